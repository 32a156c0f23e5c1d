"""Names on a map."""

from hypothesis import given
from hypothesis import strategies as st

from builder.render.map.labels import LabelledMap, LabelText, MapLabel, box_of, place_names

SCALES = (0.36, 0.5, 1.0, 2.0, 4.0, 8.0)
NAMES = st.builds(
    LabelText,
    text=st.text("abcWM پېښ i", min_size=1, max_size=14),
    x=st.floats(0, 1000),
    y=st.floats(0, 700),
    size=st.just(12.0),
    radius=st.floats(2, 20),
    room=st.none() | st.floats(20, 400),
)


def place(names: list[LabelText], *scales: float) -> list[MapLabel]:
    """Place names on a sheet with a sign at each."""
    signs = tuple((name.x, name.y, name.radius) for name in names if name.room is None)
    return place_names(names, LabelledMap(1000, 700, scales, signs))


@given(st.lists(NAMES, max_size=40))
def test_no_name_over_another(names: list[LabelText]) -> None:
    """At every scale, no two of the names that are shown there touch each other."""
    labels = place(names, *SCALES)
    for level, scale in enumerate(SCALES):
        boxes = [box_of(label, scale) for label in labels if label.level <= level]
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = (
                    one[2] <= other[0]
                    or other[2] <= one[0]
                    or one[3] <= other[1]
                    or other[3] <= one[1]
                )
                assert apart, (one, other)


@given(st.lists(NAMES, max_size=40))
def test_every_name_is_on_the_map(names: list[LabelText]) -> None:
    """A name begins and ends within the map at the scale at which it comes."""
    for label in place(names, *SCALES):
        scale = SCALES[label.level]
        left, top, right, bottom = box_of(label, scale)
        assert left >= 0
        assert top >= 0
        assert right <= 1000 * scale
        assert bottom <= 700 * scale


def test_the_first_name_wins() -> None:
    """Of two names that cannot both stand there, the first does; the other comes further in."""
    big, small = LabelText("Peshawar", 500, 350, 12, 5), LabelText("Badaber", 501, 350, 12, 5)
    labels = {label.name.text: label.level for label in place([big, small, big, small], 1.0)}
    assert labels["Peshawar"] == 0


def test_a_country_needs_room() -> None:
    """The name of a small country waits until its outline can hold it."""
    (label,) = place([LabelText("Luxembourg", 500, 350, 11, room=30)], *SCALES)
    assert SCALES[label.level] * 30 >= label.name.width
