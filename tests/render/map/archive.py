"""Archives with places anywhere, for the tests of maps."""

from collections.abc import Mapping
from dataclasses import replace

from builder.model.archive import Archive, LocationEntry
from builder.model.article import Report
from builder.model.authority import Location
from tests.model.build import archive_of, article_entry, event_entry, sourced

Place = Mapping[str, object]


def point(lon: float, lat: float, precision: str = "settlement", **fields: object) -> Place:
    """Return the fields of a place with a point."""
    return {"coordinates": {"lat": lat, "lon": lon}, "precision": precision, **fields}


def archive_at(places: Mapping[str, Place], *, reports: Mapping[str, int] | None = None) -> Archive:
    """Return an archive with an event at each place; `reports` says how many where not one."""
    given = [
        sourced("one", Report.model_validate({"event": id_, "quote": "Words."})) for id_ in places
    ]
    events = [
        event_entry(
            f"at-{id_}", [report] * (reports or {}).get(id_, 1), location=id_, date="2022-03-04"
        )
        for id_, report in zip(places, given, strict=True)
    ]
    locations = {
        id_: LocationEntry(
            id_,
            f"locations/{id_}.md",
            Location.model_validate({"name": id_.title(), "kind": "city", **fields}),
            "",
        )
        for id_, fields in places.items()
    }
    return replace(archive_of([article_entry("one")], events), locations=locations)
