"""The boundaries of model/boundaries.py, mended for drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from builder.model import boundaries
from builder.model.boundaries import features
from builder.render.map.extent import Degrees, Extent

WINDOW = Extent(*boundaries.WINDOW)
"""What the finer set covers."""

# Wider than the slivers that rounding has left between neighbours, narrower than any strait.
_GAP = 0.01
_LEAST_RING = 4
# Of the world, what lies so near to a map is read; a larger map shows no more than the coarse set.
_AROUND, _WIDEST = 5.0, 60.0
_TURNS = (-360.0, 0.0, 360.0)


@dataclass(frozen=True, slots=True)
class Basemap:
    """Countries by name, which share their borders point for point, and lines within countries.

    `codes` are the numbers of countries in ISO 3166-1, as far as they have one.
    """

    countries: dict[str, BaseGeometry]
    provinces: BaseGeometry | None
    codes: dict[str, str]


def basemap_for(extent: Extent) -> Basemap:
    """Return the finest set that covers the extent; of the world's, what lies around it."""
    if WINDOW.contains(extent):
        return _region()
    return _coarse() if max(extent.width, extent.height) > _WIDEST else _world(extent)


@cache
def _region() -> Basemap:
    lines = [shape(feature["geometry"]) for feature in features("region-admin1-lines")]
    merged = shapely.line_merge(shapely.union_all(lines))
    found = features("region-countries")
    return Basemap(_countries(found), merged, _codes(found))


@cache
def _coarse() -> Basemap:
    found = features("world-countries")
    return Basemap(_countries(found), None, _codes(found))


@lru_cache(maxsize=8)
def _world(extent: Extent) -> Basemap:
    near = [
        feature
        for feature in features("world-countries-50m")
        if any(_is_near(extent, part[0]) for part in _polygons(feature["geometry"]))
    ]
    countries = _countries(near)
    (lines,) = features("world-admin1-lines")
    found = [line for line in lines["geometry"]["coordinates"] if _is_near(extent, line)]
    # They are finer than the coasts: what is left of them at sea is no province.
    land = shapely.union_all(list(countries.values()))
    provinces = shapely.intersection(MultiLineString(found), land) if found and near else None
    return Basemap(countries, provinces, _codes(near))


def _is_near(extent: Extent, points: list[list[float]]) -> bool:
    """Tell whether the box around points meets the map's, whichever way around the earth."""
    lons, lats = zip(*points, strict=True)
    if max(lats) < extent.south - _AROUND or min(lats) > extent.north + _AROUND:
        return False
    west, east = min(lons) - _AROUND, max(lons) + _AROUND
    return any(west + turn <= extent.east and extent.west <= east + turn for turn in _TURNS)


def _countries(found: Sequence[dict[str, Any]]) -> dict[str, BaseGeometry]:
    shapes = [_country(feature["geometry"]) for feature in found]
    names = [feature["properties"]["name"] for feature in found]
    return dict(zip(names, shapely.coverage_clean(shapes, gap_width=_GAP), strict=True))


def _codes(found: Sequence[dict[str, Any]]) -> dict[str, str]:
    told = [feature["properties"] for feature in found]
    return {one["name"]: one["iso_n3"] for one in told if one.get("iso_n3")}


def _country(geometry: dict[str, Any]) -> BaseGeometry:
    read = [list(_rings(polygon)) for polygon in _polygons(geometry)]
    valid = shapely.make_valid(
        MultiPolygon([Polygon(rings[0], rings[1:]) for rings in read if rings])
    )
    # What rounding has left of an island without an area is no land.
    return MultiPolygon([one for one in shapely.get_parts(shapely.get_parts(valid)) if one.area])


def _polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    found: list[list[list[list[float]]]] = geometry["coordinates"]
    return found if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _rings(polygon: list[list[list[float]]]) -> Iterator[list[Degrees]]:
    for ring in polygon:
        points = [(lon, lat) for lon, lat in ring]
        # Rounding has left some islands without an area.
        if len(set(points)) >= _LEAST_RING - 1:
            yield _unrolled(points)


def _unrolled(ring: list[Degrees]) -> list[Degrees]:
    """Let a ring run on beyond 180 degrees instead of jumping to the other edge of the world."""
    turns, found = 0, ring[:1]
    for (before, _), (lon, lat) in pairwise(ring):
        turns += (before - lon > 180) - (lon - before > 180)  # noqa: PLR2004 -- half a circle
        found.append((lon + 360 * turns, lat))
    # A ring around a pole never comes back: it is drawn along the edges, as it is written.
    return found if turns == 0 else ring
