"""The templates, and what every page of a site can say: links, names and evidence."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from jinja2 import Environment
from markupsafe import Markup

from builder.diagnostics import Diagnostic
from builder.model.archive import Archive, ArticleEntry, EventEntry
from builder.model.article import Display, Harm
from builder.model.names import BearerKind, Owner
from builder.model.sourced import (
    ROLES,
    FieldPath,
    Passage,
    SourcedAttribution,
    SourcedFigure,
    SourcedReport,
)
from builder.render.assessed import ALWAYS, Assessed, agree
from builder.render.changed import last_changed
from builder.render.changes import Change, changes_of
from builder.render.chart import chart_of
from builder.render.filters import Filter, filters_of
from builder.render.lazily import Lazily
from builder.render.map.atlas import Atlas
from builder.render.page import Page
from builder.render.policy import policy_tag
from builder.render.profile import render_profile
from builder.render.settings import Settings
from builder.render.strings import load_strings
from builder.render.templating import templates_in
from builder.render.words import Words

MOST_ROWS = 20
"""Rows of a table, or entries of a list, on a page that has much else."""
MOST_NAMES = 12
"""Names in a list that stands beside others."""
EMBED = "embed"
"""The folder of what is shown within pages of others."""


@lru_cache(maxsize=4)
def _templates(words: Words) -> Environment:
    environment = templates_in(words)
    environment.globals["MOST_ROWS"] = MOST_ROWS
    environment.globals["MOST_NAMES"] = MOST_NAMES
    environment.globals["chart_of"] = chart_of
    environment.globals["policy_tag"] = Markup(policy_tag())  # noqa: S704 -- ours
    return environment


@lru_cache(maxsize=4)
def words_of(language: str) -> Words:
    """Return what puts dates and kinds into words of a language."""
    return Words(language, load_strings(language))


@dataclass(frozen=True)
class Site:
    """An archive and the way to its addresses, from which pages are made."""

    archive: Archive
    settings: Settings
    # What could not be made of it; see builder/render/sound.py.
    failures: list[Diagnostic] = field(default_factory=list, compare=False)

    @cached_property
    def words(self) -> Words:
        """The words of the interface, in its language."""
        return words_of(self.settings.language)

    def render(self, uri: str, template: str, **values: object) -> str:
        """Return the HTML that a template makes of the values for the page at `uri`."""
        return _templates(self.words).get_template(template).render(here=Here(self, uri), **values)

    @cached_property
    def atlas(self) -> Atlas:
        """The maps of the archive, drawn when one is asked for."""
        return Atlas(self.archive, self.settings.language)

    @cached_property
    def changed(self) -> Mapping[str, dt.date]:
        """The day of the last review or correction behind every record's page, by uri."""
        return last_changed(self.archive)

    @cached_property
    def changes(self) -> list[Change]:
        """What became of every record, of which a day is known, the latest first."""
        dated = [(one.day, one) for one in changes_of(self.archive) if one.day]
        # The sort is stable: on a day the articles come first, then what rests on them.
        return [one for _, one in sorted(dated, key=lambda item: item[0], reverse=True)]

    @cached_property
    def filters(self) -> list[Filter]:
        """The filters of map and timeline, which every page of the timeline has."""
        return filters_of(self)

    @cached_property
    def assessed(self) -> Mapping[str, Assessed]:
        """Every event with what its reports come to, in the order of the archive."""
        events = self.archive.events
        return Lazily(events, lambda id_: Assessed.of(self.archive, events[id_]))

    @cached_property
    def other_harms(self) -> tuple[Harm, ...]:
        """The harms beside killed and injured that an event of the archive has figures of."""
        given = {
            harm
            for event in self.archive.events.values()
            for report in event.reports
            for harm, _ in report.every_figure
            if harm not in ALWAYS
        }
        return tuple(harm for harm in Harm if harm in given)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The place of every event in the order of the archive."""
        return {id_: position for position, id_ in enumerate(self.archive.events)}

    @cached_property
    def events_by_owner(self) -> Counter[Owner]:
        """How many events each group is tied to, and how many are at each place or within it."""
        return _count_events(self.archive)

    @cached_property
    def events_by_group(self) -> Mapping[tuple[str, str], list[Assessed]]:
        """The events by group and role; one claimed and attributed stands under both."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for event in self.archive.events.values():
            for key in dict.fromkeys(_tied(event.reports)):
                found[key].append(event.id)
        return Lazily(dict(found), lambda key: [self.assessed[id_] for id_ in found[key]])


