"""The timeline: events and dated context by year and month, each at its own precision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.model.dates import Edtf, Precision
from builder.model.sourced import SourcedNote
from builder.render.page import Page
from builder.render.site import Assessed, Site, listed_page

_ALL_ON_ONE_PAGE = 200
_HOME = "timeline/index.md"


@dataclass(frozen=True, slots=True)
class Row:
    """An event, or a note that gives context; one of the two."""

    date: Edtf | None
    event: Assessed | None
    note: SourcedNote | None

    @property
    def year(self) -> int | None:
        """The year under which the row stands, None if it is not known to within one."""
        if self.date is None or self.date.precision in (Precision.DECADE, Precision.CENTURY):
            return None
        bound = self.date.earliest or self.date.latest
        return bound.year if bound else None

    @property
    def month(self) -> int:
        """The month under which the row stands, 0 if it is not known."""
        if self.date is None or self.date.earliest is None:
            return 0
        return 0 if self.date.precision is Precision.YEAR else self.date.earliest.month

    @property
    def order(self) -> tuple[object, ...]:
        """Sort by month, the unknown first, then by day."""
        key = self.date.sort_key if self.date else ()
        return (self.month, key, self.event is None, self.event.event.id if self.event else "")


@dataclass(frozen=True, slots=True)
class Month:
    """The rows of a month, or of a year's unknown month (0)."""

    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year that have rows, in order."""

    number: int
    months: tuple[Month, ...]

    @property
    def events(self) -> int:
        """How many events the year has."""
        return sum(1 for month in self.months for row in month.rows if row.event)

    @property
    def uri(self) -> str:
        """The year's own page."""
        return f"timeline/{self.number}.md"


def timeline_pages(site: Site) -> Iterator[Page]:
    """Yield the timeline and a page a year; a small timeline has all its rows on the first."""
    rows = _rows(site)
    years = _years(rows)
    undated = [row for row in rows if row.year is None]
    shown = years if len(rows) <= _ALL_ON_ONE_PAGE else years[-1:]
    yield listed_page(
        site,
        _HOME,
        "Timeline",
        "timeline.html",
        description="Events in this archive by year and month.",
        years=years,
        shown=shown,
        undated=undated,
        year=None,
    )
    for year in years:
        yield listed_page(
            site,
            year.uri,
            f"Timeline of {year.number}",
            "timeline.html",
            description=f"Events of {year.number} in this archive.",
            years=years,
            shown=[year],
            undated=[],
            year=year,
        )


def _rows(site: Site) -> list[Row]:
    events = (
        Row(assessed.event.record.date, assessed, None) for assessed in site.assessed.values()
    )
    notes = (Row(note.note.date, None, note) for note in site.archive.dated_notes)
    return [*events, *notes]


def _years(rows: Iterable[Row]) -> list[Year]:
    dated = sorted(
        ((row.year, row) for row in rows if row.year is not None),
        key=lambda item: (item[0], *item[1].order),
    )
    years = []
    for number, of_year in groupby(dated, key=lambda item: item[0]):
        months = groupby((row for _, row in of_year), key=lambda row: row.month)
        years.append(Year(number, tuple(Month(m, tuple(of_month)) for m, of_month in months)))
    return years
