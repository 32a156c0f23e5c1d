"""Our HTML of a body is what Markdown makes of the same body as a file."""

import re

import markdown
import pytest
from hypothesis import example, given

from builder.model.body import BlockKind, Body, body_of, dump_body
from builder.render.body import render_body
from tests.model.strategies import bodies

# What we add to the bare HTML; an article's own text has no < in it.
_OURS = re.compile(r' id="p\d+"|<a href="#p\d+"[^>]*></a>')
# Of an invisible character we show the number.
_UNSEEN = re.compile(r'<code class="ar-unseen">U\+([0-9A-F]+)</code>')


def render_plain(body: Body) -> str:
    """Return the HTML of a body without the anchors and numbers of its paragraphs."""
    html = _UNSEEN.sub(
        lambda match: chr(int(match[1], 16)),
        render_body(body, (), ()),
    )
    return _OURS.sub("", html)


@given(bodies)
@example(body_of([(BlockKind.ITEM, "a"), (BlockKind.PARAGRAPH, "b"), (BlockKind.ITEM, "c")]))
@example(body_of([(BlockKind.QUOTATION, "a"), (BlockKind.ITEM, "b"), (BlockKind.QUOTATION, "c")]))
def test_equals_python_markdown(body: Body) -> None:
    """A record looks the same on the site as in any viewer of Markdown."""
    assert render_plain(body) == markdown.markdown(dump_body(body))


@pytest.mark.parametrize(
    ("kind", "text", "html"),
    [
        (BlockKind.PARAGRAPH, "a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        (BlockKind.PARAGRAPH, "<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        (BlockKind.PARAGRAPH, "[x](javascript:y)", "<p>[x](javascript:y)</p>"),
        (BlockKind.PARAGRAPH, "&lt; &copy;", "<p>&amp;lt; &amp;copy;</p>"),
        (BlockKind.HEADING, "One #", "<h2>One #</h2>"),
        (BlockKind.QUOTATION, "One", "<blockquote>\n<p>One</p>\n</blockquote>"),
        (BlockKind.ITEM, "1. One", "<ul>\n<li>1. One</li>\n</ul>"),
    ],
)
def test_text_is_data(kind: BlockKind, text: str, html: str) -> None:
    """Marks, links, tags and references in an article's words are shown, never run."""
    assert render_plain(body_of([(kind, text)])) == html


def test_what_is_left_out() -> None:
    """Each run of blocks that are not shown is one line with their numbers and anchors."""
    body = body_of(
        [
            (BlockKind.HEADING, "a"),
            (BlockKind.PARAGRAPH, "b"),
            (BlockKind.ITEM, "c"),
            (BlockKind.ITEM, "d"),
            (BlockKind.QUOTATION, "e"),
            (BlockKind.PARAGRAPH, "f"),
        ]
    )
    html = render_body(body, (), (), {2, 4})
    assert _OURS.sub("", html) == (
        "<p>[…]<span></span></p>\n<ul>\n<li>c</li>\n</ul>\n<p>[…]</p>\n"
        "<blockquote>\n<p>e</p>\n</blockquote>\n<p>[…]</p>"
    )
    assert re.findall(r'data-n="([^"]*)"', html) == ["1–2", "3", "4", "5", "6"]
    assert re.findall(r' id="p(\d+)"', html) == ["1", "2", "3", "4", "5", "6"]
