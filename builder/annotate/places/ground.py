"""Where the archive's own records lie, which a name that means several places goes by."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from builder.annotate.places.candidate import Candidate

_IN_COUNTRY, _NEAR = 1.0, 1.0
# A cell is a degree of latitude high, 111 km; near is within two of them, some 200 km.
_CELLS = 2
_EXACT = frozenset(("exact", "settlement", "district"))
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpatialCoverage:
    """The countries of an archive's places, each with its share of the most named, and cells."""

    countries: Mapping[str, float]
    cells: frozenset[Cell]

    def speaks_for(self, place: Candidate) -> float:
        """Return how much the archive makes likely that the place is meant, from 0 to 2."""
        share = self.countries.get(place.country or "", 0.0)
        if not share:
            return 0.0
        is_near = place.point is not None and _cell(place.point) in self.cells
        return _IN_COUNTRY * share + (_NEAR if is_near else 0.0)

    def unless_told(self, countries: Collection[str]) -> "SpatialCoverage":
        """Return it, or nothing where the text tells of other countries and of none of its own."""
        if countries and self.countries.keys().isdisjoint(countries):
            return NO_GROUND
        return self


NO_GROUND = SpatialCoverage({}, frozenset())


def ground_of(places: Iterable[Candidate]) -> SpatialCoverage:
    """Return where places lie."""
    known = list(places)
    times = Counter(place.country for place in known if place.country)
    most = max(times.values(), default=1)
    countries = {country: 0.4 + 0.6 * count / most for country, count in times.items()}
    points = {place.point for place in known if place.point and place.precision in _EXACT}
    return SpatialCoverage(
        countries, frozenset(cell for point in points for cell in _around(point))
    )


def _cell(point: tuple[float, float]) -> Cell:
    """Return the cell of a point in degrees; cells are square wherever they are."""
    lat, lon = point
    row = math.floor(lat)
    return row, math.floor(lon * math.cos(math.radians(row)))


def _around(point: tuple[float, float]) -> Iterable[Cell]:
    lat, lon = point
    for row in range(math.floor(lat) - _CELLS, math.floor(lat) + _CELLS + 1):
        column = math.floor(lon * math.cos(math.radians(row)))
        for near in range(column - _CELLS, column + _CELLS + 1):
            yield row, near
