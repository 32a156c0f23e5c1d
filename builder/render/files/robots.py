"""Where those who read whole sites find the addresses of all pages."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.render.page import DataFile
from builder.render.site import Site

ROBOTS = "robots.txt"


def robots_file(site: Site) -> Iterator[DataFile]:
    """Yield the file where the site is all of its host; programs look for it nowhere else.

    It forbids nothing: a page that is not to be listed says so itself, and has to be read for that.
    """
    url = site.settings.url
    if url and urlsplit(url).path == "/":
        yield DataFile(ROBOTS, f"User-agent: *\nDisallow:\n\nSitemap: {url}sitemap.xml\n")
