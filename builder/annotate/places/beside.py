"""Weigh what stands beside a name: "in Houston" is a place, "Whitney Houston" is none.

A weight of 1 is a good sign, of -1 a bad one; `sense` adds them to what the gazetteer says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.annotate.places.candidate import Candidate, PlaceKind, is_state
from builder.annotate.places.people import GIVEN_NAMES, SURNAMES, TITLES
from builder.annotate.places.scan import CapitalisedWord, PlaceMatch
from builder.annotate.places.vocabulary import (
    AFTER_PERSON,
    BEFORE_ORGANISATION,
    BODIES,
    OFFICE,
    ORDINARY,
    ORGANISATION,
    SIDE,
    SITE,
    WHERE,
    WHITHER,
)

_LARGE_KINDS = frozenset(
    (PlaceKind.COUNTRY, PlaceKind.ADJECTIVE, PlaceKind.CONTINENT, PlaceKind.COUNTY)
)

OF_ORGANISATION = -9.0
_AFTER_GIVEN_NAME = -3.0
_BESIDE_UNKNOWN = -1.5
_BESIDE_UNKNOWN_LARGE = -0.3
_SPEAKS = -1.5
_AGED = -2.0
_QUOTED = -1.5
_PLURAL = -1.2
_STARTS_SENTENCE = -0.3
_NO_ADJECTIVE = -3.0
_WHITHER = 0.4
_WHERE = 1.2
_NEIGHBOUR = 0.4
_WITHIN = 2.5
_DATELINE = 3.0

_FAR_BACK = 28
_BEFORE = re.compile(r"([A-Za-z'’]{1,20})\s{1,16}((?:the )?)[\"“‘']?\Z")
_AFTER = re.compile(r"(?:['’]s)? ([a-z]{2,14})")
_ENDS = re.compile(r"[.,;!?]|\s*\Z")
# What follows "the Boons" when they are people, and not "the Cairns district".
_PEOPLE = re.compile(
    r"[^ ]|\Z| (?:are|were|have|had|will|would|won|lost|on|that|and|who|in|to|at)\b"
)
_AGE = re.compile(r", \d{1,2}[,.]")
_DATELINE_END = re.compile(r"[^\n]{0,40}?(?: ?[—–]| ?--| - | ?\(|: )")
_DESCRIBED = re.compile(
    r"(?:-|\s{1,16})(?!(?:or|as|in|by|to|on|for|at|is|was|were|are|who|from|with)\b)"
    r"(?:and (?=[A-Z])|(?!and\b)[A-Za-z])"
)
_CLOSED = re.compile(r"[,.]?[\"”’](?!s\b)")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A match and what speaks for it.

    `is_of_name` tells that it is a part of a person's or an organisation's name, and `within` what
    stands after its comma: "Reading, England".
    """

    match: PlaceMatch
    weight: float
    is_of_name: bool = False
    clue: str = ""
    within: tuple[Candidate, ...] = ()


def weigh(
    text: str,
    words: Sequence[CapitalisedWord],
    match: PlaceMatch,
    within: tuple[Candidate, ...] = (),
    neighbour: str = "",
) -> PlaceMention:
    """Return the match with the weight of what stands beside it."""
    before = after = None
    if match.first < match.last:  # A name of a record need not have capitals.
        before = words[match.first - 1] if words[match.first].is_joined else None
        after = words[match.last] if match.last < len(words) else None
        after = after if after and after.is_joined else None
    back = text[max(0, match.span.start - _FAR_BACK) : match.span.start]
    found = _BEFORE.search(back)
    if _is_of_organisation(text, words, match, before):
        return PlaceMention(match, OF_ORGANISATION, is_of_name=True)
    kinds = {candidate.kind for candidate in match.candidates}
    is_small = _is_small(kinds, match)
    weight, is_of_name, clue = _name_around(text, match, before, after, is_small=is_small)
    if PlaceKind.ADJECTIVE in kinds and not _DESCRIBED.match(text, match.span.end):
        weight += _NO_ADJECTIVE
    if is_small:
        weight += _small(text, match, found)
    if within:
        return PlaceMention(
            match, weight + _WITHIN, clue="the place after its comma", within=within
        )
    if before is None:
        change, clue = _where(text, match, found)
        weight += change
        if neighbour and weight < _WHERE:
            weight, clue = weight + _NEIGHBOUR, f"{neighbour} beside it"
    return PlaceMention(match, weight, is_of_name, clue)


