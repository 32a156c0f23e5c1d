"""The page Explore, on which readers filter all events and articles."""

from collections.abc import Iterator

from builder.render.files.citing import page_citation
from builder.render.page import Page
from builder.render.site import Site, listed_page


def explore_pages(site: Site) -> Iterator[Page]:
    """Yield the page; it reads the data that builder.render.files.explore makes."""
    _ = site.words.gettext
    yield listed_page(
        site,
        "explore/index.md",
        _("Explore"),
        "explore.html",
        description=_("Filter the events and articles of this archive."),
        harms=site.other_harms,
        has_feeds=site.settings.url is not None,
        cited=page_citation(site, "explore/index.md", "{what}", site.archive.updated, "{address}"),
    )
