"""All that a site holds: what makes each kind of page and file, and in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from builder.render.articles import article_page
from builder.render.corrections import correction_pages, withdrawn_page
from builder.render.embeds import embeds
from builder.render.events import event_page
from builder.render.explore import explore_pages
from builder.render.files.bibliography import citation_files
from builder.render.files.explore import explore_files
from builder.render.files.feeds import feeds
from builder.render.files.robots import robots_file
from builder.render.groups import pages_of_group
from builder.render.indexes import (
    about_html,
    article_list,
    draft_list,
    event_list,
    group_list,
    home_html,
    location_list,
)
from builder.render.locations import pages_of_location
from builder.render.map.page import map_files, map_pages
from builder.render.news import news_pages
from builder.render.page import DataFile, Page, Redirect
from builder.render.site import Site
from builder.render.sound import Task, all_made
from builder.render.timeline import timeline_pages
from builder.render.twice import method_html
from builder.render.unread import unread_page

Pages = Callable[[Site], Iterable[Page]]

RECORDS: Final[tuple[tuple[str, str, Callable[[Site, Any], Iterable[Page]]], ...]] = (
    ("articles", "articles", lambda site, one: [article_page(site, one)]),
    ("articles", "drafts", lambda site, one: [article_page(site, one)]),
    ("articles", "unread", lambda site, one: [unread_page(site, one)]),
    ("groups", "groups", pages_of_group),
    ("locations", "locations", pages_of_location),
    ("events", "events", lambda site, one: [event_page(site, one)]),
    ("articles", "withdrawn", lambda site, one: [withdrawn_page(site, one)]),
)
"""The folder of a record, where the archive has it, and what makes its pages."""

LISTS: Final[Mapping[str, tuple[str, Pages]]] = {
    "events": ("the list of events", event_list),
    "articles": ("the list of articles", article_list),
    "groups": ("the list of groups", group_list),
    "locations": ("the list of places", location_list),
    "drafts": ("the list of drafts", draft_list),
    "timeline": ("the timeline", timeline_pages),
    "map": ("the map", map_pages),
    "explore": ("Explore", explore_pages),
    "corrections": ("the list of corrections", correction_pages),
    "changes": ("the pages of what is new", news_pages),
}
"""What is made of all records, by the folder of its pages: what it is called, and what makes it."""

# Those that are asked for most come first.
FILES: Final[tuple[tuple[str, Callable[[Site], Iterable[DataFile]]], ...]] = (
    ("the data of Explore", explore_files),
    ("the places of the map", map_files),
    ("robots.txt", robots_file),
    ("the feeds", feeds),
    ("the citations", citation_files),
    ("what is shown within other pages", embeds),
)
"""What a site holds besides pages, and what makes it."""

PARTS: Final[Mapping[str, Callable[[Site], str]]] = {
    "index.md": home_html,
    "method.md": method_html,
    "about.md": about_html,
}
"""What makes what the archive adds to a page of the editors."""


def record_tasks(site: Site) -> Iterator[Task[Page]]:
    """Yield what makes the pages of each record."""
    for _, records, make in RECORDS:
        for record in getattr(site.archive, records).values():
            yield Task(site, record.path, is_of_record=True, make=partial(make, site, record))


def file_tasks(site: Site) -> Iterator[Task[DataFile]]:
    """Yield what makes everything that the site holds besides pages."""
    for name, make in FILES:
        yield of_all(site, name, make)


def of_all(site: Site, name: str, make: Callable[[Site], Iterable[Any]]) -> Task[Any]:
    """Return what makes something of all records together."""
    return Task(site, name, is_of_record=False, make=partial(make, site))


def render_files(site: Site) -> Iterator[DataFile]:
    """Yield what the site holds besides pages.

    What cannot be made is among `site.failures` instead, as with everything that is made here.
    """
    return all_made(file_tasks(site))


def render_part(site: Site, uri: str) -> str:
    """Return what the archive adds below the editors' own words on a page; "" for nothing."""
    make = PARTS.get(uri)
    part = of_all(site, f"content/{uri}", lambda site: [make(site)] if make else [])
    return "".join(part.made())


def render_redirects(site: Site) -> Iterator[Redirect]:
    """Yield a page at every address that a record had before it was renamed."""
    return of_all(site, "the redirects", _redirects).made()


def _redirects(site: Site) -> Iterator[Redirect]:
    for old, new in site.archive.redirects.items():
        here, target = f"{old}.md", f"{new}.md"
        yield Redirect(here, target, site.render(here, "redirect.html", target=target))
