"""What holds for every text, whatever it is."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.ingest.dump import read_dump
from builder.model.encoding import decode
from builder.model.text import one_line, squeeze

HERE = Path(__file__).parent
_PIECES = sorted(
    {
        line
        for page in (HERE / "pages").glob("*.txt")
        if not page.stem.endswith(".expected")
        for line in decode(page.read_bytes()).text.split("\n")
    }
)
_LINES = st.one_of(st.sampled_from(_PIECES), st.text(max_size=200))
PAGES = st.one_of(st.text(), st.lists(_LINES, max_size=40).map("\n".join))


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_reading(text: str) -> None:
    """Reading never raises, and the same text gives the same reading."""
    assert read_dump(text) == read_dump(text)


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_body_stands_in_the_page(text: str) -> None:
    """Every paragraph of the body stands in the page, word for word and in its order."""
    page, position = squeeze(text), 0
    for block in read_dump(text).body.blocks:
        found = page.find(squeeze(block.text), position)
        assert found >= 0
        position = found + len(squeeze(block.text))


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_every_line_is_accounted_for(text: str) -> None:
    """Every line is in the body, is the title or date that was taken, or is listed."""
    reading = read_dump(text)
    lines = [line for raw in text.split("\n") if (line := one_line(raw))]
    listed = [removed.text for removed in reading.removed]
    body = [squeeze(block.text) for block in reading.body.blocks]
    left = list(lines)
    for line in listed:
        left.remove(line)
    rest = [line for line in left if not any(squeeze(line).endswith(words) for words in body)]
    allowed = (reading.title is not None) + (reading.published is not None)
    assert len(rest) <= allowed
    assert len(left) <= len(body) + allowed


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_every_removed_line_has_a_reason(text: str) -> None:
    """No line is left out without a reason that a person can read."""
    assert all(removed.reason.strip() for removed in read_dump(text).removed)
