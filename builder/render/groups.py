"""Group pages."""

from collections import Counter
from collections.abc import Iterator

from builder.model.archive import GroupEntry
from builder.model.names import Kind, Owner
from builder.model.sourced import ROLES
from builder.render.files.bibliography import citation_links
from builder.render.files.citing import page_citation, page_meta
from builder.render.page import Page
from builder.render.site import Site, events_by_year, latest_first
from builder.render.sound import each
from builder.render.twice import twice_words
from builder.render.words import N_

_MEANINGS = {
    "claimed_by": (N_("Claimed"), N_("The group said that it was responsible.")),
    "attributed_to": (
        N_("Attributed"),
        N_("An article says or suggests that the group was responsible."),
    ),
    "denied_by": (N_("Denied"), N_("The group said that it was not responsible.")),
}


def group_pages(site: Site) -> Iterator[Page]:
    """Yield a page for every group."""
    yield from each(site, site.archive.groups.values(), lambda one: _group_page(site, one))


def _group_page(site: Site, group: GroupEntry) -> Page:
    uri = f"groups/{group.id}.md"
    owner = Owner(Kind.GROUP, group.id)
    articles = latest_first(site.archive.articles_naming.get(owner, ()))
    by_role = {role: site.events_by_group.get((group.id, role), []) for role in ROLES}
    tied = {e.event.id: e for e in (*by_role["claimed_by"], *by_role["attributed_to"])}
    events = sorted(tied.values(), key=lambda assessed: site.positions[assessed.event.id])
    together = Counter(
        mention.owner.id
        for article in articles
        for mention in {m.owner: m for m in article.mentions}.values()
        if mention.owner.kind is Kind.GROUP and mention.owner != owner
    )
    dates = [e.event.record.date for e in events if e.event.record.date]
    _ = site.words.gettext
    html = site.render(
        uri,
        "group.html",
        cited=page_citation(site, uri, group.record.name),
        files=citation_links(uri),
        group=group,
        record=group.record,
        articles=articles,
        owner=owner,
        roles=[(role, *map(_, _MEANINGS[role]), by_role[role]) for role in ROLES],
        events=events,
        years=events_by_year(events),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        places=Counter(
            e.event.record.location for e in events if e.event.record.location
        ).most_common(),
        together=sorted(together.items(), key=lambda item: (-item[1], item[0])),
        notes=site.archive.notes_on_group.get(group.id, ()),
        twice=twice_words(site.words, site.archive.agreement.of("groups", group.id)),
        incoming=site.archive.relations_to.get(group.id, ()),
    )
    description = _("%(name)s: its events and articles in this archive.") % {
        "name": group.record.name
    }
    return Page(
        uri, group.record.name, html, description, source=group.path, meta=page_meta(site, uri)
    )
