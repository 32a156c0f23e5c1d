"""Places of a text: what is one, which one it is, and how well the words fix it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.annotate.places import find_places
from builder.annotate.places.gazetteer import Gazetteer, load_gazetteer
from builder.model.authority import Location
from builder.model.text import Span
from builder.reader.found import PlaceFound

HERE = Path(__file__).parent / "places"
CONTENT = Path(__file__).parents[2] / "content"
MARK = re.compile(r"\{([^|{}]+)\|([^{}]+), (-|[A-Z]{2}), ([a-z]+)\}")
RECORDS = {
    "pakistan": {
        "name": "Pakistan",
        "kind": "country",
        "bounds": {"west": 60.8, "south": 23.6, "east": 77.1, "north": 37.1},
    },
    "balochistan": {
        "name": "Balochistan",
        "aliases": ["Baluchestan"],
        "kind": "province",
        "within": "pakistan",
        "coordinates": {"lat": 28.0, "lon": 66.0},
        "precision": "province",
    },
    "peshawar": {
        "name": "Peshawar",
        "aliases": ["Pekhawar"],
        "kind": "city",
        "within": "pakistan",
        "coordinates": {"lat": 34.008, "lon": 71.57849},
        "precision": "settlement",
    },
    "dera-ismail-khan": {
        "name": "Dera Ismail Khan",
        "aliases": ["D.I. Khan"],
        "kind": "district",
        "within": "pakistan",
        "coordinates": {"lat": 31.85963, "lon": 70.64879},
        "precision": "district",
    },
    "durand-line": {"name": "Durand Line", "kind": "border"},
    "southwestern-pakistan": {
        "name": "southwestern Pakistan",
        "kind": "region",
        "within": "pakistan",
        "precision": "region",
    },
    "twinham-east": {"name": "Twinham", "kind": "city"},
    "twinham-west": {"name": "Twinham", "kind": "city"},
}
LOCATIONS = {id_: Location.model_validate(record) for id_, record in RECORDS.items()}


@dataclass(frozen=True)
class Case:
    """A text and the places in it, as a line of a file has them."""

    text: str
    places: list[tuple[str, str, str, str]]


def read_case(line: str) -> Case:
    """Take the marks out of a line."""
    line = line.replace("\\n", "\n")
    places = [(m[1], m[2], m[3], m[4]) for m in MARK.finditer(line)]
    return Case(MARK.sub(lambda mark: mark[1], line), places)


def cases(*names: str) -> list[Case]:
    """Return the cases of files."""
    lines = [line for name in names for line in (HERE / name).read_text("utf-8").splitlines()]
    return [read_case(line) for line in lines if line and not line.startswith("#")]


def shown(text: str, found: tuple[PlaceFound, ...]) -> list[tuple[str, str, str, str]]:
    """Return what was found in the form of a case."""
    places = [(span, place) for place in found for span in place.mentions]
    return [
        (text[span.start : span.end], place.name, place.country or "-", place.precision)
        for span, place in sorted(places, key=lambda pair: pair[0])
    ]


@pytest.fixture(scope="session", name="gazetteer")
def gazetteer_of_the_packages() -> Gazetteer:
    """Return the gazetteer, loaded once."""
    return load_gazetteer()


FILES = sorted(path.name for path in HERE.glob("*.txt"))


@pytest.mark.parametrize(
    "case",
    cases(*(name for name in FILES if name != "records.txt")),
    ids=lambda case: case.text[:60],
)
def test_places_of_the_gazetteer(case: Case, gazetteer: Gazetteer) -> None:
    """Without records, the marked words are places of the gazetteer and no others are."""
    assert shown(case.text, find_places(case.text, {}, gazetteer)) == case.places


@pytest.mark.parametrize("case", cases("records.txt"), ids=lambda case: case.text[:60])
def test_places_of_the_archive(case: Case, gazetteer: Gazetteer) -> None:
    """Records come first, by any of their names."""
    assert shown(case.text, find_places(case.text, LOCATIONS, gazetteer)) == case.places


def test_without_a_gazetteer_only_records_are_found() -> None:
    """The reader works without the optional packages, and then knows no other place."""
    text = "Rain fell in Pekhawar and Lahore."
    (place,) = find_places(text, LOCATIONS, None)
    assert (place.id, place.name, place.mentions) == ("peshawar", "Peshawar", (Span(13, 21),))
    assert find_places(text, {}, None) == ()


def test_mentions_of_one_place_are_together(gazetteer: Gazetteer) -> None:
    """A name, an alias and an adjective of one place are mentions of one proposal."""
    text = "Pakistan said so. A Pakistani envoy left Peshawar; Pekhawar was calm."
    found = find_places(text, LOCATIONS, gazetteer)
    assert [(place.id, len(place.mentions)) for place in found] == [
        ("pakistan", 2),
        ("peshawar", 2),
    ]


def test_a_reason_names_its_rule_and_words(gazetteer: Gazetteer) -> None:
    """An editor reads why a place is proposed, with the figures that it rests on."""
    found = find_places("Envoys of Pakistan met in Peshawar.", {}, gazetteer)
    assert found[1].reason == (
        "city in the gazetteer, 4.8 million people; Pakistan is named; “in” before it"
    )
    (record,) = find_places("They met in Peshawar.", LOCATIONS, gazetteer)
    assert record.reason == "a record of the archive; “in” before it"
    (town,) = find_places("They left the town of Osmira.", {}, gazetteer)
    assert town.reason == "the word “town” beside it; not in the gazetteer"


def test_a_vague_region_has_no_point(gazetteer: Gazetteer) -> None:
    """A region is proposed without coordinates, everything else with them."""
    for case in cases(*FILES):
        for place in find_places(case.text, {}, gazetteer):
            assert (place.lat is None) == (place.precision == "region"), place
            assert (place.lat is None) == (place.lon is None)


SEEDS: Mapping[str, list[tuple[str, str, str]]] = {
    "2022-03-12-islamic-state-expanding-footprint-in-pakistan": [
        ("Afghanistan", "AF", "country"),
        ("Pakistan", "PK", "country"),
        ("Peshawar", "PK", "settlement"),
        ("southwestern Pakistan", "PK", "region"),
        ("Khyber Pakhtunkhwa", "PK", "province"),
    ],
    "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry": [
        ("Pakistan", "PK", "country"),
        ("Khyber Pakhtunkhwa", "PK", "province"),
        ("United States", "US", "country"),
        ("Afghanistan", "AF", "country"),
        ("Balochistan", "PK", "province"),
        ("Durand Line", "-", "region"),
        ("Daraban", "PK", "district"),
        ("Dera Ismail Khan", "PK", "settlement"),
    ],
}


@pytest.mark.parametrize("name", SEEDS)
def test_the_articles_of_the_archive(name: str, gazetteer: Gazetteer) -> None:
    """The two articles name these places and no others; no record helps."""
    body = (CONTENT / "articles" / f"{name}.md").read_text("utf-8").split("\n---\n", 1)[1]
    found = find_places(body, {}, gazetteer)
    assert [(place.name, place.country or "-", place.precision) for place in found] == SEEDS[name]
