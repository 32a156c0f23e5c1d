"""Dates as stretches of whole months or years, for everything that counts or draws by time."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.dates import Edtf

_MONTHS_AT_MOST = 120
_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class MonthSpan:
    """The first and last month in which something may lie, counted from the year 0.

    None where a period is open.
    """

    first: int | None
    last: int | None

    @property
    def is_certain(self) -> bool:
        """Whether it lies within a year."""
        return self.first is not None and self.last is not None and self.last - self.first < _YEAR


def span_of(date: Edtf | None) -> MonthSpan | None:
    """Return the span of a date; None where nothing is known of it."""
    if date is None:
        return None
    first, last = date.earliest, date.latest
    return MonthSpan(
        first.year * _YEAR + first.month - 1 if first else None,
        last.year * _YEAR + last.month - 1 if last else None,
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time in equal steps of `unit` months, 1 or 12; `start` is its first month."""

    start: int
    unit: int
    count: int

    @staticmethod
    def over(spans: Iterable[MonthSpan], *, unit: int | None = None) -> "Axis | None":
        """Return the axis over what is dated to a year or better, in months if these are few.

        Where nothing is dated so well, the axis goes over all; None where nothing is dated.
        """
        given = list(spans)
        known = [span for span in given if span.is_certain] or given
        ends = [end for span in known for end in (span.first, span.last) if end is not None]
        if not ends:
            return None
        first, last = min(ends), max(ends)
        if unit is None:
            unit = 1 if last - first < _MONTHS_AT_MOST else _YEAR
        start = first - first % unit
        return Axis(start, unit, (last - start) // unit + 1)

    @staticmethod
    def of_year(year: int) -> "Axis":
        """Return the twelve months of a year."""
        return Axis(year * _YEAR, 1, _YEAR)

    def label(self, index: int) -> str:
        """Return the month or year of a step, as in an address: 2022-03 or 2022."""
        year, month = divmod(self.start + index * self.unit, _YEAR)
        return f"{year:04}-{month + 1:02}" if self.unit == 1 else f"{year:04}"

    def place(self, span: MonthSpan | None) -> tuple[int | None, int | None]:
        """Return the first and last step of a span; None where it goes beyond the axis."""
        if span is None:
            return None, None
        first = None if span.first is None else (span.first - self.start) // self.unit
        last = None if span.last is None else (span.last - self.start) // self.unit
        # Beyond the axis is as good as open.
        return (
            None if first is None or first < 0 else first,
            None if last is None or last >= self.count else last,
        )

    def reaches(self, span: MonthSpan) -> bool:
        """Tell whether any of a span lies on the axis."""
        end = self.start + self.count * self.unit
        return (span.last is None or span.last >= self.start) and (
            span.first is None or span.first < end
        )

    def code(self, span: MonthSpan | None) -> str:
        """Write the steps of a span for our script: 3, 0-11, -5, 7-, or - where all is open.

        What lies wholly beyond the axis is x.
        """
        if span is not None and not self.reaches(span):
            return "x"
        first, last = self.place(span)
        if first is not None and first == last:
            return str(first)
        return f"{'' if first is None else first}-{'' if last is None else last}"
