"""Words and numbers are quoted whole, in any script that parts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import Span, is_whole, occurrences, says, widened

_CASES = (
    ("164 people were wounded", "64 people", "164 people"),
    ("some 1.5 million", "5 million", "1.5 million"),
    ("at 3,400 metres", "400 metres", "3,400 metres"),
    ("between 64-65 people", "65 people", "64-65 people"),
    ("a 16-year-old boy", "16", "16-year"),
    ("the policemen left", "police", "policemen"),
    ("١٦٤ شخصا", "٦٤ شخصا", "١٦٤ شخصا"),
    ("cafe\u0301 owner", "cafe", "cafe\u0301"),
)


@pytest.mark.parametrize(("text", "torn", "whole"), _CASES)
def test_torn(text: str, torn: str, whole: str) -> None:
    """What begins or ends inside a word or number is seen, and the whole words are offered."""
    span = next(occurrences(text, torn))
    assert not is_whole(text, span)
    place = widened(text, span)
    assert text[place.start : place.end] == whole
    assert not says(text, torn)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("killing 5, wounding 6.", "5"),
        ("Pakistan's army", "Pakistan"),
        ("al-Shabaab fighters", "Shabaab"),
        ("«64 people»", "64 people"),
        ("三人死亡", "人死"),
        ("وأصيب 15 آخرون", "أصيب 15 آخرون"),
        ("from 5 to 7: all", "7"),
    ],
)
def test_whole(text: str, words: str) -> None:
    """So are words beside marks, after a hyphen or a letter that Arabic joins, and Chinese ones."""
    assert is_whole(text, next(occurrences(text, words)))
    assert says(text, words.upper())


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_widened_is_whole(text: str, start: int, length: int) -> None:
    """Widening any run of a short text gives whole words, and never less than the run."""
    span = Span(min(start, len(text)), min(start + length, len(text)))
    place = widened(text, span)
    assert is_whole(text, place)
    assert place.start <= span.start <= span.end <= place.end
