"""Which names stand on a map, and where: none over another, the more important first."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_GAP = 3.0
_LEADING = 1.3
_NARROW, _WIDE = frozenset("fijlrtI.,:;'’()|! -"), frozenset("mwMW@%")
# Ems, on the generous side: the reader's own font sets the text.
_EMS = {"narrow": 0.4, "wide": 0.98, "capital": 0.74, "small": 0.64, "full": 1.0}


class Side(StrEnum):
    """Where a name stands to its point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class LabelText:
    """A name that asks for room: its point in units of the map, and the size of its text.

    `radius` is that of the sign at the point, in pixels as `size`; with `room`, the name stands
    over its point and only where so many units hold it, as the name of a country does. `owner` is
    the id of what it names.
    """

    text: str
    x: float
    y: float
    size: float
    radius: float = 0.0
    room: float | None = None
    owner: str = ""

    @property
    def width(self) -> float:
        """The width of the text in pixels, as far as anyone can tell without the font."""
        return text_width(self.text) * self.size


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name with its place: `level` is the first scale at which it is shown."""

    name: LabelText
    side: Side
    level: int

    @property
    def shift(self) -> tuple[float, float]:
        """From the point to where the text begins, is centred or ends, in pixels."""
        return _shift(self.name, self.side)


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class LabelledMap:
    """A map on which names are placed: its size in units and the scales at which it is seen.

    A scale is in pixels to a unit; signs are points with a radius in pixels; `kept` are boxes
    in units that stay free where the whole map is in view.
    """

    width: float
    height: float
    scales: tuple[float, ...]
    signs: tuple[tuple[float, float, float], ...] = ()
    kept: tuple[Box, ...] = ()


def place_names(names: Sequence[LabelText], sheet: LabelledMap) -> list[MapLabel]:
    """Return a label for each name that finds room at some scale, in the order of the names.

    At every scale, no label of that scale or a smaller one touches another. Names that come
    first choose first.
    """
    placed: dict[int, MapLabel] = {}
    # The boxes of what is placed, at every scale.
    taken: list[list[Box]] = [[] for _ in sheet.scales]
    for level, scale in enumerate(sheet.scales):
        boxes = [
            (x * scale - r, y * scale - r, x * scale + r, y * scale + r) for x, y, r in sheet.signs
        ]
        if scale <= 1:
            boxes += [
                (left * scale, top * scale, right * scale, bottom * scale)
                for left, top, right, bottom in sheet.kept
            ]
        signs = _Grid(boxes)
        for index, name in enumerate(names):
            if index not in placed:
                label = _label(name, level, sheet, taken, signs)
                if label:
                    placed[index] = label
                    for boxes, at in zip(taken, sheet.scales, strict=True):
                        boxes.append(box_of(label, at))
    return [placed[index] for index in sorted(placed)]


def box_of(label: MapLabel, scale: float) -> Box:
    """Return the box of a label at a scale, in pixels: left, top, right, bottom."""
    return _box(label.name, label.side, scale)


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """Estimate the width of a text in ems."""
    return sum(_EMS[kind] for kind in map(_kind, text) if kind)


def _kind(letter: str) -> str:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return ""
    if letter in _NARROW:
        return "narrow"
    if letter in _WIDE:
        return "wide"
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return "full"
    return "capital" if letter.isupper() else "small"


def _label(
    name: LabelText, level: int, sheet: LabelledMap, taken: Sequence[Sequence[Box]], signs: "_Grid"
) -> MapLabel | None:
    scale = sheet.scales[level]
    if name.room is not None and name.width > name.room * scale:
        return None
    sides = (Side.OVER,) if name.room is not None else tuple(Side)[:4]
    for side in sides:
        box = _box(name, side, scale)
        is_inside = (
            box[0] >= 0
            and box[1] >= 0
            and box[2] <= sheet.width * scale
            and box[3] <= sheet.height * scale
        )
        # Further in, signs move away from each other; two labels might still meet.
        if (
            is_inside
            and not signs.touches(box)
            and not any(
                _meet(_box(name, side, at), other)
                for at, boxes in zip(sheet.scales[level:], taken[level:], strict=True)
                for other in boxes
            )
        ):
            return MapLabel(name, side, level)
    return None


def _box(name: LabelText, side: Side, scale: float) -> Box:
    dx, dy = _shift(name, side)
    x, y = name.x * scale + dx, name.y * scale + dy
    width = name.width
    left = {Side.RIGHT: x, Side.LEFT: x - width}.get(side, x - width / 2)
    # From the baseline: most of a line stands above it.
    return left, y - name.size, left + width, y + name.size * (_LEADING - 1)


def _shift(name: LabelText, side: Side) -> tuple[float, float]:
    away, middle = name.radius + _GAP, name.size * 0.35
    return {
        Side.RIGHT: (away, middle),
        Side.LEFT: (-away, middle),
        Side.ABOVE: (0.0, -away),
        Side.BELOW: (0.0, away + name.size * 0.8),
        Side.OVER: (0.0, middle),
    }[side]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class _Grid:
    """Boxes, found by where they are."""

    _CELL = 64.0

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            for cell in self._around(box):
                self._cells.setdefault(cell, []).append(box)

    def touches(self, box: Box) -> bool:
        """Tell whether the box meets one of the grid."""
        return any(
            _meet(box, other) for cell in self._around(box) for other in self._cells.get(cell, ())
        )

    def _around(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(edge // self._CELL) for edge in box)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                yield column, row
