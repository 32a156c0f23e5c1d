"""Names that a word beside them makes places: "Karak Castle", "Highway 403", "the town of Foua"."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.annotate.places.candidate import Candidate, PlaceKind
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.places.scan import CapitalisedWord, PlaceMatch, known_at, runs, written
from builder.annotate.places.unlisted import unlisted
from builder.annotate.places.vocabulary import ORDINARY, SIDE, SITE
from builder.model.text import Span

# The last word of the name of a quarter, a bazaar or a village. By itself it is no name, and with a
# name that the gazetteer lacks a place where the next words say in which town.
_QUARTER = frozenset(
    "Colony Town Bazaar Bazar Chowk Market Nagar Mohalla Goth Phase Sector Block Cantonment Plaza"
    " Scheme Killi Banda Garhi Kot Basti".split()
)
_WHERE = re.compile(r"(?:,| in| of)(?: the)?(?: (?:city|town|district) of)? (?=[A-Z])")
_NUMBERED = frozenset("Highway Route Interstate Motorway".split())
_NUMBER = re.compile(r" \d{1,4}\b")
# No site without a name of its own: "the High Court", "National Highway".
_NO_NAME = frozenset(
    "The A An In At On National International Main Central Old New This That Our Their His Her My"
    " Memorial Regional General Federal Royal From To And But Our Its Your".split()
)
# A church or a fort is also a body or a word; these need a saint or a known place before them.
_NEEDS_PLACE = frozenset("Church Cathedral Park Station Mount Hill Hills Base Camp Gallery".split())
_SORT = (
    "town|city|village|hamlet|suburb|neighbou?rhood|district|sub-?district|tehsil|province|county"
    "|governorate|municipality|prefecture|township|settlement|region|valley|island|area"
)
_SORT_OF = re.compile(rf"\b({_SORT})(?:s|ies)? of \Z")
_AND = re.compile(
    rf"\b({_SORT})(?:s|ies)? of [A-Z][\w'’-]{{1,30}}(?:, [A-Z][\w'’-]{{1,30}}){{0,3}},? and \Z"
)
_SORT_AFTER = re.compile(rf" ({_SORT})\b")
_LARGE = 100_000


def matches_of(
    text: str,
    words: Sequence[CapitalisedWord],
    gazetteer: Gazetteer,
    recorded: Sequence[PlaceMatch],
) -> Iterator[PlaceMatch]:
    """Yield the records' names and the others that may be places, from left to right.

    Of two names that overlap the record's wins, unless the other is longer on both or either side
    and no city: "Sistan and Balochistan" is not Balochistan.
    """
    at, left = 0, deque(recorded)
    while at < len(words) or left:
        if left and (at >= len(words) or words[at].start >= left[0].span.start):
            match = left.popleft()
            longer = _known(text, words, at, gazetteer) if at < len(words) else None
            if longer and _is_longer(longer, match):
                match = longer
            yield match
            at = max(at, match.last)
            continue
        known, named = _known(text, words, at, gazetteer), _of_sort(text, words, at)
        found = named if named and (not known or named.last > known.last) else known
        found = found or unlisted(text, words, at, gazetteer)
        if found and not (left and _gives_way(found, left[0])):
            yield found
            at = found.last
            while left and left[0].span.start < found.span.end:
                left.popleft()
        else:
            at += 1


def _known(
    text: str, words: Sequence[CapitalisedWord], at: int, gazetteer: Gazetteer
) -> PlaceMatch | None:
    known = known_at(text, words, at, gazetteer)
    if known and _is_no_name(words, known):
        known = None
    return _site(text, words, at, known) or _quarter(text, words, at, gazetteer) or known


def _is_no_name(words: Sequence[CapitalisedWord], match: PlaceMatch) -> bool:
    """Tell whether it is a side, a head noun, or a part of a name with hyphens."""
    if match.last == match.first + 1 and words[match.first].text in SIDE | _QUARTER:
        return True
    is_followed = match.last < len(words) and words[match.last].is_part
    return words[match.first].is_part or is_followed


def _quarter(
    text: str, words: Sequence[CapitalisedWord], at: int, gazetteer: Gazetteer
) -> PlaceMatch | None:
    """Return the quarter, park or bazaar whose name begins here, if the town stands behind it."""
    if words[at].text in _NO_NAME or (words[at].is_joined and words[at - 1].text not in _NO_NAME):
        return None
    for last in runs(words, at):
        head = written(words[last - 1].text)
        if last == at + 1 or (head not in _QUARTER and head not in _NEEDS_PLACE):
            continue
        where = _WHERE.match(text, words[last - 1].end)
        if where and last < len(words) and words[last].start == where.end():
            if known_at(text, words, last, gazetteer) is None:
                continue
            span = Span(words[at].start, words[last - 1].end)
            return PlaceMatch(span, written(text[span.start : span.end]), (), at, last, head)
    return None


def _gives_way(match: PlaceMatch, record: PlaceMatch) -> bool:
    return match.span.overlaps(record.span) and not _is_longer(match, record)


def _is_longer(match: PlaceMatch, record: PlaceMatch) -> bool:
    own, other = match.span, record.span
    contains = own.start <= other.start and own.end >= other.end and own != other
    return contains and all(place.kind is not PlaceKind.CITY for place in match.candidates)


def _site(
    text: str, words: Sequence[CapitalisedWord], at: int, known: PlaceMatch | None
) -> PlaceMatch | None:
    """Return the site whose name begins here, at the place that it is named after."""
    word = words[at]
    if word.text in _NUMBERED and (number := _NUMBER.match(text, word.end)):
        span = Span(word.start, number.end())
        return PlaceMatch(span, text[span.start : span.end], (), at, at + 1, word.text)
    if word.text in _NO_NAME or (word.is_joined and not known):
        return None
    ends = (last for last in runs(words, at) if written(words[last - 1].text) in SITE)
    last = next((last for last in ends if last > at + 1), 0)
    if not last or (known and known.last >= last):
        return None
    sort = written(words[last - 1].text)
    if sort in _NEEDS_PLACE and not (known or word.text in {"St", "Saint"}):
        return None
    end = words[last - 1].end
    end += text[end : end + 1] == "." and len(words[last - 1].text) <= 3  # noqa: PLR2004 -- Rd., St.
    span = Span(word.start, end)
    place = tuple(filter(_is_large, known.candidates)) if known else ()
    return PlaceMatch(span, written(text[span.start : span.end]), place, at, last, sort)


def _is_large(place: Candidate) -> bool:
    return place.kind is not PlaceKind.CITY or place.population >= _LARGE


def _of_sort(text: str, words: Sequence[CapitalisedWord], at: int) -> PlaceMatch | None:
    """Return a name that the gazetteer lacks and the words beside it make a place."""
    word = words[at]
    if word.is_joined and words[at - 1].text not in _NO_NAME:
        return None
    if word.text.lower() in ORDINARY or word.text in SIDE:
        return None
    before = text[max(0, word.start - 90) : word.start]
    found = None
    if before.endswith(" of "):
        found = _SORT_OF.search(before)
    elif before.endswith(" and "):
        found = _AND.search(before)
    *_, last = runs(words, at)
    after = None if found else _SORT_AFTER.match(text, words[last - 1].end)
    sort = found or after
    if sort is None or last - at > 3 or words[last - 1].text.lower() in ORDINARY:  # noqa: PLR2004
        return None
    span = Span(word.start, words[last - 1].end)
    return PlaceMatch(span, written(text[span.start : span.end]), (), at, last, sort[1])


def with_sides(
    words: Sequence[CapitalisedWord], matches: Iterable[PlaceMatch]
) -> Iterator[PlaceMatch]:
    """Yield the matches, those of cities with the side before them, as in "North London"."""
    end = 0
    for match in matches:
        before = words[match.first - 1] if match.first else None
        if before and before.text in SIDE and before.start >= end and _has_side(words, match):
            span = Span(before.start, match.span.end)
            yield replace(match, span=span, first=match.first - 1)
        else:
            yield match
        end = match.span.end


def _has_side(words: Sequence[CapitalisedWord], match: PlaceMatch) -> bool:
    if match.record or match.first == match.last or not words[match.first].is_joined:
        return False
    return any(place.kind is PlaceKind.CITY for place in match.candidates)
