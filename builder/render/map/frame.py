"""A map's frame: a projection, and the rectangle of its plane that is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from builder.render.map.extent import Degrees, Extent
from builder.render.map.projection import Projection, ProjectionName, projection_for

WIDTH = 1000
"""Units across every map."""

_PADDING = (0.09, 0.04)
_LEAST = 900_000.0
_FLATTEST, _TALLEST = 0.6, 0.72
_ASPECTS = (0.7, 0.85, 1.0)
# To the right and up, as parts of the room around what has to be seen.
_SHIFTS = (0.0, 0.3, -0.3, 0.6, -0.6, 1.0, -1.0)
_INHABITED = Extent(-180.0, -58.0, 180.0, 84.0)
_HONEST = 0.03
_LENGTHS = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
_LONGEST_BAR = 0.2


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in the plane of a projection. A unit is `unit` metres; y grows downwards."""

    projection: Projection
    left: float
    top: float
    unit: float
    height: float

    def positions(self, points: Sequence[Degrees]) -> list[tuple[float, float]]:
        """Return where the points lie, in units from the upper left corner."""
        metres = self.projection.project([lon for lon, _ in points], [lat for _, lat in points])
        return [((x - self.left) / self.unit, (self.top - y) / self.unit) for x, y in metres]

    def has(self, x: float, y: float) -> bool:
        """Tell whether a position is on the map."""
        return 0 <= x <= WIDTH and 0 <= y <= self.height

    @property
    def extent(self) -> Extent:
        """A box in degrees that has all of the frame; from pole to pole where it is not sure."""
        if self.projection.name is ProjectionName.EQUAL_EARTH:
            return Extent(-180.0, -90.0, 180.0, 90.0)
        degrees = self._samples()
        if any(abs(lat) > 80 for _, lat in degrees):  # noqa: PLR2004 -- near a pole
            return Extent(self.projection.lon - 180, -90.0, self.projection.lon + 180, 90.0)
        lons, lats = zip(*degrees, strict=True)
        return Extent(min(lons), min(lats), max(lons), max(lats))

    @property
    def scale_bar(self) -> tuple[int, float] | None:
        """A round number of kilometres and its length in units; None where scale varies too much.

        A bar is honest where no length on the map is off by more than three per cent.
        """
        if self.projection.name is ProjectionName.EQUAL_EARTH:
            return None
        scales = self.projection.scales(self._samples())
        middle = sum(scales) / len(scales)
        if max(abs(scale / middle - 1) for scale in scales) > _HONEST:
            return None
        fitting = [km for km in _LENGTHS if km * 1000 / self.unit <= WIDTH * _LONGEST_BAR]
        return (fitting[-1], fitting[-1] * 1000 * middle / self.unit) if fitting else None

    def _samples(self) -> list[Degrees]:
        steps = [index / 12 for index in range(13)]
        points = list(product(steps, steps))
        xs = [self.left + x * WIDTH * self.unit for x, _ in points]
        ys = [self.top - y * self.height * self.unit for _, y in points]
        return self.projection.degrees(xs, ys)


def frame_for(extent: Extent, window: Extent) -> Frame:
    """Return the frame for a map of the extent.

    The finer borders are cut at a window; a frame around an extent in it is moved, made taller
    or given less padding, as long as it takes to keep within.
    """
    projection = projection_for(extent)
    if projection.name is not ProjectionName.EQUAL_EARTH:
        # What is drawn is larger than what is to be seen, and the projection has to suit it all.
        projection = projection_for(next(_frames(projection, extent)).extent)
    if projection.name is ProjectionName.EQUAL_EARTH:
        return _around(projection, _INHABITED)
    frames = _frames(projection, extent)
    first = next(frames)
    if window.contains(extent):
        return next((f for f in (first, *frames) if window.contains(f.extent)), first)
    return first


def _around(projection: Projection, extent: Extent) -> Frame:
    xs, ys = _bounds(projection, extent)
    unit = (xs[1] - xs[0]) / WIDTH
    return Frame(projection, xs[0], ys[1], unit, round((ys[1] - ys[0]) / unit))


def _frames(projection: Projection, extent: Extent) -> Iterator[Frame]:
    (west, east), (south, north) = _bounds(projection, extent)
    size = max(east - west, north - south, _LEAST)
    for padding in _PADDING:
        # What has to be seen, and around it what is drawn.
        width, height = east - west + 2 * padding * size, north - south + 2 * padding * size
        wish = min(max(height / width, _FLATTEST), _TALLEST)
        for aspect in (wish, *_ASPECTS):
            across = max(width, height / aspect, _LEAST)
            down = across * aspect
            for right, up in product(_SHIFTS, _SHIFTS):
                x = (west + east + right * (across - width)) / 2
                y = (south + north + up * (down - height)) / 2
                unit = across / WIDTH
                yield Frame(projection, x - across / 2, y + down / 2, unit, round(down / unit))


def _bounds(
    projection: Projection, extent: Extent
) -> tuple[tuple[float, float], tuple[float, float]]:
    points = projection.project(*zip(*extent.outline, strict=True))
    xs, ys = zip(*points, strict=True)
    return (min(xs), max(xs)), (min(ys), max(ys))
