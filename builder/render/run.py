"""All pages of an archive."""

from collections.abc import Iterator

from builder.model.archive import Archive
from builder.render.articles import article_pages
from builder.render.events import event_pages
from builder.render.groups import group_pages
from builder.render.indexes import home_html, index_pages
from builder.render.links import Links
from builder.render.locations import location_pages
from builder.render.page import Page, Redirect
from builder.render.site import Site
from builder.render.timeline import timeline_pages


def render_pages(archive: Archive, links: Links) -> Iterator[Page]:
    """Yield every page of the archive but those that editors write; the same ones every time."""
    site = Site(archive, links)
    yield from article_pages(site)
    yield from group_pages(site)
    yield from location_pages(site)
    yield from event_pages(site)
    yield from timeline_pages(site)
    yield from index_pages(site)


def render_home(archive: Archive, links: Links) -> str:
    """Return the HTML that stands below the editors' text on the home page."""
    return home_html(Site(archive, links))


def render_redirects(archive: Archive, links: Links) -> Iterator[Redirect]:
    """Yield a page at every address that a record had before it was renamed."""
    site = Site(archive, links)
    for old, new in archive.redirects.items():
        here, target = f"{old}.md", f"{new}.md"
        html = site.render(here, "redirect.html", target=target)
        yield Redirect(here, target, html)
