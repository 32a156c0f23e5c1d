"""What is known of a name outside the archive: public lists of groups, a gazetteer, a map."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from builder.annotate.places.candidate import Candidate, PlaceKind, plain
from builder.check.taken import namesakes
from builder.desk.facts import Front, RefusedError
from builder.desk.pages import gazetteer
from builder.desk.session import Session
from builder.model.archive import Archive, LocationEntry
from builder.model.authority import Location
from builder.reader.groups.beginning import values_of
from builder.reader.groups.lists import ListedGroup, load_lists
from builder.render.settings import Settings
from builder.render.site import Site

_MOST = 8


def listed_groups(session: Session, name: str) -> list[dict[str, Any]]:
    """Return the groups of the public lists that a name may mean, or that have an id as ucdp:744.

    Each with its source, its other names, and the records of the archive that have one of them.
    """
    lists = load_lists()
    ids = [name.strip()] if name.strip() in lists.entries else []
    for match in lists.names.find(name):
        ids += sorted(owner.id for owner in match.strong | match.weak)
    found = [lists.entries[id_] for id_ in dict.fromkeys(ids)][:_MOST]
    records = session.workspace.records(())
    return [
        {
            "id": entry.id,
            "name": entry.name,
            "source": entry.source,
            "countries": sorted(entry.countries),
            "names": [other for other in entry.names if other != entry.name][:_MOST],
            "native": list(entry.native),
            "records": namesakes(records, "groups", {*entry.names, *entry.native}),
        }
        for entry in found
    ]


def beginning_of(id_: str, name: str, languages: Mapping[str, str | None]) -> Front:
    """Return the fields of a group's record that a list knows, as `builder new --from` writes them.

    The lists do not say in which language a name is: a native name without one is left out.

    Raises:
        RefusedError: no list has it.

    """
    entry: ListedGroup | None = load_lists().entries.get(id_)
    if entry is None:
        raise RefusedError("the lists have no armed group %(id)s", id=id_[:40])
    values = values_of(entry, name)
    native = [
        {"name": one["name"], "language": language}
        for one in values.pop("native_names", ())
        if (language := languages.get(one["name"]))
    ]
    return {**values, **({"native_names": native} if native else {})}


def known_places(name: str) -> list[dict[str, Any]]:
    """Return what the gazetteer knows under a name, the largest places first."""
    known = gazetteer()
    found = known.find(plain(name)) if known and name else ()
    best = sorted(found, key=lambda one: -one.population)[:_MOST]
    return [_place(one) for one in best]


def _place(one: Candidate) -> dict[str, Any]:
    lat, lon = (f"{degrees:g}" for degrees in one.point) if one.point else (None, None)
    return {
        "name": one.name,
        "sort": one.kind.value,
        "country": one.country,
        "source": "GeoNames"
        if one.kind in {PlaceKind.CITY, PlaceKind.COUNTRY}
        else "GeoNames, ISO 3166-2",
        "precision": one.precision,
        "population": one.population,
        "lat": lat,
        "lon": lon,
    }


def map_of(name: str, lat: str, lon: str, precision: str) -> str:
    """Return a small map of a point, with the sign of its precision, as SVG.

    Raises:
        RefusedError: it is no point.

    """
    front = {"name": name, "kind": "region", "precision": precision}
    try:
        place = Location.model_validate({**front, "coordinates": {"lat": lat, "lon": lon}})
    except ValidationError:
        raise RefusedError("this is no point: give degrees, as 34.01 and 71.58") from None
    return _map_of(place)


def _map_of(place: Location) -> str:
    """Return the SVG of a map around a place's point, with the sign that its precision allows.

    Nothing where it has no point, or stands for a vague region.
    """
    entry = LocationEntry("place", "", place, "")
    site = Site(Archive({}, {}, {}, {entry.id: entry}, {}, {}, {}), Settings())
    small = site.atlas.locator([(entry.id, 1)])
    return site.render("place.md", "place-map.html", small=small).strip()