def _is_small(kinds: set[PlaceKind], match: PlaceMatch) -> bool:
    """Tell whether the name is a town's, so that a word of a name beside it counts for more."""
    if not kinds.isdisjoint(_LARGE_KINDS) or any(map(is_state, match.candidates)):
        return False
    return PlaceKind.CITY in kinds or PlaceKind.PROVINCE not in kinds


def _is_of_organisation(
    text: str, words: Sequence[CapitalisedWord], match: PlaceMatch, before: CapitalisedWord | None
) -> bool:
    """Tell whether it is in the name of a company, paper, team or university."""
    if before and before.text in BEFORE_ORGANISATION:
        return True
    ahead = words[match.first - 1] if match.first else None
    if ahead and ahead.text in BODIES and text.startswith(" of ", ahead.end):
        return True
    at = match.last
    while at < min(match.last + 4, len(words)) and words[at].is_joined:
        if words[at].text in ORGANISATION:
            return True
        at += 1
    return False


def _name_around(
    text: str,
    match: PlaceMatch,
    before: CapitalisedWord | None,
    after: CapitalisedWord | None,
    *,
    is_small: bool,
) -> tuple[float, bool, str]:
    weight, is_of_name = 0.0, False
    could_be_given = match.name.lower() in GIVEN_NAMES
    beside_unknown = _BESIDE_UNKNOWN if is_small else _BESIDE_UNKNOWN_LARGE
    if before and _is_of_person(text, before):
        is_of_name = is_small or could_be_given or match.name.lower() in SURNAMES
        weight += _AFTER_GIVEN_NAME if is_of_name else beside_unknown
    elif before and _is_unknown(text, before):
        is_of_name = is_small
        weight += beside_unknown
    if after and after.text not in OFFICE and after.text not in SITE:
        if could_be_given:
            return weight + _AFTER_GIVEN_NAME, True, ""
        if is_small:
            return weight + _BESIDE_UNKNOWN, True, ""
    return weight, is_of_name, ""


def _is_of_person(text: str, word: CapitalisedWord) -> bool:
    name = word.text.lower()
    is_initial = len(name) == 1 and text[word.end : word.end + 1] == "."
    return name in GIVEN_NAMES or name in TITLES or is_initial


def _is_unknown(text: str, word: CapitalisedWord) -> bool:
    if word.text in OFFICE or word.text in SIDE or word.text.isupper():
        return False
    return word.text.lower() not in ORDINARY and not _starts_sentence(text, word.start)


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 20) : at].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n…-–—”"


def _small(text: str, match: PlaceMatch, found: re.Match[str] | None) -> float:
    """Weigh the signs that a town's name is a person's or a title."""
    weight = 0.0
    if _AGE.match(text, match.span.end):
        weight += _AGED
    after = _AFTER.match(text, match.span.end)
    ends = _ENDS.match(text, match.span.end)
    if (after and after[1] in AFTER_PERSON) or (ends and found and found[1] in AFTER_PERSON):
        weight += _SPEAKS
    if found and found[2] and match.name.endswith("s") and _PEOPLE.match(text, match.span.end):
        weight += _PLURAL
    opening = text[match.span.start - 1 : match.span.start]
    if opening in {'"', "“", "‘"} and _CLOSED.match(text, match.span.end):
        weight += _QUOTED
    return weight


def _where(text: str, match: PlaceMatch, found: re.Match[str] | None) -> tuple[float, str]:
    start = match.span.start
    if (start == 0 or text[start - 1] == "\n") and _is_dateline(text, match):
        return _DATELINE, "the dateline"
    word = found[1] if found else ""
    if word.lower() in WHERE:
        return _WHERE, f"“{word}” before it"
    if word.lower() in WHITHER:
        return _WHITHER, ""
    return (_STARTS_SENTENCE if _starts_sentence(text, start) else 0.0), ""


def _is_dateline(text: str, match: PlaceMatch) -> bool:
    """Tell whether it opens a line as in "QUETTA (AP) —", or the text as in "Quetta —"."""
    if not _DATELINE_END.match(text, match.span.end):
        return False
    if text[match.span.start : match.span.end].isupper():
        return True
    after = text[match.span.end : match.span.end + 3].strip()[:1]
    return after == "(" or (match.span.start == 0 and after in {"—", "–", "-"})
