"""What the names on a map are, and how large."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.render.languages import country_in
from builder.render.map.labels import LabelText
from builder.render.map.places import Sign
from builder.render.map.plate import MapMarker

if TYPE_CHECKING:
    from builder.render.map.ground import CountryShape

WIDTH = 1000.0
"""Units across every map."""
PLACE_SIZE, SMALL_SIZE, AROUND_SIZE = 12.0, 11.0, 10.0
"""Of places on the large map and on small ones, and of those that tell where one is."""
_COUNTRY_SIZE = 11.0
_NAMED_COUNTRIES = 24


def names_of(marks: Iterable[MapMarker], size: float) -> list[LabelText]:
    """Return the names of signs, one for a place that has two."""
    names: dict[str, LabelText] = {}
    for mark in marks:
        room = WIDTH if mark.sign is Sign.AREA else None
        radius = mark.radius + abs(mark.aside)
        names.setdefault(
            mark.id, LabelText(mark.name, mark.x, mark.y, size, radius, room, mark.key)
        )
    return list(names.values())


def country_name(country: "CountryShape", language: str) -> LabelText:
    """Return the name of a country on the large map, in a language as far as it has one."""
    # The basemap's English names are short.
    is_english = language.partition("-")[0] == "en"
    text = None if is_english else country_in(language, country.code)
    x, y = round(country.x), round(country.y)
    return LabelText(text or country.name, x, y, _COUNTRY_SIZE, 0.0, country.room)


def small_country(country: "CountryShape", language: str) -> LabelText:
    """Return the name of a country on a small map."""
    return replace(country_name(country, language), size=SMALL_SIZE * 0.9)


def widest(countries: Iterable["CountryShape"]) -> list["CountryShape"]:
    """Return the countries with the most room for a name, these first."""
    return sorted(countries, key=lambda one: (-one.room, one.name))[:_NAMED_COUNTRIES]
