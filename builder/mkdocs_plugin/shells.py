"""Pages in the theme's shell: drawn once for pages that are alike, then filled in.

The theme takes longer for the header, the navigation and the footer of a page than for all the rest
of it, and they are the same on thousands of pages but for a few words. So one page of each sort is
drawn with marks in the place of these words, and the others are that page with their own words.

Nothing says that a theme uses the words as they are. That is why some pages of each sort are drawn
in full as well: where one is not the same as the filled-in page, every page of the sort is drawn.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Final

from markupsafe import Markup, escape

from builder.model.unseen import shown

# A page that is alone of its sort is drawn and no more. From the second on the shell is filled in,
# and the second and one in so many after it are drawn as well, and compared.
_WORTH_A_SHELL: Final = 2
_ONE_IN: Final = 64


@dataclass(frozen=True, slots=True)
class PageWords:
    """What one page tells the theme; "" for nothing.

    `title`, `description` and `updated`, the day of its last change, are plain text; `head` and
    `content` are HTML, and `linked` is JSON-LD. `feed` is a path, and `address` the page's own
    address, both from the root of the site; `edit` is a whole address.
    """

    title: str
    description: str
    head: str
    linked: str
    updated: str
    feed: str
    edit: str
    address: str
    content: str


@dataclass(frozen=True, slots=True)
class Sort:
    """What pages have in common that are drawn alike."""

    shape: str
    """The page's address with each name below its folder as x: "articles/x/".

    Pages of one folder have the same relative links to all others.
    """
    is_wide: bool
    may_be_indexed: bool
    names_site: bool
    has_evidence: bool
    styles: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    """Ids and words of its sections, for the table of contents."""
    given: frozenset[str]
    """The words that are not ""."""


Draw = Callable[[Sort, PageWords], str]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a word of a page stands, and how it is escaped there."""

    name: str
    write: Callable[[str], str]


@dataclass(slots=True)
class _Shell:
    """A drawn page in parts, None where each has to be drawn; how many pages it was for."""

    parts: list[str | _Slot] | None = None
    pages: int = 0


@dataclass(slots=True)
class Shells:
    """Puts pages into the shell that `draw` draws; `drawn` counts how often it had to."""

    draw: Draw
    drawn: int = 0
    _known: dict[Sort, _Shell] = field(default_factory=dict)

    def page(self, sort: Sort, words: PageWords) -> str:
        """Return a whole page, the same text as `draw` would return."""
        shell = self._known.setdefault(sort, _Shell())
        shell.pages += 1
        if shell.pages == _WORTH_A_SHELL:
            marks = _marks(sort)
            shell.parts = _parts(self._draw(sort, marks), marks)
        if shell.parts is None:
            return self._draw(sort, words)
        filled = _filled(shell.parts, words)
        if shell.pages % _ONE_IN == _WORTH_A_SHELL:
            drawn = self._draw(sort, words)
            if drawn != filled:
                shell.parts = None
            return drawn
        return filled

    def _draw(self, sort: Sort, words: PageWords) -> str:
        self.drawn += 1
        return self.draw(sort, words)


def as_html(text: str) -> str:
    """Return text as the theme is given it, with what nobody sees made visible."""
    return html.escape(shown(text))


def _plain(text: str) -> str:
    """Return text as our own templates print what the theme is given: as text, and escaped."""
    text = Markup(as_html(text)).striptags()  # noqa: S704 -- only to take tags out
    return str(escape(text))


def _escaped(text: str) -> str:
    return str(escape(text))


def _as_it_is(text: str) -> str:
    return text


_NAMES = tuple(one.name for one in fields(PageWords))
_WRITERS: list[tuple[str, Callable[[str], str]]] = [
    *((name, write) for name in ("title", "description") for write in (as_html, _plain)),
    *((name, _escaped) for name in ("updated", "address")),
    *((name, _as_it_is) for name in ("head", "linked", "feed", "edit", "address", "content")),
]


def _mark(name: str) -> str:
    # Nothing else has these letters; the theme looks for a heading in the content of a page.
    return "<h1 qzx>" if name == "content" else f"qzx-{name}'qzx"


def _marks(sort: Sort) -> PageWords:
    """Return the marks of the words that pages of a sort have."""
    marks = {name: _mark(name) if name in sort.given else "" for name in _NAMES}
    before, _, after = sort.shape.rpartition("x")
    marks["address"] = f"{before}{_mark('address')}{after}"
    if "feed" in sort.given:
        # Beside the page, so that its relative link is the same on all of them.
        marks["feed"] = f"{marks['address']}feed.xml"
    return PageWords(**marks)


def _parts(drawn: str, marks: PageWords) -> list[str | _Slot]:
    slots = {
        write(mark): _Slot(name, write)
        for name, write in _WRITERS
        if (mark := getattr(marks, name))
    }
    parts: list[str | _Slot] = []
    position = 0
    for match in re.finditer("|".join(map(re.escape, slots)), drawn):
        parts += [drawn[position : match.start()], slots[match[0]]]
        position = match.end()
    return [*parts, drawn[position:]]


def _filled(parts: list[str | _Slot], words: PageWords) -> str:
    return "".join(
        part if isinstance(part, str) else part.write(getattr(words, part.name)) for part in parts
    )
