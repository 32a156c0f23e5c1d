"""The boundaries of model/boundaries.py, mended for drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from builder.model import boundaries
from builder.model.boundaries import features
from builder.render.map.extent import Degrees, Extent

WINDOW = Extent(*boundaries.WINDOW)
"""What the finer set covers."""

# Wider than the slivers that rounding has left between neighbours, narrower than any strait.
_GAP = 0.01
_LEAST_RING = 4


@dataclass(frozen=True, slots=True)
class Basemap:
    """Countries by name, which share their borders point for point, and lines within countries."""

    countries: dict[str, BaseGeometry]
    provinces: BaseGeometry | None


def basemap_for(extent: Extent) -> Basemap:
    """Return the finer set where it covers the extent, and the world elsewhere."""
    return _region() if WINDOW.contains(extent) else _world()


@cache
def _region() -> Basemap:
    lines = [shape(feature["geometry"]) for feature in features("region-admin1-lines")]
    return Basemap(_countries("region-countries"), shapely.line_merge(shapely.union_all(lines)))


@cache
def _world() -> Basemap:
    return Basemap(_countries("world-countries"), None)


def _countries(name: str) -> dict[str, BaseGeometry]:
    found = features(name)
    shapes = [_country(feature["geometry"]) for feature in found]
    names = [feature["properties"]["name"] for feature in found]
    return dict(zip(names, shapely.coverage_clean(shapes, gap_width=_GAP), strict=True))


def _country(geometry: dict[str, Any]) -> BaseGeometry:
    polygons = [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        polygons = geometry["coordinates"]
    read = [list(_rings(polygon)) for polygon in polygons]
    return shapely.make_valid(
        MultiPolygon([Polygon(rings[0], rings[1:]) for rings in read if rings])
    )


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
