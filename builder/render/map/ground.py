"""What a map shows below the archive's places: land, borders and provinces, as SVG paths."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import shapely
from shapely.affinity import translate
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from builder.render.map.basemap import basemap_for
from builder.render.map.extent import Extent
from builder.render.map.frame import WIDTH, Frame

# Of the basemap, by its names: content/locations/durand-line.md has the source for the first.
_DISPUTED = ("Afghanistan", "Pakistan")
_GLACIER = "Siachen Glacier"
# Land is cut outside the picture, so that the cut is never seen as a coast.
_MARGIN = 12.0
_LEAST_AREA = 2.0
_COARSEST = 12.0
_BEND = 0.5
_PROVINCES_BELOW = 3_500.0
_INNER = 0.6


@dataclass(frozen=True, slots=True)
class CountryShape:
    """A country on a map: its outline, and where its name can stand with so much room.

    `name` is English, `code` its number in ISO 3166-1, if it has one; `widest` is the largest of
    its parts, in units, and `bounds` what it lies within: west, north, east and south.
    """

    name: str
    path: str
    x: float
    y: float
    room: float
    widest: Polygon = field(compare=False, repr=False)
    code: str = ""
    bounds: tuple[float, float, float, float] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the bounds: most countries of a wide map are far from any place."""
        object.__setattr__(self, "bounds", self.widest.bounds)

    def covers(self, left: float, top: float, width: float, height: float) -> bool:
        """Tell whether a part of the map has no border and no coast but near its edge."""
        aside, above = width * (1 - _INNER) / 2, height * (1 - _INNER) / 2
        inner = (left + aside, top + above, left + width - aside, top + height - above)
        west, north, east, south = self.bounds
        is_within = (
            west <= inner[0] and north <= inner[1] and inner[2] <= east and inner[3] <= south
        )
        return is_within and bool(shapely.covers(self.widest, box(*inner)))

    def within(self, left: float, top: float, width: float, height: float) -> "CountryShape | None":
        """Return it with its name where a part of the map shows it; None where it does not."""
        west, north, east, south = self.bounds
        if west > left + width or east < left or north > top + height or south < top:
            return None
        cut = shapely.clip_by_rect(self.widest, left, top, left + width, top + height)
        if cut.is_empty:
            return None
        parts = [part for part in shapely.get_parts(cut) if isinstance(part, Polygon)]
        part = max(parts, key=lambda one: one.area, default=None)
        if part is None:
            return None
        point = shapely.point_on_surface(part)
        west, _, east, _ = part.bounds
        return replace(self, x=point.x, y=point.y, room=east - west)


@dataclass(frozen=True, slots=True)
class Ground:
    """The paths below the places, in a frame's units times `steps`."""

    steps: int
    land: str
    borders: str
    disputed: str
    provinces: str
    countries: tuple[CountryShape, ...]

    @property
    def size(self) -> int:
        """Characters in all paths but the countries' own, which few maps need."""
        return len(self.land + self.borders + self.disputed + self.provinces)


@dataclass(frozen=True, slots=True)
class Detail:
    """How fine a ground is drawn.

    Lines are simplified by `tolerance` units, or more until all fit into `most` letters; a path
    counts in `steps` to a unit, so that it stays smooth when a reader comes closer.
    """

    tolerance: float
    steps: int
    most: int
    has_provinces: bool


def ground_of(frame: Frame, detail: Detail) -> Ground:
    """Return the ground of a frame.

    Neighbours are simplified together, so that their border stays one line.
    """
    basemap = basemap_for(frame.extent)
    drawn = {name: cut for name, one in basemap.countries.items() if (cut := _cut(frame, one))}
    provinces = None
    if (
        detail.has_provinces
        and basemap.provinces is not None
        and WIDTH * frame.unit / 1000 < _PROVINCES_BELOW
    ):
        provinces = _cut(frame, basemap.provinces)
    if not drawn:
        return Ground(detail.steps, "", "", "", "", ())
    ground = _ground(drawn, provinces, basemap.codes, detail)
    while ground.size > detail.most and detail.tolerance < _COARSEST:
        detail = replace(detail, tolerance=detail.tolerance * 1.3)
        ground = _ground(drawn, provinces, basemap.codes, detail)
    # A small map of the world has no room for borders.
    fits = ground.size <= detail.most
    return ground if fits else replace(ground, borders="", disputed="")


