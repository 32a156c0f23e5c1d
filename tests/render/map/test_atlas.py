"""The maps of an archive."""

import gzip
import re
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from builder.model.archive import Archive
from builder.render.indexes import home_html
from builder.render.map.atlas import Atlas
from builder.render.map.page import map_pages
from builder.render.map.places import Sign
from builder.render.settings import Settings
from builder.render.site import Site
from tests.conftest import ROOT
from tests.model.build import event_entry
from tests.render.map.archive import Place, archive_at, point

BOUNDS = {"west": 60.8, "south": 23.6, "east": 77.1, "north": 37.1}
TOWNS: dict[str, Place] = {
    "kabul": point(69.2, 34.5),
    "karachi": point(67.0, 24.9),
    "peshawar": point(71.5, 34.0),
    "quetta": point(67.0, 30.2),
}


def towns(count: int) -> Archive:
    """Return an archive with ten events a town, more or less, in some years."""
    random = Random(1)
    places = {
        f"invented-town-{n}": point(random.uniform(61, 76), random.uniform(24.5, 36.5))
        for n in range(count // 8)
    }
    archive = archive_at(places)
    reports = next(iter(archive.events.values())).reports
    events = {
        f"event-{n}": event_entry(
            f"event-{n}",
            reports * random.choice((1, 1, 2, 4)),
            location=random.choice(list(places)),
            date=f"{random.randrange(2014, 2026)}-{random.randrange(1, 13):02}-11",
        )
        for n in range(count)
    }
    return replace(archive, events=events)


def test_no_place_no_map() -> None:
    """An archive without a place on the map has none, and says where its events are listed."""
    atlas = Atlas(archive_at({"nowhere": {"kind": "region", "precision": "region"}}))
    assert atlas.full is None
    assert atlas.overview is None
    assert [tally.id for tally in atlas.listed] == ["nowhere"]


@pytest.mark.parametrize("ids", [["peshawar"], ["peshawar", "kabul"], list(TOWNS)])
def test_few_places(ids: list[str]) -> None:
    """One place, two or more: each is on the map, with a country's name for orientation."""
    plate = Atlas(archive_at({id_: TOWNS[id_] for id_ in ids})).full
    assert plate is not None
    assert sorted(mark.id for mark in plate.marks) == sorted(ids)
    assert {"Pakistan", "Peshawar"} <= {label.name.text for label in plate.labels}


def test_signs_keep_to_the_precision() -> None:
    """A district is a ring, a country its own outline, a region with bounds a box, never a dot."""
    places = {
        **TOWNS,
        "bajaur": point(71.5, 34.7, "district"),
        "pakistan": {"kind": "country", "bounds": BOUNDS},
        "valleys": {"kind": "region", "precision": "region", "bounds": {**BOUNDS, "south": 33}},
        "frontier": {"kind": "border"},
    }
    atlas = Atlas(archive_at(places))
    assert atlas.full is not None
    signs = {mark.id: mark.sign for mark in atlas.full.marks}
    assert signs == {
        **dict.fromkeys(TOWNS, Sign.DOT),
        "bajaur": Sign.RING,
        "pakistan": Sign.AREA,
        "valleys": Sign.AREA,
    }
    assert [tally.id for tally in atlas.listed] == ["frontier"]
    paths = {mark.id: mark.path for mark in atlas.full.areas}
    assert len(paths["pakistan"]) > 2 * len(paths["valleys"])


def test_area_is_the_number_of_reports() -> None:
    """A sign for four times the reports is twice as wide."""
    plate = Atlas(archive_at(TOWNS, reports={"peshawar": 16, "quetta": 4})).full
    assert plate is not None
    radius = {mark.id: mark.radius for mark in plate.marks}
    assert radius["peshawar"] == pytest.approx(2 * radius["quetta"], abs=0.1)


def test_places_at_one_point_stand_side_by_side() -> None:
    """Signs of places with the same point do not cover each other."""
    plate = Atlas(archive_at({"market": point(71.5, 34), "mosque": point(71.5, 34), **TOWNS})).full
    assert plate is not None
    here = sorted(
        (m.aside, m.radius) for m in plate.marks if m.id in ("market", "mosque", "peshawar")
    )
    assert len(here) == 3
    for (left, r1), (right, r2) in pairwise(here):
        assert right - left >= r1 + r2 - 0.2


def test_disputed_lines_are_told_apart() -> None:
    """The Durand Line and Siachen are a path of their own."""
    plate = Atlas(archive_at({**TOWNS, "gilgit": point(76.5, 35.3)})).full
    assert plate is not None
    assert plate.ground.disputed.count("M") >= 2
    assert plate.ground.borders


def test_the_world() -> None:
    """An archive of the whole world has the coarse borders of the world and no scale bar."""
    atlas = Atlas(archive_at({**TOWNS, "new-york": point(-74, 40.7), "suva": point(178.4, -18.1)}))
    assert atlas.full is not None
    assert atlas.full.projection == "Equal Earth"
    assert atlas.full.bar is None
    assert len(atlas.full.marks) == 6


def test_across_the_antimeridian() -> None:
    """Land on both sides of 180 degrees is drawn once, without a line across the map."""
    plate = Atlas(archive_at({"suva": point(178.4, -18.1), "east": point(-178.5, -17.0)})).full
    assert plate is not None
    steps = re.findall(r"l([^M]+)", plate.ground.land)
    assert steps
    assert len(plate.marks) == 2


def test_a_wider_place_stands_in() -> None:
    """The small map of a vague place shows the nearest wider place with a point, and says so."""
    places = {**TOWNS, "valleys": {"kind": "region", "precision": "region", "within": "peshawar"}}
    locator = Atlas(archive_at(places)).locator([("valleys", 1)])
    assert locator is not None
    assert locator.within is not None
    assert locator.within.id == "peshawar"
    assert [mark.id for mark in locator.plate.marks] == ["peshawar"]


@pytest.mark.parametrize("has_own_event", [True, False])
def test_somewhere_within(*, has_own_event: bool) -> None:
    """A place without a point is drawn within the nearest one that has one, apart from its own."""
    vague = {"kind": "region", "within": "district"}
    places = {
        **TOWNS,
        "district": point(70.6, 31.9, "district", within="province"),
        "province": point(71.3, 33.7, "province", within="pakistan"),
        "pakistan": {"kind": "country", "bounds": BOUNDS},
        "village": vague,
        "valley": {**vague, "within": "village"},
        "southwest": {"kind": "region", "within": "pakistan"},
    }
    archive = archive_at(places, reports={"valley": 3})
    gone = ["province", "pakistan", *([] if has_own_event else ["district"])]
    events = {id_: e for id_, e in archive.events.items() if e.record.location not in gone}
    atlas = Atlas(replace(archive, events=events))
    assert atlas.full is not None
    within = [mark for mark in atlas.full.marks if mark.sign is Sign.WITHIN]
    assert [(mark.id, mark.of, mark.count) for mark in within] == [
        ("district", ("valley", "village"), 4)
    ]
    own = [mark.sign for mark in atlas.full.marks if mark.key == "district"]
    assert own == ([Sign.RING] if has_own_event else [])
    assert [label.name.text for label in atlas.full.labels].count("District") == 1
    assert [tally.id for tally in atlas.listed] == ["southwest"]
    locator = atlas.locator([("village", 1), ("peshawar", 1)])
    assert locator is not None
    assert locator.within is None
    assert {mark.key for mark in locator.plate.marks} == {"~district", "peshawar"}


def test_a_lone_sign_is_near_enough() -> None:
    """The small map of one place shows some hundred kilometres around it, and names in them."""
    atlas = Atlas(archive_at(TOWNS))
    one = atlas.locator([("peshawar", 2)])
    assert one is not None
    near = one.plate.near
    assert near is not None
    assert near.times > 2
    (mark,) = one.plate.marks
    assert 0 < mark.x < 1000
    assert 0 < mark.y < one.plate.height
    names = {label.name.text for label in one.plate.labels}
    assert {"Peshawar", "Kabul", "Pakistan", "Afghanistan"} <= names
    both = atlas.locator([("peshawar", 2), ("quetta", 1)])
    assert both is not None
    assert both.plate.near is None


def test_a_small_map_is_never_blank() -> None:
    """Far from borders more is shown, and provinces where one country fills the whole map."""
    desert = point(14.5, 26.5)
    far = Atlas(archive_at({"sabha": desert, "tripoli": point(13.2, 32.9), "kano": point(8.5, 12)}))
    one = far.locator([("sabha", 1)])
    assert one is not None
    assert one.plate.near is not None
    near = one.plate.near
    seen = (near.left, near.top, 1000 / near.times, one.plate.height / near.times)
    assert not any(country.covers(*seen) for country in one.plate.ground.countries)
    alone = Atlas(archive_at({"sabha": desert})).locator([("sabha", 1)])
    assert alone is not None
    assert alone.plate.ground.provinces
    assert "Libya" in {label.name.text for label in alone.plate.labels}


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Libya"), ("en-GB", "Libya"), ("fr", "Libye"), ("ar", "ليبيا")]
)
def test_countries_have_their_names_in_the_language(language: str, name: str) -> None:
    """Large and small maps name countries as the pages around them do."""
    places = {"sabha": point(14.5, 26.5), "tripoli": point(13.2, 32.9)}
    atlas = Atlas(archive_at(places), language)
    large, small = atlas.full, atlas.locator([("sabha", 1)])
    assert large is not None
    assert small is not None
    for plate in (large, small.plate):
        assert name in {label.name.text for label in plate.labels}


def test_the_same_bytes() -> None:
    """Two builds draw the same page."""
    archive = towns(80)
    first, second = ([page.html for page in map_pages(Site(archive, Settings()))] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("count", [40, 2_000])
def test_small_maps_stay_small(count: int) -> None:
    """A small map of dozens of places, as on the home page, has at most four thousand letters."""
    html = home_html(Site(towns(count), Settings()))
    (figure,) = re.findall(r'<figure class="ar-locator">.*?</figure>', html, re.DOTALL)
    assert figure.count("<circle") > min(count // 16, 20)
    assert len(figure) <= 4_000


def test_budget() -> None:
    """The map's page of 500 events, with its script and styles, is under 60 KB compressed."""
    (page,) = map_pages(Site(towns(500), Settings()))
    assets = [
        (ROOT / "builder/theme/assets" / name).read_text(encoding="utf-8")
        for name in ("javascripts/map.js", "stylesheets/map.css")
    ]
    assert sum(len(gzip.compress(text.encode())) for text in (page.html, *assets)) < 34_000
