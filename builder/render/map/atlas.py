"""The maps of an archive: one large one, and as many small ones as pages want.

All show the same part of the earth. It is drawn twice, once finely and once coarsely, when the
first map is asked for; a small map then costs no more than the places on it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from builder.model.archive import Archive, LocationEntry
from builder.render.map.extent import Degrees, Extent
from builder.render.map.labels import LabelledMap, LabelText, place_names
from builder.render.map.named import (
    AROUND_SIZE,
    PLACE_SIZE,
    SMALL_SIZE,
    WIDTH,
    country_name,
    names_of,
    small_country,
    widest,
)
from builder.render.map.near import near_to
from builder.render.map.places import PlaceTally, Sign, is_country, sign_of, stands_for, tallies
from builder.render.map.plate import (
    Locator,
    MapMarker,
    Plate,
    merged,
    per_report_of,
    radius_of,
    room_of,
    side_by_side,
)

if TYPE_CHECKING:
    from builder.render.map.frame import Frame
    from builder.render.map.ground import Ground

_FINE_LETTERS, _COARSE_LETTERS = 40_000, 1_700
# The large map on screens from a phone's on, and nearer: pixels to a unit. map.css has the same.
_SCALES = (1 / 2.8, 1 / 2.0, 1 / 1.4, 1.0, 2.0, 4.0, 8.0)
_SMALL_SCALE = 0.32
_NAMED_PLACES = 60
_LARGEST, _PER_REPORT = 22.0, 5.0
_SMALL_LARGEST, _SMALL_PER_REPORT = 11.0, 4.5
_SHARE = 0.2
_MOST_SMALL = 26
_SMALL_NAMED_PLACES, _SMALL_NAMED_COUNTRIES = 4, 4
# With so few signs, names of other places say where one is.
_FEW = 4


class Atlas:
    """The maps of an archive. Ask `full`, `overview` and `locator`; each gives None for no map."""

    def __init__(self, archive: Archive, language: str = "en") -> None:
        """Remember the archive, and the language of countries' names; nothing is drawn yet."""
        self._archive = archive
        self._language = language

    @cached_property
    def tallies(self) -> Sequence[PlaceTally]:
        """The places of events, those on a map and those not, most reports first."""
        return tallies(self._archive)

    @cached_property
    def full(self) -> Plate | None:
        """The large map of all places of events."""
        if self._drawn is None:
            return None
        frame, ground, _ = self._drawn
        per_report = self._per_report
        shown = self._marks([(t.id, t.reports) for t in self.tallies], per_report)
        marks = tuple(side_by_side(shown))
        names = names_of(marks[:_NAMED_PLACES], PLACE_SIZE)
        said = {name.text for name in names}
        if len(marks) <= _FEW:
            names += [name for name in self._around if name.text not in said]
        countries = [country_name(one, self._language) for one in widest(ground.countries)]
        names = [*(one for one in countries if one.text not in said), *names]
        bar = frame.scale_bar
        # The buttons and the bar; on a phone they are as large as on a screen, and so take more.
        kept = [(WIDTH - 100.0, 0.0, WIDTH, 290.0)]
        if bar:
            kept.append((0.0, frame.height - 90, bar[1] + 60, frame.height))
        sheet = LabelledMap(WIDTH, frame.height, _SCALES, tuple(room_of(marks)), tuple(kept))
        return Plate(
            frame.height,
            ground,
            marks,
            tuple(place_names(names, sheet)),
            per_report,
            frame.projection.name.value,
            bar,
        )

    @cached_property
    def listed(self) -> Sequence[PlaceTally]:
        """The places of events that the large map does not show, and the unplaced last."""
        shown = {id_ for mark in self.full.marks for id_ in mark.of} if self.full else set()
        return [tally for tally in self.tallies if tally.id not in shown]

    @cached_property
    def overview(self) -> Locator | None:
        """A small map of all places of events."""
        return self.locator([(tally.id, tally.reports) for tally in self.tallies])

    def locator(self, counts: Iterable[tuple[str | None, int]]) -> Locator | None:
        """Return a small map of places by id, each with the number that its sign is sized by.

        A place without a sign is shown within the nearest wider place that has one. A map of a
        single sign comes near it.
        """
        if self._drawn is None:
            return None
        frame, _, ground = self._drawn
        given = [(id_, count) for id_, count in counts if id_]
        per_report = per_report_of((n for _, n in given), _SMALL_LARGEST, _SMALL_PER_REPORT)
        marks = self._marks(given, per_report, is_small=True)
        within = None
        if not marks and len(given) == 1:
            # As vague as a country: its outline is all that there is to show.
            for within in self._archive.ancestors(given[0][0]):
                mark = self._mark(within.id, given[0][1], per_report, is_small=True)
                if mark:
                    marks = [mark]
                    break
        if not marks:
            return None
        marks = merged(sorted(marks, key=lambda mark: -mark.count))[:_MOST_SMALL]
        if len(given) == 1 and marks[0].sign is Sign.WITHIN:
            within = self._archive.locations[marks[0].id]
        names = names_of(marks[:_SMALL_NAMED_PLACES], SMALL_SIZE)
        sheet = LabelledMap(WIDTH, frame.height, (_SMALL_SCALE,), tuple(room_of(marks)))
        labels = tuple(place_names([*names, *self._small_countries], sheet))
        plate = Plate(frame.height, ground, tuple(marks), labels, per_report)
        if len(marks) == 1 and marks[0].sign is not Sign.AREA:
            said = {name.text for name in names}
            around = (name for name in self._around if name.text not in said)
            named = partial(small_country, language=self._language)
            plate = near_to(plate, frame.unit, _SMALL_SCALE, chain(names, around), named)
        return Locator(plate, _SMALL_SCALE, within)

    @cached_property
    def _drawn(self) -> "tuple[Frame, Ground, Ground] | None":
        """The frame with the fine and the coarse ground; None without a place to draw."""
        extent = self._extent
        if extent is None:
            return None
        # Slow to import, and a check of the records needs none of it.
        from builder.render.map.basemap import WINDOW  # noqa: PLC0415 -- as said above
        from builder.render.map.frame import frame_for  # noqa: PLC0415
        from builder.render.map.ground import Detail, ground_of  # noqa: PLC0415

        frame = frame_for(extent, WINDOW)
        fine = Detail(0.4, 4, _FINE_LETTERS, has_provinces=True)
        coarse = Detail(2.5, 1, _COARSE_LETTERS, has_provinces=False)
        ground = ground_of(frame, coarse)
        if any(one.covers(0, 0, WIDTH, frame.height) for one in ground.countries):
            # Within one country its provinces are all that can tell where a sign is.
            ground = ground_of(frame, replace(coarse, has_provinces=True))
        return frame, ground_of(frame, fine), ground

    @property
    def _extent(self) -> Extent | None:
        """What is to be seen: the points of events, else all points, else the areas of events."""
        with_events = [
            stands_for(self._archive, tally.id) or tally.location
            if tally.sign is Sign.LISTED
            else tally.location
            for tally in self.tallies
            if tally.location
        ]
        for places in (with_events, self._archive.locations.values()):
            points = [point for place in places if (point := _degrees(place))]
            if points:
                return Extent.around(points)
        corners = [
            corner
            for place in with_events
            if (bounds := place.record.bounds)
            for corner in ((bounds.west, bounds.south), (bounds.east, bounds.north))
        ]
        return Extent.around(corners) if corners else None

    @cached_property
    def _positions(self) -> Mapping[str, tuple[float, float]]:
        """Where every place with a point lies, if that is on the map."""
        if self._drawn is None:
            return {}
        frame = self._drawn[0]
        points = {
            place.id: point
            for place in self._archive.locations.values()
            if (point := _degrees(place))
        }
        placed = zip(points, frame.positions(list(points.values())), strict=True) if points else ()
        return {id_: position for id_, position in placed if frame.has(*position)}

    @cached_property
    def _per_report(self) -> float:
        """The radius for one report on the large map: smaller where signs would cover each other.

        All signs together take at most a fifth of the box that they lie in.
        """
        signs = [
            mark
            for mark in self._marks([(t.id, t.reports) for t in self.tallies], 0)
            if mark.sign is not Sign.AREA
        ]
        most = per_report_of((mark.count for mark in signs), _LARGEST, _PER_REPORT)
        if not signs:
            return most
        xs, ys = [mark.x for mark in signs], [mark.y for mark in signs]
        room = (max(xs) - min(xs) + 2 * _LARGEST) * (max(ys) - min(ys) + 2 * _LARGEST)
        crowded = math.sqrt(room * _SHARE / (math.pi * sum(mark.count for mark in signs)))
        return round(min(most, crowded), 3)

    @cached_property
    def _small_countries(self) -> list[LabelText]:
        countries = widest(self._drawn[2].countries) if self._drawn else []
        return [small_country(one, self._language) for one in countries[:_SMALL_NAMED_COUNTRIES]]

    @cached_property
    def _around(self) -> list[LabelText]:
        """The names of places of the archive that tell where one is, the wider ones first."""
        wide = [
            (place, self._positions[place.id])
            for place in self._archive.locations.values()
            if place.id in self._positions
        ]
        wide.sort(key=lambda item: (len(self._archive.ancestors(item[0].id)), item[0].id))
        return [
            LabelText(place.record.name, round(x), round(y), AROUND_SIZE, 0.0, WIDTH)
            for place, (x, y) in wide
        ]

    def _marks(
        self, counts: Sequence[tuple[str, int]], per_report: float, *, is_small: bool = False
    ) -> list[MapMarker]:
        """Return the signs of places, and those of wider places that the rest lies in."""
        found = []
        within: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for id_, count in counts:
            mark = self._mark(id_, count, per_report, is_small=is_small)
            if mark:
                found.append(mark)
            elif id_ in self._archive.locations and (around := stands_for(self._archive, id_)):
                within[around.id].append((id_, count))
        for around_id, inner in within.items():
            count = sum(n for _, n in inner)
            mark = self._mark(around_id, count, per_report, is_small=is_small)
            if mark:
                of = tuple(id_ for id_, _ in inner)
                found.append(replace(mark, sign=Sign.WITHIN, of=of))
        return found

    def _mark(
        self, id_: str, count: int, per_report: float, *, is_small: bool = False
    ) -> MapMarker | None:
        """Return the mark of a place; None where it is not on the map."""
        place = self._archive.locations.get(id_)
        if place is None:
            return None
        sign = sign_of(place.record)
        if sign is Sign.AREA:
            return self._area(place, count, is_small=is_small)
        if sign is Sign.LISTED or id_ not in self._positions:
            return None
        x, y = self._positions[id_]
        radius = radius_of(count, per_report)
        at = round(x, 1), round(y, 1)
        return MapMarker(id_, place.record.name, sign, *at, radius, count, of=(id_,))

    def _area(self, place: LocationEntry, count: int, *, is_small: bool) -> MapMarker | None:
        """Return a country's outline as the map has it, and a box for any other area."""
        assert self._drawn is not None  # noqa: S101 -- nobody asks before
        from builder.render.map.ground import box_path  # noqa: PLC0415 -- imported by now

        frame, fine, coarse = self._drawn
        ground = coarse if is_small else fine
        name, bounds = place.record.name, place.record.bounds
        assert bounds is not None  # noqa: S101 -- what makes it an area
        names = {one.casefold() for one in place.record.strong_names}
        if is_country(place.record):
            for one in ground.countries:
                if one.name.casefold() in names:
                    return MapMarker(
                        place.id,
                        name,
                        Sign.AREA,
                        one.x,
                        one.y,
                        0,
                        count,
                        path=one.path,
                        of=(place.id,),
                    )
        east = bounds.east if bounds.east >= bounds.west else bounds.east + 360
        box = Extent(bounds.west, bounds.south, east, bounds.north)
        ((x, y),) = frame.positions([box.centre])
        if not frame.has(x, y):
            return None
        return MapMarker(
            place.id,
            name,
            Sign.AREA,
            round(x, 1),
            round(y, 1),
            0,
            count,
            path=box_path(frame, box, ground.steps),
            of=(place.id,),
        )


def _degrees(place: LocationEntry) -> Degrees | None:
    point = place.record.coordinates
    if point is None or sign_of(place.record) not in (Sign.DOT, Sign.RING):
        return None
    return float(point.lon), float(point.lat)
