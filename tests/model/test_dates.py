"""Dates as uncertain as the sources are, held against a second reader of EDTF."""

import contextlib
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from undate import Undate, UndateInterval  # type: ignore[import-untyped]  # it ships no types

from builder.model.dates import Edtf, parse_edtf
from tests.model.read import CASES, csv_cases
from tests.model.strategies import date_texts, dates, period_texts


@pytest.mark.parametrize("case", csv_cases(CASES / "dates.csv"), ids=lambda case: case["text"])
def test_dates(case: dict[str, str]) -> None:
    """A date means the days, the precision and the doubts that cases/dates.csv gives."""
    date = parse_edtf(case["text"])
    flags = {"uncertain": date.is_uncertain, "approximate": date.is_approximate}
    assert str(date) == case["text"]
    assert {
        "text": date.text,
        "earliest": str(date.earliest or ""),
        "latest": str(date.latest or ""),
        "precision": date.precision.name.lower(),
        "flags": " ".join(flag for flag, is_set in flags.items() if is_set),
        "time": date.time or "",
    } == case


@pytest.mark.parametrize("case", csv_cases(CASES / "not_dates.csv"), ids=lambda case: case["text"])
def test_not_dates(case: dict[str, str]) -> None:
    """Anything else is refused for the reason that cases/not_dates.csv gives."""
    with pytest.raises(ValueError, match=f"^{re.escape(case['reason'])}$"):
        parse_edtf(case["text"])


@given(st.text(max_size=30) | st.from_regex(r"[\dX./?~%T:Z+-]{0,24}"))
def test_other_text_is_refused(text: str) -> None:
    """Any text is a date that keeps its text and has a bound, or a ValueError and nothing else."""
    with contextlib.suppress(ValueError):
        date = parse_edtf(text)
        assert date.text == text
        assert date.earliest or date.latest


def _days(date: Undate) -> tuple[str, str]:
    return str(date.earliest), str(date.latest)


@given(date_texts())
def test_dates_agree_with_undate(text: str) -> None:
    """The first and last day of a date are those that the undate library gives."""
    date = parse_edtf(text)
    assert (str(date.earliest), str(date.latest)) == _days(Undate.parse(text, "EDTF"))


@given(period_texts())
def test_periods_agree_with_undate(text: str) -> None:
    """A period reaches from the first day of its start to the last of its end, as in undate."""
    # undate does not compare two dates that share days, so its sides are read one by one.
    start, end = (None if side == ".." else Undate.parse(side, "EDTF") for side in text.split("/"))
    date = parse_edtf(text)
    assert str(date.earliest) == str(start and _days(start)[0])
    assert str(date.latest) == str(end and _days(end)[1])


@pytest.mark.parametrize("text", ["2022-03-04/2022-03-06", "../2022-03", "2021/.."])
def test_undate_knows_our_periods(text: str) -> None:
    """A period is written as other readers of EDTF read it."""
    assert isinstance(Undate.parse(text, "EDTF"), UndateInterval)


@given(st.lists(dates))
def test_sorting(listed: list[Edtf]) -> None:
    """Dates sort by their first possible day, then the last; open starts come first."""
    ordered = sorted(listed, key=lambda date: date.sort_key)
    days = [(d.earliest or dt.date.min, d.latest or dt.date.max) for d in ordered]
    assert days == sorted(days)


def test_sorting_finer_first() -> None:
    """Of dates that begin on one day the finer comes first."""
    texts = ["2022/..", "../2023", "2022-01-02", "2022", "2022-01", "2022-01-01"]
    ordered = sorted(map(parse_edtf, texts), key=lambda date: date.sort_key)
    assert [d.text for d in ordered] == [
        *("../2023", "2022-01-01", "2022-01", "2022", "2022/..", "2022-01-02")
    ]


@given(dates)
def test_a_date_is_equal_to_itself_read_again(date: Edtf) -> None:
    """Reading the text of a date gives an equal date."""
    assert parse_edtf(str(date)) == date
