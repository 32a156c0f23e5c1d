"""Short reports with their right values: who was killed and hurt, where, when and by whom.

A case gives fields of its events; each field is one fact, and so is that nothing else is proposed.
"""

import functools
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from builder.annotate.annotations import Annotations, annotate
from builder.annotate.places.gazetteer import load_gazetteer
from builder.authoring import authorities_of
from builder.entries import read_records
from builder.model.dates import parse_edtf
from builder.model.names import folded
from builder.reader.found import Count, EventFound
from builder.store import read_project
from tests.quality.gold import HERE
from tests.quality.measures import Tally

FOLDER = HERE / "tolls"
ARCHIVE = HERE.parents[1]
FILES = (
    "given.jsonl",
    "kinds.jsonl",
    "own.yml",
    "fresh1.yml",
    "fresh2.yml",
    "fresh3.yml",
    "fresh4.yml",
    "abroad.yml",
)
_FIGURES = ("killed", "injured", "perpetrators_killed")
_NAMES = ("attributed_to", "claimed_by")
# What the reader proposes nothing of.
_UNREAD = frozenset({"abducted", "arrested", "displaced", "missing", "surrendered"})
Names = Mapping[object, set[str]]
_SMALL = frozenset("the group city province district state".split())
_WEIGHTS = {"killed": 4, "location": 3, "perpetrators_killed": 3, "date": 2, "type": 2}


@dataclass(frozen=True)
class Fact:
    """One value that a case gives, and the one that the reader proposes."""

    case: str
    field: str
    wanted: object
    got: object

    @property
    def is_right(self) -> bool:
        """Tell whether they are the same."""
        return self.wanted == self.got


