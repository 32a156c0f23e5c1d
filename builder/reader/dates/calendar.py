"""Days, weeks, months, quarters, years, decades and centuries as EDTF, and steps between them.

A function returns None where the calendar has no such date: before the year 1, or 30 February.
"""

import calendar
import datetime as dt

from builder.model.dates import Edtf, parse_edtf

MONTHS_IN_YEAR = 12
_WEEK = dt.timedelta(days=7)
_SATURDAY = 5


def edtf(text: str) -> Edtf | None:
    """Return the date of a text, None if there is no such date."""
    try:
        return parse_edtf(text)
    except ValueError:
        return None


def day_of(date: dt.date | None) -> Edtf | None:
    """Return a day."""
    return edtf(date.isoformat()) if date else None


def month_of(year: int, month: int) -> Edtf | None:
    """Return a month; months below 1 and above 12 are counted on into other years."""
    year, month = year + (month - 1) // MONTHS_IN_YEAR, (month - 1) % MONTHS_IN_YEAR + 1
    return edtf(f"{year:04}-{month:02}")


def day_in(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, None if the month is shorter."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def year_of(year: int) -> Edtf | None:
    """Return a year."""
    return edtf(f"{year:04}")


def decade_of(year: int) -> Edtf | None:
    """Return the decade of a year: 199X."""
    return edtf(f"{year // 10:03}X")


def century(number: int) -> Edtf | None:
    """Return a century by its number: the 20th is 19XX."""
    return edtf(f"{number - 1:02}XX")


def period(first: Edtf | None, last: Edtf | None) -> Edtf | None:
    """Return the interval between two dates, None if one is missing or they stand the wrong way."""
    if first is None or last is None or "/" in first.text or "/" in last.text:
        return None
    return edtf(f"{first}/{last}")


def days(first: dt.date, last: dt.date) -> Edtf | None:
    """Return the interval between two days."""
    return edtf(f"{first.isoformat()}/{last.isoformat()}")


def months(year: int, first: int, last: int) -> Edtf | None:
    """Return the interval between two months of a year, which may be counted on."""
    return period(month_of(year, first), month_of(year, last))


def week_of(date: dt.date | None, weeks: int = 0) -> Edtf | None:
    """Return the week from Monday to Sunday around a day, or another one so many weeks away."""
    if date is None:
        return None
    try:
        monday = date - dt.timedelta(days=date.weekday()) + weeks * _WEEK
        return days(monday, monday + dt.timedelta(days=6))
    except OverflowError:
        return None


def weekend_of(date: dt.date, weeks: int = 0) -> Edtf | None:
    """Return Saturday and Sunday of the week around a day, or of another week."""
    try:
        saturday = date + dt.timedelta(days=_SATURDAY - date.weekday()) + weeks * _WEEK
        return days(saturday, saturday + dt.timedelta(days=1))
    except OverflowError:
        return None


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


def qualified(date: Edtf | None, mark: str) -> Edtf | None:
    """Return the date as approximate (`~`) or uncertain (`?`); both together are `%`."""
    if date is None:
        return None
    return edtf("/".join(_mark(side, mark) for side in date.text.split("/")))


def _mark(side: str, mark: str) -> str:
    if side == ".." or side.endswith((mark, "%")):
        return side
    return f"{side[:-1]}%" if side[-1] in "?~" else f"{side}{mark}"
