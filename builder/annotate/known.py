"""Which events of the archive an incident that a text reports may be: the best first, and why."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.model.assess import Range
from builder.model.dates import Edtf, Precision
from builder.model.event import EventType
from builder.reader.events.same import types_fit
from builder.reader.found import Count, EventFound

_MOST = 3  # candidates
_ENOUGH = 6.0
_NEAR = dt.timedelta(days=1)
_SHORT = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event of the archive as far as another text may tell of it.

    `places` has its location and all around it, by id; `harms` how many were harmed, by the harm,
    where reports say so; `groups` those that reports tie to it; `words` those of its title and
    target that tell it from others, folded.
    """

    id: str
    type: EventType
    date: Edtf | None
    location: str | None
    places: frozenset[str]
    harms: Mapping[str, Range]
    groups: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident of a text: its place and groups as ids, and the words of its paragraph.

    `dates` are its own, if there is one, and then the others of its sentence: a commemoration gives
    both. `places` are the ids of the place and all around it. `is_elsewhere` says that it names a
    place that has no record. `harms` are its figures by the harm. No incident is later than
    `published`.
    """

    event: EventFound
    published: dt.date | None
    dates: tuple[Edtf, ...]
    location: str | None
    places: frozenset[str]
    is_elsewhere: bool
    harms: Mapping[str, Count]
    groups: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """An event that an incident may be, with the reasons for and against, the weightiest first."""

    id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sign:
    weight: float
    reason: str


@dataclass(frozen=True)
class KnownEvents:
    """The events of an archive, to look incidents up in."""

    events: Mapping[str, KnownEvent] = field(default_factory=dict)

    @cached_property
    def _by_day(self) -> dict[dt.date, list[KnownEvent]]:
        found: dict[dt.date, list[KnownEvent]] = defaultdict(list)
        for event in self.events.values():
            if (span := _short(event.date)) is not None:
                for day in _days(*span):
                    found[day].append(event)
        return found

    @cached_property
    def _by_place(self) -> dict[str, list[KnownEvent]]:
        found: dict[str, list[KnownEvent]] = defaultdict(list)
        for event in self.events.values():
            for place in event.places:
                found[place].append(event)
        return found

    @cached_property
    def _long(self) -> list[KnownEvent]:
        return [event for event in self.events.values() if _short(event.date) is None]

    @cached_property
    def _long_within(self) -> dict[str, list[KnownEvent]]:
        found: dict[str, list[KnownEvent]] = defaultdict(list)
        for event in self._long:
            for place in event.places:
                found[place].append(event)
        return found

    @cached_property
    def _long_at(self) -> dict[str | None, list[KnownEvent]]:
        found: dict[str | None, list[KnownEvent]] = defaultdict(list)
        for event in self._long:
            found[event.location].append(event)
        return found

    def candidates(self, told: ToldIncident) -> tuple[EventCandidate, ...]:
        """Return the events that the incident may be, the best first; none is no guess."""
        found = (judged(told, event) for event in self._near(told))
        return tuple(sorted((one for one in found if one), key=lambda c: (-c.score, c.id))[:_MOST])

    def _near(self, told: ToldIncident) -> Iterable[KnownEvent]:
        spans = [_short(date) for date in told.dates]
        if not spans or None in spans:
            return self._by_place.get(told.location, ()) if told.location else ()
        days = (day for span in spans if span for day in _days(span[0] - _NEAR, span[1] + _NEAR))
        near = (event for day in days for event in self._by_day.get(day, ()))
        return {event.id: event for event in (*near, *self._at_any_time(told))}.values()

    def _at_any_time(self, told: ToldIncident) -> Iterator[KnownEvent]:
        """Yield events without a short date whose place may be that of an incident."""
        # All of them were a third of what reading a page took with 10,000 articles.
        if told.location is None:
            yield from self._long
            return
        yield from self._long_within.get(told.location, ())
        for place in (*told.places, None):
            yield from self._long_at.get(place, ())


def judged(told: ToldIncident, event: KnownEvent) -> EventCandidate | None:
    """Return an event with the reasons that an incident may be it, None where it is none."""
    signs = []
    for judge in _JUDGES:
        for sign in judge(told, event):
            if sign.weight == _NEVER:
                return None
            signs.append(sign)
    score = sum(sign.weight for sign in signs)
    if score < _ENOUGH:
        return None
    signs.sort(key=lambda sign: -abs(sign.weight))
    return EventCandidate(event.id, score, tuple(sign.reason for sign in signs))


_NEVER = float("-inf")


def _day(told: ToldIncident, event: KnownEvent) -> Iterator[_Sign]:
    theirs = event.date
    if theirs is None:
        return
    if told.published and theirs.earliest and theirs.earliest > told.published:
        yield _Sign(_NEVER, "after the article")
    elif told.dates:
        yield max((_of_days(mine, theirs) for mine in told.dates), key=lambda sign: sign.weight)


def _of_days(mine: Edtf, theirs: Edtf) -> _Sign:
    apart = _apart(mine, theirs)
    is_exact = max(mine.precision, theirs.precision) <= Precision.DAY
    if apart == dt.timedelta(0):
        return _Sign(3, "the same day") if is_exact else _Sign(1, f"{theirs} may be {mine}")
    if is_exact and apart <= _NEAR:
        return _Sign(-1, f"{mine}, not {theirs}")
    return _Sign(_NEVER, "another day")


def _place(told: ToldIncident, event: KnownEvent) -> Iterator[_Sign]:
    if told.location is None or event.location is None:
        if told.is_elsewhere and event.location is not None:
            yield _Sign(-2, "a place without a record")
    elif told.location == event.location:
        yield _Sign(3, f"at {event.location}")
    elif told.location in event.places:
        yield _Sign(1.5, f"{event.location} is within {told.location}")
    elif event.location in told.places:
        yield _Sign(1.5, f"{told.location} is within {event.location}")
    else:
        yield _Sign(_NEVER, "another place")


def _type(told: ToldIncident, event: KnownEvent) -> Iterator[_Sign]:
    mine = EventType(told.event.type)
    if mine is event.type:
        yield _Sign(2, f"{mine.value} in both")
    elif types_fit(event.type, mine) or EventType.OTHER in (mine, event.type):
        yield _Sign(1, f"{mine.value} may be {event.type.value}")
    elif event.type is not EventType.UNKNOWN:
        yield _Sign(_NEVER, "another type")


def _figures(told: ToldIncident, event: KnownEvent) -> Iterator[_Sign]:
    for harm, mine in told.harms.items():
        theirs = event.harms.get(harm)
        if theirs is None or mine == Count(None, None):
            continue
        low = mine.min or 0
        high = mine.max
        if high is not None and low == high == theirs.low == theirs.high and not theirs.is_open:
            yield _Sign(2, f"{low} {harm} in both")
        elif (theirs.is_open or low <= theirs.high) and (high is None or high >= (theirs.low or 0)):
            yield _Sign(1, f"the {harm} fit")
        else:
            yield _Sign(-1, f"{_said(mine)} {harm}, not {_said_range(theirs)}")


def _groups(told: ToldIncident, event: KnownEvent) -> Iterator[_Sign]:
    if common := sorted(told.groups & event.groups):
        yield _Sign(1, f"by {', '.join(common)}")
    elif told.groups and event.groups:
        yield _Sign(-1, f"by {', '.join(sorted(told.groups))}")


def _words(told: ToldIncident, event: KnownEvent) -> Iterator[_Sign]:
    if common := sorted(told.words & event.words):
        yield _Sign(min(len(common), 2), f"“{'”, “'.join(common[:3])}” in both")


_JUDGES = (_day, _place, _type, _figures, _groups, _words)


def _short(date: Edtf | None) -> tuple[dt.date, dt.date] | None:
    if date is None or date.earliest is None or date.latest is None:
        return None
    return (date.earliest, date.latest) if date.latest - date.earliest <= _SHORT else None


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(days=number)


def _apart(one: Edtf, other: Edtf) -> dt.timedelta:
    """Return the time between two dates, none where they may be one."""
    if one.latest and other.earliest and one.latest < other.earliest:
        return other.earliest - one.latest
    if other.latest and one.earliest and other.latest < one.earliest:
        return one.earliest - other.latest
    return dt.timedelta(0)


def _said(count: Count) -> str:
    if count.min == count.max:
        return str(count.min)
    return f"{count.min or 0} or more" if count.max is None else f"{count.min or 0} to {count.max}"


def _said_range(range_: Range) -> str:
    return _said(Count(range_.low, None if range_.is_open else range_.high))
