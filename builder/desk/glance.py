"""What a look at an article's record tells, without reading all of it.

To read ten thousand records as YAML takes a minute; what the queue and the index of reports need is
found with patterns, once for each text.
"""

import re
from dataclasses import dataclass

from builder.entries import claims_of
from builder.store import CONTENT, TextFile

_FIELD = re.compile(r"^(title|published|publisher|status): *(.*)$", re.MULTILINE)
_PROPOSAL = re.compile(r"^ {4}- ", re.MULTILINE)
_REVIEWED = re.compile(r"^reviewed:[^\n]*+(?:\n ++[^\n]*+)*+", re.MULTILINE)
_ON = re.compile(r"\bon: *+[\"']?(\d{4}-\d\d-\d\d)")
_EVENT = re.compile(r"^[ \t-]*event:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Glance:
    """What the front matter of an article says at a glance: fields, raw pages, events.

    Of another record, and of a field that is not there, it says nothing.
    """

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    status: str = "draft"
    reviewed_on: str | None = None
    proposals: int = 0
    claims: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()


_NOTHING = Glance()


def glance_at(file: TextFile) -> Glance:
    """Return what a look at a record tells."""
    if not file.path.startswith(f"{CONTENT}/articles/"):
        return _NOTHING
    front = file.text.split("\n---", 1)[0]
    said = {match[1]: match[2].strip("\"' ") for match in _FIELD.finditer(front)}
    known = {key: value for key, value in said.items() if value not in {"", "null"}}
    _, _, proposed = front.partition("\nproposals:")
    return Glance(
        known.get("title"),
        known.get("published"),
        known.get("publisher"),
        known.get("status", "draft"),
        _reviewed_on(front),
        len(_PROPOSAL.findall(proposed)),
        tuple(claims_of(file)) if "file:" in front else (),
        frozenset(_EVENT.findall(front)) if "event:" in front else frozenset(),
    )


def _reviewed_on(front: str) -> str | None:
    review = _REVIEWED.search(front)
    day = _ON.search(review[0]) if review else None
    return day[1] if day else None