def _ground(
    drawn: dict[str, BaseGeometry],
    provinces: BaseGeometry | None,
    codes: dict[str, str],
    detail: Detail,
) -> Ground:
    tolerance, steps = detail.tolerance, detail.steps
    # Islands and inlets below the tolerance are left out as well.
    simple = dict(
        zip(drawn, shapely.coverage_simplify(list(drawn.values()), tolerance), strict=True)
    )
    land = shapely.union_all(list(simple.values()))
    lines = shapely.union_all(shapely.boundary(list(simple.values())))
    disputed = shapely.union_all(list(_disputed(simple)))
    borders = shapely.difference(shapely.difference(lines, land.boundary), disputed)
    inner = shapely.simplify(provinces, tolerance) if provinces else None
    return Ground(
        steps,
        _path(_rings(land, tolerance), steps),
        _path(_lines(borders), steps),
        _path(_lines(disputed), steps),
        _path(_lines(inner), steps) if inner else "",
        tuple(_named(simple, codes, steps)),
    )


def box_path(frame: Frame, extent: Extent, steps: int) -> str:
    """Return the path of a box in degrees, its sides bent as the projection bends them."""
    drawn = shapely.simplify(Polygon(frame.positions(extent.outline)), _BEND)
    return _path([list(drawn.exterior.coords)], steps) + "z"


def _cut(frame: Frame, geometry: BaseGeometry) -> BaseGeometry | None:
    """Return the part of a geometry in degrees that a frame shows, in its units; None if none."""
    extent = frame.extent
    window = box(extent.west - 1, extent.south - 1, extent.east + 1, extent.north + 1)
    turns = [translate(geometry, by) for by in (-360, 0, 360)]
    near = shapely.union_all([shapely.intersection(turned, window) for turned in turns])
    if near.is_empty:
        return None
    # Long straight edges become curves, as along a parallel.
    fine = shapely.segmentize(near, 2.0)
    placed = shapely.transform(fine, lambda points: frame.positions([tuple(p) for p in points]))
    sheet = box(-_MARGIN, -_MARGIN, WIDTH + _MARGIN, frame.height + _MARGIN)
    cut = shapely.intersection(shapely.make_valid(placed), sheet)
    return None if cut.is_empty else cut


def _disputed(countries: dict[str, BaseGeometry]) -> Iterator[BaseGeometry]:
    one, other = (countries.get(name) for name in _DISPUTED)
    if one is not None and other is not None:
        yield shapely.intersection(one.boundary, other.boundary)
    if _GLACIER in countries:
        yield countries[_GLACIER].boundary


def _named(
    countries: dict[str, BaseGeometry], codes: dict[str, str], steps: int
) -> Iterator[CountryShape]:
    for name, geometry in countries.items():
        polygons = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
        if polygons:
            widest = max(polygons, key=lambda polygon: polygon.area)
            circle = shapely.maximum_inscribed_circle(widest, 4.0)
            x, y = circle.coords[0]
            path, room = _path(_rings(geometry, 0), steps), 2 * circle.length
            yield CountryShape(name, path, x, y, room, widest, codes.get(name, ""))


def _rings(geometry: BaseGeometry, detail: float) -> Iterator[list[tuple[float, float]]]:
    for part in shapely.get_parts(geometry):
        if isinstance(part, Polygon) and part.area >= _LEAST_AREA * detail:
            yield list(part.exterior.coords)
            yield from (
                list(ring.coords)
                for ring in part.interiors
                if Polygon(ring).area >= _LEAST_AREA * detail
            )


def _lines(geometry: BaseGeometry) -> Iterator[list[tuple[float, float]]]:
    merged = shapely.line_merge(geometry) if geometry.geom_type == "MultiLineString" else geometry
    for part in sorted(shapely.get_parts(merged), key=lambda line: list(line.coords)):
        if part.geom_type == "LineString":
            yield list(part.coords)


def _path(lines: Iterable[list[tuple[float, float]]], scale: int) -> str:
    """Write lines in whole numbers, each point relative to the one before."""
    written = []
    for line in lines:
        points = [(round(x * scale), round(y * scale)) for x, y in line]
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (x, y) != (a, b)]
        if steps:
            joined = "".join(_step(x, y) for x, y in steps)
            written.append(f"M{points[0][0]} {points[0][1]}l{joined.lstrip()}")
    return "".join(written)


def _step(x: int, y: int) -> str:
    across = f"{x}" if x < 0 else f" {x}"
    return across + (f"{y}" if y < 0 else f" {y}")
