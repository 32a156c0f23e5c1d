"""The strip of time, and the small chart of years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.dates import parse_edtf
from builder.render.chart import chart_of
from builder.render.spans import Axis, MonthSpan, span_of
from builder.render.strip import Dated, Strip, strip_of

DATES = st.sampled_from(
    "2021 2021-04 2021-04-03 2021-04-03? 2021~ 202X 2021-03/2021-09 2022/.. ../2020 19XX "
    "2019-12-31/2020-01-01 2021-06-01/2021-06-09".split()
)


def strip(*dates: str | None, axis: Axis | None = None) -> Strip:
    """Return the strip of events with these dates."""
    made = strip_of(
        [Dated(parse_edtf(date) if date else None, date or "?") for date in dates], axis
    )
    assert made is not None
    return made


def test_without_dates() -> None:
    """Without a date there is no strip."""
    assert strip_of([Dated(None, "?")]) is None


def test_two_events() -> None:
    """Two events in one month are one bar, and the axis is that month."""
    made = strip("2022-03-04", "2022-03-08?")
    assert (made.axis.label(0), made.axis.count, made.certain, made.uncertain) == (
        "2022-03",
        1,
        (1,),
        (1,),
    )


def test_many_years() -> None:
    """A long stretch of time has a bar a year."""
    made = strip("1979-12-24", "2022-03-04", "2022-11")
    assert (made.axis.unit, made.axis.label(0), made.axis.count) == (12, "1979", 44)
    assert made.certain[-1] == 2


@given(st.lists(st.none() | DATES, min_size=1, max_size=30))
def test_every_event_is_told_of(dates: list[str | None]) -> None:
    """Every event is in a bar, in a band, among the hidden ones or counted as undated."""
    if any(dates):
        made = strip(*dates)
        banded = sum(len(band.titles) for band in made.bands)
        barred = sum(made.certain) + sum(made.uncertain)
        assert made.undated == dates.count(None)
        if not made.hidden:
            assert barred + banded + made.beyond + made.undated == len(dates)


@given(st.lists(DATES, min_size=1, max_size=30))
def test_bands_share_no_room(dates: list[str]) -> None:
    """In one lane, a band begins where the one before has ended."""
    ends: dict[int, float] = {}
    for band in strip(*dates).bands:
        assert band.start >= ends.get(band.lane, 0)
        assert 0 <= band.start < band.end <= 1
        ends[band.lane] = band.end


@pytest.mark.parametrize(
    ("date", "soft"),
    [
        ("2022-03/2022-05", (False, False)),
        ("2022", (True, True)),
        ("2022-03~/2022-05", (True, True)),
        ("2022-03/..", (False, True)),
        ("../2022-05", (True, False)),
        ("2021-11/2022-05", (True, False)),
    ],
)
def test_soft_ends(date: str, soft: tuple[bool, bool]) -> None:
    """An end is firm only where an article gives it."""
    (band,) = strip(date, axis=Axis.of_year(2022)).bands
    assert (band.is_soft_before, band.is_soft_after) == soft


def test_thousands_share_bands() -> None:
    """Events that are dated to the same year share its band."""
    made = strip(*["2021"] * 500, *["2022"] * 500, "2021-01-01", "2022-12-31")
    assert [len(band.titles) for band in made.bands] == [500, 500]


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("2022-03-04", "2"),
        ("2022", "0-11"),
        ("2022-02/2022-04", "1-3"),
        ("2021-11/2022-02", "-1"),
        ("2022-11/2023-02", "10-"),
        ("202X", "-"),
        ("2021-12", "x"),
        ("2023/..", "x"),
        ("../2022-05", "-4"),
        (None, "-"),
    ],
)
def test_code(date: str | None, code: str) -> None:
    """Our script reads a span as steps, without the end that the axis does not reach."""
    assert Axis.of_year(2022).code(span_of(parse_edtf(date) if date else None)) == code


def test_span_of_an_open_period() -> None:
    """A period without an end has none."""
    assert span_of(parse_edtf("2022-03/..")) == MonthSpan(2022 * 12 + 2, None)


@pytest.mark.parametrize(
    ("counts", "first", "last", "bars"),
    [
        ([(2020, 3), (2022, 1), (None, 4)], 2020, 2022, 2),
        ([(2020, 1)], 2020, 2020, 1),
        ([(1900, 1), (2020, 2)], 1900, 2020, 2),
    ],
)
def test_chart(counts: list[tuple[int | None, int]], first: int, last: int, bars: int) -> None:
    """A chart has a bar for each year with events, and room for the years between."""
    chart = chart_of(counts)
    assert chart is not None
    assert (chart.first, chart.last, chart.bars.count("M")) == (first, last, bars)
    assert chart.width <= 320
    assert chart_of([(None, 3)]) is None
