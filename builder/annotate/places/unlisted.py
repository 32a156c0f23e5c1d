"""Names that nothing knows, where a place stands: "the toll in Mailari", "in Done Taw, Sagaing"."""

import re
from collections.abc import Sequence
from functools import cache

from builder.annotate.places.candidate import PlaceKind
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.places.people import GIVEN_NAMES, TITLES
from builder.annotate.places.scan import CapitalisedWord, PlaceMatch, known_at, runs, written
from builder.annotate.places.vocabulary import BODIES, OFFICE, ORDINARY, ORGANISATION, SIDE
from builder.model.text import Span
from builder.reader.languages import english, words_in

_BACK = 90
_MOST = 3  # words
_ACRONYM = 4
_OUTER = frozenset((PlaceKind.PROVINCE, PlaceKind.COUNTRY, PlaceKind.COUNTY, PlaceKind.AREA))
_BEHIND = re.compile(r",(?: in)?(?: [a-z-]{3,14}){0,2} (?=[A-Z])")
_GOES_ON = re.compile(r"[-&/]| (?:de|du|des|della|el|al|of)[ -]")
_NO_NAME = frozenset("The A An In On At This That These Those".split())


def unlisted(
    text: str, words: Sequence[CapitalisedWord], at: int, gazetteer: Gazetteer
) -> PlaceMatch | None:
    """Return the name that begins with a word and stands where an act took place.

    It has no candidates: nothing says where it lies, unless a word behind it does.
    """
    word = words[at]
    if word.is_joined and words[at - 1].text not in _NO_NAME:
        return None
    before = text[max(0, word.start - _BACK) : word.start]
    if _where().search(before) is None:
        return None
    *_, last = runs(words, at)
    goes_on = _GOES_ON.match(text, words[last - 1].end)
    if goes_on or last - at > _MOST or not all(map(_may_name, words[at:last])):
        return None
    act = _acts().search(before)
    outer = None if act else _outer(text, words, last, gazetteer)
    if not (act or outer):
        return None
    span = Span(word.start, words[last - 1].end)
    return PlaceMatch(
        span, written(text[span.start : span.end]), (), at, last, act[1] if act else outer
    )


def _may_name(word: CapitalisedWord) -> bool:
    """Tell whether the word may be of a village's name: no office's, body's or person's."""
    low = word.text.lower()
    if word.text.isupper() and len(word.text) <= _ACRONYM:
        return False
    if low in ORDINARY or low in GIVEN_NAMES or low in TITLES or low in _no_places():
        return False
    return word.text not in ORGANISATION | OFFICE | SIDE | BODIES


def _outer(
    text: str, words: Sequence[CapitalisedWord], last: int, gazetteer: Gazetteer
) -> str | None:
    """Return the word before the province or country that stands behind a comma."""
    behind = _BEHIND.match(text, words[last - 1].end)
    if behind is None or last == len(words) or words[last].start != behind.end():
        return None
    known = known_at(text, words, last, gazetteer)
    is_outer = known and any(place.kind in _OUTER for place in known.candidates)
    return "in" if is_outer else None


@cache
def _acts() -> re.Pattern[str]:
    acts = "|".join(
        rf"{word[:-1]}\w*" if word.endswith("*") else word
        for word in english("places")["acts"].split()
    )
    return re.compile(rf"\b({acts})(?: [a-z'’-]+){{0,4}}? (?:{_in()}) (?:the )?\Z")


@cache
def _where() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_in()}) (?:the )?\Z")


def _in() -> str:
    return "|".join(english("places")["where"].split())


@cache
def _no_places() -> frozenset[str]:
    return words_in(english("places")["no_places"])
