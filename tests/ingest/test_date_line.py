"""Dates as pages write them."""

from pathlib import Path

import pytest

from builder.ingest.date_line import page_orders_day_first, read_date_line

CASES = [
    line.split(" => ")
    for line in (Path(__file__).parent / "date_lines.txt").read_text(encoding="utf-8").splitlines()
    if " => " in line
]


@pytest.mark.parametrize(("line", "expected"), CASES, ids=[line for line, _ in CASES])
def test_date_line(line: str, expected: str) -> None:
    """A line is read as `date_lines.txt` says: its dates and what the page calls them."""
    found = read_date_line(line)
    stamps = [f"{stamp.label.name.lower()} {stamp.date}" for stamp in found.stamps] if found else []
    got = ("; ".join(stamps) or "a day without a year") if found else "no date line"
    assert got == expected


def test_the_page_settles_the_order_of_day_and_month() -> None:
    """A date above 12 on the page says how its other dates are meant; two orders say nothing."""
    assert page_orders_day_first(["03/12/2016", "28/11/2016"]) is True
    assert page_orders_day_first(["03/12/2016", "11/28/2016"]) is False
    assert page_orders_day_first(["03/12/2016"]) is None
    assert page_orders_day_first(["28/11/2016", "11/28/2016"]) is None


def test_a_settled_order_is_used() -> None:
    """A date of numbers is read in the order that the page is known to use."""
    line = read_date_line("03/12/2016", day_first=True)
    assert line is not None
    assert [str(stamp.date) for stamp in line.stamps] == ["2016-12-03"]
