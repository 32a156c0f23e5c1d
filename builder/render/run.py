"""All pages of an archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from builder.render.articles import article_pages
from builder.render.corrections import correction_pages
from builder.render.embeds import embeds
from builder.render.events import event_pages
from builder.render.explore import explore_pages
from builder.render.files.bibliography import citation_files
from builder.render.files.explore import explore_files
from builder.render.files.feeds import feeds
from builder.render.files.robots import robots_file
from builder.render.groups import group_pages
from builder.render.indexes import about_html, home_html, index_pages
from builder.render.locations import location_pages
from builder.render.map.page import map_pages
from builder.render.news import news_pages
from builder.render.page import DataFile, Page, Redirect
from builder.render.site import Site
from builder.render.sound import whole
from builder.render.timeline import timeline_pages
from builder.render.twice import method_html
from builder.render.unread import unread_pages

T = TypeVar("T")

PARTS: Final[Mapping[str, Callable[[Site], str]]] = {
    "index.md": home_html,
    "method.md": method_html,
    "about.md": about_html,
}
"""What makes what the archive adds to a page of the editors."""


def render_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the archive but those that editors write; the same ones every time.

    One that cannot be made is among `site.failures` instead, like every other thing below.
    """
    yield from _all(site, "the pages of articles", article_pages)
    yield from _all(site, "the pages that nobody has read", unread_pages)
    yield from _all(site, "the pages of groups", group_pages)
    yield from _all(site, "the pages of locations", location_pages)
    yield from _all(site, "the pages of events", event_pages)
    yield from _all(site, "the timeline", timeline_pages)
    yield from _all(site, "the map", map_pages)
    yield from _all(site, "Explore", explore_pages)
    yield from _all(site, "the lists", index_pages)
    yield from _all(site, "the list of corrections", correction_pages)
    yield from _all(site, "the pages of what is new", news_pages)


def render_parts(site: Site) -> dict[str, str]:
    """Return what the archive adds below the editors' own words, by the uri of their page."""
    return {uri: _part(site, uri, make) for uri, make in PARTS.items()}


def _part(site: Site, uri: str, make: Callable[[Site], str]) -> str:
    return "".join(_all(site, f"content/{uri}", lambda site: [make(site)]))


def _all(site: Site, name: str, made: Callable[[Site], Iterable[T]]) -> Iterator[T]:
    return whole(site, name, lambda: made(site))


def render_files(site: Site) -> Iterator[DataFile]:
    """Yield what the site holds besides pages."""
    yield from _all(site, "the feeds", feeds)
    yield from _all(site, "the data of Explore", explore_files)
    yield from _all(site, "the citations", citation_files)
    yield from _all(site, "robots.txt", robots_file)
    yield from _all(site, "what is shown within other pages", embeds)


def render_redirects(site: Site) -> Iterator[Redirect]:
    """Yield a page at every address that a record had before it was renamed."""
    yield from _all(site, "the redirects", _redirects)


def _redirects(site: Site) -> Iterator[Redirect]:
    for old, new in site.archive.redirects.items():
        here, target = f"{old}.md", f"{new}.md"
        yield Redirect(here, target, site.render(here, "redirect.html", target=target))
