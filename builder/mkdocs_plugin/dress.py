"""What the theme is told of a page: its head, its table of contents, its last change."""

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from builder.mkdocs_plugin.shells import PageWords, Sort, as_html
from builder.model.archive import NEVER
from builder.render.changed import latest_change
from builder.render.page import Page, shortened
from builder.render.run import PARTS
from builder.render.searched import without_marks
from builder.render.site import Site
from builder.render.words import Words

# Style sheets of some pages alone, and the words by which a page has what a script is for.
_STYLES: Final = ("map", "group", "list", "explore", "data", "cards")
_EVIDENCE: Final = "ar-evidence"
# What shows the facts beside their sentences, or asks for the script by itself.
_WITHOUT: Final = ("<ar-article", "/javascripts/evidence.js")
_NAME: Final = re.compile("[^/]+")
_INDENT: Final = re.compile(r"\n\s+")
_BREAK: Final = "\n"
# A block begins and ends a line by itself.
_BLOCK_BREAK: Final = re.compile(
    r"\n\s*(?=</?(?:article|aside|body|div|footer|form|header|li|main|nav|ol|ul)\b)"
)
NO_HEAD: Final[Mapping[str, Any]] = MappingProxyType(
    {"head": '<meta property="og:type" content="website">', "names_site": True}
)


def words_for(ours: Page, *, address: str, edit: str | None, updated: str | None) -> PageWords:
    """Return what a page of ours tells the theme; None stands for what it has not."""
    return PageWords(
        title=ours.title,
        description=shortened(ours.description),
        head=_head(ours.meta),
        linked=ours.linked,
        updated=updated or "",
        feed=ours.feed or "",
        edit=edit or "",
        address=address,
        content=without_marks(ours.html),
    )


def sort_of(ours: Page, words: PageWords) -> Sort:
    """Return what a page has in common with those that the theme draws like it."""
    named = {key for key, _ in ours.meta}
    return Sort(
        shape=_shape(words.address),
        is_wide=ours.is_wide,
        may_be_indexed=ours.may_be_indexed,
        # Of an article whose publisher is unknown, Zotero takes the site for the newspaper.
        names_site="z:itemType" not in named or "prism.publicationName" in named,
        has_evidence=has_evidence(ours.html),
        styles=styles_in(ours.html),
        headings=tuple((one.id, one.text) for one in ours.headings),
        given=frozenset(name for name in PageWords.__slots__ if getattr(words, name)),
    )


def _shape(address: str) -> str:
    folder, slash, rest = address.partition("/")
    return f"{folder}{slash}{_NAME.sub('x', rest)}" if rest else _NAME.sub("x", address)


def meta_of(sort: Sort, words: PageWords) -> dict[str, Any]:
    """Return the fields of a page as the theme's templates read them, escaped: it prints them."""
    return {
        "title": as_html(words.title),
        "description": as_html(words.description),
        "head": words.head,
        "linked": words.linked,
        "updated": words.updated,
        "feed": words.feed,
        "names_site": sort.names_site,
        "styles": sort.styles,
        "has_evidence": sort.has_evidence,
        "hide": ["toc"] if sort.is_wide else [],
        **({} if sort.may_be_indexed else {"robots": "noindex"}),
    }


def contents(title: str, headings: Iterable[tuple[str, str]]) -> TableOfContents:
    """Return the table of contents of a page with these sections."""
    return get_toc(
        [
            {
                "level": 1,
                "id": "title",
                "name": as_html(title),
                "children": [
                    {"level": 2, "id": id_, "name": as_html(text), "children": []}
                    for id_, text in headings
                ],
            }
        ]
    )


def unindented(page: str, content: str) -> str:
    """Return a page without the theme's indentation, which is a twentieth of what a reader loads.

    The content stays as it is: white space counts in some of it.
    """
    if content not in page:
        return page
    before, own, after = page.partition(content) if content else (page, "", "")
    return f"{_tight(before)}{own}{_tight(after)}"


def _tight(shell: str) -> str:
    return _INDENT.sub(_BREAK, _BLOCK_BREAK.sub("", shell))


def styles_in(content: str) -> tuple[str, ...]:
    """Return the style sheets that some content asks for, by their names."""
    return tuple(name for name in _STYLES if f"/stylesheets/{name}.css" in content)


def has_evidence(content: str) -> bool:
    """Tell whether some content has marks of evidence, and nothing that shows their words."""
    return _EVIDENCE in content and not any(one in content for one in _WITHOUT)


def _head(meta: Iterable[tuple[str, str]]) -> str:
    if not any(key == "og:type" for key, _ in meta):
        meta = (*meta, ("og:type", "website"))
    return "\n".join(
        f'<meta {"property" if ":" in key else "name"}="{key}" content="{as_html(value)}">'
        for key, value in meta
    )


@dataclass(frozen=True)
class Days:
    """The day of the last change behind each page.

    `of` returns it for a path below content/; None for an editors' page of their words alone.
    """

    of: Callable[[str], dt.date | None]
    _words: Words | None = None

    def iso(self, uri: str) -> str:
        """Return the day as in 2026-11-27; "" for none."""
        day = self.of(uri)
        return day.isoformat() if day else ""

    def words(self, uri: str) -> str | None:
        """Return the day in words; None where no day is known."""
        day = self.of(uri)
        return self._words.day_words(day) if self._words and day and day > NEVER else None


def days_of(site: Site, editors: Container[str], titles: Container[str]) -> Days:
    """Return the day behind each page, by the reviews and corrections that it rests on.

    A build has no clock of its own. `editors` are the paths of pages that editors write, `titles`
    those of records.
    """

    @cache
    def latest() -> dt.date:
        return latest_change(site.archive)

    def day_of(uri: str) -> dt.date | None:
        if uri in titles and uri in site.changed:
            return site.changed[uri]
        return None if uri in editors and uri not in PARTS else latest()

    return Days(day_of, site.words)


def dress(page: MkDocsPage, ours: Page, updated: str | None) -> None:
    """Give a page in the navigation what the theme prints of a page of ours."""
    if page.edit_url:
        page.edit_url = resolved(page.edit_url)
    words = words_for(ours, address=page.url, edit=page.edit_url, updated=updated)
    page.title = as_html(ours.title)
    page.meta = {
        **meta_of(sort_of(ours, words), words),
        "search": {"exclude": not ours.is_searched},
    }


def filled(page: MkDocsPage, ours: Page) -> str:
    """Give a page of ours its table of contents, and return what it says."""
    page.toc = contents(ours.title, ((one.id, one.text) for one in ours.headings))
    return ours.html


def noted(page: MkDocsPage, content: str) -> str:
    """Note which styles and scripts an editors' page needs, and return what it says."""
    page.meta["styles"] = styles_in(content)
    page.meta["has_evidence"] = has_evidence(content)
    return content


def resolved(address: str) -> str:
    """Resolve the .. in the address of a seed, which lies beside content/."""
    return urljoin(address, urlsplit(address).path)
