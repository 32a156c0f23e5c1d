"""Which projection a map is drawn in, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pyproj import Proj

from builder.render.map.extent import Degrees, Extent
from builder.render.words import N_

_WORLD_WIDE, _WORLD_HIGH = 140.0, 90.0
_LOCAL = 12.0
_TROPICS, _POLAR = 15.0, 70.0
_SIXTH = 1 / 6


class ProjectionName(StrEnum):
    """A projection, by the name that cartographers know it by."""

    EQUAL_EARTH = N_("Equal Earth")
    ALBERS = N_("Albers equal-area conic")
    LAMBERT = N_("Lambert azimuthal equal-area")
    MERCATOR = N_("transverse Mercator")


@dataclass(frozen=True)
class Projection:
    """A way from degrees to metres on a plane, centred on a meridian."""

    name: ProjectionName
    lon: float
    lat: float
    parallels: Degrees | None = None

    @cached_property
    def _proj(self) -> Proj:
        keys = {
            ProjectionName.EQUAL_EARTH: "eqearth",
            ProjectionName.ALBERS: "aea",
            ProjectionName.LAMBERT: "laea",
            ProjectionName.MERCATOR: "tmerc",
        }
        options: dict[str, str | float] = {
            "proj": keys[self.name],
            "ellps": "WGS84",
            "lon_0": self.lon,
        }
        if self.name is not ProjectionName.EQUAL_EARTH:
            options["lat_0"] = self.lat
        if self.parallels:
            options["lat_1"], options["lat_2"] = self.parallels
        return Proj(options)

    def project(self, lons: Sequence[float], lats: Sequence[float]) -> list[tuple[float, float]]:
        """Return metres east and north of the centre."""
        xs, ys = self._proj(list(lons), list(lats))
        return list(zip(xs, ys, strict=True))

    def degrees(self, xs: Sequence[float], ys: Sequence[float]) -> list[Degrees]:
        """Return the degrees at the points of the plane, as near to the centre as may be."""
        lons, lats = self._proj(list(xs), list(ys), inverse=True)
        half = 180.0
        near = [(lon - self.lon + half) % (2 * half) - half + self.lon for lon in lons]
        return list(zip(near, lats, strict=True))

    def scales(self, points: Sequence[Degrees]) -> list[float]:
        """Return by how much lengths grow or shrink at the points, in the worst direction."""
        lons, lats = zip(*points, strict=True)
        factors = self._proj.get_factors(list(lons), list(lats))
        both: list[tuple[float, float]] = list(
            zip(factors.meridional_scale, factors.parallel_scale, strict=True)  # type: ignore[call-overload]  # arrays for arrays
        )
        return [max(pair, key=lambda scale: abs(scale - 1)) for pair in both]


def projection_for(extent: Extent) -> Projection:
    """Return the projection for a map of the extent.

    - A country or less (up to 12 degrees either way): transverse Mercator on its middle. It keeps
      shapes, and six degrees from the middle lengths are off by about half a per cent.
    - A region between the tropics and the polar circle: Albers' conic, which suits land at middle
      latitudes and keeps areas true, so that points can be compared for how dense they lie. Its
      two standard parallels stand a sixth of the height inside the edges, the usual rule.
    - A region elsewhere, where a cone degenerates into a cylinder or a plane, or higher than a
      cone can follow: Lambert's azimuthal, which keeps areas as well.
    - Half the world or more: Equal Earth, which keeps areas and looks like a world map.
    """
    lon, lat = extent.centre
    if extent.width > _WORLD_WIDE or extent.height > _WORLD_HIGH:
        return Projection(ProjectionName.EQUAL_EARTH, 0.0, 0.0)
    if extent.width <= _LOCAL and extent.height <= _LOCAL:
        return Projection(ProjectionName.MERCATOR, lon, lat)
    reaches_pole = max(abs(extent.south), abs(extent.north)) > _POLAR
    if abs(lat) < _TROPICS or reaches_pole or extent.south * extent.north < 0:
        return Projection(ProjectionName.LAMBERT, lon, lat)
    inset = extent.height * _SIXTH
    return Projection(ProjectionName.ALBERS, lon, lat, (extent.south + inset, extent.north - inset))