def cases(file: str) -> list[dict[str, Any]]:
    """Return the cases of a file of the folder."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    if file.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return list(_plain(text))


def _plain(text: str) -> Iterator[dict[str, Any]]:
    """Yield cases as people write them, in the form of the given ones."""
    for case in yaml.safe_load(text) or ():
        events = [_full(event) for event in case["events"]]
        yield {**case, "published": str(case["published"]), "right": {"events": events}}


def _full(event: dict[str, Any]) -> dict[str, Any]:
    return {
        key: bounds(value) if key in _FIGURES else str(value) if key == "date" else value
        for key, value in event.items()
    }


def bounds(value: object) -> dict[str, int | None] | None:
    """Return the bounds of "12", "12+", "<=12", "6-19" or null."""
    if value is None:
        return None
    if value == "?":
        return {"min": None, "max": None}
    low, dash, high = str(value).partition("-")
    if dash:
        return {"min": int(low), "max": int(high)}
    if low.startswith("<="):
        return {"min": None, "max": int(low[2:])}
    least = int(low.rstrip("+"))
    return {"min": least, "max": None if low.endswith("+") else least}


@functools.cache
def _read(file: str) -> tuple[tuple[dict[str, Any], Annotations], ...]:
    """Return the cases of a file, each with what the reader makes of it in this archive."""
    authorities = authorities_of(read_records(read_project(ARCHIVE)))
    gazetteer = load_gazetteer()
    found = []
    for case in cases(file):
        published = parse_edtf(case["published"]) if case.get("published") else None
        found.append((case, annotate(case["text"], published, authorities, gazetteer)))
    return tuple(found)


def facts(file: str) -> tuple[Fact, ...]:
    """Return every fact of the cases of a file, with what the reader makes of it."""
    return tuple(fact for case, found in _read(file) for fact in _facts(case, found))


def proposed() -> Iterator[tuple[str, tuple[EventFound, ...]]]:
    """Yield each text with the events that are proposed of it."""
    for file in FILES:
        for case, found in _read(file):
            yield case["text"], found.events


def _facts(case: Mapping[str, Any], found: Annotations) -> Iterator[Fact]:
    right, name = case["right"], case["id"]
    groups = {group.name for group in found.groups}
    groups |= {group.name for group in found.unknown_groups}
    for group in right.get("groups", ()):
        named = [group for one in groups if _is_alike(group, one)]
        yield Fact(name, "group", group, *(named[:1] or [None]))
    for place in right.get("not_places", ()):
        got_one = place in {one.name for one in found.locations}
        yield Fact(name, "no place", None, place if got_one else None)
    for words, value in right.get("dates", {}).items():
        got = {one.text: one.value.text for one in found.dates if one.value}
        yield Fact(name, "date", value, got.get(words))
    for place, country in right.get("places", ()):
        near = [one.country for one in found.locations if _is_alike(place, one.name)]
        yield Fact(name, "place", country, country if country in near else None)
    for country in right.get("not_countries", ()):
        got_there = country in {one.country for one in found.locations}
        yield Fact(name, "country", None, country if got_there else None)
    names: dict[object, set[str]] = {}  # a place goes by the names that the text has for it
    for place in found.locations:
        mentions = {case["text"][span.start : span.end] for span in place.mentions}
        names.setdefault(place.name, {place.name}).update(mentions)
    if "events" in right:
        events = [
            {key: value for key, value in event.items() if key not in _UNREAD}
            for event in right["events"]
        ]
        yield from _of_events(name, events, found.events, names)


def _of_events(
    name: str, wanted: Sequence[Mapping[str, Any]], got: Sequence[EventFound], names: Names
) -> Iterator[Fact]:
    pairs = _pairs(wanted, got, names)
    for number, event in enumerate(wanted):
        one = got[pairs[number]] if number in pairs else None
        for field in event:
            yield Fact(name, field, _shown(event[field]), _got(one, field, event[field], names))
    yield Fact(name, "no other event", len(wanted), len(got))


def _pairs(
    wanted: Sequence[Mapping[str, Any]], got: Sequence[EventFound], names: Names
) -> dict[int, int]:
    """Give each event of the case the proposal that agrees best with it, each once."""
    ranked = sorted(
        (
            (
                sum(
                    _WEIGHTS.get(field, 1)
                    for field in event
                    if _shown(event[field]) == _got(one, field, event[field], names)
                ),
                -i,
                -k,
            )
            for i, event in enumerate(wanted)
            for k, one in enumerate(got)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, k in ranked:
        if -i not in pairs and -k not in pairs.values():
            pairs[-i] = -k
    return pairs


def _shown(value: object) -> object:
    if isinstance(value, dict):
        return Count(value["min"], value["max"])
    return tuple(value) if isinstance(value, list) else value


def _got(one: EventFound | None, field: str, wanted: object, names: Names) -> object:
    if one is None:
        return "no event"
    value: object = getattr(one, field)
    if field == "date":
        return one.date.text if one.date else None
    if field == "location" and isinstance(wanted, str):
        alike = (
            _is_alike(one, name) for one in wanted.split(" / ") for name in names.get(value, ())
        )
        return wanted if any(alike) else value
    if field in _NAMES and isinstance(wanted, list) and isinstance(value, tuple):
        is_same = len(wanted) == len(value) and all(map(_is_alike, wanted, value))
        return tuple(wanted) if is_same else value
    return value


def _is_alike(wanted: str, got: str) -> bool:
    """Tell whether one name is the other, whatever is said of what it is: "Marawi City"."""
    one, other = (
        [word for word in folded(name.split(" (")[0]).split() if word not in _SMALL]
        for name in (wanted, got)
    )
    return one == other


def measure(tally: Tally) -> None:
    """Count the facts of each file that are right."""
    for file in FILES:
        figure = f"tolls {Path(file).stem.replace('-', ' ')}"
        for fact in facts(file):
            tally.add(figure, f"{file}, {fact.case}: {fact.field}", fact.wanted, fact.got, None)


if __name__ == "__main__":
    for file in sys.argv[1:] or FILES:
        wrong = [fact for fact in facts(file) if not fact.is_right]
        for fact in wrong:
            sys.stdout.write(f"{fact.case:32} {fact.field:16} {fact.wanted}  GOT {fact.got}\n")
        sys.stdout.write(f"{file}: {len(facts(file)) - len(wrong)} of {len(facts(file))}\n")
