"""All that the reader proposes of one text."""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.annotate.places import find_places
from builder.annotate.places.gazetteer import Gazetteer
from builder.model.authority import Group, Location
from builder.model.dates import Edtf
from builder.model.names import NameIndex
from builder.reader.dates import find_dates
from builder.reader.events import find_events
from builder.reader.found import (
    DateFound,
    EventFound,
    GroupFound,
    PersonFound,
    PlaceFound,
    UnknownGroup,
)
from builder.reader.groups import find_groups
from builder.reader.people import find_people


@dataclass(frozen=True)
class Authorities:
    """The authority records by id, and their names."""

    groups: Mapping[str, Group]
    locations: Mapping[str, Location]
    names: NameIndex


@dataclass(frozen=True, slots=True)
class Annotations:
    """Proposals for one text; their spans count its code points."""

    groups: tuple[GroupFound, ...]
    unknown_groups: tuple[UnknownGroup, ...]
    locations: tuple[PlaceFound, ...]
    people: tuple[PersonFound, ...]
    dates: tuple[DateFound, ...]
    events: tuple[EventFound, ...]


def annotate(
    text: str, published: Edtf | None, authorities: Authorities, gazetteer: Gazetteer | None
) -> Annotations:
    """Return what a text names and reports, with dates resolved against its publication."""
    places = find_places(text, authorities.locations, gazetteer)
    groups, unknown = find_groups(text, authorities.groups, authorities.names, places)
    dates = find_dates(text, published)
    return Annotations(
        groups,
        unknown,
        places,
        find_people(text),
        dates,
        find_events(text, dates, places, groups, unknown),
    )
