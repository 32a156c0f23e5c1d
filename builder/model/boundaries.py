"""The boundaries that ship with this package; basemap/SOURCES.md says where they are from."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

# West, south, east and north of what the finer set covers.
WINDOW = (57.0, 20.0, 82.0, 42.0)
# A border or coast is drawn coarsely, and islands are left out, in degrees.
_NEAR_FINE, _NEAR_COARSE, _AT_SEA = 0.25, 1.0, 15.0


def features(name: str) -> list[dict[str, Any]]:
    """Return the features of one of the sets, as GeoJSON has them."""
    text = (files(__package__) / "basemap" / f"{name}.geojson").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


def is_outside(country: str, lat: float, lon: float) -> bool:
    """Tell whether a point lies surely outside a country that is known by its English name.

    What lies near its border does not, nor what lies off its coast: small islands are not drawn.
    """
    west, south, east, north = WINDOW
    is_fine = west <= lon <= east and south <= lat <= north
    shapes = _shapes("region-countries" if is_fine else "world-countries")
    own = shapes.get(country.casefold())
    if own is None:
        # Not in the window, so not near the point; or not known at all.
        return is_fine and country.casefold() in _shapes("world-countries")
    point = shapely.Point(lon, lat)
    if shapely.dwithin(own, point, _NEAR_FINE if is_fine else _NEAR_COARSE):
        return False
    is_on_land = any(shapely.covers(one, point) for one in shapes.values())
    return is_on_land or not shapely.dwithin(own, point, _AT_SEA)


@cache
def _shapes(name: str) -> dict[str, BaseGeometry]:
    found = {
        feature["properties"]["name"].casefold(): shapely.make_valid(shape(feature["geometry"]))
        for feature in features(name)
    }
    for one in found.values():
        shapely.prepare(one)
    return found
