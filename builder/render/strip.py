"""The strip of time: a bar a month or year, and below it a band for what is dated less well."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from builder.model.dates import Edtf, Precision
from builder.render.spans import Axis, span_of

_HEIGHT = 100
_MOST_LANES = 6
_MOST_YEARS, _MOST_MONTHS = 10, 3
_YEAR = 12
_GAP = 0.012


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a date: an event, or a note that gives context."""

    date: Edtf | None
    title: str
    is_event: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or month on the axis, at a share of its length; `is_minor` where room is short."""

    at: float
    year: int
    month: int
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time in which something lies or lasts, as shares of the axis.

    An end is soft where it is not known, is open or lies beyond the axis.
    """

    start: float
    end: float
    lane: int
    titles: tuple[str, ...]
    date: Edtf
    is_soft_before: bool
    is_soft_after: bool
    is_context: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn of the time of an archive.

    `certain` and `uncertain` count events by step, of a date known to that step; `hidden` counts
    the bands that found no lane. `undated` counts events of which no date is known.
    """

    axis: Axis
    certain: tuple[int, ...]
    uncertain: tuple[int, ...]
    bands: tuple[Band, ...]
    hidden: int
    undated: int

    @property
    def top(self) -> int:
        """The most events of a step."""
        return max(map(sum, zip(self.certain, self.uncertain, strict=True)), default=0)

    @property
    def lanes(self) -> int:
        """How many lanes the bands take."""
        return max((band.lane + 1 for band in self.bands), default=0)

    @property
    def bars(self) -> str:
        """The path of the certain bars, `axis.count` units wide and 100 high."""
        return self._path(self.certain, (0,) * len(self.certain))

    @property
    def uncertain_bars(self) -> str:
        """The path of the uncertain ones, on top of the others."""
        return self._path(self.uncertain, self.certain)

    @property
    def ticks(self) -> list[Tick]:
        """Where the axis is labelled: at years, or at months within one year."""
        axis = self.axis
        months = range(axis.start, axis.start + axis.count * axis.unit, axis.unit)
        is_short = len(months) <= _YEAR and axis.unit == 1
        marks = list(months) if is_short else [month for month in months if month % _YEAR == 0]
        every = -(-len(marks) // (_MOST_MONTHS if is_short else _MOST_YEARS))
        return [
            Tick(
                (month - axis.start) / (axis.count * axis.unit),
                month // _YEAR,
                month % _YEAR + 1 if is_short else 0,
                not is_short and len(marks) > _MOST_YEARS // 2 and number % (2 * every) != 0,
            )
            for number, month in enumerate(marks)
            if number % every == 0
        ]

    def _path(self, counts: Iterable[int], below: Iterable[int]) -> str:
        scale = _HEIGHT / max(self.top, 1)
        return "".join(
            f"M{index}.1 {_HEIGHT - low * scale:g}v{-count * scale:g}h.8v{count * scale:g}z"
            for index, (count, low) in enumerate(zip(counts, below, strict=True))
            if count
        )


def strip_of(
    items: Iterable[Dated], axis: Axis | None = None, *, unit: int | None = None
) -> Strip | None:
    """Return the strip of what is given; None where nothing has a date.

    It runs over the axis, or over one that fits, in steps of `unit` months.
    """
    given = list(items)
    events = [item for item in given if item.is_event]
    spans = [span for item in (events or given) if (span := span_of(item.date))]
    axis = axis or Axis.over(spans, unit=unit)
    if axis is None:
        return None
    certain, uncertain = [0] * axis.count, [0] * axis.count
    vague = []
    for item in given:
        first, last = axis.place(span_of(item.date))
        if first is not None and first == last:
            if item.is_event:
                is_doubtful = item.date and (item.date.is_uncertain or item.date.is_approximate)
                (uncertain if is_doubtful else certain)[first] += 1
        elif item.date is not None and _is_seen(axis, item.date):
            vague.append(item)
    bands, hidden = _bands(axis, vague)
    undated = sum(1 for item in events if item.date is None)
    return Strip(axis, tuple(certain), tuple(uncertain), tuple(bands), hidden, undated)


def _is_seen(axis: Axis, date: Edtf) -> bool:
    span = span_of(date)
    end = axis.start + axis.count * axis.unit
    return span is not None and not (
        (span.last is not None and span.last < axis.start)
        or (span.first is not None and span.first >= end)
    )


def _bands(axis: Axis, vague: list[Dated]) -> tuple[list[Band], int]:
    """Return a band for each stretch of time; all of the same stretch share one."""

    def key(item: Dated) -> tuple[int, int, bool, str]:
        first, last = axis.place(span_of(item.date))
        start = 0 if first is None else first
        end = axis.count if last is None else last + 1
        return start, -end, not item.is_event, item.date.text if item.date else ""

    ends: list[float] = []
    found, hidden = [], 0
    for (start, end, is_context, _), same in groupby(sorted(vague, key=key), key=key):
        alike = list(same)
        date = alike[0].date
        assert date is not None  # noqa: S101 -- vague items have one
        lane = next(
            (n for n, until in enumerate(ends) if until + _GAP * axis.count <= start), len(ends)
        )
        if lane == _MOST_LANES:
            hidden += 1
            continue
        ends[lane:] = [-end, *ends[lane + 1 :]]
        first, last = axis.place(span_of(date))
        is_within = (
            date.precision is not Precision.PERIOD or date.is_uncertain or date.is_approximate
        )
        found.append(
            Band(
                start / axis.count,
                -end / axis.count,
                lane,
                tuple(item.title for item in alike),
                date,
                is_within or first is None,
                is_within or last is None,
                is_context,
            )
        )
    return found, hidden
