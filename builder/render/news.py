"""What's new: what came, was changed, corrected or withdrawn, by month."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.model.kinds import LISTED, NOUNS
from builder.render.changes import Change
from builder.render.page import Page
from builder.render.pager import Pager, paged
from builder.render.site import Site, listed_page
from builder.render.words import NN_

URI = "changes/index.md"
_A_PAGE = 60
_NOUNS = {kind: NOUNS[kind] for kind in LISTED}
_CHANGED = {
    "corrected": NN_("%(n)s corrected", "%(n)s corrected"),
    "changed": NN_("%(n)s changed", "%(n)s changed"),
    "withdrawn": NN_("%(n)s withdrawn", "%(n)s withdrawn"),
}


@dataclass(frozen=True, slots=True)
class NewsMonth:
    """The changes of a month, the latest first."""

    year: int
    month: int
    rows: tuple[Change, ...]

    def uri(self, number: int = 1) -> str:
        """Return the month's page, or a further one."""
        end = "" if number == 1 else f"-page-{number}"
        return f"changes/{self.year:04}-{self.month:02}{end}.md"


@dataclass(frozen=True, slots=True)
class News:
    """A month in a few words: "3 articles", "1 corrected"."""

    month: NewsMonth
    came: tuple[str, ...]
    became: tuple[str, ...]


def news_pages(site: Site) -> Iterator[Page]:
    """Yield the page of the latest changes, and pages of every month."""
    _ = site.words.gettext
    months = months_of(site.changes)
    title = _("What’s new")
    yield _page(site, URI, title, months, site.changes[:_A_PAGE], None)
    for month in months:
        name = site.words.month_of_year(month.year, month.month)
        named = _("What’s new: %(month)s") % {"month": name}
        for rows, pager in paged(month.rows, _A_PAGE, month.uri):
            yield _page(
                site, pager.uri, pager.titled(site.words, named), months, rows, month, pager
            )


def latest_news(site: Site) -> News | None:
    """Return the latest month in which anything changed, in words; None where nothing did."""
    months = months_of(site.changes)
    return news_of(site, months[0]) if months else None


def months_of(changes: Sequence[Change]) -> list[NewsMonth]:
    """Return dated changes, the latest first, by month."""

    def month(one: Change) -> tuple[int, int]:
        return (one.day.year, one.day.month) if one.day else (0, 0)

    return [NewsMonth(*key, tuple(rows)) for key, rows in groupby(changes, key=month)]


def news_of(site: Site, month: NewsMonth) -> News:
    """Say what a month brought."""
    counts = Counter(_key(one) for one in month.rows)
    return News(
        month,
        tuple(
            site.words.count_of(counts["added", kind], noun)
            for kind, noun in _NOUNS.items()
            if counts["added", kind]
        ),
        tuple(
            site.words.plural(forms, counts[change, ""])
            for change, forms in _CHANGED.items()
            if counts[change, ""]
        ),
    )


def is_correction(change: Change) -> bool:
    """Tell whether a change was made to the record itself, with words that say what it was."""
    return change.change == "changed" and change.what is not None


def title_of(site: Site, change: Change) -> str:
    """Return the name of a record that changed, its id where it has none any more."""
    archive = site.archive
    known = getattr(archive, change.kind)
    if change.id in known:
        return site.words.name_of(known[change.id].record)
    if change.kind == "articles" and change.id in archive.withdrawn:
        return archive.withdrawn[change.id].record.title or change.id
    return change.id


def _key(one: Change) -> tuple[str, str]:
    if one.change == "added":
        return "added", one.kind
    return ("corrected" if is_correction(one) else one.change), ""


def _page(  # noqa: PLR0913, PLR0917 -- all that the page shows
    site: Site,
    uri: str,
    title: str,
    months: Sequence[NewsMonth],
    rows: Sequence[Change],
    month: NewsMonth | None,
    pager: Pager | None = None,
) -> Page:
    news = [news_of(site, one) for one in months]
    return listed_page(
        site,
        uri,
        title,
        "news.html",
        description=site.words.gettext("What came to this archive, was changed or corrected."),
        news=news,
        # A column that no month fills is left out.
        columns=[name for name in ("came", "became") if any(getattr(one, name) for one in news)],
        days=[(day, list(of_day)) for day, of_day in groupby(rows, key=lambda one: one.day)],
        month=month,
        shown=len(rows),
        total=len(site.changes),
        title_of=lambda one: title_of(site, one),
        is_correction=is_correction,
        nouns=_NOUNS,
        pager=pager,
        has_feeds=site.settings.url is not None,
    )
