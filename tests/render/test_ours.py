"""Each page lists what of it the editors wrote, by what its fields say of themselves."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from builder.model.archive import Archive
from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.event import Event
from builder.pipeline import check
from builder.render.on_demand import OnDemand
from builder.render.ours import HEADS, OF_THE_WORK, ours_words, own_fields
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from builder.render.words import Words
from builder.store import read_project

ROOT = Path(__file__).parents[2]
MODELS: list[type[BaseModel]] = [Article, Group, Location, Event]


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return this archive."""
    return check(read_project(ROOT)).archive


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_own_field_has_its_words(model: type[BaseModel]) -> None:
    """A new field of the editors' own needs words before a page can list it."""
    assert own_fields(model)
    assert set(own_fields(model)) <= set(HEADS)


def test_no_words_are_left_over() -> None:
    """There are no words for a field that is none."""
    every = {name for model in MODELS for name in own_fields(model)}
    assert every == set(HEADS)
    assert all(any(name in model.model_fields for model in MODELS) for name in OF_THE_WORK)


def test_only_what_is_given_is_listed() -> None:
    """A field without a value is not listed."""
    full = Location.model_validate(
        {
            "name": "Osmara",
            "kind": "city",
            "aliases": ["Old Osmara"],
            "coordinates": {"lat": "1.5", "lon": "2.5"},
            "precision": "settlement",
        }
    )
    assert ours_words(Words(), full) == (
        "name, other names, kind, point on the map and what the point stands for"
    )
    bare = Group.model_validate({"name": "Marsh Column"})
    assert ours_words(Words(), bare) == "name"


def test_what_rests_on_a_sentence_is_not_listed(archive: Archive) -> None:
    """An entry counts only for what of it is the editors' own."""
    group = archive.groups["afghan-taliban"].record
    assert group.not_same_as[0].evidence
    with_reason = ours_words(Words(), group)
    assert "what it is told apart from" in with_reason
    apart = [one.model_copy(update={"reason": None}) for one in group.not_same_as]
    without = group.model_copy(update={"not_same_as": tuple(apart)})
    assert "what it is told apart from" not in ours_words(Words(), without)


def test_the_pages_of_all_records_say_so(archive: Archive) -> None:
    """Every page of a record has the list."""
    pages = {page.uri: page.html for page in all_made(OnDemand(Site(archive, Settings())).tasks())}
    records = {
        **{f"articles/{one.id}.md": one.record for one in archive.articles.values()},
        **{f"groups/{one.id}.md": one.record for one in archive.groups.values()},
        **{f"locations/{one.id}.md": one.record for one in archive.locations.values()},
        **{f"events/{one.id}.md": one.record for one in archive.events.values()},
    }
    for uri, record in records.items():
        row = f"<dt>Written by the editors</dt> <dd>{ours_words(Words(), record)}</dd>"
        assert row in pages[uri]
