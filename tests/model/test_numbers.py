"""Numbers as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.numbers import numbers_in
from tests.model.read import CASES, csv_cases
from tests.model.strategies import texts


@pytest.mark.parametrize("case", csv_cases(CASES / "numbers.csv"), ids=lambda case: case["text"])
def test_numbers(case: dict[str, str]) -> None:
    """A text has the numbers that cases/numbers.csv gives, and no others."""
    assert numbers_in(case["text"]) == {int(number) for number in case["numbers"].split()}


@given(st.integers(0, 10**9), st.sampled_from(("{} died", "some {:,}.", "({})", "'{:,}'")))
def test_digits(number: int, frame: str) -> None:
    """A number in digits is read, with and without commas between the thousands."""
    assert numbers_in(frame.format(number)) == {number}


@given(texts)
def test_any_text(text: str) -> None:
    """Any text has some numbers, none of them negative."""
    assert all(number >= 0 for number in numbers_in(text))


def test_digits_without_end() -> None:
    """A row of digits that is no number of people does not end the build."""
    assert numbers_in(f"{'9' * 5_000} and 3, 1{',000' * 5_000}") >= {3}
