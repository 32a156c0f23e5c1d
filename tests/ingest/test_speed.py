"""Reading takes time in proportion to the page, whatever the page is."""

import time

import pytest

from builder.ingest.dump import read_dump

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
    """Eight times the page takes far less than the 64 times that quadratic work would take."""
    piece, between = PAGES[name]
    small, large = (_seconds(between.join([piece] * count)) for count in (1_500, 12_000))
    assert large < 24 * max(small, 0.01)


def _seconds(text: str) -> float:
    start = time.process_time()
    read_dump(text)
    return time.process_time() - start
