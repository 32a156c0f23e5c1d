"""Dates as uncertain as the sources are: EDTF level 0 and the part of level 1 that news needs.

`2022-03-04`, `2022-03`, `2022`, `202X`, `2022-XX`, `2022-03-XX`, each with `?` (uncertain),
`~` (approximate) or `%` (both) after it; intervals `A/B`, `../B`, `A/..`;
and a time of day after a full date, `2024-01-03T22:30`, with `Z` or `+05:00` where it is known.

Source: https://www.loc.gov/standards/datetime/ (2019-02-04).
docs/decisions/0002-own-reader-for-dates.md says why this is not a library.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

_DATE = re.compile(
    r"(?P<year>\d{3}[\dX]|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?"
    r"(?P<qualifier>[?~%]?)",
    re.ASCII,
)
_OPEN = ".."

_MONTH, _DAY = "(0[1-9]|1[0-2]|XX)", "(0[1-9]|[12][0-9]|3[01]|XX)"
_TIME = "T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-2][0-9]:[0-5][0-9])?"
_ONE = rf"([0-9]{{2}}([0-9][0-9X]|XX)(-{_MONTH}(-{_DAY}({_TIME})?)?)?[?~%]?|\.\.)"
# For editors, in the dialect of JSON Schema: takes every date, and refuses most of what is none.
EDTF_PATTERN = f"^{_ONE}(/{_ONE})?$"

FORMS = (
    "2022-03-04, 2022-03 or 2022; add ? if uncertain, ~ if approximate; "
    "2022-03-04/2022-03-06 or 2022/.. for a period; null if unknown"
)


class Precision(IntEnum):
    """How fine a date is; a smaller value is finer."""

    MINUTE = 0
    DAY = 1
    MONTH = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5
    PERIOD = 6


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in EDTF.

    `earliest` and `latest` are the first and last day that it may mean, both included; None where
    an interval is open. Equal when the text is equal.
    """

    text: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    is_uncertain: bool = False
    is_approximate: bool = False
    time: str | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> tuple[dt.date, dt.date, str]:
        """Order by first possible day, then by last; an open start comes first."""
        return (self.earliest or dt.date.min, self.latest or dt.date.max, self.text)


@lru_cache(maxsize=65_536)
def parse_edtf(text: str) -> Edtf:
    """Read a date; raise ValueError with the reason if it is none."""
    if "/" not in text:
        return _parse_date(text)
    start_text, _, end_text = text.partition("/")
    start = None if start_text == _OPEN else _parse_date(start_text)
    end = None if end_text == _OPEN else _parse_date(end_text)
    if start is None and end is None:
        raise ValueError("a period needs a start or an end")
    if any(side is not None and side.time for side in (start, end)):
        raise ValueError("a period is given in days, without a time")
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise ValueError("the period ends before it begins")
    known = [side for side in (start, end) if side]
    return Edtf(
        text,
        earliest,
        latest,
        Precision.PERIOD,
        is_uncertain=any(side.is_uncertain for side in known),
        is_approximate=any(side.is_approximate for side in known),
    )


def _parse_date(text: str) -> Edtf:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError("not an EDTF date")
    year, month, day = match["year"], match["month"], match["day"]
    if match["time"]:
        has_day = bool(day) and "X" not in f"{year}{month}{day}"
        _check_time(match["time"], match["zone"], has_day=has_day)
    if "X" in year and (month or day):
        raise ValueError("a month needs a full year")
    if month == "XX" and day not in (None, "XX"):
        raise ValueError("a day needs a month")
    earliest, latest = _bounds(year, month, day)
    return Edtf(
        text,
        earliest,
        latest,
        _precision(year, month, day, match["time"]),
        is_uncertain=match["qualifier"] in ("?", "%"),
        is_approximate=match["qualifier"] in ("~", "%"),
        time=match["time"] and match["time"] + (match["zone"] or ""),
    )


def _check_time(time: str, zone: str | None, *, has_day: bool) -> None:
    if not has_day:
        raise ValueError("a time needs a full date")
    try:
        dt.time.fromisoformat(time)
        if zone and zone != "Z":
            dt.time.fromisoformat(zone[1:])
    except ValueError:
        raise ValueError("there is no such time") from None


def _bounds(year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise ValueError("years begin with 0001")
    if month in (None, "XX"):
        return dt.date(first_year, 1, 1), dt.date(last_year, 12, 31)
    in_month = int(month or 0)
    if not 1 <= in_month <= 12:  # noqa: PLR2004 -- months are twelve
        raise ValueError("there is no such month")
    last_day = calendar.monthrange(first_year, in_month)[1]
    if day in (None, "XX"):
        return dt.date(first_year, in_month, 1), dt.date(first_year, in_month, last_day)
    on_day = int(day or 0)
    if not 1 <= on_day <= last_day:
        raise ValueError("there is no such day in that month")
    return dt.date(first_year, in_month, on_day), dt.date(first_year, in_month, on_day)


def _precision(year: str, month: str | None, day: str | None, time: str | None) -> Precision:
    if time:
        return Precision.MINUTE
    if day not in (None, "XX"):
        return Precision.DAY
    if month not in (None, "XX"):
        return Precision.MONTH
    return {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY}[year.count("X")]
