"""What holds for every text and every date of publication."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.dates import Edtf, parse_edtf
from builder.reader.dates import find_dates
from tests.cost import assert_linear

_PARTS = (
    "March 4 , 2022 2015 of last year next Friday May the ago two days years later from to until"
    " between and early mid - / . ' s the 1990s 04/03/22 2022-03-04 0001 9999 12th century week"
    " quarter third yesterday previous following before after perhaps around end Ramadan Q3 in\n\n"
    " on 31 30 February fiscal FY19 9/11 weekend decades a hundred said will İ ß ٣ مارچ 四月 9 99"
).split(" ")
_SENTENCES = st.lists(st.sampled_from(_PARTS), max_size=40).map(" ".join)
_GLUED = st.lists(st.sampled_from(_PARTS), max_size=40).map("".join)
_TEXTS = st.one_of(st.text(), _SENTENCES, _GLUED)
_DATES = (
    "2022-03-12 2022-03-12T22:30 2022-03-12T22:30+05:00 2022-03 2022 202X 19XX 2022-XX 2022-02-XX"
    " 0001-01-01 0001 9999-12-31 9999 2024-02-29 2022-03-12~ 2022? 2020/2021 ../2020 2021/.."
    " 2022-03-01/2022-03-09"
)
_PUBLISHED = st.one_of(
    st.none(),
    st.sampled_from(_DATES.split()).map(parse_edtf),
    st.dates().map(lambda day: parse_edtf(day.isoformat())),
)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _PUBLISHED)
def test_every_find_is_sound(text: str, published: Edtf | None) -> None:
    """Nothing raises; expressions stand in the text, in order and apart, with valid values."""
    found = find_dates(text, published)
    end = 0
    for date in found:
        assert end <= date.span.start < date.span.end <= len(text)
        assert text[date.span.start : date.span.end] == date.text
        assert date.reason
        if date.value is not None:
            assert parse_edtf(date.value.text) == date.value
        end = date.span.end


@settings(max_examples=100, deadline=None)
@given(_TEXTS, _PUBLISHED)
def test_the_same_text_gives_the_same_dates(text: str, published: Edtf | None) -> None:
    """Reading twice finds the same."""
    assert find_dates(text, published) == find_dates(text, published)


@settings(max_examples=100, deadline=None)
@given(_SENTENCES)
def test_without_a_day_nothing_relative_is_fixed(text: str) -> None:
    """Without a date of publication, days that only count from it stay open."""
    for date in find_dates(text, None):
        if date.text.casefold() in ("yesterday", "friday", "next friday", "last year"):
            assert date.value is None


# Scraps that could make a reader go over the same text again and again.
HOSTILE = [
    "1,", "1,111", "1.", "2015-", "2015 ", "12/12/", "the ", "last year ", "two days later ",
    "\n \n", "\n ", "'", "$1 ", "a", ". A", "Friday will ", "from March to ", "mid-", "1990s",
    "3-5 ",
]  # fmt: skip
_LONG = ["1", "March ", "March 4 "]


@pytest.mark.parametrize(
    ("unit", "length"),
    [(unit, 500_000) for unit in _LONG] + [(unit, 80_000) for unit in HOSTILE],
)
def test_time_grows_with_length_only(unit: str, length: int) -> None:
    """A text of one repeated scrap takes twice as long as half of it."""
    published = parse_edtf("2022-03-12")
    assert_linear(
        lambda text: find_dates(text, published), lambda count: unit * count, length // len(unit)
    )
