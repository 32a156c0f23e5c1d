"""A small chart of counts by year."""

from collections.abc import Iterable
from dataclasses import dataclass

_WIDTH, _BASE, _HIGH = 320, 80, 66
_WIDEST = 40.0


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the first year to the last, years without anything among them."""

    first: int
    last: int
    top: int
    width: float
    bars: str


def chart_of(counts: Iterable[tuple[int | None, int]]) -> Chart | None:
    """Return the chart of counts by year without the undated (None); None where all are."""
    known = {year: count for year, count in counts if year is not None}
    if not known:
        return None
    first, last, top = min(known), max(known), max(known.values())
    step = min(_WIDTH / (last - first + 1), _WIDEST)
    bars = "".join(
        f"M{(year - first) * step:.1f} {_BASE}v{-count / top * _HIGH:.1f}h{step * 0.8:.1f}V{_BASE}z"
        for year, count in sorted(known.items())
        if count
    )
    return Chart(first, last, top, round((last - first + 1) * step, 1), bars)
