"""Saved HTML pages."""

import pytest

pytest.importorskip("trafilatura")

from pathlib import Path

from builder.ingest.html import read_html
from builder.model.body import Kind

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
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.ITEM,
        Kind.ITEM,
        Kind.QUOTATION,
        Kind.PARAGRAPH,
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


@pytest.mark.parametrize("html", ["", "<", "<p>", "<html></html>", "no markup at all", "\x00<b"])
def test_html_without_article(html: str) -> None:
    """A page without an article gives an empty body and raises nothing."""
    assert read_html(html).body.blocks == ()
