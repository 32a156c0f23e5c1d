"""What a map may say of each place, and no more than its record knows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.model.archive import Archive, EventEntry, LocationEntry
from builder.model.authority import Location, LocationKind, PlacePrecision
from builder.model.dates import Edtf

_POINTS = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT)


class Sign(StrEnum):
    """How a place is drawn.

    A dot stands where the place is. A ring says "around here": the point stands for a district or
    province. An area is all that is known of a place with an outline. What has neither a point nor
    an outline stands within the nearest place around it that has one, drawn apart from what is
    known to be there; or it is listed, never pinned.
    """

    DOT = "dot"
    RING = "ring"
    AREA = "area"
    WITHIN = "within"
    LISTED = "listed"


def sign_of(location: Location) -> Sign:
    """Return how honest a place's record lets a map be."""
    if location.coordinates is not None and location.precision in _POINTS:
        return Sign.DOT
    if location.bounds is not None:
        return Sign.AREA
    if location.coordinates is not None and location.precision is not PlacePrecision.REGION:
        return Sign.RING
    return Sign.LISTED


def stands_for(archive: Archive, id_: str) -> LocationEntry | None:
    """Return the nearest place around one that has a point; None where none has.

    A country is none: "somewhere in it" says too little to be drawn.
    """
    for around in archive.ancestors(id_):
        if sign_of(around.record) in (Sign.DOT, Sign.RING):
            return None if is_country(around.record) else around
    return None


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A place with its events in the order of the archive; `location` is None for the unplaced."""

    location: LocationEntry | None
    events: tuple[EventEntry, ...]

    @property
    def id(self) -> str:
        """The place's id; "" for events of which no place is known."""
        return self.location.id if self.location else ""

    @property
    def reports(self) -> int:
        """How many reports articles give of the events."""
        return sum(len(event.reports) for event in self.events)

    @property
    def sign(self) -> Sign:
        """How the place is drawn."""
        return sign_of(self.location.record) if self.location else Sign.LISTED

    @property
    def first(self) -> Edtf | None:
        """The date of the first event, at its own precision."""
        return min(self._dates, key=lambda date: date.sort_key, default=None)

    @property
    def last(self) -> Edtf | None:
        """The date of the last event."""
        return max(self._dates, key=lambda date: date.sort_key, default=None)

    @property
    def _dates(self) -> list[Edtf]:
        return [event.record.date for event in self.events if event.record.date]


def tallies(archive: Archive) -> Sequence[PlaceTally]:
    """Return the places that events are placed at: most reports first, the unplaced last."""
    found: dict[str | None, list[EventEntry]] = defaultdict(list)
    for event in archive.events.values():
        found[event.record.location].append(event)
    placed = [
        PlaceTally(archive.locations[id_] if id_ else None, tuple(events))
        for id_, events in found.items()
    ]
    return sorted(placed, key=lambda t: (not t.location, -t.reports, -len(t.events), t.id))


def is_country(location: Location) -> bool:
    """Tell whether a place is a country."""
    return location.kind is LocationKind.COUNTRY
