"""Event pages."""

from builder.model.archive import EventEntry
from builder.model.statement import Where, own_words
from builder.render.files.bibliography import citation_uri
from builder.render.files.citing import page_citation, page_meta
from builder.render.linked import event_node, linked_data
from builder.render.ours import ours_words
from builder.render.page import Page
from builder.render.sharing import shared
from builder.render.site import Site
from builder.render.twice import facts_of_event, twice_words


def event_page(site: Site, event: EventEntry) -> Page:
    """Return the page of an event."""
    uri = f"events/{event.id}.md"
    record = event.record
    place = site.archive.locations[record.location] if record.location else None
    _ = site.words.gettext
    roles = {
        "claimed_by": _("Claimed by"),
        "attributed_to": _("Attributed to"),
        "denied_by": _("Denied by"),
    }
    html = site.render(
        uri,
        "event.html",
        cited=page_citation(site, uri, record.title),
        file=citation_uri(uri),
        shared=shared(site, uri, record.title),
        event=event,
        record=record,
        ours=ours_words(site.words, record),
        said=own_words(type(record), Where.REPORTS),
        place=place,
        # A column that no report fills says nothing.
        roles=[
            (role, label)
            for role, label in roles.items()
            if any(getattr(report, role) for report in event.reports)
        ],
        around=site.archive.ancestors(place.id) if place else (),
        assessed=site.assessed[event.id],
        notes=site.archive.notes_on_event.get(event.id, ()),
        disputed={dispute.name.lower() for dispute in site.assessed[event.id].confidence.disputes},
        twice=twice_words(site.words, facts_of_event(site, event)),
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
        linked=linked_data(event_node(site, event)),
    )
