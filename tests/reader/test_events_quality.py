"""How good the reader of events is on reports that we wrote, against the naive pattern.

`tuning.yaml` was used while the rules were written; `check.yaml` was written before them and was
looked at by its figures alone. The floors only rise.
"""

import re
from collections import Counter
from pathlib import Path
from typing import TypedDict

import pytest

from builder.model.authority import Group
from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.reader.events import find_events
from builder.reader.found import Count, EventFound
from builder.reader.groups import find_groups
from tests.model.read import yaml_cases

HERE = Path(__file__).parent / "events"
# A number, in digits or as a word, next to "killed": what one writes in a minute.
_NUMBER = r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NAIVE = re.compile(
    rf"\b{_NUMBER} (?:\w+ )?(?:were |was )?killed|\bkill(?:ed|ing) (?:at least )?{_NUMBER}\b",
    re.IGNORECASE,
)
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
FLOORS = {
    "tuning.yaml": {"deaths": 0.98, "injured": 0.97, "actors": 0.98, "types": 0.98, "found": 1.0},
    "check.yaml": {"deaths": 0.90, "injured": 1.0, "actors": 0.97, "types": 0.94, "found": 1.0},
}
MOST_INVENTED = {"tuning.yaml": 0, "check.yaml": 0}


class Expected(TypedDict, total=False):
    """An event as the data files have it."""

    type: str
    killed: str
    injured: str
    attackers: str
    claimed: list[str]
    blamed: list[str]


class Report(TypedDict):
    """A report with its events."""

    text: str
    events: list[Expected]


NAMES: dict[str, str] = yaml_cases(HERE / "groups.yaml")
GROUPS = {id_: Group(name=name) for id_, name in NAMES.items()}
INDEX = NameIndex(Name(name, Owner(BearerKind.GROUP, id_)) for id_, name in NAMES.items())


def read(text: str) -> tuple[EventFound, ...]:
    """Return the events of the text, which names the invented groups."""
    groups, unknown = find_groups(text, GROUPS, INDEX)
    return find_events(text, (), (), groups, unknown)


def count_of(notation: str | None) -> Count | None:
    """Read the notation of the data files."""
    if notation is None:
        return None
    if notation == "?":
        return Count(None, None)
    if notation.startswith("<="):
        return Count(None, int(notation[2:]))
    if notation.endswith("+"):
        return Count(int(notation[:-1]), None)
    low, _, high = notation.partition("-")
    return Count(int(low), int(high or low))


def naive_deaths(text: str) -> int | None:
    """Return the first number beside "killed"."""
    match = _NAIVE.search(text)
    if match is None:
        return None
    word = (match[1] or match[2]).casefold()
    return int(word) if word.isdecimal() else _WORDS.index(word) + 1


def scores(half: str) -> tuple[Counter[str], Counter[str]]:
    """Return how many of what were right, and how many there were."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    reports: list[Report] = yaml_cases(HERE / half)
    for report in reports:
        text, expected, found = report["text"], report["events"], read(report["text"])
        of["found"] += len(expected)
        right["found"] += min(len(found), len(expected))
        right["invented"] += max(0, len(found) - len(expected))
        for at, event in enumerate(expected):
            _compare(event, found[at] if at < len(found) else None, naive_deaths(text), right, of)
    return right, of


def _compare(
    event: Expected,
    found: EventFound | None,
    naive: int | None,
    right: Counter[str],
    of: Counter[str],
) -> None:
    killed, attackers = count_of(event.get("killed")), count_of(event.get("attackers"))
    if killed is not None or attackers is not None:
        of["deaths"] += 1
        if found is not None:
            right["deaths"] += (found.killed, found.perpetrators_killed) == (killed, attackers)
        bound = killed or attackers
        right["naive"] += naive is not None and bound is not None and naive == bound.min
    if "injured" in event:
        of["injured"] += 1
        right["injured"] += found is not None and found.injured == count_of(event["injured"])
    of["types"] += 1
    of["actors"] += 1
    if found is not None:
        right["types"] += found.type == event["type"]
        right["actors"] += (found.claimed_by, found.attributed_to) == (
            tuple(NAMES[id_] for id_ in event.get("claimed", ())),
            tuple(NAMES[id_] for id_ in event.get("blamed", ())),
        )


@pytest.mark.parametrize("half", FLOORS)
def test_floors(half: str) -> None:
    """The shares of right deaths, injured, types and groups, and of events found, don't fall."""
    right, of = scores(half)
    shares = {name: right[name] / of[name] for name in FLOORS[half]}
    assert {name: share for name, share in shares.items() if share < FLOORS[half][name]} == {}
    assert right["invented"] <= MOST_INVENTED[half]


@pytest.mark.parametrize("half", FLOORS)
def test_naive_pattern_is_far_behind(half: str) -> None:
    """A number beside "killed" is right for less than half as many incidents."""
    right, _ = scores(half)
    assert right["naive"] * 2 < right["deaths"]
