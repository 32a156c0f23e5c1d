"""Whether the words of an event's reports bear out its type and target.

`read_type` takes the sentences that the reports quote, and the paragraphs and whole articles that
they stand in: the nearer a word, the more it says. `read_target` says what the target's words are
doing there. Both read English alone and say *cannot tell* where no word of theirs decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from builder.model.event import EventType
from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.languages import english
from builder.reader.phrases import pattern_of, places_of, plain

_OPEN = (EventType.OTHER, EventType.UNKNOWN)


def types_in(words: str) -> frozenset[EventType]:
    """Return the types of incident that some words may be said to name."""
    low = plain(words)
    return frozenset(type_ for type_, pattern in _types("types").items() if pattern.search(low))


def read_type(
    type_: EventType, sentences: Sequence[str], paragraphs: Sequence[str], articles: Sequence[str]
) -> SecondReading:
    """Tell whether the words name an incident of this type.

    `sentences` are those that the reports quote, `paragraphs` the ones around them with the titles.
    """
    quoted, near = " ".join(sentences), " ".join(paragraphs)
    named = types_in(quoted)
    if type_ in named:
        return SecondReading(Verdict.AGREES, f"words of a {type_}")
    named_near = types_in(near)
    if type_ in _OPEN or type_ in named_near or (named or named_near) & _alike()[type_]:
        return CANNOT_TELL
    is_there = any(type_ in types_in(text) for text in articles)
    # What a bomb was is often told only later.
    is_told_later = is_there and (not named or type_ is EventType.SUICIDE_BOMBING)
    is_open = not named and _types("maybe")[type_].search(plain(quoted)) is not None
    is_wide = not named_near and str(type_) in english("kinds")["wide"]["types"]
    if is_told_later or is_open or is_wide:
        return CANNOT_TELL
    others = ", ".join(sorted(named or named_near))
    says = f"words of another kind: {others}" if others else f"no word of a {type_}"
    return SecondReading(Verdict.DISAGREES, says)


@cache
def _types(of: str) -> Mapping[EventType, re.Pattern[str]]:
    table: Mapping[str, list[str]] = english("kinds")[of]
    return {
        EventType(key): re.compile(rf" {pattern_of(phrases, {})}") for key, phrases in table.items()
    }


@cache
def _alike() -> Mapping[EventType, frozenset[EventType]]:
    table: Mapping[str, list[str]] = english("kinds")["alike"]
    return {EventType(key): frozenset(map(EventType, of)) for key, of in table.items()}


_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|according to)(?: \w+){0,2} $", re.IGNORECASE)
_SAID_BEHIND = re.compile(
    r"(?:, [^.\n]{1,80},)? (?:said|says|told|added|declared|announced|asked)\b", re.IGNORECASE
)


def read_said(said: str, text: str, sentences: Iterable[Span]) -> SecondReading:
    """Tell whether a sentence that is quoted of an event has these words, and no speaker is meant.

    Elsewhere in an article they may be about the event or not: that nobody can tell.
    """
    quoted = tuple(sentences)
    for place in places_of(text, said):
        if any(place.overlaps(one) for one in quoted) and not _speaks(text, place):
            return SecondReading(Verdict.AGREES, f'"{said}" in the sentence', place)
    return CANNOT_TELL


def read_target(
    target: str, text: str, sentences: Iterable[Span], attackers: Sequence[Span]
) -> SecondReading:
    """Tell whether the words of an article make this the target.

    `sentences` are those that the reports quote, and `attackers` the places where the text names
    the groups that are said to have done it.
    """
    places = list(places_of(text, target))
    if not places:
        return CANNOT_TELL
    for place in places:
        if any(one.start <= place.start and place.end <= one.end for one in attackers):
            return SecondReading(Verdict.DISAGREES, "the attackers, and not the target", place)
    quoted = tuple(sentences)
    within = [place for place in places if any(place.overlaps(one) for one in quoted)]
    speaking = [place for place in places if _speaks(text, place)]
    if within and not set(within) <= set(speaking):
        return SecondReading(Verdict.AGREES, f'"{target}" in the sentence', within[0])
    if len(speaking) == len(places):
        return SecondReading(Verdict.DISAGREES, "somebody who speaks", places[0])
    if any(_same_paragraph(text, place, one) for place in places for one in quoted):
        return CANNOT_TELL
    return SecondReading(Verdict.DISAGREES, "the words of something else", places[0])


def _speaks(text: str, place: Span) -> bool:
    before = _SAID_BEFORE.search(text[max(0, place.start - 40) : place.start])
    return before is not None or _SAID_BEHIND.match(text, place.end) is not None


def _same_paragraph(text: str, one: Span, other: Span) -> bool:
    first, last = min(one.end, other.end), max(one.start, other.start)
    return "\n" not in text[first:last]
