"""When what a page says was last reviewed or corrected: a build has no clock of its own."""

import datetime as dt
from collections.abc import Iterator, Mapping

from builder.model.archive import Archive, ArticleEntry
from builder.model.sourced import ROLES


def last_changed(archive: Archive) -> Mapping[str, dt.date]:
    """Return the day of the last review or correction behind every record's page, by uri."""
    found: dict[str, dt.date] = {}
    for uri, day in (*_reviews(archive), *_corrections(archive)):
        if day is not None:
            found[uri] = max(day, found.get(uri, day))
    return found


def reviewed_on(article: ArticleEntry) -> dt.date | None:
    """Return the day on which an article was reviewed, None if it was not."""
    return article.record.reviewed.on.latest if article.record.reviewed else None


def _reviews(archive: Archive) -> Iterator[tuple[str, dt.date | None]]:
    for article in archive.articles.values():
        for uri in _pages_resting_on(archive, article):
            yield uri, reviewed_on(article)


def _corrections(archive: Archive) -> Iterator[tuple[str, dt.date | None]]:
    for kind, entries in (
        ("articles", archive.articles),
        ("events", archive.events),
        ("groups", archive.groups),
        ("locations", archive.locations),
    ):
        for entry in entries.values():
            for correction in entry.record.corrections:
                yield f"{kind}/{entry.id}.md", correction.date.latest


def _pages_resting_on(archive: Archive, article: ArticleEntry) -> Iterator[str]:
    yield f"articles/{article.id}.md"
    for mention in article.mentions:
        yield f"{mention.owner.kind}/{mention.owner.id}.md"
    for report in article.reports:
        event = archive.events[report.report.event]
        yield f"events/{event.id}.md"
        for sourced in (sourced for role in ROLES for sourced in getattr(report, role)):
            if sourced.attribution.group:
                yield f"groups/{sourced.attribution.group}.md"
        if event.record.location:
            yield f"locations/{event.record.location}.md"
            for place in archive.ancestors(event.record.location):
                yield f"locations/{place.id}.md"
