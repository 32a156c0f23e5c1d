"""What the names on a map are, and how large."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.render.map.labels import Name
from builder.render.map.places import Sign
from builder.render.map.plate import Mark

if TYPE_CHECKING:
    from builder.render.map.ground import Country

WIDTH = 1000.0
"""Units across every map."""
PLACE_SIZE, SMALL_SIZE, AROUND_SIZE = 12.0, 11.0, 10.0
"""Of places on the large map and on small ones, and of those that tell where one is."""
_COUNTRY_SIZE = 11.0
_NAMED_COUNTRIES = 24


def names_of(marks: Iterable[Mark], size: float) -> list[Name]:
    """Return the names of signs, one for a place that has two."""
    names: dict[str, Name] = {}
    for mark in marks:
        room = WIDTH if mark.sign is Sign.AREA else None
        radius = mark.radius + abs(mark.aside)
        names.setdefault(mark.id, Name(mark.name, mark.x, mark.y, size, radius, room, mark.key))
    return list(names.values())


def country_name(country: "Country") -> Name:
    """Return the name of a country on the large map."""
    return Name(country.name, round(country.x), round(country.y), _COUNTRY_SIZE, 0.0, country.room)


def small_country(country: "Country") -> Name:
    """Return the name of a country on a small map."""
    return replace(country_name(country), size=SMALL_SIZE * 0.9)


def widest(countries: Iterable["Country"]) -> list["Country"]:
    """Return the countries with the most room for a name, these first."""
    return sorted(countries, key=lambda one: (-one.room, one.name))[:_NAMED_COUNTRIES]
