"""Event pages."""

from collections.abc import Iterator

from builder.model.archive import EventEntry
from builder.render.files.bibliography import citation_links
from builder.render.files.citing import page_citation, page_meta
from builder.render.page import Page
from builder.render.site import Site


def event_pages(site: Site) -> Iterator[Page]:
    """Yield a page for every event."""
    for event in site.archive.events.values():
        yield _event_page(site, event)


def _event_page(site: Site, event: EventEntry) -> Page:
    uri = f"events/{event.id}.md"
    record = event.record
    place = site.archive.locations[record.location] if record.location else None
    html = site.render(
        uri,
        "event.html",
        cited=page_citation(site, uri, record.title),
        files=citation_links(uri),
        event=event,
        record=record,
        place=place,
        around=site.archive.ancestors(place.id) if place else (),
        assessed=site.assessed[event.id],
        notes=site.archive.notes_on_event.get(event.id, ()),
        disputed={dispute.name.lower() for dispute in site.assessed[event.id].confidence.disputes},
        parts=site.archive.parts.get(event.id, ()),
    )
    where = place.record.name if place else site.words.gettext("place unknown")
    description = f"{site.words.date_words(record.date)}, {where}. {record.title}."
    return Page(
        uri,
        record.title,
        html,
        description,
        source=event.path,
        is_wide=True,
        meta=page_meta(site, uri),
    )
