"""Group pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.model.archive import ArticleEntry, GroupEntry
from builder.model.assess import Level
from builder.model.event import EventType
from builder.model.names import BearerKind, Owner
from builder.model.sourced import ROLES, SourcedAttribution, SourcedPerson, Told
from builder.render.assessed import Assessed
from builder.render.beside import beside
from builder.render.files.bibliography import citation_uri
from builder.render.files.citing import page_citation, page_meta
from builder.render.files.feeds import feed_of
from builder.render.lives import life_of
from builder.render.ours import ours_words
from builder.render.page import Page
from builder.render.parts import notes_of, notes_pages
from builder.render.sharing import shared
from builder.render.site import (
    MOST_NAMES,
    Site,
    latest_events,
    latest_first,
)
from builder.render.twice import twice_words
from builder.render.words import N_, NN_

# In the order of the summary, with what Explore calls them.
_COUNTED = {
    "claimed_by": ("role=claimed", NN_("%(n)s claimed", "%(n)s claimed")),
    "attributed_to": ("role=attributed", NN_("%(n)s attributed", "%(n)s attributed")),
    "denied_by": ("role=denied", NN_("%(n)s denied", "%(n)s denied")),
    "contested": ("confidence=contested", NN_("%(n)s contested", "%(n)s contested")),
}
_ROLES = {
    "claimed_by": N_("claimed"),
    "attributed_to": N_("attributed"),
    "denied_by": N_("denied"),
}
_MOST_TARGETS = 6


@dataclass(frozen=True, slots=True)
class Tied:
    """An event that a report ties to a group, with each role and the first words that give it."""

    assessed: Assessed
    roles: tuple[tuple[str, SourcedAttribution], ...]

    @property
    def is_only_denied(self) -> bool:
        """Whether the group denies it and nobody says that it did it."""
        return all(role == "denied_by" for role, _ in self.roles)


def role_names(site: Site) -> Mapping[str, str]:
    """Return what the ties of a group to an event are called in a table."""
    return {role: site.words.gettext(name) for role, name in _ROLES.items()}


def rows_of(site: Site, group: str) -> list[Tied]:
    """Return the events that reports tie to a group, denied ones among them, the latest first."""
    every = {
        one.event.id: one for role in ROLES for one in site.events_by_group.get((group, role), ())
    }
    in_order = sorted(every.values(), key=lambda one: site.positions[one.event.id])
    return [_tied(one, group) for one in latest_events(in_order)]


def summary_of(site: Site, group: str, rows: Iterable[Tied]) -> list[tuple[str, str]]:
    """Return how many events are claimed and so on, in words, with the query for Explore."""
    counts = {role: len(site.events_by_group.get((group, role), ())) for role in ROLES}
    counts["contested"] = sum(row.assessed.confidence.level is Level.CONTESTED for row in rows)
    return [
        (query, site.words.plural(forms, counts[key]))
        for key, (query, forms) in _COUNTED.items()
        if counts[key]
    ]


def pages_of_group(site: Site, group: GroupEntry) -> list[Page]:
    """Return the page of a group, then those with the rest of its notes."""
    page = _group_page(site, group)
    notes = site.archive.notes_on_group.get(group.id, ())
    return [page, *notes_pages(site, page.uri, group.record.name, notes)]


def _group_page(site: Site, group: GroupEntry) -> Page:
    uri = f"groups/{group.id}.md"
    owner = Owner(BearerKind.GROUP, group.id)
    articles = latest_first(site.archive.articles_naming.get(owner, ()))
    tied = {
        one.event.id: one
        for role in ("claimed_by", "attributed_to")
        for one in site.events_by_group.get((group.id, role), ())
    }
    events = sorted(tied.values(), key=lambda assessed: site.positions[assessed.event.id])
    dated = [e for e in events if e.event.record.date]
    rows = rows_of(site, group.id)
    together = _together(articles, owner)
    html = site.render(
        uri,
        "group.html",
        cited=page_citation(site, uri, group.record.name),
        file=citation_uri(uri),
        shared=shared(site, uri, group.record.name),
        group=group,
        record=group.record,
        ours=ours_words(site.words, group.record),
        articles=articles,
        owner=owner,
        summary=summary_of(site, group.id, rows),
        role_names=role_names(site),
        rows=rows,
        events=events,
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        types=_types(events),
        targets=_targets(events),
        people=_people(articles, owner),
        places=Counter(
            e.event.record.location for e in events if e.event.record.location
        ).most_common(),
        together=together,
        life=life_of(group, events),
        years=beside(site, group.id, [id_ for id_, _ in together]),
        notes=notes_of(uri, site.archive.notes_on_group.get(group.id, ())),
        twice=twice_words(site.words, site.archive.agreement.of("groups", group.id)),
        incoming=site.archive.relations_to.get(group.id, ()),
    )
    description = site.words.gettext("%(name)s: its events and articles in this archive.") % {
        "name": group.record.name
    }
    return Page(
        uri,
        group.record.name,
        html,
        description,
        source=group.path,
        meta=page_meta(site, uri),
        feed=feed_of(site, BearerKind.GROUP, group.id),
    )


def _tied(assessed: Assessed, group: str) -> Tied:
    found: dict[str, SourcedAttribution] = {}
    for role in ROLES:
        for report in assessed.event.reports:
            for sourced in getattr(report, role):
                if sourced.attribution.group == group:
                    found.setdefault(role, sourced)
    return Tied(assessed, tuple(found.items()))


def _together(articles: Iterable[ArticleEntry], owner: Owner) -> list[tuple[str, int]]:
    """Count the articles that name another group as well, the most frequent first."""
    counted = Counter(
        other.id
        for article in articles
        for other in article.owners
        if other.kind is BearerKind.GROUP and other != owner
    )
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _types(events: Iterable[Assessed]) -> list[tuple[EventType, int]]:
    counted = Counter(one.event.record.type for one in events)
    order = list(EventType)
    return sorted(counted.items(), key=lambda item: (-item[1], order.index(item[0])))


def _targets(events: Sequence[Assessed]) -> list[tuple[Assessed, Told]]:
    """Return the targets of the latest events, as articles put them, each once."""
    found: dict[str, tuple[Assessed, Told]] = {}
    for assessed in latest_events(events):
        told = assessed.event.told["target"]
        if told.value and told.passage:
            found.setdefault(told.value.casefold(), (assessed, told))
    return list(found.values())[:_MOST_TARGETS]


def _people(articles: Iterable[ArticleEntry], owner: Owner) -> list[SourcedPerson]:
    """Return those whom an article names with a role in the same words as the group, each once.

    Whether somebody leads a group is for the reader to judge by their words.
    """
    found: dict[tuple[str, str], SourcedPerson] = {}
    for article in articles:
        spans = [mention.span for mention in article.mentions if mention.owner == owner]
        for sourced in article.people:
            around = sourced.passage.span
            is_with = any(around.start <= s.start and s.end <= around.end for s in spans)
            if is_with and sourced.person.role:
                key = (sourced.person.name.casefold(), sourced.person.role.casefold())
                found.setdefault(key, sourced)
    return list(found.values())[:MOST_NAMES]
