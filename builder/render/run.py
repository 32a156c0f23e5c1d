"""All pages of an archive."""

from collections.abc import Iterator

from builder.render.articles import article_pages
from builder.render.corrections import correction_pages
from builder.render.events import event_pages
from builder.render.explore import explore_pages
from builder.render.files.bibliography import citation_files
from builder.render.files.explore import explore_files
from builder.render.files.feeds import feeds
from builder.render.groups import group_pages
from builder.render.indexes import index_pages
from builder.render.locations import location_pages
from builder.render.map.page import map_pages
from builder.render.page import DataFile, Page, Redirect
from builder.render.site import Site
from builder.render.timeline import timeline_pages


def render_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the archive but those that editors write; the same ones every time."""
    yield from article_pages(site)
    yield from group_pages(site)
    yield from location_pages(site)
    yield from event_pages(site)
    yield from timeline_pages(site)
    yield from map_pages(site)
    yield from explore_pages(site)
    yield from index_pages(site)
    yield from correction_pages(site)


def render_files(site: Site) -> Iterator[DataFile]:
    """Yield what the site holds besides pages."""
    yield from feeds(site)
    yield from explore_files(site)
    yield from citation_files(site)


def render_redirects(site: Site) -> Iterator[Redirect]:
    """Yield a page at every address that a record had before it was renamed."""
    for old, new in site.archive.redirects.items():
        here, target = f"{old}.md", f"{new}.md"
        yield Redirect(here, target, site.render(here, "redirect.html", target=target))
