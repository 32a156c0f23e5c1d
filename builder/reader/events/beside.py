"""Dead who are told of beside an incident: of a conflict, of a year, in court, at a memorial."""

import re
from functools import cache
from typing import NamedTuple

from builder.reader.languages import english, words_in
from builder.reader.phrases import pattern_of, plain

_CLAUSE = re.compile(r",\s(?=\w+ing\b)|[;–—]\s|,?\s(?:while|but)\s|,\s(?=and\b)")
_NO_HEARING_BEHIND = re.compile(r"\b(?:who|which|that|had|having) (?:\w+ ){0,2}$")


class _Patterns(NamedTuple):
    conflicts: re.Pattern[str]
    many: re.Pattern[str]
    unrest: re.Pattern[str]
    added: re.Pattern[str]
    spans: re.Pattern[str]
    hearings: re.Pattern[str]
    memorials: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = english("tolls")

    def one(of: str, key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<= ){pattern_of(data[of][key], data['lists'])}")

    return _Patterns(
        conflicts=one("totals", "conflicts"),
        many=one("totals", "many"),
        unrest=one("totals", "unrest"),
        added=one("totals", "added"),
        spans=one("totals", "spans"),
        hearings=one("hearings", "any"),
        memorials=one("memorials", "any"),
    )


def is_of_conflict(low: str, *, has_day: bool) -> bool:
    """Tell whether a conflict has taken the lives: "The war has killed 9,000"; not on one day."""
    words, patterns = plain(low), _patterns()
    if patterns.conflicts.search(words) or patterns.many.search(words):
        return True
    return not has_day and patterns.unrest.search(words) is not None


def is_apart(low: str, start: int) -> bool:
    """Tell whether the dead at that place of a sentence are those of a hearing or a memorial."""
    before = low[:start]
    clause = before[before.rfind(",") + 1 :]
    is_of_subject = before.endswith((" who ", " that ", " which "))
    return is_hearing(before) or is_memorial(clause) or (is_of_subject and is_hearing(low[start:]))


def is_memorial(low: str) -> bool:
    """Tell whether people remember the dead of an earlier day."""
    return _patterns().memorials.search(plain(low)) is not None


def is_hearing(low: str) -> bool:
    """Tell whether a court deals with what was done on an earlier day."""
    words = plain(low)
    return any(
        _NO_HEARING_BEHIND.search(words[: match.start()]) is None
        for match in _patterns().hearings.finditer(words)
    )


def clauses(low: str) -> list[int]:
    """Return where clauses begin after the first, that may tell of something else."""
    return [match.end() for match in _CLAUSE.finditer(low)]


def is_added_up(low: str) -> bool:
    """Tell whether a clause adds an incident to others: "bringing the toll this year to 58"."""
    words, patterns = plain(low), _patterns()
    return bool(patterns.added.search(words) and patterns.spans.search(words))


@cache
def _mishaps() -> frozenset[str]:
    return words_in(english("tolls")["lists"]["mishaps"])


def is_mishap(low: str) -> bool:
    """Tell whether people may have died without anyone's will: in a fire, under a wall."""
    return not _mishaps().isdisjoint(plain(low).split())
