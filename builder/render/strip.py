"""The strip of time: a bar per month or year, and below it a band for what is dated less well."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.dates import Edtf, Precision
from builder.render.spans import Axis, span_of

_HEIGHT = 100
_MOST_LANES = 6
_MOST_YEARS, _MOST_MONTHS = 10, 3
_YEAR = 12
_FAR = 0.15


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

    An end is soft where it is not known, is open or lies beyond the axis. `date` is None where
    several that share the band differ in it.
    """

    start: float
    end: float
    lane: int
    titles: tuple[str, ...]
    date: Edtf | None
    is_soft_before: bool
    is_soft_after: bool
    is_context: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn of the time of an archive.

    `certain` and `uncertain` count events by step, of a date known to that step; `hidden` counts
    the bands that found no lane, `beyond` the events outside the axis, and `undated` those of which
    no date is known.
    """

    axis: Axis
    certain: tuple[int, ...]
    uncertain: tuple[int, ...]
    bands: tuple[Band, ...]
    hidden: int
    beyond: int
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
        every = max(1, -(-len(marks) // (_MOST_MONTHS if is_short else _MOST_YEARS)))
        shown = marks[::every]
        ticks = [
            Tick(
                (month - axis.start) / len(months) / axis.unit,
                month // _YEAR,
                month % _YEAR + 1 if is_short else 0,
                not is_short and len(shown) > _MOST_YEARS // 2 and number % 2 == 1,
            )
            for number, month in enumerate(shown)
        ]
        if not ticks or ticks[0].at > _FAR:
            # Months that begin far from a new year.
            ticks.insert(0, Tick(0, axis.start // _YEAR, axis.start % _YEAR + 1, is_minor=False))
        return ticks

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
    beyond = 0
    for item in given:
        span = span_of(item.date)
        if span is None or item.date is None:
            continue
        first, last = axis.place(span)
        if not axis.reaches(span):
            beyond += item.is_event
        elif first is None or first != last:
            vague.append(item)
        elif item.is_event:
            is_doubtful = item.date.is_uncertain or item.date.is_approximate
            (uncertain if is_doubtful else certain)[first] += 1
    bands, hidden = _bands(axis, vague)
    undated = sum(1 for item in events if item.date is None)
    return Strip(axis, tuple(certain), tuple(uncertain), tuple(bands), hidden, beyond, undated)


def _bands(axis: Axis, vague: Iterable[Dated]) -> tuple[list[Band], int]:
    """Return a band for each stretch of time, and how many found no lane.

    All of the same stretch share one: an archive of thousands has as many bands as one of dozens.
    """
    alike: dict[_Stretch, list[Dated]] = defaultdict(list)
    for item in vague:
        alike[_stretch(axis, item)].append(item)
    ends: list[int] = []
    found, hidden = [], 0
    for stretch, items in sorted(alike.items()):
        free = (number for number, end in enumerate(ends) if end <= stretch.start)
        lane = next(free, len(ends))
        if lane == _MOST_LANES:
            hidden += 1
            continue
        ends[lane : lane + 1] = [-stretch.minus_end]
        dates = {item.date for item in items}
        found.append(
            Band(
                stretch.start / axis.count,
                -stretch.minus_end / axis.count,
                lane,
                tuple(item.title for item in items),
                dates.pop() if len(dates) == 1 else None,
                stretch.is_soft_before,
                stretch.is_soft_after,
                stretch.is_context,
            )
        )
    return found, hidden


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    """Where a band runs and how it looks; the earlier ones first, and of these the longer."""

    start: int
    minus_end: int
    is_context: bool
    is_soft_before: bool
    is_soft_after: bool


def _stretch(axis: Axis, item: Dated) -> _Stretch:
    first, last = axis.place(span_of(item.date))
    date = item.date
    is_lasting = date is not None and date.precision is Precision.PERIOD
    is_doubtful = date is not None and (date.is_uncertain or date.is_approximate)
    is_within = not is_lasting or is_doubtful
    return _Stretch(
        0 if first is None else first,
        -(axis.count if last is None else last + 1),
        not item.is_event,
        is_within or first is None,
        is_within or last is None,
    )
