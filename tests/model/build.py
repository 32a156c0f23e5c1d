"""Small archives for the tests, built from plain words."""

from collections.abc import Iterable, Mapping

from builder.model.archive import Archive, ArticleEntry, EventEntry, LocationEntry
from builder.model.article import Article, Harm, Report
from builder.model.authority import Location
from builder.model.body import parse_body
from builder.model.event import Event
from builder.model.sourced import Passage, SourcedAttribution, SourcedFigure, SourcedReport
from builder.model.text import Span

SHA = "0" * 64


def passage(article: str, start: int = 0, text: str = "Words.", nth: int = 1) -> Passage:
    """Return a passage of an article."""
    return Passage(article, Span(start, start + len(text)), text, nth)


def article_entry(
    id_: str, reports: Iterable[SourcedReport] = (), **fields: object
) -> ArticleEntry:
    """Return a reviewed article with the given fields."""
    given = {"title": id_, "published": "2022-03-12", "publisher": None, "language": "en"}
    source = {"file": f"{id_}.txt", "sha256": SHA}
    record = Article.model_validate({**given, "source": source, "status": "reviewed", **fields})
    return ArticleEntry(id_, f"articles/{id_}.md", record, parse_body("Words."), tuple(reports))


def sourced(article: str, report: Report) -> SourcedReport:
    """Return a report all of whose parts rest on the same words."""
    here = passage(article)
    return SourcedReport(
        article,
        report,
        here,
        figures={
            harm: tuple(SourcedFigure(figure, here) for figure in report.figures(harm))
            for harm in Harm
        },
        attributed_to=tuple(SourcedAttribution(one, here) for one in report.attributed_to),
        claimed_by=tuple(SourcedAttribution(one, here) for one in report.claimed_by),
        denied_by=tuple(SourcedAttribution(one, here) for one in report.denied_by),
    )


def event_entry(id_: str, reports: Iterable[SourcedReport] = (), **fields: object) -> EventEntry:
    """Return an event with the given fields."""
    given = {"title": id_, "date": None, "location": None, "type": "bombing"}
    record = Event.model_validate({**given, **fields})
    return EventEntry(
        id_,
        f"events/{id_}.md",
        record,
        "",
        tuple(reports),
    )


def places(within: Mapping[str, str | None]) -> dict[str, LocationEntry]:
    """Return locations, each by its id with the id of the one around it."""
    return {
        id_: LocationEntry(
            id_,
            f"locations/{id_}.md",
            Location.model_validate({"name": id_, "kind": "region", "within": outer}),
            "",
        )
        for id_, outer in within.items()
    }


def archive_of(
    articles: Iterable[ArticleEntry] = (),
    events: Iterable[EventEntry] = (),
    locations: Mapping[str, LocationEntry] | None = None,
    drafts: Iterable[ArticleEntry] = (),
) -> Archive:
    """Return an archive of the given entries."""
    return Archive(
        articles={entry.id: entry for entry in articles},
        drafts={entry.id: entry for entry in drafts},
        groups={},
        locations=locations or {},
        events={entry.id: entry for entry in events},
        redirects={},
        withdrawn={},
    )
