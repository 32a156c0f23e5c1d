"""The home page's derived part, and the lists of articles, groups, locations and events."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from builder import __version__
from builder.model.assess import Level
from builder.model.dates import Edtf
from builder.model.names import BearerKind, Owner
from builder.model.sourced import ROLES
from builder.render.beside import strips
from builder.render.news import latest_news
from builder.render.page import Page
from builder.render.pager import paged
from builder.render.sample import sample_of
from builder.render.site import Site, latest_events, latest_first, listed_page
from builder.render.tree import TREE, tree_page

_PER_PAGE = 100
# A row of an event is as much as two of the others.
_EVENTS_A_PAGE = 50
_LATEST = 5
T = TypeVar("T")


def article_list(site: Site) -> Iterator[Page]:
    """Yield the list of articles, a hundred rows a page, as those of groups and places."""
    articles = latest_first(site.archive.articles.values())
    yield from _list(site, "articles", site.words.gettext("Articles"), articles)


def event_list(site: Site) -> Iterator[Page]:
    """Yield the list of events, fifty rows a page."""
    events = latest_events(site.assessed.values())
    yield from _list(site, "events", site.words.gettext("Events"), events, _EVENTS_A_PAGE)


def group_list(site: Site) -> Iterator[Page]:
    """Yield the list of groups, with their years above it."""
    archive = site.archive
    groups = sorted(archive.groups.values(), key=lambda g: g.record.name.casefold())
    yield from _list(
        site,
        "groups",
        site.words.gettext("Groups"),
        [
            (
                group,
                {role: len(site.events_by_group.get((group.id, role), ())) for role in ROLES},
                _first_and_last(site, group.id),
                _naming(site, BearerKind.GROUP, group.id),
            )
            for group in groups
        ],
        strips=strips(site, archive.groups),
        used_roles=[
            r for r in ROLES if any((id_, r) in site.events_by_group for id_ in archive.groups)
        ],
    )


def location_list(site: Site) -> Iterator[Page]:
    """Yield the list of places, and the page that has them below those they lie within."""
    archive = site.archive
    yield from _list(
        site,
        "locations",
        site.words.gettext("Locations"),
        [
            (
                place,
                len(archive.events_within(place.id)),
                _naming(site, BearerKind.LOCATION, place.id),
            )
            for place in sorted(archive.locations.values(), key=lambda p: p.record.name.casefold())
        ],
        tree=TREE,
    )
    yield tree_page(site)


def draft_list(site: Site) -> Iterator[Page]:
    """Yield the list of what nobody has reviewed: drafts, and raw pages without a record."""
    unreviewed = [*site.archive.drafts.values(), *site.archive.unread.values()]
    for page in _list(site, "drafts", site.words.gettext("Drafts"), unreviewed):
        yield replace(page, is_searched=False, may_be_indexed=False)


def home_html(site: Site) -> str:
    """Return the derived part of the home page: what the archive holds, and where to begin."""
    events = latest_events(site.assessed.values())
    sample = sample_of(site)
    return site.render(
        "index.md",
        "home.html",
        sample=sample,
        publishers=len({one.record.publisher for one in site.archive.articles.values()} - {None}),
        period=_period(site),
        sample_language=sample and site.archive.article(sample.passage.article).record.language,
        articles=latest_first(site.archive.articles.values())[:_LATEST],
        events=events[:_LATEST],
        news=latest_news(site),
        contested=[e for e in events if e.confidence.level is Level.CONTESTED][:_LATEST],
    )


def _period(site: Site) -> str:
    """Say from when to when the dated events are."""
    dates = (assessed.event.record.date for assessed in site.assessed.values())
    in_order = sorted((date for date in dates if date), key=lambda date: date.sort_key)
    if not in_order:
        return ""
    first, last = (site.words.date_words(date) for date in (in_order[0], in_order[-1]))
    return site.words.gettext(", on events from %(first)s to %(last)s") % {
        "first": first,
        "last": last,
    }


def _first_and_last(site: Site, group: str) -> tuple[Edtf, Edtf] | None:
    """Return the dates of a group's first and last event, of those with a date."""
    found = [
        date
        for role in ("claimed_by", "attributed_to")
        for assessed in site.events_by_group.get((group, role), ())
        if (date := assessed.event.record.date)
    ]
    in_order = sorted(found, key=lambda date: date.sort_key)
    return (in_order[0], in_order[-1]) if in_order else None


def about_html(site: Site) -> str:
    """Return the derived end of the page on the archive: what it is made with."""
    return site.render("about.md", "about.html", version=__version__)


def _naming(site: Site, kind: BearerKind, id_: str) -> int:
    return len(site.archive.articles_naming.get(Owner(kind, id_), ()))


def _list(
    site: Site,
    kind: str,
    title: str,
    rows: Sequence[T],
    most: int = _PER_PAGE,
    **values: object,
) -> Iterator[Page]:
    for part, pager in paged(rows, most, lambda n: _uri(kind, n)):
        yield listed_page(
            site,
            pager.uri,
            pager.titled(site.words, title),
            f"index-{kind}.html",
            description=site.words.gettext("%(title)s of this archive.") % {"title": title},
            rows=part,
            total=len(rows),
            pager=pager,
            **values,
        )


def _uri(kind: str, number: int) -> str:
    return f"{kind}/index.md" if number == 1 else f"{kind}/page/{number}.md"
