"""A group's time: when it was formed, its events, and since when it stood how to others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.model.archive import GroupEntry
from builder.model.dates import Edtf, Precision
from builder.render.assessed import Assessed
from builder.render.spans import Axis, MonthSpan, span_of

_YEAR = 12
_MOST_TICKS = 6
# A bar of one month in thirty years would be a hair.
_NARROWEST = 0.012


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the axis, as shares of it; an end that is not known or lies beyond is soft."""

    start: float
    width: float
    is_soft_before: bool
    is_soft_after: bool


@dataclass(frozen=True, slots=True)
class Life:
    """The axis in years with its labels, and the bars; `bars` has those of dates by their text."""

    ticks: tuple[tuple[float, int], ...]
    events: Bar | None
    bars: Mapping[str, Bar]

    def bar(self, date: Edtf | None) -> Bar | None:
        """Return the bar of a date of the group's record."""
        return self.bars.get(date.text) if date else None


def life_of(group: GroupEntry, events: Iterable[Assessed]) -> Life | None:
    """Return the time of a group; None where none of its relations has a date to be drawn."""
    relations = [one.relation.date for one in group.relations if one.relation.date]
    ends = [one.fact.date for one in (group.formed, group.dissolved) if one]
    spans = {date: span for date in (*ends, *relations) if (span := span_of(date))}
    if not relations or not spans:
        return None
    lived = [span for one in events if (span := span_of(one.event.record.date))]
    axis = Axis.over([*spans.values(), *lived], unit=_YEAR)
    if axis is None:
        return None
    bars = {
        date.text: _bar(axis, span, is_lasting=_is_lasting(date)) for date, span in spans.items()
    }
    known = [span for span in lived if span.is_certain]
    of_events = (
        MonthSpan(
            min(span.first for span in known if span.first is not None),
            max(span.last for span in known if span.last is not None),
        )
        if known
        else None
    )
    return Life(_ticks(axis), _bar(axis, of_events, is_lasting=True) if of_events else None, bars)


def _is_lasting(date: Edtf) -> bool:
    is_doubtful = date.is_uncertain or date.is_approximate
    return date.precision is Precision.PERIOD and not is_doubtful


def _bar(axis: Axis, span: MonthSpan, *, is_lasting: bool) -> Bar:
    """Return the stretch of a span; a date known to the year lies somewhere within its bar."""
    months = axis.count * axis.unit
    first = 0 if span.first is None else max(0, span.first - axis.start)
    last = months if span.last is None else min(months, span.last - axis.start + 1)
    width = max((last - first) / months, _NARROWEST)
    is_vague = not is_lasting and last - first > 1
    return Bar(
        min(first / months, 1 - width),
        width,
        span.first is None or is_vague,
        span.last is None or is_vague,
    )


def _ticks(axis: Axis) -> tuple[tuple[float, int], ...]:
    every = -(-axis.count // _MOST_TICKS)
    first = axis.start // _YEAR
    return tuple((n / axis.count, first + n) for n in range(0, axis.count, every))
