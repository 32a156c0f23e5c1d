"""Known events are looked up by day and place: as if each was held against the incident."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.known import KnownEvent, KnownEvents, ToldIncident, judged
from builder.model.dates import parse_edtf
from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.found import EventFound
from tests.cost import assert_at_most

# A country, two provinces, a town in each, and a town of its own.
_AROUND: dict[str, list[str]] = {
    "land": [],
    "north": ["land"],
    "south": ["land"],
    "mill": ["north", "land"],
    "ford": ["south", "land"],
    "isle": [],
}
_DATES = st.sampled_from(
    [None, "2031-05-04", "2031-05-05", "2031-05", "2031", "2031-05-04?", "2032"]
)
_PLACES = st.sampled_from([None, *_AROUND])
_TYPES = st.sampled_from([EventType.BOMBING, EventType.ARMED_ASSAULT, EventType.UNKNOWN])
_WORDS = st.frozensets(st.sampled_from(["market", "bridge", "school"]))
_GROUPS = st.frozensets(st.sampled_from(["brigade", "front"]))


def _around(place: str | None) -> frozenset[str]:
    return frozenset() if place is None else frozenset([place, *_AROUND.get(place, [])])


def _event(  # noqa: PLR0913, PLR0917 -- one parameter a trait
    id_: str,
    date: str | None,
    place: str | None,
    type_: EventType = EventType.BOMBING,
    words: frozenset[str] = frozenset(["market", "bridge"]),
    groups: frozenset[str] = frozenset(["front"]),
) -> KnownEvent:
    edtf = parse_edtf(date) if date else None
    return KnownEvent(id_, type_, edtf, place, _around(place), {}, groups, words)


def _told(
    date: str | None,
    place: str | None,
    type_: EventType = EventType.BOMBING,
    words: frozenset[str] = frozenset(["market", "bridge"]),
    groups: frozenset[str] = frozenset(["front"]),
) -> ToldIncident:
    edtf = parse_edtf(date) if date else None
    found = EventFound(edtf, place, type_.value, None, None, None, (), (), Span(0, 1), "")
    dates = (edtf,) if edtf else ()
    published = dt.date(2040, 1, 1)
    return ToldIncident(
        found,
        published,
        dates,
        place,
        _around(place),
        False,  # noqa: FBT003 -- a trait like the others
        {},
        groups,
        words,
    )


@given(
    st.lists(st.tuples(_DATES, _PLACES, _TYPES, _WORDS, _GROUPS), max_size=8),
    st.tuples(st.sampled_from(["2031-05-04", "2031-05"]), _PLACES, _TYPES, _WORDS, _GROUPS),
)
def test_none_is_missed(events: list[Any], told: tuple[Any, ...]) -> None:
    """Where an incident has a day or a month, all events are found that may be it."""
    known = {f"e{n}": _event(f"e{n}", *one) for n, one in enumerate(events)}
    incident = _told(*told)
    each = (judged(incident, event) for event in known.values())
    best = sorted((one for one in each if one), key=lambda one: (-one.score, one.id))[:3]
    assert list(KnownEvents(known).candidates(incident)) == best


def test_events_elsewhere_cost_nothing() -> None:
    """An incident at a place is held against no event of other places, however many there are."""
    told = _told("2031-05-04", "mill")

    def asked(count: int) -> Callable[[], object]:
        places = [*(f"town-{n}" for n in range(count)), "mill"]
        known = KnownEvents({place: _event(place, None, place) for place in places})
        assert [one.id for one in known.candidates(told)] == ["mill"]
        return lambda: [known.candidates(told) for _ in range(200)]

    assert_at_most(1.5, asked(4_000), asked(1_000))
