"""Countries below a small map: what of them a part of the map shows."""

import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.affinity import scale
from shapely.geometry import Polygon, box

from builder.render.map.ground import CountryShape

# A country with a bay, and one that is a triangle.
_SHAPES = (
    Polygon([(10, 10), (60, 10), (60, 50), (40, 50), (35, 25), (30, 50), (10, 50)]),
    Polygon([(55, 55), (90, 60), (70, 95)]),
)
_SIDES = st.integers(0, 90)
_SIZES = st.integers(1, 90)


@given(st.sampled_from(_SHAPES), _SIDES, _SIDES, _SIZES, _SIZES)
def test_what_a_part_shows(
    outline: Polygon, left: float, top: float, width: float, height: float
) -> None:
    """A country that is far away is found so without its outline, and none that is near is lost."""
    country = CountryShape("x", "", 0, 0, 0, outline)
    part = box(left, top, left + width, top + height)
    assert country.covers(left, top, width, height) is bool(
        shapely.covers(outline, scale(part, 0.6, 0.6))
    )
    shown = country.within(left, top, width, height)
    assert (shown is not None) is (shapely.intersection(outline, part).area > 0)
    if shown:
        assert shapely.dwithin(part, shapely.Point(shown.x, shown.y), 1e-9)
