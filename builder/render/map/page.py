"""The map's page: the map, the strip of time below it, and a table that says the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.archive import LocationEntry
from builder.render.map.places import PlaceTally, Sign
from builder.render.map.plate import MapMarker
from builder.render.page import Page
from builder.render.phrases import Phrases
from builder.render.sharing import shared
from builder.render.site import Site, listed_page
from builder.render.spans import Axis, span_of
from builder.render.strip import Dated, strip_of

URI = "map/index.md"


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
    """Return the page of the map, with links that begin at `uri`."""
    _ = site.words.gettext
    atlas = site.atlas
    events = site.archive.events.values()
    strip = strip_of(Dated(event.record.date, event.record.title) for event in events)
    marks = {id_: mark for mark in atlas.full.marks for id_ in mark.of} if atlas.full else {}
    rows = [
        PlaceRow(
            tally,
            site.archive.ancestors(tally.id) if tally.location else (),
            _times(tally, strip.axis) if strip else "",
            marks.get(tally.id),
        )
        for tally in atlas.tallies
    ]
    return listed_page(
        site,
        uri,
        _("Map"),
        "map.html",
        description=_("Where the events of this archive happened, as far as the articles say."),
        phrases=Phrases.of(site.words),
        plate=atlas.full,
        listed=atlas.listed,
        rows=rows,
        strip=strip,
        total=len(events),
        within=sum(
            len(row.tally.events) for row in rows if row.mark and row.mark.sign is Sign.WITHIN
        ),
        filters=site.filters,
        placed=sum(1 for tally in atlas.tallies if tally.location),
        shared=shared(site, URI, _("Map"), site.archive.updated),
    )


def _times(tally: PlaceTally, axis: Axis) -> str:
    """Write the events of a place by step: "3:2:5 0-11:1:1"; a single event and report is "3"."""
    events: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for event in tally.events:
        code = axis.code(span_of(event.record.date))
        events[code] += 1
        reports[code] += len(event.reports)
    return " ".join(
        code if events[code] == reports[code] == 1 else f"{code}:{events[code]}:{reports[code]}"
        for code in events
    )
