"""Places on the ground: within what they are said to be within, and no two in one entry."""

from collections.abc import Iterator, Mapping
from math import asin, cos, radians, sin, sqrt

from builder.check.each import each
from builder.check.limits import DEEPEST
from builder.check.records import AnyEntry, Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.model.authority import Coordinates, Location, LocationKind
from builder.model.names import folded
from builder.model.numbered import NumberedPlace

# How far from its middle a place within may lie, in kilometres: further than in any known case.
_FARTHEST = {
    LocationKind.SITE: 50,
    LocationKind.CITY: 100,
    LocationKind.DISTRICT: 400,
    LocationKind.PROVINCE: 1_500,
}
_RADIUS = 6_371.0


@each("locations")
def check_ground(place: Entry[Location], records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every place that lies outside its country's shape or far from its parent.

    A country is known by its English name. One that has `bounds` has been checked by those.
    """
    point = place.record.coordinates
    if point is None:
        return
    parent = records.locations.get(place.record.within or "")
    wider = parent.record.coordinates if parent else None
    farthest = _FARTHEST.get(parent.record.kind) if parent else None
    if parent and wider and farthest and _distance(point, wider) > farthest:
        yield place.finding(
            ("coordinates",),
            Code.OUTSIDE_COUNTRY,
            f"{point.lat}, {point.lon} lies over {farthest} km from {parent.id}",
            "mend the point, or name the place that it lies within",
        )
        return
    country = _country(records, place)
    if country and _is_outside(country, point):
        yield place.finding(
            ("coordinates",),
            Code.OUTSIDE_COUNTRY,
            f"{point.lat}, {point.lon} lies outside the borders of {country.id}",
            "mend the point, or name the country that it lies within",
        )


def _country(records: Records, place: Entry[Location]) -> Entry[Location] | None:
    """Return the country around a place; None where the box that it has leaves the point out."""
    seen: set[str] = set()
    current: Entry[Location] | None = place
    while current is not None and current.id not in seen and len(seen) <= DEEPEST:
        if current.record.kind is LocationKind.COUNTRY:
            bounds, point = current.record.bounds, place.record.coordinates
            is_in = not (bounds and point) or (
                bounds.west <= point.lon <= bounds.east
                and bounds.south <= point.lat <= bounds.north
            )
            return current if is_in and current is not place else None
        seen.add(current.id)
        current = records.locations.get(current.record.within or "")
    return None


def _is_outside(country: Entry[Location], point: Coordinates) -> bool:
    # Shapes take time to load, and most commands need none.
    from builder.model.boundaries import is_outside  # noqa: PLC0415

    return is_outside(country.record.name, point.lat, point.lon)


def check_numbers(records: Records, known: Mapping[int, NumberedPlace]) -> Iterator[Diagnostic]:
    """Yield a finding for every place whose GeoNames number is another place's.

    `known` is what a gazetteer says of numbers; of one that is not in it nobody can tell.
    """
    for place in records.locations.values():
        number = place.record.geonames
        other = known.get(number) if number is not None else None
        if other is not None and (fault := _fault(place.record, other)):
            yield place.finding(
                ("geonames",),
                Code.WRONG_NUMBER,
                f"{number} is {other.name} in GeoNames, {fault}",
                "look this place up there and write its number, or leave it out; a name of it that "
                "the record lacks is an alias",
            )


def _fault(record: Location, other: NumberedPlace) -> str | None:
    """Return in what another place is not that of a record; None where it may be."""
    if record.kind is LocationKind.COUNTRY and not other.is_country:
        return "which is no country"
    if other.point and record.coordinates:
        away = _distance(record.coordinates, Coordinates(lat=other.point[0], lon=other.point[1]))
        farthest = _FARTHEST.get(record.kind, _FARTHEST[LocationKind.PROVINCE])
        return f"{away:,.0f} km from here" if away > farthest else None
    own = (record.name, *record.aliases, *(native.name for native in record.native_names))
    theirs = {folded(name) for name in (other.name, *other.other_names)}
    return "a name that the record does not have" if theirs.isdisjoint(map(folded, own)) else None


def _distance(one: Coordinates, other: Coordinates) -> float:
    lat, wider = radians(one.lat), radians(other.lat)
    half = sin((lat - wider) / 2) ** 2
    half += cos(lat) * cos(wider) * sin(radians(one.lon - other.lon) / 2) ** 2
    return 2 * _RADIUS * asin(min(1.0, sqrt(half)))


def check_identifiers(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every GeoNames or Wikidata id that two records have."""
    owners: dict[tuple[str, object], str] = {}
    entries: list[AnyEntry] = [*records.groups.values(), *records.locations.values()]
    for entry in entries:
        for key in ("geonames", "wikidata"):
            value = getattr(entry.record, key, None)
            if value is None:
                continue
            other = owners.setdefault((key, value), entry.document.path)
            if other != entry.document.path:
                yield entry.finding(
                    (key,),
                    Code.DUPLICATE_ID,
                    f"{key} {value} is that of {other} too",
                    "look it up: an id means one thing",
                )
