"""What is drawn on a map, and how large: signs of places above the ground, with their names."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.model.archive import LocationEntry
from builder.render.map.labels import MapLabel
from builder.render.map.places import Sign

if TYPE_CHECKING:
    from builder.render.map.ground import Ground

_SMALLEST = 3.0
_HALO = 1.7
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class MapMarker:
    """A place on a map.

    `x` and `y` are in units of the map, `radius` and `aside` in pixels: signs of places at one
    and the same point stand side by side. An area has a path instead. `of` are the places that a
    sign "somewhere within" stands for; `id` is that of the place around them then.
    """

    id: str
    name: str
    sign: Sign
    x: float
    y: float
    radius: float
    count: int
    aside: float = 0.0
    path: str = ""
    of: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells the sign from all others of a map."""
        return f"~{self.id}" if self.sign is Sign.WITHIN else self.id

    @property
    def halo(self) -> float:
        """The radius of the halo that says "around here"."""
        return round(self.radius * _HALO + 2, 1)


@dataclass(frozen=True, slots=True)
class Near:
    """The part of a map that is drawn: its upper left corner, and how many times as large."""

    left: float
    top: float
    times: float


@dataclass(frozen=True, slots=True)
class Plate:
    """A map: what is drawn of it, from below. `bar` is a number of kilometres and its length."""

    height: float
    ground: "Ground"
    marks: tuple[MapMarker, ...]
    labels: tuple[MapLabel, ...]
    per_report: float
    projection: str = ""
    bar: tuple[int, float] | None = None
    near: Near | None = None

    @property
    def areas(self) -> list[MapMarker]:
        """The places drawn as areas."""
        return [mark for mark in self.marks if mark.sign is Sign.AREA]

    @property
    def points(self) -> list[MapMarker]:
        """The places drawn as signs, the largest first and so lowest."""
        signs = [mark for mark in self.marks if mark.sign is not Sign.AREA]
        return sorted(signs, key=lambda mark: (-mark.radius, mark.id))

    @property
    def sizes(self) -> list[tuple[int, float]]:
        """Numbers of reports and the radius that stands for each, for a legend."""
        most = max((mark.count for mark in self.points), default=1)
        middle = max(2, round(most / 4))
        counts = sorted({1, middle, most}) if most > middle else sorted({1, most})
        return [(count, radius_of(count, self.per_report)) for count in counts]


@dataclass(frozen=True, slots=True)
class Locator:
    """A small map. `within` is the wider place that stands for one without a point of its own.

    It is drawn at one size only, so everything is in units of the map; `unit` pixels are one.
    """

    plate: Plate
    unit: float
    within: LocationEntry | None = None


def per_report_of(counts: Iterable[int], largest: float, most: float) -> float:
    """Return the radius of a sign for one report, so that the largest is not too large."""
    return round(min(most, largest / math.sqrt(max(counts, default=1) or 1)), 3)


def radius_of(count: int, per_report: float) -> float:
    """Return a radius: the area of a sign, not its width, grows with the number."""
    return max(_SMALLEST, round(per_report * math.sqrt(count), 1))


def side_by_side(marks: Iterable[MapMarker]) -> Iterator[MapMarker]:
    """Move the signs of places at one point aside, so that each can be seen and reached."""
    at: dict[tuple[float, float], list[MapMarker]] = defaultdict(list)
    for mark in marks:
        at[round(mark.x), round(mark.y)].append(mark)
    for together in at.values():
        points = [mark for mark in together if mark.sign is not Sign.AREA]
        left = -sum(mark.radius for mark in points)
        for mark in together:
            if len(points) == 1 or mark.sign is Sign.AREA:
                yield mark
            else:
                yield replace(mark, aside=round(left + mark.radius, 1))
                left += 2 * mark.radius


def merged(marks: Iterable[MapMarker]) -> list[MapMarker]:
    """Let the first of marks that nearly touch stand for all of them."""
    found: dict[tuple[int, int, Sign], MapMarker] = {}
    for mark in marks:
        cell = round(mark.x / _TOGETHER), round(mark.y / _TOGETHER), mark.sign
        found.setdefault(cell, mark)
    return list(found.values())


def room_of(marks: Iterable[MapMarker]) -> Iterator[tuple[float, float, float]]:
    """Yield where the signs stand, each with the radius in pixels that no name may touch."""
    for mark in marks:
        if mark.sign is not Sign.AREA:
            yield mark.x, mark.y, mark.radius + abs(mark.aside)
