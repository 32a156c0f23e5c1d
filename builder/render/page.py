"""What a page is, for whichever generator puts it into a site."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Longer descriptions are cut off by those who show them, and not at a word.
_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a page, for its table of contents."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the archive.

    `uri` is its path below content/, as in groups/ttp.md, whether or not that file exists;
    `source` is the file to edit, relative to the project, None where there is none.
    `html` is safe to print; `title` and `description` are plain text. `is_searched` is about the
    site's own search, `may_be_indexed` about search engines. `meta` are names and values for
    the head of the page, as plain text; a name with a colon is an Open Graph property.
    `feed` is the page's own feed, by its path from the root. `linked` is its JSON-LD, "" for none.
    """

    uri: str
    title: str
    html: str
    description: str = ""
    source: str | None = None
    is_wide: bool = False
    may_be_indexed: bool = True
    is_searched: bool = True
    meta: tuple[tuple[str, str], ...] = ()
    feed: str | None = None
    linked: str = ""

    @property
    def headings(self) -> Iterator[Heading]:
        """The sections that have an address of their own."""
        for match in _HEADING.finditer(self.html):
            yield Heading(match[1], html.unescape(_TAG.sub("", match[2])).strip())


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the site that is no page, such as a feed; `uri` is its path below the root.

    `markup` is what a script puts into a page of what the file has, as HTML that is safe to print.
    """

    uri: str
    text: str
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and the uri of the page that took its place."""

    uri: str
    target: str
    html: str


def shortened(text: str) -> str:
    """Return a description under 300 characters, cut after a word if it is longer."""
    if len(text) < _DESCRIPTION:
        return text
    return text[: _DESCRIPTION - 2].rsplit(" ", 1)[0] + "…"
