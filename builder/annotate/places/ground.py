"""Where the archive's own records lie, which a name that means several places goes by."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from builder.annotate.places.candidate import Candidate

_IN_COUNTRY, _NEAR = 1.0, 1.0
_KM_A_DEGREE, _NEAR_KM = 111, 200


@dataclass(frozen=True, slots=True)
class Ground:
    """The countries of an archive's places, each with its share of the most named, and points."""

    countries: Mapping[str, float]
    points: tuple[tuple[float, float], ...]

    def speaks_for(self, place: Candidate) -> float:
        """Return how much the archive makes likely that the place is meant, from 0 to 2."""
        share = self.countries.get(place.country or "", 0.0)
        if not share:
            return 0.0
        is_near = place.point is not None and any(_is_near(place.point, p) for p in self.points)
        return _IN_COUNTRY * share + (_NEAR if is_near else 0.0)

    def unless_told(self, countries: Collection[str]) -> "Ground":
        """Return it, or nothing where the text tells of other countries and of none of its own."""
        if countries and self.countries.keys().isdisjoint(countries):
            return NO_GROUND
        return self


NO_GROUND = Ground({}, ())


def ground_of(places: Iterable[Candidate]) -> Ground:
    """Return where places lie."""
    known = list(places)
    times = Counter(place.country for place in known if place.country)
    most = max(times.values(), default=1)
    countries = {country: 0.4 + 0.6 * count / most for country, count in times.items()}
    exact = ("settlement", "district", "exact")
    points = {place.point for place in known if place.point and place.precision in exact}
    return Ground(countries, tuple(sorted(points)))


def _is_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    north = (one[0] - other[0]) * _KM_A_DEGREE
    if abs(north) > _NEAR_KM:
        return False
    east = (one[1] - other[1]) * _KM_A_DEGREE * math.cos(math.radians(one[0]))
    return math.hypot(north, east) <= _NEAR_KM
