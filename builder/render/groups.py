"""Group pages."""

from collections import Counter
from collections.abc import Iterator

from builder.model.archive import GroupEntry
from builder.model.names import Kind, Owner
from builder.render.page import Page
from builder.render.site import Assessed, Site, latest_first, reports_of_group

_ROLES = (
    ("claimed_by", "Claimed", "The group said that it did it."),
    ("attributed_to", "Attributed", "An article says or suggests that the group did it."),
    ("denied_by", "Denied", "The group said that it did not do it."),
)


def group_pages(site: Site) -> Iterator[Page]:
    """Yield a page for every group."""
    for group in site.archive.groups.values():
        yield _group_page(site, group)


def events_of_group(site: Site, group: str) -> dict[str, list[Assessed]]:
    """Return the events of a group by role; one claimed and attributed stands in both."""
    found: dict[str, list[Assessed]] = {role: [] for role, _, _ in _ROLES}
    for event in site.archive.events.values():
        for role in sorted(reports_of_group(event.reports, group)):
            found[role].append(site.assessed[event.id])
    return found


def _group_page(site: Site, group: GroupEntry) -> Page:
    uri = f"groups/{group.id}.md"
    owner = Owner(Kind.GROUP, group.id)
    articles = latest_first(site.archive.articles_naming.get(owner, ()))
    by_role = events_of_group(site, group.id)
    tied = {e.event.id for role in ("claimed_by", "attributed_to") for e in by_role[role]}
    events = [assessed for id_, assessed in site.assessed.items() if id_ in tied]
    together = Counter(
        mention.owner.id
        for article in articles
        for mention in {m.owner: m for m in article.mentions}.values()
        if mention.owner.kind is Kind.GROUP and mention.owner != owner
    )
    html = site.render(
        uri,
        "group.html",
        group=group,
        record=group.record,
        articles=articles,
        owner=owner,
        roles=[(role, label, meaning, by_role[role]) for role, label, meaning in _ROLES],
        events=events,
        years=_years(events),
        places=Counter(
            e.event.record.location for e in events if e.event.record.location
        ).most_common(),
        together=sorted(together.items(), key=lambda item: (-item[1], item[0])),
        notes=site.archive.notes_on_group.get(group.id, ()),
        incoming=site.archive.relations_to.get(group.id, ()),
    )
    description = f"{group.record.name}: its events and articles in this archive."
    return Page(uri, group.record.name, html, description, source=group.path)


def _years(events: list[Assessed]) -> list[tuple[str, int]]:
    counted = Counter(
        str(date.earliest.year) if (date := e.event.record.date) and date.earliest else "unknown"
        for e in events
    )
    return sorted(counted.items())
