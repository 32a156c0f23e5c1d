"""Numbers as news writes them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import Span
from builder.reader.figures import Share, figures_in
from builder.reader.numbers import numbers_in
from tests.model.read import csv_cases
from tests.model.strategies import texts

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", csv_cases(CASES / "numbers.csv"), ids=lambda case: case["text"])
def test_numbers(case: dict[str, str]) -> None:
    """A text has the numbers that cases/numbers.csv gives, and no others."""
    assert numbers_in(case["text"]) == {int(number) for number in case["numbers"].split()}


@given(st.integers(0, 10**9), st.sampled_from(("{} died", "some {:,}.", "({})", "'{:,}'")))
def test_digits(number: int, frame: str) -> None:
    """A number in digits is read, with and without commas between the thousands."""
    assert numbers_in(frame.format(number)) == {number}


def _counted() -> list[tuple[str, int]]:
    lines = (CASES / "counted.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(words, int(right)) for words, right in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("words", "right"), _counted())
def test_counted_people(words: str, right: int) -> None:
    """The people of a passage are as many as cases/counted.tsv says, all of them together."""
    found = [one for one in figures_in(words, Span(0, len(words))) if one.share is not Share.PART]
    assert found, words
    assert (found[-1].min, found[-1].max) == (right, right)


@given(texts)
def test_any_text(text: str) -> None:
    """Any text has some numbers, none of them negative."""
    assert all(number >= 0 for number in numbers_in(text))


def test_digits_without_end() -> None:
    """A row of digits that is no number of people does not end the build."""
    assert numbers_in(f"{'9' * 5_000} and 3, 1{',000' * 5_000}") >= {3}
