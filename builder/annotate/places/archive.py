"""The archive's own records of places, as candidates that come before the gazetteer's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.annotate.places.candidate import Candidate, PlaceKind
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.places.ground import SpatialCoverage, ground_of
from builder.annotate.places.scan import CapitalisedWord, PlaceMatch
from builder.model.at_hand import AtHand
from builder.model.authority import Location, LocationKind
from builder.model.names import BearerKind, Name, NameIndex, Owner, fold

_KINDS = {
    LocationKind.COUNTRY: PlaceKind.COUNTRY,
    LocationKind.PROVINCE: PlaceKind.PROVINCE,
    LocationKind.DISTRICT: PlaceKind.COUNTY,
    LocationKind.CITY: PlaceKind.CITY,
    LocationKind.SITE: PlaceKind.CITY,
    LocationKind.REGION: PlaceKind.AREA,
    LocationKind.BORDER: PlaceKind.AREA,
}
_VAGUE = "region"
_MOST_NESTED = 10


@dataclass(frozen=True, slots=True)
class RecordedPlaces:
    """The places of the records by id, where they lie, and their names to be looked up."""

    places: Mapping[str, Candidate]
    ground: SpatialCoverage
    _names: NameIndex
    _folded: Mapping[str, str]

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[PlaceMatch]:
        """Yield the names of records in the text; a name that two of them bear names neither."""
        at = 0
        if not self.places:
            return
        for found in self._names.find(text):
            if len(found.strong) != 1:
                continue
            (owner,) = found.strong
            while at < len(words) and words[at].end <= found.span.start:
                at += 1
            last = at
            while last < len(words) and words[last].start < found.span.end:
                last += 1
            name = text[found.span.start : found.span.end]
            yield PlaceMatch(found.span, name, (self.places[owner.id],), at, last, record=owner.id)

    def record_named(self, name: str) -> str | None:
        """Return the id of the one record that bears the name."""
        return self._folded.get(fold(name)) or None


_Records = tuple[tuple[str, Location], ...]
_last: list[tuple[_Records, Gazetteer | None, RecordedPlaces]] = []
_at_hand = AtHand[RecordedPlaces]()


def archive_of(locations: Mapping[str, Location], gazetteer: Gazetteer | None) -> RecordedPlaces:
    """Return the records ready to be looked up; those of the last call are at hand."""
    return _at_hand.made((locations, gazetteer), lambda: _archive_of(locations, gazetteer))


def _archive_of(locations: Mapping[str, Location], gazetteer: Gazetteer | None) -> RecordedPlaces:
    # The desk has another mapping of the same records for each page that it reads.
    records = tuple(locations.items())
    for known, using, archive in _last:
        if using is gazetteer and _are_same(known, records):
            return archive
    archive = _archive(locations, gazetteer)
    _last[:] = [(records, gazetteer, archive)]
    return archive


def _are_same(known: _Records, records: _Records) -> bool:
    if len(known) != len(records):
        return False
    pairs = zip(known, records, strict=True)
    return all(one[0] == other[0] and one[1] is other[1] for one, other in pairs)


def _archive(locations: Mapping[str, Location], gazetteer: Gazetteer | None) -> RecordedPlaces:
    names = [
        Name(name, Owner(BearerKind.LOCATION, id_))
        for id_, location in locations.items()
        for name in location.strong_names
    ]
    folded: dict[str, str] = {}
    for name in names:
        key = fold(name.text)
        folded[key] = name.owner.id if folded.get(key, name.owner.id) == name.owner.id else ""
    places = {
        id_: _candidate(location, locations, gazetteer) for id_, location in locations.items()
    }
    return RecordedPlaces(places, ground_of(places.values()), NameIndex(names), folded)


def _candidate(
    location: Location, locations: Mapping[str, Location], gazetteer: Gazetteer | None
) -> Candidate:
    kind = _KINDS[location.kind]
    country = _country(location, locations, gazetteer)
    precision = location.precision.value if location.precision else _VAGUE
    point = None
    if location.coordinates:
        point = (float(location.coordinates.lat), float(location.coordinates.lon))
    elif location.kind is LocationKind.COUNTRY:
        precision = "country"
        if location.bounds:
            box = location.bounds
            point = _middle(box.south, box.north), _middle(box.west, box.east)
    if point is None and precision != "country":
        precision = _VAGUE
    return Candidate(location.name, kind, country, point, precision)


def _middle(low: float, high: float) -> float:
    return round((float(low) + float(high)) / 2, 4)


def _country(
    location: Location, locations: Mapping[str, Location], gazetteer: Gazetteer | None
) -> str | None:
    """Return the code of the country that the record lies within, by the gazetteer's name of it."""
    for _ in range(_MOST_NESTED):
        if location.kind is LocationKind.COUNTRY:
            found = gazetteer.find(location.name) if gazetteer else ()
            return next((place.country for place in found if place.kind is PlaceKind.COUNTRY), None)
        outer = locations.get(location.within or "")
        if outer is None:
            return None
        location = outer
    return None
