"""What a map says of a place is no more than the record knows."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from builder.model.authority import Location, LocationKind, PlacePrecision
from builder.render.map.places import Sign, sign_of, tallies
from tests.render.map.archive import archive_at, point

COORDINATES = st.none() | st.just({"lat": 34, "lon": 71})
BOUNDS = st.none() | st.just({"west": 60, "south": 24, "east": 77, "north": 37})


@given(
    st.sampled_from(LocationKind), COORDINATES, st.none() | st.sampled_from(PlacePrecision), BOUNDS
)
def test_no_vague_place_is_pinned(
    kind: LocationKind, coordinates: object, precision: PlacePrecision | None, bounds: object
) -> None:
    """Only an exact point or a settlement is a dot, and only a place with a point is a sign."""
    fields = {"coordinates": coordinates, "precision": precision, "bounds": bounds}
    try:
        place = Location.model_validate({"name": "Somewhere", "kind": kind, **fields})
    except ValidationError:
        return
    sign = sign_of(place)
    if sign is Sign.DOT:
        assert precision in (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT)
    if sign in (Sign.DOT, Sign.RING):
        assert coordinates is not None
    if precision is PlacePrecision.REGION or coordinates is None:
        assert sign is (Sign.AREA if bounds else Sign.LISTED)


def test_places_in_order_of_their_reports() -> None:
    """The places that most articles report on come first."""
    places = {name: point(70, 30 + index) for index, name in enumerate(("few", "most", "some"))}
    found = tallies(archive_at(places, reports={"few": 1, "most": 9, "some": 4}))
    assert [(tally.id, tally.reports) for tally in found] == [("most", 9), ("some", 4), ("few", 1)]
