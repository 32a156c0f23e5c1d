"""Find the incidents that a text reports, each once, with its dead and injured."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.casualties.cues import Harm
from builder.reader.events.actors import mentions_of
from builder.reader.events.live import Updates
from builder.reader.events.same import is_same, types_fit
from builder.reader.events.sentences import Told, told_in
from builder.reader.events.setting import Setting, date_of, place_of
from builder.reader.events.tally import Tally
from builder.reader.found import (
    Count,
    DateFound,
    EventFound,
    FigureFound,
    GroupFound,
    PlaceFound,
    UnknownGroup,
)

_OPEN = 6  # earlier incidents that a sentence may go back to
_LAST = 12  # sentences
_QUOTED = 4  # words of a reason
_NEXT = 2  # sentences
_WIDE = frozenset({EventType.ARMED_ASSAULT})
Tell = Callable[[str, Sequence[tuple[Span, str]]], Iterator[Told | None]]
_MATERIALS = frozenset({"explosive", "explosives"})


@dataclass(slots=True)
class _Incident:
    """The sentences that tell one incident."""

    told: list[Told]

    def goes_on_in(self, told: Told, setting: Setting) -> bool:
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
    setting = Setting.of(dates, places, mentions)
    incidents: list[_Incident] = []
    current: _Incident | None = None
    # "Artillery fire hit the town.", before "Doctors counted 16 dead."
    announced: Told | None = None
    for told in tell(text, mentions):
        if told is None:
            current = None
            continue
        known = _known(incidents, current, told, setting)
        if known is not None:
            known.told.append(told)
        elif told.begins:
            leads = announced is not None and _leads_to(announced, told)
            known = _Incident([announced, told] if announced and leads else [told])
            incidents.append(known)
        elif announced is not None and told.has_dead and told.order - announced.order <= _NEXT:
            known = _Incident([announced, told])
            incidents.append(known)
        else:
            # Explosives that were found are no bombing.
            is_act = told.type is not None and told.word not in _MATERIALS
            announced = told if is_act else announced
            continue
        if not told.is_background or current is None:
            current = known
    updates = Updates(text)
    return tuple(
        _found(text, incident.told, setting, updates, is_first=incident is incidents[0])
        for incident in incidents
    )


def _leads_to(announced: Told, told: Told) -> bool:
    """Tell whether "Police raided a flat" was the beginning of what the sentence tells."""
    if announced.type is None or told.type is None or told.is_separate:
        return False
    is_near = told.order - announced.order <= _NEXT
    return is_near and announced.type not in _WIDE and types_fit(announced.type, told.type)


def _known(
    incidents: list[_Incident], current: _Incident | None, told: Told, setting: Setting
) -> _Incident | None:
    """Return the incident that the sentence goes on about: the last first, then earlier ones."""
    if current is None:
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
    text: str, told: Sequence[Told], setting: Setting, updates: Updates, *, is_first: bool
) -> EventFound:
    tally = Tally()
    for casualties in updates.told(told):
        tally.add(casualties)
    best = max(told, key=lambda one: (one.has_dead, bool(one.casualties), -one.span.start))
    spans = [best.span, *(one.span for one in told if one is not best)]
    claimed = dict.fromkeys(name for one in told for name in one.actors.claimed)
    blamed = dict.fromkeys(name for one in told for name in one.actors.blamed)
    return EventFound(
        date_of(text, setting, spans, is_first=is_first),
        place_of(text, setting, spans, is_first=is_first),
        _type(told).value,
        tally.killed,
        tally.injured,
        tally.attackers,
        tuple(name for name in blamed if name not in claimed),
        tuple(claimed),
        best.span,
        _reason(text, told),
        tuple(_figures(told)),
    )


def _figures(told: Sequence[Told]) -> Iterator[FigureFound]:
    """Yield every number of the sentences, with its sentence."""
    for one in told:
        for found in one.casualties:
            if found.victims is None or found.victims == Count(None, None):
                continue
            for harm in (Harm.KILLED, Harm.INJURED):
                if found.harm in {harm, Harm.BOTH}:
                    yield FigureFound(harm.value, found.victims, one.span)


def _type(told: Sequence[Told]) -> EventType:
    """Return the first type that is more than an attack of any kind."""
    types = [one.type for one in told if one.type is not None]
    return next((type_ for type_ in types if type_ not in _WIDE), types[0])


def _reason(text: str, told: Sequence[Told]) -> str:
    type_ = _type(told)
    word = next(one.word for one in told if one.type is type_)
    parts = [f"“{word}” makes it {type_.value}" if word else type_.value]
    for harm, name in ((Harm.KILLED, "killed"), (Harm.INJURED, "injured"), (Harm.BOTH, "nobody")):
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
