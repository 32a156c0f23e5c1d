"""The timeline: events and dated context by year and month, each at its own precision."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.model.dates import Edtf, Precision
from builder.model.sourced import SourcedNote
from builder.render.assessed import Assessed
from builder.render.page import Page
from builder.render.pager import Pager, paged
from builder.render.phrases import Phrases
from builder.render.sharing import Shared, shared
from builder.render.site import Site, listed_page
from builder.render.spans import Axis, span_of
from builder.render.strip import Dated, Strip, strip_of

_ALL_ON_ONE_PAGE = 60
_A_PAGE = 50
# Of the latest, below all years, where rows without a date stand as well.
_LATEST = 25
TIMELINE = "timeline/index.md"
_YEAR = 12


@dataclass(frozen=True, slots=True)
class TimelineRow:
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
        """Sort by month, the unknown first, then by day; the latest first when turned round."""
        key = self.date.sort_key if self.date else ()
        return (self.month, key, self.event is not None, self.event.event.id if self.event else "")


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """The rows of a month, or of a year's unknown month (0)."""

    number: int
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year that have rows, the latest first; or some, for a page of their own."""

    number: int
    months: tuple[TimelineMonth, ...]
    is_part: bool = False

    @property
    def rows(self) -> list[TimelineRow]:
        """All rows, the latest first."""
        return [row for month in self.months for row in month.rows]

    @property
    def events(self) -> int:
        """How many events the year has."""
        return sum(1 for row in self.rows if row.event)

    @property
    def axis(self) -> Axis:
        """The time of the year, or of those of its months that a page has."""
        known = [month.number for month in self.months if month.number]
        if not self.is_part or not known:
            return Axis.of_year(self.number)
        first, last = min(known), max(known)
        return Axis(self.number * _YEAR + first - 1, 1, last - first + 1)

    @property
    def uri(self) -> str:
        """The year's own page."""
        return self.uri_of(1)

    def uri_of(self, number: int) -> str:
        """Return the page with the first of its months, or a further one."""
        return f"timeline/{self.number}{'' if number == 1 else f'-{number}'}.md"


def timeline_pages(site: Site) -> Iterator[Page]:
    """Yield the timeline and a page per year; a small timeline has all its rows on the first."""
    _ = site.words.gettext
    years = _years(_rows(site))
    yield timeline_page(site, TIMELINE)
    for year in years:
        parts = list(_parts(year))
        for part, pager in paged(parts, 1, year.uri_of):
            yield _timeline(
                site,
                pager.uri,
                pager.titled(site.words, _("Timeline of %(year)s") % {"year": year.number}),
                _("Events of %(year)s in this archive.") % {"year": year.number},
                years=years,
                shown=part,
                strip=strip_of([row.dated for row in part[0].rows], part[0].axis),
                year=year,
                total=part[0].events,
                pager=pager,
            )


def _parts(year: Year, most: int = _A_PAGE) -> Iterator[Year]:
    """Yield the months, a year to a page, so that no page is heavy; a long month has several."""
    months: list[TimelineMonth] = []
    for month in year.months:
        for rows, _ in paged(month.rows, most, str):
            if months and sum(len(one.rows) for one in months) + len(rows) > most:
                yield Year(year.number, tuple(months), is_part=True)
                months = []
            months.append(TimelineMonth(month.number, tuple(rows)))
    yield Year(year.number, tuple(months), is_part=len(year.rows) > most)


def timeline_page(site: Site, uri: str) -> Page:
    """Return the page of all years, with links that begin at `uri`."""
    _ = site.words.gettext
    rows = _rows(site)
    years = _years(rows)
    is_summary = len(rows) > _ALL_ON_ONE_PAGE and len(years) > 1
    return _timeline(
        site,
        uri,
        _("Timeline"),
        _("Events in this archive by year and month."),
        years=years,
        shown=[next(_parts(years[-1], _LATEST))] if is_summary else years,
        undated=[row for row in rows if row.year is None],
        # Months of many years would be hairs: a bar of a year leads to the year's own page.
        strip=strip_of([row.dated for row in rows], unit=_YEAR if is_summary else None),
        is_summary=is_summary,
        total=len(site.archive.events),
        shared=shared(site, TIMELINE, _("Timeline"), site.archive.updated),
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
    undated: Sequence[TimelineRow] = (),
    year: Year | None = None,
    pager: Pager | None = None,
    is_summary: bool = False,
    shared: Shared | None = None,
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
        pager=pager,
        strip=strip,
        total=total,
        filters=site.filters,
        is_summary=is_summary,
        shared=shared,
        phrases=Phrases.of(site.words),
    )


def _rows(site: Site) -> list[TimelineRow]:
    events = (
        TimelineRow(assessed.event.record.date, assessed, None)
        for assessed in site.assessed.values()
    )
    notes = (TimelineRow(note.note.date, None, note) for note in site.archive.dated_notes)
    return [*events, *notes]


def _years(rows: Iterable[TimelineRow]) -> list[Year]:
    """Return the years that have rows, the earliest first."""
    dated = sorted(
        ((row.year, row) for row in rows if row.year is not None),
        key=lambda item: (item[0], *item[1].order),
        reverse=True,
    )
    years = []
    for number, of_year in groupby(dated, key=lambda item: item[0]):
        months = groupby((row for _, row in of_year), key=lambda row: row.month)
        years.append(
            Year(number, tuple(TimelineMonth(m, tuple(of_month)) for m, of_month in months))
        )
    return years[::-1]
