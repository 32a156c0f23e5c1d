"""Find the incidents that a text reports, each once, with its dead and injured."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.casualties.cues import Fate
from builder.reader.events.actors import mentions_of
from builder.reader.events.live import Updates
from builder.reader.events.same import is_same, types_fit
from builder.reader.events.sentences import SentenceReport, told_in
from builder.reader.events.setting import Setting, date_of, place_of
from builder.reader.events.tally import GIVE_WAY, EventTally
from builder.reader.found import (
    Count,
    DateFound,
    EventFound,
    FigureFound,
    GroupFound,
    PlaceFound,
    UnknownGroup,
)
from builder.reader.languages import english

_OPEN = 6  # earlier incidents that a sentence may go back to
_LAST = 12  # sentences
_QUOTED = 4  # words of a reason
_NEXT = 2  # sentences
_MEN = "|".join(english("tolls")["lists"]["men"].split())
_THE_MEN = re.compile(rf"(?:The|These|Its) (?:{_MEN}) (?:have |had )?also\b")
_OPEN_COUNT = Count(None, None)
_WIDE = frozenset({EventType.ARMED_ASSAULT})
Tell = Callable[[str, Sequence[tuple[Span, str]], Setting], Iterator[SentenceReport | None]]
_MATERIALS = frozenset({"explosive", "explosives"})


@dataclass(slots=True)
class _Incident:
    """The sentences that tell one incident."""

    told: list[SentenceReport]

    def goes_on_in(self, told: SentenceReport, setting: Setting) -> bool:
        """Tell whether the sentence tells more of it, by its first sentence and its last ones."""
        return is_same((self.told[0], *self.told[max(1, len(self.told) - _LAST) :]), told, setting)


def find_events(  # noqa: PLR0913, PLR0917 -- what was found, and who reads the sentences
    text: str,
    dates: Sequence[DateFound],
    places: Sequence[PlaceFound],
    groups: Sequence[GroupFound],
    unknown: Sequence[UnknownGroup],
    tell: Tell = told_in,
) -> tuple[EventFound, ...]:
    """Return the incidents in the order of the text; `tell` reads its sentences.

    Deaths of a period, of accidents, and what might happen are none. An incident of other years
    that the text tells for comparison is one of its own, with its own date.
    """
    mentions = mentions_of(groups, unknown)
    setting = Setting.of(text, dates, places, mentions)
    incidents: list[_Incident] = []
    current: _Incident | None = None
    # "Artillery fire hit the town.", before "Doctors counted 16 dead."
    announced: SentenceReport | None = None
    # "As many as 24 died on the spot.", before "A suicide bomber blew himself up."
    counted: list[SentenceReport] = []
    for told in tell(text, mentions, setting):
        if told is None:
            current = None
            continue
        known = _known(incidents, current, told, setting)
        if known is not None:
            known.told.append(told)
        elif told.begins:
            leads = announced is not None and _leads_to(announced, told)
            early = [one for one in counted if _is_of(one, told)]
            first = [announced] if announced and leads else early
            known = _Incident([*first, told])
            incidents.append(known)
            counted = []
        elif announced is not None and told.casualties and told.order - announced.order <= _NEXT:
            known = _Incident([announced, told])
            incidents.append(known)
        else:
            # Explosives that were found are no bombing.
            is_act = told.type is not None and not told.is_aside and told.word not in _MATERIALS
            announced = told if is_act else announced
            is_early = told.has_dead and current is None and (told.type is None or told.is_aside)
            counted = [told] if is_early else counted
            continue
        if not told.is_background or current is None:
            current = known
    updates = Updates(text)
    found: list[EventFound] = []
    for incident in incidents:
        one = _found(text, incident.told, setting, updates, is_first=not found)
        found.append(_by_the_same(text, one, found[-1]) if found else one)
    return tuple(found)


def _by_the_same(text: str, event: EventFound, before: EventFound) -> EventFound:
    """Return the event, blamed on whom the one before was if "The fighters also" did it."""
    actors = (*before.attributed_to, *before.claimed_by)
    is_told = event.attributed_to or event.claimed_by or len(actors) != 1
    if is_told or not _THE_MEN.match(text, event.quote.start, event.quote.end):
        return event
    return replace(event, attributed_to=actors)


def _is_of(counted: SentenceReport, told: SentenceReport) -> bool:
    """Tell whether the dead of an earlier sentence, which names no act, are the incident's."""
    is_near = told.order - counted.order <= _NEXT and not told.is_separate
    if counted.is_aside:  # of a trial, where the text goes on to tell of the attack itself
        if counted.type is None or told.type is None:
            return False
        is_near = told.is_definite and types_fit(counted.type, told.type)
    return is_near and not any(one.victims for one in told.casualties if one.harm is Fate.KILLED)


