"""A small map that comes near one place: a part of the coarse map, with the names around it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from builder.render.map.labels import LabelledMap, LabelText, place_names
from builder.render.map.plate import Near, Plate, room_of

if TYPE_CHECKING:
    from builder.render.map.ground import CountryShape

_WIDTH = 1000.0
# Wide enough for neighbouring districts and a city that readers know.
_ACROSS = 560_000.0
_MOST_TIMES = 4.0
_FURTHER = 1.25
_MOST_PLACES = 5


def near_to(
    plate: Plate,
    unit: float,
    scale: float,
    names: Iterable[LabelText],
    named: "Callable[[CountryShape], LabelText]",
) -> Plate:
    """Return what a plate with one sign shows around it, some 560 km across.

    `unit` is metres to a unit of the plate, `scale` pixels to a unit of the result; the names are
    in units of the plate, and the first of them choose their room first. `named` gives those of
    countries. More is shown where this would have neither a border nor a coast in it, up to the
    whole plate.
    """
    (mark,) = plate.marks
    times = max(1.0, min(_MOST_TIMES, _WIDTH * unit / _ACROSS))
    while times > 1 and any(one.covers(*_part(plate, times)) for one in plate.ground.countries):
        times = max(1.0, times / _FURTHER)
    left, top, width, height = _part(plate, times)

    def moved(x: float, y: float) -> tuple[float, float]:
        return round((x - left) * times, 1), round((y - top) * times, 1)

    def place(name: LabelText) -> LabelText:
        x, y = moved(name.x, name.y)
        return replace(name, x=x, y=y, room=None if name.room is None else name.room * times)

    def is_seen(name: LabelText) -> bool:
        x, y = moved(name.x, name.y)
        return 0 <= x <= _WIDTH and 0 <= y <= plate.height

    x, y = moved(mark.x, mark.y)
    marks = (replace(mark, x=x, y=y),)
    # In the middle of what is seen of a country, or in its upper or lower part.
    parts = ((0.0, 1.0), (0.0, 0.4), (0.6, 0.4))
    seen = (
        country.within(left, top + start * height, width, share * height)
        for start, share in parts
        for country in plate.ground.countries
    )
    # Places say more than countries, which find room in one of several spots.
    around = [place(name) for name in islice(filter(is_seen, names), _MOST_PLACES)]
    around += [place(named(country)) for country in seen if country]
    sheet = LabelledMap(_WIDTH, plate.height, (scale,), tuple(room_of(marks)))
    once = {label.name.text: label for label in reversed(place_names(around, sheet))}
    labels = tuple(once.values())
    near = Near(round(left, 1), round(top, 1), round(times, 3)) if times > 1 else None
    return replace(plate, marks=marks, labels=labels, near=near)


def _part(plate: Plate, times: float) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what is seen of a plate so many times larger."""
    (mark,) = plate.marks
    width, height = _WIDTH / times, plate.height / times
    left = min(max(mark.x - width / 2, 0.0), _WIDTH - width)
    top = min(max(mark.y - height / 2, 0.0), plate.height - height)
    return left, top, width, height
