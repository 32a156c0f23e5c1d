"""Tables of what each article reports of an event: its sentence, every figure, and who did it."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.article import Attribution, Figure, Harm, Part, Report, Who
from builder.model.sourced import ROLES, SourcedReport
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import FACT, WORDS
from builder.tables.source import Rest, TableSource


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What one article says of one event."""

    id: str
    sourced: SourcedReport
    rest: Rest


def _reports(source: TableSource) -> Iterator[ReportRow]:
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
    """How many people an article says were killed, injured and so on, or a part of them.

    `place` is the path of the figure in its report.
    """

    report: ReportRow
    harm: Harm
    place: tuple[str | int, ...]
    figure: Part
    rest: Rest

    @property
    def id(self) -> str:
        """The report, and the place of the figure in it."""
        return "/".join(map(str, (self.report.id, *self.place)))

    @property
    def whole(self) -> str | None:
        """The id of the figure that this is a part of."""
        is_part = "of_which" in self.place
        return "/".join(map(str, (self.report.id, *self.place[:2]))) if is_part else None


def _figures(source: TableSource) -> Iterator[FigureRow]:
    for article in source.site.archive.articles.values():
        for n, sourced in enumerate(article.reports):
            report = ReportRow(f"{article.id}#reports/{n}", sourced, _NO_REST)
            for harm, one in sourced.every_figure:
                for figure in one.all:
                    fact = source.site.archive.agreement.at("articles", article.id, *figure.path)
                    rest = source.rest_of(figure.passage, fact, figure.figure.because)
                    yield FigureRow(report, harm, figure.path[2:], figure.figure, rest)


_NO_REST = Rest(*[None] * 8)

FIGURES: Table[FigureRow] = Table(
    "figures",
    "Figures",
    "How many were killed, injured, abducted and so on, as one sentence of one article says it.",
    (
        key("The report, and the place of the figure in it.", lambda row: row.id),
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
        choice("kind", "What happened to them.", Harm, lambda row: row.harm.value),
        Column(
            "part_of",
            Type.TEXT,
            "The figure that these people are counted in already; empty for a figure of its own. "
            "Leave parts out of a sum.",
            lambda row: row.whole,
            refers="figures",
        ),
        Column("min", Type.WHOLE, meaning(Figure, "min"), lambda row: row.figure.min),
        Column("max", Type.WHOLE, meaning(Figure, "max"), lambda row: row.figure.max),
        choice("who", meaning(Figure, "who"), Who, lambda row: row.figure.who.value),
        Column(
            "qualifier", Type.TEXT, meaning(Figure, "qualifier"), lambda row: row.figure.qualifier
        ),
        Column("said_by", Type.TEXT, meaning(Figure, "by"), lambda row: row.figure.by),
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


def _attributions(source: TableSource) -> Iterator[AttributionRow]:
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
