"""Read the sentences of a text that report incidents, each by itself."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.casualties import Casualties, CountKind, casualties_in
from builder.reader.casualties.cues import Fate
from builder.reader.events.actors import Actors, actors_in
from builder.reader.events.beside import (
    clauses,
    is_added_up,
    is_apart,
    is_hearing,
    is_mishap,
    is_of_conflict,
)
from builder.reader.events.rows import RowPart, is_spread, row_of
from builder.reader.events.setting import Setting
from builder.reader.events.speakers import with_boasts
from builder.reader.events.vocabulary import (
    ACCIDENTS,
    ASIDE,
    BACKGROUND,
    CEASEFIRE,
    COMPARISONS,
    CRIMES,
    DEFINITE,
    SEPARATE,
    TAKES_PLACE,
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
_CAUSE = re.compile(
    r"\bin (?:retaliation|revenge|reprisal|response) (?:for|to) |\bto (?:avenge|revenge) "
)
# A sentence without a word that begins so has nothing to say of an incident.
_TELLING = words_in(english("events")["telling"])
_TOLLS = (CountKind.TOLL, CountKind.GIVEN)
# Verbs of a will to kill, which make an attack of what no word calls one.
_KILLED = re.compile(
    r"\b(?:killed|murdered|slain|martyred|struck|targeted|(?:gunshot|bullet) wounds)\b"
)
_FRONT = re.compile(
    r"(?:In|At|Near|Around|Outside) (?:[a-z]++ ){0,4}+[A-Z][\w’'-]*+(?: [A-Z][\w’'-]*+){0,3}"
    r"(?: [a-z]++)?,"
)
_ALSO = re.compile(r"\balso \w+ed\b|\balso (?:struck|hit|shot)\b")
_SHOT = re.compile(r"\b(?:gunshot|bullet) wounds\b")
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """What one sentence, or one clause of it, tells of an incident.

    `row` is the sentence of which `span` is a part that cannot be quoted alone: "three in Sibi".
    """

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
    is_fronted: bool = False  # "In Huila, they …"
    is_also: bool = False  # "They also attacked …"
    is_aside: bool = False  # told in a hearing or at a memorial, of an earlier day
    says_when: bool = False  # "The attack took place at Goni late on Saturday"
    row: Span | None = None

    @property
    def whole(self) -> Span:
        """The words that have to be quoted for it."""
        return self.row or self.span

    @property
    def begins(self) -> bool:
        """Tell whether it could stand for an incident of its own."""
        is_told = bool(self.casualties or self.happened)
        return self.type is not None and is_told and not self.is_aside

    @property
    def has_dead(self) -> bool:
        """Tell whether it counts dead, on any side."""
        return any(found.harm in (Fate.KILLED, Fate.BOTH) for found in self.casualties)

    @property
    def has_toll(self) -> bool:
        """Tell whether it brings a toll up to date."""
        return any(found.kind in _TOLLS for found in self.casualties)


def told_in(
    text: str, mentions: Sequence[tuple[Span, str]], setting: Setting
) -> Iterator[SentenceReport | None]:
    """Yield what the sentences tell, in order; None for deaths that are no incident of this kind.

    A sentence that counts the deaths of a year, or that speaks of what might happen, tells
    nothing. `mentions` are the places where groups are named, in order.
    """
    last: str | None = None
    for order, sentence in enumerate(sentences(text)):
        inside = mentions_in(mentions, sentence)
        if _is_telling(text[sentence.start : sentence.end]):
            for clause in _clauses(text, sentence):
                yield from _told(text, clause, order, mentions_in(inside, clause), last, setting)
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
    cause = _CAUSE.search(text, start, min(sentence.end, start + _LONGEST))
    if cause is not None and _is_full(text, Span(cause.end(), sentence.end)):
        left = Span(start, cause.start())
        if not casualties_in(text, left):  # who is suspected of this, for what was done to them
            yield left
            start = cause.end()
    yield Span(start, sentence.end)


def _is_full(text: str, span: Span) -> bool:
    return type_of(text[span.start : span.end].lower()) is not None and any(
        found.harm is not Fate.INJURED for found in casualties_in(text, span)
    )


def _told(  # noqa: PLR0913, PLR0917 -- all that speaks for it
    text: str,
    span: Span,
    order: int,
    mentions: Sequence[tuple[Span, str]],
    last: str | None,
    setting: Setting,
) -> Iterator[SentenceReport | None]:
    low = text[span.start : span.end].lower().replace("’", "'")
    is_truce = ("truce" in low or "fire" in low) and CEASEFIRE.search(low)
    type_ = EventType.CEASEFIRE if is_truce else type_of(low)
    actors = actors_in(text, span, mentions, last)
    casualties = casualties_in(text, span, [mention for mention, _ in mentions])
    says_when = _is_set(span, setting) and TAKES_PLACE.search(low) is not None
    says_when = says_when or (type_ is not None and not casualties and _has_day(span, setting))
    is_told = casualties or actors.claimed or actors.blamed or says_when
    if type_ is None and not is_told:
        return
    is_crime = not mentions and CRIMES.search(low) is not None
    if is_crime or (ACCIDENTS.search(low) and not VIOLENCE.search(low)):
        if casualties:
            yield None
        return
    cut = span.start + _told_until(low, has_day=bool(setting.days(span)))
    if cut == span.start or (UNREAL.search(low) and not casualties):
        return
    aside = ASIDE.search(low)
    cut = min(cut, span.start + aside.end()) if aside is not None else cut
    counted = tuple(one for one in casualties if one.span.start < cut)
    is_long = span.end - span.start > _LONGEST
    now = tuple(one for one in counted if is_long or not is_apart(low, one.span.start - span.start))
    is_aside = bool(counted and not now) or (not counted and is_hearing(low))
    counted = now or counted
    if type_ is None and _is_killing(low, counted, span, setting):
        type_ = EventType.ARMED_ASSAULT
    if type_ is EventType.CEASEFIRE:
        counted = ()
    if not is_long:
        counted = with_boasts(text, span, counted, [mention for mention, _ in mentions])
    if is_spread(text, span, counted, setting):
        return
    told = SentenceReport(
        span,
        order,
        type_,
        word_of(low, type_) if type_ else "",
        counted,
        actors,
        happened=type_ is EventType.CEASEFIRE or has_happened(low),
        is_definite=bool(DEFINITE.search(low)),
        is_separate=bool(SEPARATE.search(low)),
        is_background=bool(BACKGROUND.search(low)),
        is_fronted=_FRONT.match(text, span.start, span.end) is not None,
        is_aside=is_aside,
        is_also=_ALSO.search(low) is not None,
        says_when=says_when,
    )
    row = row_of(text, span, counted, setting) if type_ else ()
    yield from _each(told, row) if row else (told,)


def _each(told: SentenceReport, row: Sequence[RowPart]) -> Iterator[SentenceReport]:
    """Yield what the sentence tells of each place of a row, each its own incident."""
    for number, part in enumerate(row):
        one = replace(told, span=part.span, casualties=part.casualties, row=told.span)
        yield one if not number else replace(one, is_separate=True, is_definite=False)


def _has_day(span: Span, setting: Setting) -> bool:
    return bool(setting.acting_days(span))


def _is_set(span: Span, setting: Setting) -> bool:
    return bool(setting.acting_days(span) or setting.fine_places(span))


def _is_killing(low: str, casualties: Sequence[Casualties], span: Span, setting: Setting) -> bool:
    """Tell whether people were killed at a place, though no word says in what."""
    if not any(one.harm is Fate.KILLED and one.victims is not None for one in casualties):
        return False
    if _SHOT.search(low):
        return True
    is_told = bool(setting.fine_places(span) and setting.days(span))
    return is_told and _KILLED.search(low) is not None and not is_mishap(low)


def _told_until(low: str, *, has_day: bool) -> int:
    """Return up to where a sentence tells of an incident, not of a total; 0 for nowhere."""
    starts = [0, *clauses(low)]
    for start, end in zip(starts, [*starts[1:], len(low)], strict=True):
        part = low[start:end]
        if _is_total(part, low) or is_of_conflict(part, has_day=has_day) or is_added_up(part):
            return start if type_of(low[:start]) else 0
    return 0 if _is_total(low, low) else len(low)


def _is_total(part: str, low: str) -> bool:
    return bool(TOTALS.search(part)) and not COMPARISONS.search(low)
