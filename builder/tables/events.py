"""Tables of events: what happened, what each article reports of it, and every figure."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.article import Attribution, Figure, Report, Who
from builder.model.assess import Dispute, Level, Range
from builder.model.event import Event, EventType
from builder.model.sourced import ROLES, Passage, SourcedReport
from builder.render.site import Assessed
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import FACT, WORDS
from builder.tables.source import Rest, Source


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with what its reports come to."""

    assessed: Assessed
    address: str

    @property
    def record(self) -> Event:
        """Its record."""
        return self.assessed.event.record


def _events(source: Source) -> Iterator[EventRow]:
    for id_, assessed in source.assessed.items():
        yield EventRow(assessed, source.address("events", id_))


def _spanning(name: str, whom: str) -> tuple[Column[EventRow], ...]:
    def range_(row: EventRow) -> Range | None:
        found = getattr(row.assessed, name)
        return found if isinstance(found, Range) else None

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
            f"The lowest number of people {whom}, perpetrators left out, of all reports; empty "
            "where none gives a number.",
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
        *_spanning("killed", "killed"),
        *_spanning("injured", "injured"),
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


def _said(source: Source) -> Iterator[SaidRow]:
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


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What one article says of one event."""

    id: str
    sourced: SourcedReport
    rest: Rest


def _reports(source: Source) -> Iterator[ReportRow]:
    for article in source.site.archive.articles.values():
        for n, sourced in enumerate(article.reports):
            rest = source.rest_of(sourced.passage, None)
            yield ReportRow(f"{article.id}#reports/{n}", sourced, rest)


REPORTS: Table[ReportRow] = Table(
    "reports",
    "Reports",
    "What one article says of one event, with the sentence.",
    (
        key("The article, and the place of the report in its record.", lambda row: row.id),
        Column(
            "article_id",
            Type.TEXT,
            "The article that reports the event.",
            lambda row: row.sourced.article,
            refers="articles",
            is_required=True,
        ),
        Column(
            "event_id",
            Type.TEXT,
            meaning(Report, "event"),
            lambda row: row.sourced.report.event,
            refers="events",
            is_required=True,
        ),
        *WORDS,
    ),
    _reports,
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """How many people an article says were killed or injured."""

    report: ReportRow
    kind: str
    n: int
    figure: Figure
    rest: Rest


def _figures(source: Source) -> Iterator[FigureRow]:
    for article in source.site.archive.articles.values():
        for n, sourced in enumerate(article.reports):
            report = ReportRow(f"{article.id}#reports/{n}", sourced, _NO_REST)
            for kind in ("killed", "injured"):
                for m, one in enumerate(getattr(sourced, kind)):
                    path = ("reports", n, kind, m)
                    fact = source.site.archive.agreement.at("articles", article.id, *path)
                    rest = source.rest_of(one.passage, fact, one.figure.because)
                    yield FigureRow(report, kind, m, one.figure, rest)


_NO_REST = Rest(*[None] * 8)

FIGURES: Table[FigureRow] = Table(
    "figures",
    "Figures",
    "How many were killed or injured, as one sentence of one article says it.",
    (
        key(
            "The report, and the place of the figure in it.",
            lambda row: f"{row.report.id}/{row.kind}/{row.n}",
        ),
        Column(
            "report_id",
            Type.TEXT,
            "The report that gives the figure.",
            lambda row: row.report.id,
            refers="reports",
            is_required=True,
        ),
        Column(
            "article_id",
            Type.TEXT,
            "The article of the report.",
            lambda row: row.report.sourced.article,
            refers="articles",
            is_required=True,
        ),
        Column(
            "event_id",
            Type.TEXT,
            "The event of the report.",
            lambda row: row.report.sourced.report.event,
            refers="events",
            is_required=True,
        ),
        choice("kind", "What happened to them.", ("killed", "injured"), lambda row: row.kind),
        Column("min", Type.WHOLE, meaning(Figure, "min"), lambda row: row.figure.min),
        Column("max", Type.WHOLE, meaning(Figure, "max"), lambda row: row.figure.max),
        choice("who", meaning(Figure, "who"), Who, lambda row: row.figure.who.value),
        Column(
            "qualifier", Type.TEXT, meaning(Figure, "qualifier"), lambda row: row.figure.qualifier
        ),
        *FACT,
    ),
    _figures,
)


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Who is said to have done it, says so, or denies it."""

    report: ReportRow
    role: str
    n: int
    attribution: Attribution
    rest: Rest


def _attributions(source: Source) -> Iterator[AttributionRow]:
    for article in source.site.archive.articles.values():
        for n, sourced in enumerate(article.reports):
            report = ReportRow(f"{article.id}#reports/{n}", sourced, _NO_REST)
            for role in ROLES:
                for m, one in enumerate(getattr(sourced, role)):
                    path = ("reports", n, role, m)
                    fact = source.site.archive.agreement.at("articles", article.id, *path)
                    rest = source.rest_of(one.passage, fact, one.attribution.because)
                    yield AttributionRow(report, role, m, one.attribution, rest)


ATTRIBUTIONS: Table[AttributionRow] = Table(
    "attributions",
    "Attributions",
    "Who did it, claimed it or denied it, as one sentence of one article says it.",
    (
        key(
            "The report, and the place of the attribution in it.",
            lambda row: f"{row.report.id}/{row.role}/{row.n}",
        ),
        Column(
            "report_id",
            Type.TEXT,
            "The report that says so.",
            lambda row: row.report.id,
            refers="reports",
            is_required=True,
        ),
        Column(
            "article_id",
            Type.TEXT,
            "The article of the report.",
            lambda row: row.report.sourced.article,
            refers="articles",
            is_required=True,
        ),
        Column(
            "event_id",
            Type.TEXT,
            "The event of the report.",
            lambda row: row.report.sourced.report.event,
            refers="events",
            is_required=True,
        ),
        choice(
            "role", "Whether they claimed it, are blamed or denied it.", ROLES, lambda r: r.role
        ),
        Column(
            "group_id",
            Type.TEXT,
            meaning(Attribution, "group"),
            lambda row: row.attribution.group,
            refers="groups",
        ),
        Column("name", Type.TEXT, meaning(Attribution, "name"), lambda row: row.attribution.name),
        Column("said_by", Type.TEXT, meaning(Attribution, "by"), lambda row: row.attribution.by),
        *dated("date", meaning(Attribution, "date"), lambda row: row.attribution.date),
        *FACT,
    ),
    _attributions,
)
