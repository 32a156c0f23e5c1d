"""Tables of events: what happened, what it comes to, and the words for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.article import Harm
from builder.model.assess import Dispute, Level, Range
from builder.model.event import Event, EventType
from builder.model.sourced import Passage
from builder.render.assessed import Assessed
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import FACT
from builder.tables.source import Rest, TableSource


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with what its reports come to."""

    assessed: Assessed
    address: str

    @property
    def record(self) -> Event:
        """Its record."""
        return self.assessed.event.record


def _events(source: TableSource) -> Iterator[EventRow]:
    for id_, assessed in source.assessed.items():
        yield EventRow(assessed, source.address("events", id_))


def _spanning(harm: Harm) -> tuple[Column[EventRow], ...]:
    name = harm.value
    whom = "perpetrators with them" if harm.counts_perpetrators else "perpetrators left out"

    def range_(row: EventRow) -> Range | None:
        return row.assessed.tolls[harm].range

    def low(row: EventRow) -> int | None:
        found = range_(row)
        return found.low if found else None

    def high(row: EventRow) -> int | None:
        found = range_(row)
        return found.high if found else None

    def is_open(row: EventRow) -> bool | None:
        found = range_(row)
        return found.is_open if found else None

    return (
        Column(
            f"{name}_low",
            Type.WHOLE,
            f"The lowest number of people {name}, {whom}, of all reports; empty where none gives a "
            "number.",
            low,
        ),
        Column(f"{name}_high", Type.WHOLE, "The highest number of all reports.", high),
        Column(f"{name}_open", Type.YES_NO, "Whether it may be more than the highest.", is_open),
    )


EVENTS: Table[EventRow] = Table(
    "events",
    "Events",
    "Incidents; figures are derived from what the articles report.",
    (
        key("The id of the event.", lambda row: row.assessed.event.id),
        Column(
            "title",
            Type.TEXT,
            meaning(Event, "title"),
            lambda row: row.record.title,
            is_required=True,
            is_searched=True,
        ),
        *dated("date", meaning(Event, "date"), lambda row: row.record.date),
        Column(
            "date_phrase", Type.TEXT, meaning(Event, "date_phrase"), lambda r: r.record.date_phrase
        ),
        Column(
            "location_id",
            Type.TEXT,
            meaning(Event, "location"),
            lambda row: row.record.location,
            refers="locations",
        ),
        choice("type", meaning(Event, "type"), EventType, lambda row: row.record.type.value),
        Column(
            "target",
            Type.TEXT,
            meaning(Event, "target"),
            lambda row: row.record.target,
            is_searched=True,
        ),
        Column(
            "part_of",
            Type.TEXT,
            meaning(Event, "part_of"),
            lambda row: row.record.part_of,
            refers="events",
        ),
        *(column for harm in Harm for column in _spanning(harm)),
        choice(
            "confidence",
            "How far the reports can be relied on: confirmed by three independent sources or "
            "more, corroborated by two, a single source, or contested where they disagree.",
            Level,
            lambda row: row.assessed.confidence.level.value,
        ),
        Column(
            "sources",
            Type.WHOLE,
            "How many independent sources report it; copies of one text are one.",
            lambda row: row.assessed.confidence.sources,
            is_required=True,
        ),
        Column(
            "disputes",
            Type.LIST,
            f"On what the reports disagree: {', '.join(Dispute)}.",
            lambda row: row.assessed.confidence.disputes,
        ),
        Column(
            "reports",
            Type.WHOLE,
            "How many reports the archive has of it.",
            lambda row: len(row.assessed.event.reports),
            is_required=True,
        ),
        Column(
            "address", Type.TEXT, "Its page on the site.", lambda row: row.address, is_required=True
        ),
    ),
    _events,
)


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A field of an event with the words that it rests on."""

    event: str
    field: str
    value: str
    rest: Rest


_SAID = ("date", "location", "type", "target")


def _said(source: TableSource) -> Iterator[SaidRow]:
    for id_, event in source.site.archive.events.items():
        for name in _SAID:
            value = getattr(event.record, name)
            if value is not None:
                # That it happened at all is what the first report says.
                first = event.reports[0].passage if name == "type" else None
                passage: Passage | None = event.passages.get(name, first)
                rest = source.rest(passage, "events", id_, name)
                yield SaidRow(id_, name, str(value), rest)


EVENT_FACTS: Table[SaidRow] = Table(
    "event_facts",
    "Facts of events",
    "When, where, what and against whom: each with the words that it rests on.",
    (
        key("The event and the field.", lambda row: f"{row.event}#{row.field}"),
        Column(
            "event_id",
            Type.TEXT,
            "The event.",
            lambda r: r.event,
            refers="events",
            is_required=True,
        ),
        choice("field", "What of the event it is.", _SAID, lambda row: row.field),
        Column("value", Type.TEXT, "What the record says.", lambda r: r.value, is_required=True),
        Column(
            "article_id",
            Type.TEXT,
            "The article that has the words; empty where no words are quoted.",
            lambda row: row.rest.article,
            refers="articles",
        ),
        *FACT,
    ),
    _said,
)
