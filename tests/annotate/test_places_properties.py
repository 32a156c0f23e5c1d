"""What holds of the place reader for every text, and what it costs."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotate.places import find_places
from builder.annotate.places.gazetteer import load_gazetteer
from builder.model.authority import Location
from tests.cost import assert_linear

PARTS = (
    "Lahore Paris Houston US U.S. Ky. TX Reading the town of village in near said Mr St. Saint New"
    " York North southwestern Pakistan Pakistani Durand Line Highway 403 Street Airport County"
    " University Times , . - — ' ’s ( ) \n \n\n “ ” 34 and ß İ پشاور Ā é W.Va. Kashmir LAHORE"
).split(" ")
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PARTS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PARTS), max_size=40).map("".join),
)
LOCATIONS = {
    "lahore": Location.model_validate({"name": "Lahore", "kind": "city"}),
    "line": Location.model_validate({"name": "Durand Line", "kind": "border"}),
    "north": Location.model_validate({"name": "پشاور", "kind": "city"}),
}


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.booleans(), st.booleans())
def test_every_find_is_sound(text: str, has_records: bool, has_gazetteer: bool) -> None:  # noqa: FBT001 -- hypothesis gives them
    """Nothing raises; mentions stand in the text, in order and apart; a point is on the globe."""
    gazetteer = load_gazetteer() if has_gazetteer else None
    found = find_places(text, LOCATIONS if has_records else {}, gazetteer)
    spans = sorted(span for place in found for span in place.mentions)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for place in found:
        assert place.mentions
        assert place.reason
        assert list(place.mentions) == sorted(place.mentions)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)
    assert found == find_places(text, LOCATIONS if has_records else {}, gazetteer)


HOSTILE = {
    "one name again and again": "Lahore ",
    "names without an end": "New York and ",
    "capitals": "Aaa ",
    "one word": "A",
    "a list of towns": "Reading, England, ",
    "nested quotes": '"“‘',
    "line breaks": "Paris\n   ",
    "towns of": "the town of Osmira and ",
    "initials": "U.S.",
    "apostrophes": "D’A’",
    "spaces": "in                ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    """Twice the text takes twice as long."""
    _find("Lahore")
    assert_linear(_find, lambda count: HOSTILE[name] * count, 12_000)


def test_many_different_names_take_linear_time() -> None:
    """A gazetteer for a text costs no more for each name than a sentence does."""
    names = [
        f"{a}{b}" for a in "Bah Kar Lon Mad Par Qas Tal Vis".split() for b in "a i o u".split()
    ]
    assert load_gazetteer().knows("Para")
    assert_linear(_find, lambda count: " in ".join(names * count), 160)


def _find(text: str) -> None:
    find_places(text, {}, load_gazetteer())
