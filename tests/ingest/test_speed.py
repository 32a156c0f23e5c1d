"""Reading takes time in proportion to the page, whatever the page is."""

import pytest

from builder.ingest.dump import read_dump
from tests.cost import assert_linear

SENTENCE = "The council of Osmir said on Thursday that the bridge had been opened again. "
PAGES = {
    "one endless line": (SENTENCE, ""),
    "many paragraphs": (SENTENCE * 2, "\n\n"),
    "many headlines": ("Council opens a bridge in the valley", "\n"),
    "many date lines": ("By Mira Solen | March 12, 2022", "\n"),
    "many brackets": ("((((", ""),
    "many capitals": ("Aaa ", ""),
}


@pytest.mark.parametrize("name", PAGES)
def test_time_is_linear(name: str) -> None:
    """Twice the page takes twice as long."""
    piece, between = PAGES[name]
    assert_linear(read_dump, lambda count: between.join([piece] * count), 12_000)
