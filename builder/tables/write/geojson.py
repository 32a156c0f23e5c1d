"""Events and places as GeoJSON (RFC 7946)."""

from collections.abc import Iterator, Mapping
from typing import Any

from builder.tables.column import Filled
from builder.tables.written import Written, json_lines

Feature = dict[str, object]
Place = dict[str, Any]

_MEDIA_TYPE = "application/geo+json"
_HEAD, _TAIL = '{"type":"FeatureCollection","features":[', "]}"


def geojson_files(tables: Mapping[str, Filled]) -> Iterator[Written]:
    """Yield the events and the places; what has no point is there, with no geometry."""
    places = {place["id"]: place for place in tables["locations"].as_mappings()}
    names = _names(tables["names"])
    yield Written(
        "events.geojson",
        json_lines(_HEAD, (_event(row, places) for row in tables["events"].as_mappings()), _TAIL),
        _MEDIA_TYPE,
        "Events as points, with the precision of each",
    )
    yield Written(
        "places.geojson",
        json_lines(_HEAD, (_place(row, names) for row in places.values()), _TAIL),
        _MEDIA_TYPE,
        "Places as points, with the precision of each",
    )


def _event(row: dict[str, Any], places: Mapping[str, Place]) -> Feature:
    place = places.get(row["location_id"] or "", {})
    properties = {name: value for name, value in row.items() if name != "id"}
    properties |= {
        "place": place.get("name"),
        "place_kind": place.get("kind"),
        "precision": place.get("precision"),
    }
    return _feature(row["id"], place, properties)


def _place(row: Place, names: Mapping[str, list[str]]) -> Feature:
    properties = {
        name: row[name]
        for name in ("name", "kind", "within_id", "precision", "wikidata", "geonames", "address")
    }
    box = [row[side] for side in ("west", "south", "east", "north")]
    return _feature(row["id"], row, properties | {"names": names[row["id"]]}) | (
        {"bbox": box} if None not in box else {}
    )


def _feature(id_: str, place: Place, properties: dict[str, object]) -> Feature:
    point = None
    if place.get("lat") is not None:
        point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
    return {"type": "Feature", "id": id_, "geometry": point, "properties": properties}


def _names(names: Filled) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in names.as_mappings():
        if row["location_id"]:
            found.setdefault(row["location_id"], []).append(row["name"])
    return found
