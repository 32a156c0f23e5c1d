"""The map's page: the map, the strip of time below it, and a table that says the same."""

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from builder.model.archive import LocationEntry
from builder.render.map.places import PlaceTally, Sign
from builder.render.map.plate import MapMarker
from builder.render.page import DataFile, Page
from builder.render.phrases import Phrases
from builder.render.sharing import shared
from builder.render.site import Site, listed_page
from builder.render.spans import Axis, span_of
from builder.render.strip import Dated, Strip, strip_of

URI = "map/index.md"
# Of the places with the most reports. With more than these, and their signs, the page of a large
# archive is slow to come.
MOST_ROWS: Final = 60
MOST_SIGNS: Final = 300
_ANY_TIME: Final = "-"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the table. `times` has its events for our script: step, events, reports.

    `mark` is its sign, None where it has none.
    """

    tally: PlaceTally
    around: Sequence[LocationEntry]
    times: str
    mark: MapMarker | None


def map_pages(site: Site) -> Iterator[Page]:
    """Yield the page of the map."""
    yield map_page(site, URI)


def map_page(site: Site, uri: str) -> Page:
    """Return the page of the map, with links that begin at `uri`.

    It has the places with the most reports; `map_files` has the others.
    """
    _ = site.words.gettext
    atlas = site.atlas
    events = site.archive.events.values()
    strip = _strip(site)
    rows, marks = _rows(site, strip), _marks(site)
    placed = sum(1 for tally in atlas.tallies if tally.location)
    return listed_page(
        site,
        uri,
        _("Map"),
        "map.html",
        description=_("Where the events of this archive happened, as far as the articles say."),
        phrases=Phrases.of(site.words),
        plate=atlas.full,
        listed=atlas.listed,
        rows=rows[:MOST_ROWS],
        marks=marks[:MOST_SIGNS],
        cut=len(marks) if len(marks) > MOST_SIGNS else 0,
        rest=_rest(uri) if _has_rest(site) else None,
        more=placed - MOST_ROWS,
        strip=strip,
        total=len(events),
        within=sum(
            len(row.tally.events) for row in rows if row.mark and row.mark.sign is Sign.WITHIN
        ),
        filters=site.filters,
        placed=placed,
        shared=shared(site, URI, _("Map"), site.archive.updated),
    )


def map_files(site: Site, uri: str = URI, change: Callable[[str], str] = str) -> Iterator[DataFile]:
    """Yield what the page of the map at `uri` has no room for, if there is any: rows and signs.

    It is a script, since a page from a disk may fetch nothing; `change` is made to its HTML.
    """
    if _has_rest(site):
        rows = change(site.render(uri, "map-rows.html", rows=_rows(site, _strip(site))[MOST_ROWS:]))
        marks = change(site.render(uri, "map-marks.html", marks=_marks(site)[MOST_SIGNS:]))
        told = json.dumps({"rows": rows, "marks": marks}, ensure_ascii=False)
        # As a browser puts it into the page: a title means something else within an image.
        markup = f"<table>{rows}</table><svg>{marks}</svg>"
        yield DataFile(_rest(uri), f"arPlaces({told});\n", markup=markup)


def _rest(uri: str) -> str:
    return f"{posixpath.dirname(uri)}/places.js"


def _has_rest(site: Site) -> bool:
    return len(site.atlas.tallies) > MOST_ROWS or len(_marks(site)) > MOST_SIGNS


def _marks(site: Site) -> Sequence[MapMarker]:
    return site.atlas.full.points if site.atlas.full else ()


def _strip(site: Site) -> Strip | None:
    events = site.archive.events.values()
    return strip_of(Dated(event.record.date, event.record.title) for event in events)


def _rows(site: Site, strip: Strip | None) -> list[PlaceRow]:
    atlas = site.atlas
    marks = {id_: mark for mark in atlas.full.marks for id_ in mark.of} if atlas.full else {}
    return [
        PlaceRow(
            tally,
            site.archive.ancestors(tally.id) if tally.location else (),
            _times(tally, strip.axis if strip else None),
            marks.get(tally.id),
        )
        for tally in atlas.tallies
    ]


def _times(tally: PlaceTally, axis: Axis | None) -> str:
    """Write the events of a place by step: "3:2:5 0-11:1:1"; a single event and report is "3".

    Where no event has a date, each may be at any time: "-".
    """
    events: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for event in tally.events:
        code = axis.code(span_of(event.record.date)) if axis else _ANY_TIME
        events[code] += 1
        reports[code] += len(event.reports)
    return " ".join(
        code if events[code] == reports[code] == 1 else f"{code}:{events[code]}:{reports[code]}"
        for code in events
    )
