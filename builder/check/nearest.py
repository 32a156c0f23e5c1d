"""What somebody may have meant by an id that no record has."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.model.authority import Authority
from builder.model.ids import slug
from builder.model.kinds import NOUNS

_LONG_ENOUGH = 4
_MOST_SEARCHES = 50


@dataclass(eq=False)
class Nearest:
    """Finds the nearest id: by its letters, by a name of the record, or by a part of it.

    `ids` has all ids of a kind, `records` those that could be read, by their ids.
    """

    ids: Mapping[str, frozenset[str]]
    records: Mapping[str, Mapping[str, Any]]
    _known: dict[str, dict[str, str]] = field(default_factory=dict)
    _searches: int = 0

    def advice(self, kind: str, id_: str) -> str:
        """Say what to do about an id that no record of the kind has."""
        add = f"add content/{kind}/{id_}.md"
        for other, noun in NOUNS.items():
            if id_ in self.ids[other]:
                article = "an" if noun[0] in "ae" else "a"
                return (
                    f"that is the id of {article} {noun}: name it where {other} are named, or {add}"
                )
        near = self._nearest(kind, id_)
        return f"did you mean {near}? Or {add}" if near else add

    def _nearest(self, kind: str, id_: str) -> str | None:
        # The search takes time: after many faults, something else is wrong.
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return None
        if kind not in self._known:
            self._known[kind] = self._spellings(kind)
        known = self._known[kind]
        if close := difflib.get_close_matches(id_, known, n=1):
            return known[close[0]]
        if len(id_) < _LONG_ENOUGH:
            return None
        return next((known[spelling] for spelling in known if id_ in spelling), None)

    def _spellings(self, kind: str) -> dict[str, str]:
        """Return every id of a kind by itself, and by each name of its record."""
        names = {
            slug(name): id_
            for id_, entry in sorted(self.records[kind].items())
            if isinstance(entry.record, Authority)
            for name in entry.record.strong_names
        }
        return names | {id_: id_ for id_ in sorted(self.ids[kind])}
