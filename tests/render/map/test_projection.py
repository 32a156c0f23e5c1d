"""Which projection a map gets, and that it does what it is chosen for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import Polygon

from builder.render.map.basemap import WINDOW
from builder.render.map.extent import Extent
from builder.render.map.frame import WIDTH, frame_for
from builder.render.map.projection import ProjectionName, projection_for

KABUL, KARACHI, PESHAWAR = (69.2, 34.5), (67.0, 24.9), (71.5, 34.0)
LONS = st.floats(-180, 179.99)
LATS = st.floats(-57, 83)


@pytest.mark.parametrize(
    ("extent", "name"),
    [
        (Extent(70, 33, 72, 35), ProjectionName.MERCATOR),
        (Extent(60, 24, 77, 37), ProjectionName.ALBERS),
        (Extent(-60, -40, -45, -20), ProjectionName.ALBERS),
        (Extent(-20, -20, 50, 30), ProjectionName.LAMBERT),
        (Extent(10, 2, 40, 12), ProjectionName.LAMBERT),
        (Extent(-30, 50, 60, 82), ProjectionName.LAMBERT),
        (Extent(-100, -30, 100, 60), ProjectionName.EQUAL_EARTH),
    ],
)
def test_choice(extent: Extent, name: ProjectionName) -> None:
    """A small extent, a region, the tropics, the far north and the world are drawn differently."""
    assert projection_for(extent).name is name


def test_parallels_stand_a_sixth_inside() -> None:
    """The standard parallels of a conic leave a sixth of the height outside on either side."""
    assert projection_for(Extent(60, 24, 77, 36)).parallels == pytest.approx((26, 34))


@pytest.mark.parametrize(
    "extent", [Extent(60, 24, 77, 37), Extent(10, 2, 40, 12), Extent(-170, -50, 170, 80)]
)
def test_areas_are_true(extent: Extent) -> None:
    """A degree by a degree has the area on the map that it has on the ellipsoid."""
    projection = projection_for(extent)
    for lon, lat in ((62.0, 26.0), (75.0, 35.0), (70.5, 30.0)):
        cell = Extent(lon, lat, lon + 1, lat + 1).outline
        lons, lats = zip(*cell, strict=True)
        drawn = Polygon(projection.project(lons, lats)).area
        real, _ = Geod(ellps="WGS84").polygon_area_perimeter(lons, lats)
        assert drawn == pytest.approx(abs(real), rel=1e-3)


def test_a_distance_known_from_elsewhere() -> None:
    """From Peshawar to Kabul is as far on the map as it is along the ellipsoid."""
    projection = projection_for(Extent.around([KABUL, PESHAWAR]))
    (x1, y1), (x2, y2) = projection.project(*zip(KABUL, PESHAWAR, strict=True))
    _, _, metres = Geod(ellps="WGS84").inv(*KABUL, *PESHAWAR)
    assert ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 == pytest.approx(metres, rel=2e-3)


def test_extent_across_the_antimeridian() -> None:
    """Two islands on either side of 180 degrees are near each other."""
    extent = Extent.around([(178.0, -17.0), (-178.0, -18.0)])
    assert (extent.west, extent.east) == (178.0, 182.0)


@given(st.lists(st.tuples(LONS, LATS), min_size=1, max_size=8))
def test_frame_shows_every_point(points: list[tuple[float, float]]) -> None:
    """A frame has all the points that it was made for, wherever they lie."""
    frame = frame_for(Extent.around(points), WINDOW)
    for x, y in frame.positions(points):
        assert -1 <= x <= WIDTH + 1
        assert -1 <= y <= frame.height + 1


@given(st.lists(st.tuples(st.floats(61, 76), st.floats(24.5, 36.5)), min_size=1, max_size=8))
def test_frame_keeps_to_the_finer_borders(points: list[tuple[float, float]]) -> None:
    """Wherever places of the two countries lie, the frame ends before the finer borders do."""
    assert WINDOW.contains(frame_for(Extent.around(points), WINDOW).extent)


def test_scale_bar_only_where_it_is_honest() -> None:
    """A region has a bar of about the right length, the world has none."""
    frame = frame_for(Extent.around([KABUL, KARACHI, PESHAWAR]), WINDOW)
    bar = frame.scale_bar
    assert bar is not None
    kilometres, length = bar
    assert length * frame.unit / 1000 == pytest.approx(kilometres, rel=0.03)
    assert frame_for(Extent.around([KABUL, (-74.0, 40.7)]), WINDOW).scale_bar is None
    assert frame_for(Extent.around([(10.0, -20.0), (30.0, 30.0)]), WINDOW).scale_bar is None
