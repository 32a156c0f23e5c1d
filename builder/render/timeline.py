"""The timeline: events and dated context by year and month, each at its own precision."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.model.dates import Edtf, Precision
from builder.model.sourced import SourcedNote
from builder.render.filters import filters_of
from builder.render.page import Page
from builder.render.phrases import Phrases
from builder.render.site import Assessed, Site, listed_page
from builder.render.spans import Axis, span_of
from builder.render.strip import Dated, Strip, strip_of

_ALL_ON_ONE_PAGE = 200
_HOME = "timeline/index.md"
_YEAR = 12


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

    def time_on(self, strip: Strip | None) -> str:
        """Write the row's time for our script, and that a note is no event."""
        code = strip.axis.code(span_of(self.date)) if strip else ""
        return code if self.event else f"{code}:0:0"

    @property
    def dated(self) -> Dated:
        """The row as a strip of time takes it."""
        title = self.event.event.record.title if self.event else self.note.note.text  # type: ignore[union-attr]  # one of the two
        return Dated(self.date, title, is_event=self.event is not None)

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
    _ = site.words.gettext
    rows = _rows(site)
    years = _years(rows)
    is_summary = len(rows) > _ALL_ON_ONE_PAGE and len(years) > 1
    yield _timeline(
        site,
        _HOME,
        _("Timeline"),
        _("Events in this archive by year and month."),
        years=years,
        shown=years[-1:] if is_summary else years,
        undated=[row for row in rows if row.year is None],
        # Months of many years would be hairs: a bar of a year leads to the year's own page.
        strip=strip_of([row.dated for row in rows], unit=_YEAR if is_summary else None),
        is_summary=is_summary,
        total=len(site.archive.events),
    )
    for year in years:
        of_year = [row.dated for month in year.months for row in month.rows]
        yield _timeline(
            site,
            year.uri,
            _("Timeline of %(year)s") % {"year": year.number},
            _("Events of %(year)s in this archive.") % {"year": year.number},
            years=years,
            shown=[year],
            strip=strip_of(of_year, Axis.of_year(year.number)),
            year=year,
            total=year.events,
        )


def _timeline(  # noqa: PLR0913 -- all that the page shows
    site: Site,
    uri: str,
    title: str,
    description: str,
    *,
    years: Sequence[Year],
    shown: Sequence[Year],
    strip: Strip | None,
    total: int,
    undated: Sequence[Row] = (),
    year: Year | None = None,
    is_summary: bool = False,
) -> Page:
    return listed_page(
        site,
        uri,
        title,
        "timeline.html",
        description=description,
        years=years,
        shown=shown,
        undated=undated,
        year=year,
        strip=strip,
        total=total,
        filters=filters_of(site),
        is_summary=is_summary,
        phrases=Phrases.of(site.words),
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
