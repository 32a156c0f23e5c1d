"""Editors' Markdown as safe HTML: no raw HTML in, and only an allow-list out."""

import re
from collections.abc import Callable

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markupsafe import Markup

from builder.render.links import Links

Slugify = Callable[[str, str], str]
"""From the words of a heading and what joins them to its id."""

_RECORD_LINK = re.compile(
    r"(?:\.\./)?((?:articles|groups|locations|events)/[a-z0-9-]+\.md)(?:#(.*))?"
)
_TAGS = frozenset(
    "a abbr blockquote br code dd dl dt em h2 h3 h4 hr li ol p pre strong table tbody td th "
    "thead tr ul".split()
)
_PAGE_TAGS = _TAGS | frozenset("div figcaption figure h1 h5 h6 img span".split())
_PAGE_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"align"},
    "th": {"align"},
}
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "td": {"align"},
    "th": {"align"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4")},
}


class NoRawHtml(Extension):
    """Makes python-markdown show HTML as text instead of passing it on."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 -- Markdown's own name
        """Take the two places out where HTML gets through."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


# Its own way to align a column is a style, which the policy forbids.
TABLES = TableExtension(use_align_attribute=True)


def _at_home(tag: str, attribute: str, value: str) -> str | None:
    """Drop an address that leads elsewhere without saying so, or loads something from there."""
    if attribute not in ("href", "src"):
        return value
    # Browsers leave out white space and control characters, and take \\ for /.
    address = "".join(char for char in value if char > " ").replace("\\", "/")
    leads_away = address.startswith("//") or (tag == "img" and ":" in address)
    return None if leads_away else value


def reserved_apart(slugify: Slugify) -> Slugify:
    """Return a function that names headings as the given one does, but never as Material's scripts.

    What these look for begins with two underscores.
    """

    def apart(text: str, separator: str) -> str:
        return slugify(text, separator).lstrip("_") or "section"

    return apart


_slug = reserved_apart(slugify_unicode)


def _of_profile(text: str, separator: str) -> str:
    return f"profile-{_slug(text, separator)}"


def render_profile(text: str, here: str, links: Links) -> Markup:
    """Return an editor's text as HTML, with links to records as links to their pages.

    A heading has an id of its words, in any script, that no other part of a page has: "Names" has
    `profile-names`, a second one `profile-names_1`.
    """
    headings = TocExtension(slugify=_of_profile, marker="")  # "[TOC]" is two brackets and a word
    html = markdown.markdown(text, extensions=[NoRawHtml(), TABLES, headings])

    def lead(tag: str, attribute: str, value: str) -> str | None:
        match = _RECORD_LINK.fullmatch(value) if (tag, attribute) == ("a", "href") else None
        if match:
            return links.relative(here, match[1], match[2] or "")
        return _at_home(tag, attribute, value)

    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=lead,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 -- nh3 has cleaned it


def _on_page(tag: str, attribute: str, value: str) -> str | None:
    """Drop an id that Material's scripts look for: they all begin so."""
    if attribute == "id" and value.startswith("__"):
        return None
    return _at_home(tag, attribute, value)


def clean_page(html: str) -> str:
    """Return the HTML of a page of the editors' with only what text needs; headings keep ids."""
    return nh3.clean(
        html,
        tags=set(_PAGE_TAGS),
        attributes=_PAGE_ATTRIBUTES,
        attribute_filter=_on_page,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
