"""Location pages."""

from collections import Counter

from builder.model.archive import LocationEntry
from builder.model.names import BearerKind, Owner
from builder.render.files.citing import page_citation, page_meta
from builder.render.files.feeds import feed_of
from builder.render.ours import ours_words
from builder.render.page import Page
from builder.render.parts import notes_of, notes_pages
from builder.render.site import Here, Site, events_by_year, latest_events, latest_first


def pages_of_location(site: Site, location: LocationEntry) -> list[Page]:
    """Return the page of a location, then those with the rest of its notes."""
    page = _location_page(site, location)
    notes = site.archive.notes_on_location.get(location.id, ())
    return [page, *notes_pages(site, page.uri, location.record.name, notes)]


def _location_page(site: Site, location: LocationEntry) -> Page:
    uri = f"locations/{location.id}.md"
    owner = Owner(BearerKind.LOCATION, location.id)
    events = [site.assessed[event.id] for event in site.archive.events_within(location.id)]
    groups = Counter(
        attribution.attribution.group
        for assessed in events
        for report in assessed.event.reports
        for attribution in {
            a.attribution.group: a for a in (*report.claimed_by, *report.attributed_to)
        }.values()
        if attribution.attribution.group
    )
    html = site.render(
        uri,
        "location.html",
        cited=page_citation(site, uri, location.record.name),
        location=location,
        record=location.record,
        ours=ours_words(site.words, location.record),
        owner=owner,
        ancestors=list(reversed(site.archive.ancestors(location.id))),
        children=sorted(
            (
                (inner, len(site.archive.events_within(inner.id)))
                for inner in site.archive.children.get(location.id, ())
            ),
            key=lambda item: (-item[1], item[0].record.name.casefold(), item[0].id),
        ),
        years=events_by_year(events),
        on_map=Counter([location.id, *(e.event.record.location for e in events)]).items(),
        explore=f"{Here(site, uri).to('explore/index.md')}?place={location.id}",
        events=latest_events(events),
        groups=sorted(groups.items(), key=lambda item: (-item[1], item[0])),
        articles=latest_first(site.archive.articles_naming.get(owner, ())),
        notes=notes_of(uri, site.archive.notes_on_location.get(location.id, ())),
    )
    description = site.words.gettext("%(name)s: events and articles in this archive.") % {
        "name": location.record.name
    }
    return Page(
        uri,
        location.record.name,
        html,
        description,
        source=location.path,
        meta=page_meta(site, uri),
        feed=feed_of(site, BearerKind.LOCATION, location.id),
    )
