"""Facts against each other: time, place, and what makes an event one."""

from collections.abc import Iterator

from builder.check.each import each
from builder.check.limits import DEEPEST
from builder.check.records import Entry, Records
from builder.check.references import attributions
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Display, Status
from builder.model.authority import Bounds, Location
from builder.model.dates import Edtf


def check_events(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every event that no reviewed article reports."""
    for event in records.events.values():
        articles = records.reporting.get(event.id, ())
        if records.has_unread_articles and not articles:
            continue
        if all(article.record.status is not Status.REVIEWED for article in articles):
            only = "only drafts report it" if articles else "no article reports it"
            yield event.finding(
                (),
                Code.EVENT_WITHOUT_REPORT,
                f"{event.id} has no evidence: {only}",
                "add a report with its quote to an article and review it, or remove the event",
            )


@each("articles")
def check_dates(article: Entry[Article], records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every event or claim that comes after the article that reports it."""
    published = article.record.published
    if published is None or published.latest is None:
        return
    for n, report in enumerate(article.record.reports):
        event = records.events.get(report.event)
        dates: list[tuple[Path, Edtf | None]] = [
            ((*at, "date"), attribution.date) for at, attribution in attributions(report, n)
        ]
        dates.append((("reports", n, "event"), event.record.date if event else None))
        for at, date in dates:
            if date and date.earliest and date.earliest > published.latest:
                yield article.finding(
                    at,
                    Code.EVENT_AFTER_PUBLICATION,
                    f"{date} is after the article was published, {published}",
                    "check the year of both dates",
                )


def check_places(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every place whose coordinates lie outside its country."""
    for place in records.locations.values():
        point = place.record.coordinates
        country, bounds = _country(records, place)
        if point is None or bounds is None:
            continue
        inside = (
            bounds.west <= point.lon <= bounds.east and bounds.south <= point.lat <= bounds.north
        )
        if not inside:
            yield place.finding(
                ("coordinates",),
                Code.OUTSIDE_COUNTRY,
                f"{point.lat}, {point.lon} lies outside {country}",
                "check the signs, and that latitude and longitude are not exchanged",
            )


def _country(records: Records, place: Entry[Location]) -> tuple[str, Bounds | None]:
    seen: set[str] = set()
    current: Entry[Location] | None = place
    while current is not None and current.id not in seen and len(seen) <= DEEPEST:
        if current.record.bounds is not None:
            return current.id, current.record.bounds
        seen.add(current.id)
        current = records.locations.get(current.record.within or "")
    return "", None


def check_reviews(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every reviewed article without a reviewer, or with proposals left."""
    for article in records.articles.values():
        is_gone = article.record.display is Display.WITHDRAWN
        if is_gone or article.record.status is not Status.REVIEWED:
            continue
        if article.record.proposals is not None:
            yield article.finding(
                ("proposals",),
                Code.LEFT_PROPOSALS,
                "proposals of the import are left in a reviewed article",
                "turn each into a report, a record or a name, or delete it",
            )
        if article.record.reviewed is None:
            yield article.finding(
                ("status",),
                Code.UNREVIEWED_STATUS,
                "status is reviewed, but nobody is named",
                "add reviewed: {by: NAME, on: DATE}, or write status: draft",
            )
