"""What an incident of a text and an event of the archive are compared by: ids, words, figures."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.annotate.known import KnownEvent, KnownEvents, ToldIncident
from builder.model.article import Harm, Report
from builder.model.assess import Range, accounts_of, overall
from builder.model.authority import Location
from builder.model.dates import Edtf
from builder.model.event import Event
from builder.reader.figures import Figures, told_beside
from builder.reader.found import Count, DateFound, EventFound, GroupFound, PlaceFound

_WORD = re.compile(r"[^\W\d_]{4,}")
# What titles of events are made of, whatever happened.
_COMMON = frozenset(
    "attack attacks bombing bomb blast explosion raid clash killed killing wounded injured people "
    "suicide roadside armed assault strike shelling kidnapping shooting near with from that this "
    "were have been city town district province north south east west northern southern eastern "
    "western after their which least more than".split()
)


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of the names that a text's incidents are given with."""

    groups: Mapping[str, str]
    places: Mapping[str, str | None]
    locations: Mapping[str, Location]

    @staticmethod
    def of(
        groups: Iterable[GroupFound],
        places: Iterable[PlaceFound],
        locations: Mapping[str, Location],
    ) -> "Ids":
        """Take them from what was found in the text."""
        return Ids(
            {group.name: group.id for group in groups},
            {place.name: place.id for place in places},
            locations,
        )


def told_of(  # noqa: PLR0913, PLR0917 -- the incident, and what the text has around it
    text: str,
    event: EventFound,
    published: Edtf | None,
    dates: Iterable[DateFound],
    ids: Ids,
    figures: Figures,
) -> ToldIncident:
    """Return an incident of a text with ids in the place of names; `figures` are the text's."""
    others = (date.value for date in dates if date.value and date.span.overlaps(event.quote))
    own = (event.date, *others) if event.date else others
    location = ids.places.get(event.location or "")
    named = (*event.claimed_by, *event.attributed_to)
    start = text.rfind("\n", 0, event.quote.start) + 1
    end = text.find("\n", event.quote.end)
    return ToldIncident(
        event,
        published.latest if published else None,
        tuple(dict.fromkeys(own)),
        location,
        around(location, ids.locations),
        event.location is not None and location is None,
        dict(_harms_of(event, figures)),
        frozenset(ids.groups[name] for name in named if name in ids.groups),
        words_of(text[start : end if end >= 0 else len(text)]),
    )


def known_events(
    events: Mapping[str, Event], given: Iterable[Report], locations: Mapping[str, Location]
) -> KnownEvents:
    """Return the events of an archive with what the reports of its articles say of them."""
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in given:
        reports[report.event].append(report)
    return KnownEvents(
        {
            id_: KnownEvent(
                id_,
                event.type,
                event.date,
                event.location,
                around(event.location, locations),
                dict(_harmed(reports[id_])),
                frozenset(_tied(reports[id_])),
                words_of(event.title, event.target) - _names(event.location, locations),
            )
            for id_, event in events.items()
        }
    )


def _harms_of(event: EventFound, figures: Figures) -> Iterator[tuple[str, Count]]:
    """Yield how many an incident harmed, by the harm; but for the dead, by its best sentence."""
    for harm, count in ((Harm.KILLED, event.killed), (Harm.INJURED, event.injured)):
        if count is not None:
            yield harm.value, count
    for other, count in told_beside(figures.within(event.quote)).items():
        yield other.value, count


def _harmed(reports: Sequence[Report]) -> Iterator[tuple[str, Range]]:
    """Yield how many the reports of an event come to, by the harm."""
    for harm in Harm:
        found = overall(overall(accounts_of(one.figures(harm), harm)) for one in reports)
        if found is not None:
            yield harm.value, found


def _names(place: str | None, locations: Mapping[str, Location]) -> frozenset[str]:
    """Return the words in the names of a place and of all around it: they count as the place."""
    there = (locations[id_] for id_ in around(place, locations) if id_ in locations)
    return words_of(*(name for location in there for name in location.strong_names))


def _tied(reports: Iterable[Report]) -> Iterator[str]:
    for report in reports:
        for one in (*report.claimed_by, *report.attributed_to):
            if one.group:
                yield one.group


def around(place: str | None, locations: Mapping[str, Location]) -> frozenset[str]:
    """Return the ids of a place and of all places around it."""
    found: set[str] = set()
    while place is not None and place not in found:
        found.add(place)
        location = locations.get(place)
        place = location.within if location else None
    return frozenset(found)


def words_of(*texts: str | None) -> frozenset[str]:
    """Return the words that tell one incident from another, folded."""
    found = (word.casefold() for text in texts if text for word in _WORD.findall(text))
    return frozenset(word for word in found if word not in _COMMON)
