"""The day that relative words count from: that of publication, or the date named last."""

import datetime as dt
from dataclasses import dataclass

from builder.model.dates import Edtf
from builder.reader.dates.calendar import (
    century,
    day_of,
    decade_of,
    edtf,
    month_of,
    months,
    week_of,
    weekend_of,
    year_of,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of a date to count from: its day, or only its month, or only its year.

    A day implies the month, and a month the year.
    """

    year: int | None = None
    month: int | None = None
    day: dt.date | None = None

    def away(self, unit: str, steps: int) -> Edtf | None:
        """Return the day, week, month … so many steps away, None where the anchor is too coarse."""
        try:
            return self._away(unit, steps)
        except OverflowError:
            return None

    def _away(self, unit: str, steps: int) -> Edtf | None:  # noqa: PLR0911 -- one line a unit
        if self.day is not None and unit in ("day", "week", "weekend"):
            if unit == "day":
                return day_of(self.day + dt.timedelta(days=steps))
            return (week_of if unit == "week" else weekend_of)(self.day, steps)
        if self.year is None:
            return None
        if unit == "year":
            return year_of(self.year + steps)
        if unit == "decade":
            return decade_of(self.year + 10 * steps)
        if unit == "century":
            return century(self.year // 100 + 1 + steps)
        if self.month is not None and unit == "month":
            return month_of(self.year, self.month + steps)
        if self.month is not None and unit == "quarter":
            first = (self.month - 1) // 3 * 3 + 1 + 3 * steps
            return months(self.year, first, first + 2)
        return None


def anchor_of(date: Edtf | None) -> Anchor:
    """Return what a date gives to count from: all that its first and last day have in common."""
    if date is None or date.earliest is None or date.latest is None:
        return Anchor()
    first, last = date.earliest, date.latest
    if first == last:
        return Anchor(first.year, first.month, first)
    if (first.year, first.month) == (last.year, last.month):
        return Anchor(first.year, first.month)
    return Anchor(first.year) if first.year == last.year else Anchor()


def without_time(date: Edtf | None) -> Edtf | None:
    """Return a date of publication to the day."""
    return date and edtf(date.text.partition("T")[0])
