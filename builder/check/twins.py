"""Two records that may be of one event: a question, which editors can answer with "two"."""

from collections import defaultdict
from collections.abc import Iterator

from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.model.article import Figure
from builder.model.assess import Range, overall, victims_of
from builder.model.dates import Precision
from builder.model.event import Event

_MOST = 20  # others that an event is held against, so that no number of them makes this slow


def check_twins(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every event with the day, place, kind and dead of another."""
    if records.has_unread_articles:
        return
    alike: dict[tuple[object, ...], list[Entry[Event]]] = defaultdict(list)
    for event in records.events.values():
        date, place = event.record.date, event.record.location
        if date and date.precision <= Precision.DAY and place:
            alike[date.earliest, place, event.record.type].append(event)
    # Few are of one day, place and kind: how many died is asked of these alone.
    several = [events for events in alike.values() if len(events) > 1]
    dead = _dead(records, {event.id for events in several for event in events})
    for events in several:
        as_many: dict[Range, list[Entry[Event]]] = defaultdict(list)
        for event in events:
            if range_ := dead.get(event.id):
                as_many[range_].append(event)
        for those in as_many.values():
            yield from _twins(those)


def _twins(events: list[Entry[Event]]) -> Iterator[Diagnostic]:
    in_order = sorted(events, key=lambda event: event.id)
    for n, event in enumerate(in_order):
        before = in_order[max(0, n - _MOST) : n]
        if twin := next((one for one in before if not _are_apart(one, event)), None):
            yield event.finding(
                ("date",),
                Code.POSSIBLE_TWIN,
                f"has the day, place, kind and number killed of {twin.id}",
                f"make one record of the two, or write that they are two: not_same_as: [{twin.id}]",
            )


def _dead(records: Records, events: set[str]) -> dict[str, Range]:
    said: dict[str, list[tuple[Figure, ...]]] = defaultdict(list)
    for article in records.articles.values():
        for report in article.record.reports:
            if report.event in events:
                said[report.event].append(report.killed)
    ranges = {id_: overall(map(victims_of, figures)) for id_, figures in said.items()}
    return {id_: range_ for id_, range_ in ranges.items() if range_ is not None}


def _are_apart(one: Entry[Event], other: Entry[Event]) -> bool:
    is_part = one.record.part_of == other.id or other.record.part_of == one.id
    named = other.id in one.record.not_same_as or one.id in other.record.not_same_as
    return is_part or named
