"""What the rules look at: typed records with their place in the files, and the seeds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from builder.check.memory import Memory
from builder.check.nearest import Nearest
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Document, Path
from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.body import Body, parse_body
from builder.model.event import Event
from builder.model.kinds import KINDS
from builder.model.names import BearerKind, Name, NameIndex, NameMatch, Owner
from builder.model.seed import Seed

RecordT_co = TypeVar("RecordT_co", Article, Group, Location, Event, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[RecordT_co]):
    """A typed record, its id and the document it was read from."""

    id: str
    document: Document
    record: RecordT_co

    @cached_property
    def body(self) -> Body:
        """The text after the front matter, read as an article's body."""
        return parse_body(self.document.body)

    def finding(self, at: Path, code: Code, message: str, help_text: str) -> Diagnostic:
        """Return a finding at a field of the record."""
        line, column = self.document.place(at)
        return Diagnostic(self.document.path, line, column, code, message, help_text)


AnyEntry = Entry[Any]


@dataclass(frozen=True)
class PartialEntry:
    """A record of a kind without its bad fields, which are `touched`."""

    kind: str
    entry: AnyEntry
    touched: frozenset[Path]


@dataclass(frozen=True)
class Records:
    """All records that could be read, by id.

    `ids` and `claimed` also have those of records with faults of their own, so that one bad record
    makes no finding in another. `claimed` are the seeds that a record was made from.
    `deleted` has the ids, as in groups/ttp, that no record may have again. `editors` are the names
    that may stand for a review; None where the archive keeps no list of them.
    """

    articles: Mapping[str, Entry[Article]]
    groups: Mapping[str, Entry[Group]]
    locations: Mapping[str, Entry[Location]]
    events: Mapping[str, Entry[Event]]
    seeds: Mapping[str, Seed]
    ids: Mapping[str, frozenset[str]]
    claimed: frozenset[str]
    deleted: frozenset[str] = frozenset()
    editors: frozenset[str] | None = None
    memory: Memory = field(default_factory=lambda: Memory(is_kept=False), compare=False, repr=False)
    """What was made of records before, for whoever checks them again."""

    def __iter__(self) -> Iterator[tuple[str, AnyEntry]]:
        """Yield every record with the folder of its kind."""
        for kind in KINDS:
            for entry in getattr(self, kind).values():
                yield kind, entry

    def with_entries(self, entries: Iterable[tuple[str, AnyEntry]]) -> "Records":
        """Return the records with more of them, each given with the folder of its kind."""
        found: dict[str, Any] = {kind: dict(getattr(self, kind)) for kind in KINDS}
        for kind, entry in entries:
            found[kind][entry.id] = entry
        return replace(self, **found)

    @cached_property
    def has_unread_articles(self) -> bool:
        """Tell whether an article could not be read, so that its reports are not known."""
        return len(self.articles) < len(self.ids["articles"])

    @cached_property
    def reporting(self) -> Mapping[str, tuple[Entry[Article], ...]]:
        """The articles that report each event, each once."""
        found: dict[str, dict[str, Entry[Article]]] = {}
        for article in self.articles.values():
            for report in article.record.reports:
                found.setdefault(report.event, {})[article.id] = article
        return {event: tuple(articles.values()) for event, articles in found.items()}

    @cached_property
    def nearest(self) -> Nearest:
        """What an id may mean that no record has."""
        return Nearest(self.ids, {kind: getattr(self, kind) for kind in KINDS})

    def matches_in(self, entry: Entry[Article]) -> tuple[NameMatch, ...]:
        """Return where an article's body has names of groups and locations; looked up once."""
        names = self.names
        return self.memory.made(
            ("matches", entry.id), (entry, names), lambda: tuple(names.find(entry.body.text))
        )

    def own_matches_in(self, entry: Entry[Article]) -> tuple[NameMatch, ...]:
        """Return where an article's body has the names that its own record gives; as above."""
        return self.memory.made(("own matches", entry.id), (entry,), lambda: _own_matches(entry))

    @cached_property
    def names(self) -> NameIndex:
        """The names of all groups and locations."""
        given = (tuple(self.groups.values()), tuple(self.locations.values()))
        return self.memory.made("names", given, lambda: NameIndex(self._names()))

    def _names(self) -> Iterator[Name]:
        for group in self.groups.values():
            owner = Owner(BearerKind.GROUP, group.id)
            yield from (Name(text, owner) for text in group.record.strong_names)
            yield from (Name(text, owner, is_weak=True) for text in group.record.weak_aliases)
        for location in self.locations.values():
            owner = Owner(BearerKind.LOCATION, location.id)
            yield from (Name(text, owner) for text in location.record.strong_names)


def _own_matches(entry: Entry[Article]) -> tuple[NameMatch, ...]:
    record = entry.record
    own = [
        Name(name, Owner(BearerKind.GROUP, one.id)) for one in record.groups for name in one.names
    ]
    own += [
        Name(name, Owner(BearerKind.LOCATION, one.id))
        for one in record.locations
        for name in one.names
    ]
    return tuple(NameIndex(own).find(entry.body.text)) if own else ()
