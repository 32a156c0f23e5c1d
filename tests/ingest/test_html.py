"""Saved HTML pages."""

import pytest

pytest.importorskip("trafilatura")

from pathlib import Path

from trafilatura import load_html

from builder.check.original import Original, Unlike
from builder.ingest.html import read_html
from builder.ingest.markup import read_markup
from builder.model.body import BlockKind
from builder.model.text import squeeze
from builder.model.visible import HIDDEN_TAGS, INLINE_TAGS, visible_text

PAGE = (Path(__file__).parent / "bridge.html").read_text(encoding="utf-8")


def test_html_page() -> None:
    """The page's own declarations give title, date with time, publisher and author."""
    reading = read_html(PAGE)
    assert reading.title == "River bridge reopens in Lower Veldana"
    assert str(reading.published) == "2023-05-04T08:15+02:00"
    assert reading.publisher == "The Veldana Courier"
    assert reading.authors == ("Jana Solen",)
    assert reading.via == ("agencies",)
    assert reading.language == "en"


def test_html_blocks() -> None:
    """Subheadings, list items and quotations keep their kind, and the title is not repeated."""
    kinds = [block.kind for block in read_html(PAGE).body.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.QUOTATION,
        BlockKind.PARAGRAPH,
    ]


def test_html_removed() -> None:
    """What the page shows besides the article is listed with a reason."""
    removed = [(piece.text, piece.reason) for piece in read_html(PAGE).removed]
    assert removed == [
        ("Home", "menu or button"),
        ("News", "menu or button"),
        (
            "© 2023 The Veldana Courier. All rights reserved.",
            "copyright or legal notice",
        ),
    ]


def test_html_unseen() -> None:
    """Paragraphs keep what nobody sees of the page, or they would not stand in it."""
    html = PAGE.replace("two years", "two&shy; ye&shy;ars&#x200b;").replace(
        "<p>Resid", "<p>\u202eResid"
    )
    blocks = read_html(html).body.blocks
    original = Original(visible_text(html), squeeze(visible_text(html)))
    assert [
        block.text for block in blocks if isinstance(original.find(block.text, 0), Unlike)
    ] == []
    assert "two\u00ad ye\u00adars\u200b of repair" in blocks[0].text
    assert blocks[2].text.startswith("\u202eResidents")


@pytest.mark.parametrize("tag", sorted(HIDDEN_TAGS | INLINE_TAGS | {"p", "li", "button", "h2"}))
def test_one_page_for_reader_and_check(tag: str) -> None:
    """What a draft is read from has the lines that its body is held against, whatever the tag."""
    html = f"<body><div>One <{tag}>two</{tag}> three</div><div>four</div></body>"
    assert read_markup(load_html(html)).lines == tuple(visible_text(html).split("\n"))


@pytest.mark.parametrize("html", ["", "<", "<p>", "<html></html>", "no markup at all", "\x00<b"])
def test_html_without_article(html: str) -> None:
    """A page without an article gives an empty body and raises nothing."""
    assert read_html(html).body.blocks == ()
