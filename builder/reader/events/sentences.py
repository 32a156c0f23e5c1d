"""Read the sentences of a text that report incidents, each by itself."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.casualties import Casualties, Kind, casualties_in
from builder.reader.casualties.cues import Harm
from builder.reader.events.actors import Actors, actors_in
from builder.reader.events.words import (
    ACCIDENTS,
    ASIDE,
    BACKGROUND,
    CEASEFIRE,
    COMPARISONS,
    CRIMES,
    DEFINITE,
    SEPARATE,
    TOTALS,
    UNREAL,
    VIOLENCE,
    has_happened,
    type_of,
    word_of,
)
from builder.reader.languages import english, words_in
from builder.reader.sentences import sentences

_CLAUSE = re.compile(r";\s|,? while |, and (?=in an?other |in a separate |separately)")
_LONGEST = 1_500  # no sentence that a person wrote is longer
# A sentence without a word that begins so has nothing to say of an incident.
_TELLING = words_in(english("events")["telling"])
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence, or one clause of it, tells of an incident."""

    span: Span
    order: int
    type: EventType | None
    word: str
    casualties: tuple[Casualties, ...]
    actors: Actors
    happened: bool
    is_definite: bool
    is_separate: bool
    is_background: bool

    @property
    def begins(self) -> bool:
        """Tell whether it could stand for an incident of its own."""
        return self.type is not None and bool(self.casualties or self.happened)

    @property
    def has_dead(self) -> bool:
        """Tell whether it counts dead, on any side."""
        return any(found.harm is not Harm.INJURED for found in self.casualties)

    @property
    def has_toll(self) -> bool:
        """Tell whether it brings a toll up to date."""
        return any(found.kind is Kind.TOLL for found in self.casualties)


def told_in(text: str, mentions: Sequence[tuple[Span, str]]) -> Iterator[Told | None]:
    """Yield what the sentences tell, in order; None for deaths that are no incident of this kind.

    A sentence that counts the deaths of a year, or that speaks of what might happen, tells
    nothing. `mentions` are the places where groups are named, in order.
    """
    last: str | None = None
    for order, sentence in enumerate(sentences(text)):
        inside = mentions_in(mentions, sentence)
        if _is_telling(text[sentence.start : sentence.end]):
            for clause in _clauses(text, sentence):
                yield from _told(text, clause, order, mentions_in(inside, clause), last)
        names = {name for _, name in inside}
        if names:
            last = next(iter(names)) if len(names) == 1 else None


def _is_telling(words: str) -> bool:
    return any(word[:4] in _TELLING for word in _WORD.findall(words.lower()))


def mentions_in(mentions: Sequence[tuple[Span, str]], span: Span) -> Sequence[tuple[Span, str]]:
    """Return the mentions inside the span."""
    low = bisect_left(mentions, span.start, key=lambda mention: mention[0].start)
    high = bisect_left(mentions, span.end, key=lambda mention: mention[0].start)
    return mentions[low:high]


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Split a sentence where two parts of it tell an incident and its dead, each its own."""
    start = sentence.start
    marks = _CLAUSE.finditer(text, sentence.start, sentence.end)
    for match in marks if sentence.end - sentence.start < _LONGEST else ():
        left, right = Span(start, match.start()), Span(match.end(), sentence.end)
        if _is_full(text, left) and _is_full(text, right):
            yield left
            start = match.end()
    yield Span(start, sentence.end)


def _is_full(text: str, span: Span) -> bool:
    return type_of(text[span.start : span.end].lower()) is not None and any(
        found.harm is not Harm.INJURED for found in casualties_in(text, span)
    )


def _told(
    text: str,
    span: Span,
    order: int,
    mentions: Sequence[tuple[Span, str]],
    last: str | None,
) -> Iterator[Told | None]:
    low = text[span.start : span.end].lower().replace("’", "'")
    is_truce = ("truce" in low or "fire" in low) and CEASEFIRE.search(low)
    type_ = EventType.CEASEFIRE if is_truce else type_of(low)
    actors = actors_in(text, span, mentions, last)
    casualties = casualties_in(text, span, [mention for mention, _ in mentions])
    if type_ is None and not casualties and not (actors.claimed or actors.blamed):
        return
    is_crime = not mentions and CRIMES.search(low) is not None
    if is_crime or (ACCIDENTS.search(low) and not VIOLENCE.search(low)):
        if casualties:
            yield None
        return
    if _is_total(low) or (UNREAL.search(low) and not casualties):
        return
    if type_ is EventType.CEASEFIRE:
        casualties = ()
    aside = ASIDE.search(low)
    if aside is not None:
        cut = span.start + aside.end()
        casualties = tuple(found for found in casualties if found.span.start < cut)
    yield Told(
        span,
        order,
        type_,
        word_of(low, type_) if type_ else "",
        casualties,
        actors,
        happened=type_ is EventType.CEASEFIRE or has_happened(low),
        is_definite=bool(DEFINITE.search(low)),
        is_separate=bool(SEPARATE.search(low)),
        is_background=bool(BACKGROUND.search(low)),
    )


def _is_total(low: str) -> bool:
    return bool(TOTALS.search(low)) and not COMPARISONS.search(low)
