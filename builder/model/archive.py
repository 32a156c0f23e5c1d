"""The checked archive: records whose every reference is resolved and whose quotes were found."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from builder.model.address import page_of
from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.body import Body
from builder.model.event import Event
from builder.model.facts import Agreement
from builder.model.names import BearerKind, Owner
from builder.model.sourced import (
    ROLES,
    OutsideEvidence,
    Passage,
    SourcedDate,
    SourcedDistinction,
    SourcedNote,
    SourcedParent,
    SourcedPerson,
    SourcedRelation,
    SourcedReport,
    Told,
)
from builder.model.statement import Statement, phrases, statements
from builder.model.stories import stories
from builder.model.text import Span

NEVER = dt.date(1970, 1, 1)
"""The day that stands for none."""
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a body where a group or location is named."""

    owner: Owner
    span: Span


@dataclass(frozen=True)
class ArticleEntry:
    """An article of the archive. `removed` has the lines of the seed that are not in the body."""

    id: str
    path: str
    record: Article
    body: Body
    reports: tuple[SourcedReport, ...] = ()
    notes: tuple[SourcedNote, ...] = ()
    people: tuple[SourcedPerson, ...] = ()
    mentions: tuple[Mention, ...] = ()
    removed: tuple[str, ...] = ()

    @cached_property
    def owners(self) -> tuple[Owner, ...]:
        """The groups and places that the text names, each once, in the order of their names."""
        return tuple(dict.fromkeys(mention.owner for mention in self.mentions))

    @cached_property
    def tied(self) -> tuple[Owner, ...]:
        """The groups that its reports tie to an event, each once."""
        return tuple(
            {
                Owner(BearerKind.GROUP, sourced.attribution.group): None
                for report in self.reports
                for role in ROLES
                for sourced in getattr(report, role)
                if sourced.attribution.group
            }
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that a fact or note of this article's own record rests on, in order."""
        found = {note.passage for note in self.notes} | {one.passage for one in self.people}
        for report in self.reports:
            found.add(report.passage)
            for _, figure in report.every_figure:
                found.update(one.passage for one in figure.all)
            claims = (*report.attributed_to, *report.claimed_by, *report.denied_by)
            found.update(claim.passage for claim in claims)
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A raw page that no record was made from: its visible text, and nothing that is read in it.

    `file` is its path below seeds/; `lines` are those of the text that are not empty, in order.
    """

    id: str
    file: str
    sha256: str
    lines: tuple[str, ...]

    @property
    def path(self) -> str:
        """The file, relative to the project."""
        return f"seeds/{self.file}"


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """A group of the archive. `profile` is the editors' Markdown."""

    id: str
    path: str
    record: Group
    profile: str
    relations: tuple[SourcedRelation, ...] = ()
    distinctions: tuple[SourcedDistinction, ...] = ()
    parent: SourcedParent | None = None
    formed: SourcedDate | None = None
    dissolved: SourcedDate | None = None


@dataclass(frozen=True, slots=True)
class LocationEntry:
    """A place of the archive. `profile` is the editors' Markdown."""

    id: str
    path: str
    record: Location
    profile: str


@dataclass(frozen=True)
class EventEntry:
    """An event with its reports, the earliest published first.

    `passages` has where an article says it, by the field of the record: every field that is said,
    what is read from such words, and the location.
    """

    id: str
    path: str
    record: Event
    profile: str
    reports: tuple[SourcedReport, ...]
    passages: Mapping[str, Passage] = field(default_factory=dict)

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """Every field of the record that is not ours, with its words: the way to show one."""
        passages = dict(self.passages)
        if self.reports:
            passages.setdefault("type", self.reports[0].passage)
        return {
            name: Told(getattr(self.record, name), passages.get(name))
            for name, stated in statements(type(self.record)).items()
            if stated and stated.statement is not Statement.OURS
        }


@dataclass(frozen=True)
class Archive:
    """All that is published. Facts come from reviewed articles alone.

    Drafts are kept apart, and so are withdrawn articles, of which nothing but the address is left,
    and `unread` pages, which are no articles yet.
    `agreement` is how a second reading of the words agrees with what the records say.
    """

    articles: Mapping[str, ArticleEntry]
    drafts: Mapping[str, ArticleEntry]
    groups: Mapping[str, GroupEntry]
    locations: Mapping[str, LocationEntry]
    events: Mapping[str, EventEntry]
    redirects: Mapping[str, str]
    withdrawn: Mapping[str, ArticleEntry]
    agreement: Agreement = field(default_factory=Agreement)
    unread: Mapping[str, UnreadPage] = field(default_factory=dict)

    def article(self, id_: str) -> ArticleEntry:
        """Return a reviewed article or a draft."""
        return self.articles.get(id_) or self.drafts[id_]

    @cached_property
    def updated(self) -> dt.date:
        """The last day on which an article was reviewed; the first of 1970 if none was."""
        days = (article.record.reviewed for article in self.articles.values())
        return max((day.on.latest for day in days if day and day.on.latest), default=NEVER)

    @cached_property
    def stories(self) -> Mapping[str, str]:
        """One article for each that reports an event with others: the same for copies of a text."""
        together = {
            report.article
            for event in self.events.values()
            if len(event.reports) > 1
            for report in event.reports
        }
        return stories((id_, self.articles[id_].body.text) for id_ in sorted(together))

    @cached_property
    def later_versions(self) -> Mapping[str, str]:
        """The latest article for each earlier one of the same address, which the publisher changed.

        Which is the later is told by the day of publication, or else by the day it was read.
        """
        found = _grouped(
            (page_of(article.record.url), article)
            for article in self.articles.values()
            if article.record.url
        )
        return {
            earlier.id: last.id
            for versions in found.values()
            if len(versions) > 1
            for *before, last in [sorted(versions, key=_by_version)]
            for earlier in before
        }

    @cached_property
    def articles_naming(self) -> Mapping[Owner, tuple[ArticleEntry, ...]]:
        """The reviewed articles that name each group and location, in the order of `articles`."""
        return _grouped(
            (owner, article) for article in self.articles.values() for owner in article.owners
        )

    @cached_property
    def outside_evidence(self) -> Mapping[str, tuple[OutsideEvidence, ...]]:
        """What groups and events rest on, by the article whose words they are."""
        return _grouped((one.passage.article, one) for one in self._outside_evidence())

    def _outside_evidence(self) -> Iterator[OutsideEvidence]:
        for group in self.groups.values():
            for relation in group.relations:
                yield OutsideEvidence(relation.passage, "groups", group.id, "relations", relation)
            rest_on: list[tuple[str, Passage | None]] = [
                ("parent", group.parent.passage if group.parent else None)
            ]
            rest_on += [("not_same_as", other.passage) for other in group.distinctions]
            rest_on += [("formed", group.formed.passage if group.formed else None)]
            rest_on += [("dissolved", group.dissolved.passage if group.dissolved else None)]
            for name, passage in rest_on:
                if passage is not None:
                    yield OutsideEvidence(passage, "groups", group.id, name)
        for event in self.events.values():
            stated = statements(type(event.record))
            # What is read from a phrase rests on the same words.
            read_from = phrases(type(event.record))
            for name in stated:
                if name in event.passages and name not in read_from:
                    yield OutsideEvidence(event.passages[name], "events", event.id, name)

    @cached_property
    def parts(self) -> Mapping[str, tuple[EventEntry, ...]]:
        """The events that are part of each event."""
        return _grouped(
            (event.record.part_of, event)
            for event in self.events.values()
            if event.record.part_of is not None
        )

    @cached_property
    def children(self) -> Mapping[str, tuple[LocationEntry, ...]]:
        """The locations directly within each location."""
        return _grouped(
            (place.record.within, place)
            for place in self.locations.values()
            if place.record.within is not None
        )

    @cached_property
    def relations_to(self) -> Mapping[str, tuple[SourcedRelation, ...]]:
        """The relations that other groups' records state to each group."""
        return _grouped(
            (relation.relation.group, relation)
            for group in self.groups.values()
            for relation in group.relations
        )

    @cached_property
    def notes_on_group(self) -> Mapping[str, tuple[SourcedNote, ...]]:
        """The notes of reviewed articles that are about each group."""
        return _grouped((id_, note) for note in self._notes for id_ in note.note.groups)

    @cached_property
    def notes_on_location(self) -> Mapping[str, tuple[SourcedNote, ...]]:
        """The notes of reviewed articles that are about each location."""
        return _grouped((id_, note) for note in self._notes for id_ in note.note.locations)

    @cached_property
    def notes_on_event(self) -> Mapping[str, tuple[SourcedNote, ...]]:
        """The notes of reviewed articles that are about each event."""
        return _grouped((id_, note) for note in self._notes for id_ in note.note.events)

    @cached_property
    def dated_notes(self) -> tuple[SourcedNote, ...]:
        """The notes of reviewed articles that stand on the timeline as context."""
        return tuple(note for note in self._notes if note.note.date is not None)

    @cached_property
    def _notes(self) -> tuple[SourcedNote, ...]:
        return tuple(note for article in self.articles.values() for note in article.notes)

    def ancestors(self, location: str) -> tuple[LocationEntry, ...]:
        """Return the places around a location, from the nearest to the widest."""
        if location not in self._ancestors:
            self._ancestors[location] = tuple(self._places_around(location))
        return self._ancestors[location]

    @cached_property
    def _ancestors(self) -> dict[str, tuple[LocationEntry, ...]]:
        """Those that were asked for, by the location."""
        return {}

    def _places_around(self, location: str) -> Iterator[LocationEntry]:
        current = self.locations[location].record.within
        # In an archive with findings a place may be around itself, or around it none that is there.
        for _ in range(len(self.locations)):
            if current is None or current not in self.locations:
                return
            yield self.locations[current]
            current = self.locations[current].record.within

    def events_within(self, location: str) -> tuple[EventEntry, ...]:
        """Return the events at a location and at every place within it, in order of `events`."""
        return self._events_around.get(location, ())

    @cached_property
    def _events_around(self) -> dict[str, tuple[EventEntry, ...]]:
        """The events at each place and within it, by its id."""
        return _grouped(
            (place, event)
            for event in self.events.values()
            if (location := event.record.location)
            for place in (location, *(wider.id for wider in self.ancestors(location)))
        )


def _by_version(article: ArticleEntry) -> tuple[object, ...]:
    dates = (article.record.published, article.record.accessed)
    return (*(date.sort_key if date else () for date in dates), article.id)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