def _leads_to(announced: SentenceReport, told: SentenceReport) -> bool:
    """Tell whether "Police raided a flat" was the beginning of what the sentence tells."""
    if announced.type is None or told.type is None or told.is_separate:
        return False
    is_near = told.order - announced.order <= _NEXT
    return is_near and announced.type not in _WIDE and types_fit(announced.type, told.type)


def _known(
    incidents: list[_Incident], current: _Incident | None, told: SentenceReport, setting: Setting
) -> _Incident | None:
    """Return the incident that the sentence goes on about: the last first, then earlier ones."""
    if current is None or told.is_aside:
        return None
    if current.goes_on_in(told, setting):
        return current
    if told.is_separate or not told.begins:
        return None
    for incident in reversed(incidents[-_OPEN:]):
        if incident is not current and incident.goes_on_in(told, setting):
            return incident
    return None


def _found(
    text: str, told: Sequence[SentenceReport], setting: Setting, updates: Updates, *, is_first: bool
) -> EventFound:
    tally = EventTally()
    for casualties in updates.told(told):
        tally.add(casualties)
    best = max(
        told,
        key=lambda one: (not one.is_aside, one.has_dead, bool(one.casualties), -one.span.start),
    )
    # Where a court sits, and when, is not where and when it was done.
    spans = [best.span, *(one.span for one in told if one is not best and not one.is_aside)]
    wholes = [one.whole for one in told if one.whole != one.span]
    claimed = dict.fromkeys(name for one in told for name in one.actors.claimed)
    blamed = dict.fromkeys(name for one in told for name in one.actors.blamed)
    return EventFound(
        date_of(text, setting, [*spans, *wholes], is_first=is_first),
        _place(text, told, setting, spans, tally.killed, is_first=is_first),
        _type(told).value,
        tally.killed,
        tally.injured,
        tally.attackers,
        tuple(name for name in blamed if name not in claimed),
        tuple(claimed),
        best.whole,
        _reason(text, told),
        tuple(_figures(told)),
    )


def _place(  # noqa: PLR0913 -- all that tells of it
    text: str,
    told: Sequence[SentenceReport],
    setting: Setting,
    spans: Sequence[Span],
    killed: Count | None,
    *,
    is_first: bool,
) -> str | None:
    """Return the place of the best sentence, or a town in it where most of the dead died."""
    place = place_of(text, setting, spans, is_first=is_first)
    if place is None or killed is None or place in setting.fine_places(spans[0]):
        return place
    for one in told:
        dead = [found.victims for found in one.casualties if found.harm is Fate.KILLED]
        most = max((count.min or 0 for count in dead if count), default=0)
        if most * 2 > (killed.min or 0) and setting.acting_places(one.span):
            return place_of(text, setting, [one.span], is_first=False)
    return place


def _figures(told: Sequence[SentenceReport]) -> Iterator[FigureFound]:
    """Yield every number with its sentence; those out of date only if there are no others."""
    for harm in (Fate.KILLED, Fate.INJURED):
        found = [
            (one, counted)
            for one in told
            for counted in one.casualties
            if counted.harm in {harm, Fate.BOTH} and counted.victims not in (None, _OPEN_COUNT)
        ]
        new = [pair for pair in found if pair[1].kind not in GIVE_WAY]
        for one, counted in new or found:
            if counted.victims is not None:
                yield FigureFound(harm.value, counted.victims, one.whole)


def _type(told: Sequence[SentenceReport]) -> EventType:
    """Return the first type that is more than an attack of any kind."""
    acts = [one for one in told if one is told[0] or one.begins or not one.says_when]
    types = [one.type for one in acts if one.type is not None]
    types = types or [one.type for one in told if one.type is not None]
    is_attack = types[0] in _WIDE and told[0].has_dead
    narrow = (type_ for type_ in types if type_ not in _WIDE)
    # "Gunmen killed 19", and further on "several had been kidnapped".
    return next((t for t in narrow if not (is_attack and t is EventType.KIDNAPPING)), types[0])


def _reason(text: str, told: Sequence[SentenceReport]) -> str:
    type_ = _type(told)
    word = next(one.word for one in told if one.type is type_)
    parts = [f"“{word}” makes it {type_.value}" if word else type_.value]
    for harm, name in ((Fate.KILLED, "killed"), (Fate.INJURED, "injured"), (Fate.BOTH, "nobody")):
        words = [
            f"“{_short(text, found.span)}”"
            for one in told
            for found in one.casualties
            if found.harm is harm
        ]
        if words:
            quoted = list(dict.fromkeys(words))[:_QUOTED]
            parts.append(f"{name}: {', '.join(quoted)}")
    if len(told) > 1:
        parts.append(f"told in {len(told)} sentences")
    return "; ".join(parts)


def _short(text: str, span: Span) -> str:
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= 80 else f"{words[:79]}…"  # noqa: PLR2004 -- a line
