"""When what a page says was last reviewed or corrected: a build has no clock of its own."""

import datetime as dt
from collections.abc import Iterator, Mapping

from builder.model.archive import Archive, ArticleEntry
from builder.model.fields import Correction
from builder.model.kinds import LISTED
from builder.model.names import BearerKind, Owner


def last_changed(archive: Archive) -> Mapping[str, dt.date]:
    """Return the day of the last review or correction behind every record's page, by uri.

    A withdrawn article's page is as old as its withdrawal.
    """
    reviewed = ((day, one) for one in archive.articles.values() if (day := reviewed_on(one)))
    found: dict[str, dt.date] = {}
    events: dict[str, dt.date] = {}
    owners: dict[Owner, dt.date] = {}
    # By their days: what comes last is the latest.
    for day, article in sorted(reviewed, key=lambda one: one[0]):
        found[f"articles/{article.id}.md"] = day
        events.update((report.report.event, day) for report in article.reports)
        owners.update(dict.fromkeys(article.owners, day))
        owners.update(dict.fromkeys(article.tied, day))
    for id_, day in events.items():
        found[f"events/{id_}.md"] = day
        for place in _places_of(archive, id_):
            owners[place] = max(day, owners.get(place, day))
    found.update((f"{owner.kind}/{owner.id}.md", day) for owner, day in owners.items())
    for uri, edited in _edits(archive):
        if edited is not None:
            found[uri] = max(edited, found.get(uri, edited))
    return found


def latest_change(archive: Archive) -> dt.date:
    """Return the day of the latest review, correction or withdrawal of all; see `updated`."""
    days = (day for _, day in _edits(archive) if day is not None)
    return max((archive.updated, *days))


def reviewed_on(article: ArticleEntry) -> dt.date | None:
    """Return the day on which an article was reviewed, None if it was not."""
    return article.record.reviewed.on.latest if article.record.reviewed else None


def corrections_of(archive: Archive) -> Iterator[tuple[str, str, int, Correction]]:
    """Yield every correction with the kind and the id of its record, and its place in it."""
    for kind in LISTED:
        for id_, entry in getattr(archive, kind).items():
            for n, correction in enumerate(entry.record.corrections):
                yield kind, id_, n, correction


def _edits(archive: Archive) -> Iterator[tuple[str, dt.date | None]]:
    for kind, id_, _, correction in corrections_of(archive):
        yield f"{kind}/{id_}.md", correction.date.latest
    for article in archive.withdrawn.values():
        if article.record.withdrawn:
            yield f"articles/{article.id}.md", article.record.withdrawn.on.latest


def _places_of(archive: Archive, event: str) -> Iterator[Owner]:
    if place := archive.events[event].record.location:
        yield Owner(BearerKind.LOCATION, place)
        yield from (Owner(BearerKind.LOCATION, outer.id) for outer in archive.ancestors(place))
