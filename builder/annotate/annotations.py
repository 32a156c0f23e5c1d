"""All that the reader proposes of one text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.annotate.known import EventCandidate, KnownEvents
from builder.annotate.places import find_places
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.traits import Ids, told_of
from builder.model.authority import Group, Location, LocationKind
from builder.model.dates import Edtf
from builder.model.names import NameIndex
from builder.reader.casing import recased
from builder.reader.events import find_events
from builder.reader.figures import Figures
from builder.reader.found import (
    DateFound,
    EventFound,
    GroupFound,
    PersonFound,
    PlaceFound,
    UnknownGroup,
)
from builder.reader.groups.countries import countries_in
from builder.reader.language import language_of
from builder.reader.lexis import lexicon_of
from builder.reader.lexis.reading import dates_in, groups_in, tell_in
from builder.reader.people import find_people


@dataclass(frozen=True)
class Authorities:
    """The authority records by id, their names, and the events that are recorded already."""

    groups: Mapping[str, Group]
    locations: Mapping[str, Location]
    names: NameIndex
    events: KnownEvents = field(default_factory=KnownEvents)

    @cached_property
    def home(self) -> frozenset[str]:
        """ISO 3166-1 codes of the countries that have a record."""
        return frozenset(
            code
            for place in self.locations.values()
            if place.kind is LocationKind.COUNTRY
            for code in countries_in(place.name)
        )


@dataclass(frozen=True, slots=True)
class Annotations:
    """Proposals for one text; their spans count its code points.

    `known` has, for each of `events`, the events of the archive that it may be.
    """

    groups: tuple[GroupFound, ...]
    unknown_groups: tuple[UnknownGroup, ...]
    locations: tuple[PlaceFound, ...]
    people: tuple[PersonFound, ...]
    dates: tuple[DateFound, ...]
    events: tuple[EventFound, ...]
    known: tuple[tuple[EventCandidate, ...], ...]


def annotate(
    text: str, published: Edtf | None, authorities: Authorities, gazetteer: Gazetteer | None
) -> Annotations:
    """Return what a text names and reports, with dates resolved against its publication."""
    language = language_of(text)
    lexicon = lexicon_of(language)
    if lexicon is None:
        text = recased(text)
    places = find_places(text, authorities.locations, gazetteer, lexicon)
    groups, unknown = groups_in(
        lexicon, text, authorities.groups, authorities.names, places, authorities.home
    )
    places = _without_groups(places, groups, unknown)
    dates = dates_in(language, text, published)
    events = find_events(text, dates, places, groups, unknown, tell_in(lexicon))
    ids = Ids.of(groups, places, authorities.locations)
    named = [span for group in groups for span in group.mentions]
    figures = Figures(text, named)
    return Annotations(
        groups,
        unknown,
        places,
        find_people(text),
        dates,
        events,
        tuple(
            authorities.events.candidates(told_of(text, event, published, dates, ids, figures))
            if authorities.events.events
            else ()
            for event in events
        ),
    )


def _without_groups(
    places: Sequence[PlaceFound], groups: Sequence[GroupFound], unknown: Sequence[UnknownGroup]
) -> tuple[PlaceFound, ...]:
    """Return the places; none without a record that stands in the names of groups alone."""
    names = [span for group in groups for span in group.mentions]
    names += [span for group in unknown for span in group.mentions]
    return tuple(
        place
        for place in places
        if place.id is not None
        or not all(any(name.overlaps(at) for name in names) for at in place.mentions)
    )