@dataclass(frozen=True)
class Here:
    """A page's view of the site; templates know it as `here`."""

    site: Site
    uri: str
    _said: set[Passage] = field(default_factory=set, compare=False, repr=False)
    """Passages whose words the page has so far, in full or behind a link."""

    @property
    def archive(self) -> Archive:
        """The archive."""
        return self.site.archive

    @property
    def is_embed(self) -> bool:
        """Whether the page is shown within a page of somebody else."""
        return self.uri.startswith(f"{EMBED}/")

    def to(self, target: str, anchor: str = "") -> str:
        """Return the link to a page by its uri."""
        return self.site.settings.links.relative(self.uri, target, anchor)

    def to_record(self, kind: str, id_: str) -> str:
        """Return the link to the page of a record."""
        return self.to(f"{kind}/{id_}.md")

    def to_owner(self, owner: Owner) -> str:
        """Return the link to the page of a group or location."""
        return self.to_record(owner.kind, owner.id)

    def to_passage(self, passage: Passage) -> str:
        """Return the link to the words of an article."""
        return self.to(f"articles/{passage.article}.md", passage.anchor)

    def article_of(self, passage: Passage) -> ArticleEntry:
        """Return the article that has the words."""
        return self.archive.article(passage.article)

    def may_show(self, passage: Passage) -> bool:
        """Tell whether the words of the passage may be shown."""
        return self.article_of(passage).record.display is not Display.METADATA

    def needs_words(self, passage: Passage) -> bool:
        """Tell whether a link to the passage is to say its words, which nothing else here does.

        A script takes them from where they stand. What is shown within pages of others has none.
        """
        if self.is_embed:
            return self.may_show(passage)
        is_said = passage in self._said or self.uri == f"articles/{passage.article}.md"
        self._said.add(passage)
        return not is_said and self.may_show(passage)

    def quotes(self, passages: Iterable[Passage]) -> None:
        """Note that the page quotes these passages below."""
        self._said.update(passages)

    def is_read_once(self, kind: str, id_: str, path: FieldPath) -> bool:
        """Tell whether something in a field of a record rests on the editors alone."""
        return self.archive.agreement.is_alone(kind, id_, path)

    def assessed(self, events: Iterable[EventEntry]) -> list[Assessed]:
        """Return the events with what their reports come to."""
        return [self.site.assessed[event.id] for event in events]

    def latest(self, rows: Iterable[Assessed]) -> list[Assessed]:
        """Return events in the order of the archive with the latest first, the undated last."""
        return latest_events(rows)

    def agree(self, figures: Sequence[SourcedFigure]) -> bool:
        """Tell whether every article gives one figure of victims, and all of them the same."""
        return agree(figures, self.site.words)

    def bearers(self, event: EventEntry) -> list[tuple[str, SourcedAttribution, int]]:
        """Return everyone tied to an event, by role, with the first words and how many say so."""
        found: dict[tuple[str, str | None, str | None], list[SourcedAttribution]] = {}
        for role in ROLES:
            for report in event.reports:
                for sourced in getattr(report, role):
                    who = sourced.attribution
                    found.setdefault((role, who.group, who.name), []).append(sourced)
        return [(role, said[0], len(said)) for (role, _, _), said in found.items()]

    def group_name(self, id_: str) -> str:
        """Return the preferred name of a group."""
        return self.archive.groups[id_].record.name

    def location_name(self, id_: str) -> str:
        """Return the preferred name of a location."""
        return self.archive.locations[id_].record.name

    def name_of(self, owner: Owner) -> str:
        """Return the preferred name of a group or location."""
        is_group = owner.kind is BearerKind.GROUP
        return self.group_name(owner.id) if is_group else self.location_name(owner.id)

    def profile(self, text: str) -> Markup:
        """Return an editor's Markdown as HTML."""
        return render_profile(text, self.uri, self.site.settings.links)


def listed_page(
    site: Site, uri: str, title: str, template: str, *, description: str, **values: object
) -> Page:
    """Return a page of lists that no record stands for."""
    return Page(
        uri, title, site.render(uri, template, title=title, **values), description, is_wide=True
    )


def latest_events(events: Iterable[Assessed]) -> list[Assessed]:
    """Return events in the order of the archive with the latest first, the undated last."""
    backwards = list(events)[::-1]
    return sorted(backwards, key=lambda assessed: assessed.event.record.date is None)


def latest_first(articles: Iterable[ArticleEntry]) -> list[ArticleEntry]:
    """Return the articles by date of publication, the latest first and the undated last."""

    def by_date(article: ArticleEntry) -> tuple[object, ...]:
        date = article.record.published
        return (date is not None, date.sort_key if date else (), article.id)

    return sorted(articles, key=by_date, reverse=True)


def events_by_year(events: Iterable[Assessed]) -> list[tuple[int | None, int]]:
    """Count events by the first year that their date allows, in order, the undated (None) last."""
    counted: Counter[int | None] = Counter()
    for assessed in events:
        date = assessed.event.record.date
        counted[date.earliest.year if date and date.earliest else None] += 1
    return sorted(counted.items(), key=lambda item: (item[0] is None, item[0]))


def _tied(reports: Iterable[SourcedReport]) -> Iterator[tuple[str, str]]:
    """Yield the groups that reports tie to their event, with the role."""
    for report in reports:
        for role in ROLES:
            for sourced in getattr(report, role):
                if sourced.attribution.group:
                    yield sourced.attribution.group, role


def _count_events(archive: Archive) -> Counter[Owner]:
    counts: Counter[Owner] = Counter()
    for event in archive.events.values():
        tied = {
            claim.attribution.group
            for report in event.reports
            for claim in (*report.claimed_by, *report.attributed_to, *report.denied_by)
        }
        counts.update(Owner(BearerKind.GROUP, id_) for id_ in tied if id_)
    places = Counter(event.record.location for event in archive.events.values())
    for place, events in places.items():
        if place:
            for id_ in (place, *(outer.id for outer in archive.ancestors(place))):
                counts[Owner(BearerKind.LOCATION, id_)] += events
    return counts
