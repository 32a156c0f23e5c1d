"""What the search is given of a page."""

import re

import pytest
from material.plugins.search.plugin import Parser

from builder.pipeline import publish
from builder.render.searched import _marked, without_marks, words_to_find
from builder.render.settings import Settings
from tests.sites.sites import tiny

_INNERMOST = re.compile(r"<svg\b(?:(?!<svg\b).)*?</svg>", re.DOTALL)


def entries(html: str) -> list[tuple[str | None, list[str], list[str]]]:
    """Return what Material's search makes of a page: sections with the words of title and text."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        (section.id, "".join(section.title).split(), "".join(section.text).split())
        for section in parser.data
        if not section.is_excluded()
    ]


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (
            '<h1 id="title">A <bdi>b</bdi></h1><p>x <a href="#q"><mark id="q">y</mark></a>.</p>',
            '<h1 id="title">A b</h1><p>x y.</p>',
        ),
        ("<p>a</p><div data-search-exclude><p>b</p></div><p>c</p>", "<p>a</p><p>c</p>"),
        (
            "<ol data-search-exclude><li data-search-exclude><b data-search-exclude>a</b></ol>",
            "",
        ),
        ('<p>a</p><svg><text data-search-exclude="">b</text><text>c</text></svg>', "<p>a</p>"),
        ("<p>a<button>Copy</button> &lt; b &amp; c</p>", "<p>a &lt; b &amp; c</p>"),
        (
            '<h2 id="events">Events</h2><p>a</p>',
            '<h2 data-search-exclude="1" id="events">Events</h2><p>a</p>',
        ),
    ],
)
def test_what_is_left(html: str, left: str) -> None:
    """Tags within a line go, and what stands elsewhere in full; its heading stays as a mark."""
    assert words_to_find(html) == left


def without_drawings(html: str) -> str:
    """Return a page without its drawings, the inner ones first: Material reads on within them."""
    before = ""
    while before != html:
        before, html = html, _INNERMOST.sub("", html)
    return html


def test_nothing_is_lost() -> None:
    """The search finds the same sections and words as in the whole page with its marks."""
    pages = [without_drawings(page.html) for page in publish(tiny(), Settings()).pages]
    assert sum(len(entries(html)) for html in pages) > 50
    for html in pages:
        assert entries(words_to_find(html)) == entries(_marked(html))


def test_marks_are_taken_out() -> None:
    """The finished page has no mark, and a text that speaks of one is left alone."""
    html = '<p data-search-exclude>a data-search-exclude b</p><ol data-search-exclude data-c="d">'
    assert without_marks(html) == '<p>a data-search-exclude b</p><ol data-c="d">'
