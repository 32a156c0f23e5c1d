"""The part of the earth that a map shows, in degrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

Degrees = tuple[float, float]
"""Longitude and latitude, in that order."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A box in degrees. `east` is never less than `west`: it passes 180 where the box does."""

    west: float
    south: float
    east: float
    north: float

    @staticmethod
    def around(points: Iterable[Degrees]) -> "Extent":
        """Return the narrowest box around the points, across the antimeridian if need be."""
        lons, lats = zip(*points, strict=True)
        around = sorted({lon % 360 for lon in lons})
        gaps = [(b - a, b) for a, b in pairwise([*around, around[0] + 360])]
        widest, after = max(gaps, key=lambda gap: gap[0])
        west = (after + 180) % 360 - 180
        return Extent(west, min(lats), west + 360 - widest, max(lats))

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south

    @property
    def centre(self) -> Degrees:
        """The middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def contains(self, other: "Extent") -> bool:
        """Tell whether the other box lies in this one."""
        return (
            self.west <= other.west
            and self.south <= other.south
            and other.east <= self.east
            and other.north <= self.north
        )

    @property
    def outline(self) -> list[Degrees]:
        """Points along the edge, close enough together to follow it in any projection."""
        steps = [index / 16 for index in range(16)]
        west, south, east, north = self.west, self.south, self.east, self.north
        return [
            *((west + s * self.width, south) for s in steps),
            *((east, south + s * self.height) for s in steps),
            *((east - s * self.width, north) for s in steps),
            *((west, north - s * self.height) for s in steps),
        ]
