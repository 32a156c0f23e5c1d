"""Tables of articles: what they are, whom and what they name, and the notes beside them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.archive import ArticleEntry
from builder.model.article import Article, Display, Note, NoteKind, Person, Review, Rights
from builder.model.names import BearerKind, Owner
from builder.model.sourced import SourcedNote, SourcedPerson
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import FACT
from builder.tables.source import Rest, TableSource


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A reviewed article with its address on the site."""

    entry: ArticleEntry
    address: str

    @property
    def record(self) -> Article:
        """Its record."""
        return self.entry.record


def _articles(source: TableSource) -> Iterator[ArticleRow]:
    for id_, entry in source.site.archive.articles.items():
        yield ArticleRow(entry, source.address("articles", id_))


ARTICLES: Table[ArticleRow] = Table(
    "articles",
    "Articles",
    "Reviewed articles; their texts are not in the data.",
    (
        key("The id of the article.", lambda row: row.entry.id),
        Column(
            "title",
            Type.TEXT,
            meaning(Article, "title"),
            lambda row: row.record.title,
            is_searched=True,
        ),
        *dated("published", meaning(Article, "published"), lambda row: row.record.published),
        Column(
            "publisher", Type.TEXT, meaning(Article, "publisher"), lambda row: row.record.publisher
        ),
        Column("authors", Type.LIST, meaning(Article, "authors"), lambda row: row.record.authors),
        Column("via", Type.LIST, meaning(Article, "via"), lambda row: row.record.via),
        Column("url", Type.TEXT, meaning(Article, "url"), lambda row: row.record.url),
        Column(
            "archived_url",
            Type.TEXT,
            meaning(Article, "archived_url"),
            lambda row: row.record.archived_url,
        ),
        *dated("accessed", meaning(Article, "accessed"), lambda row: row.record.accessed),
        Column(
            "language", Type.TEXT, meaning(Article, "language"), lambda row: row.record.language
        ),
        choice("rights", meaning(Article, "rights"), Rights, lambda row: row.record.rights.value),
        choice(
            "display",
            meaning(Article, "display"),
            (one for one in Display if one is not Display.WITHDRAWN),
            lambda row: row.record.display.value,
        ),
        Column(
            "summary",
            Type.TEXT,
            meaning(Article, "summary"),
            lambda row: row.record.summary,
            is_searched=True,
        ),
        Column(
            "reviewed_by",
            Type.TEXT,
            meaning(Review, "by"),
            lambda row: row.record.reviewed and row.record.reviewed.by,
        ),
        Column(
            "reviewed_on",
            Type.TEXT,
            meaning(Review, "on"),
            lambda row: row.record.reviewed and row.record.reviewed.on.text,
        ),
        Column(
            "address",
            Type.TEXT,
            "Its page on the site.",
            lambda row: row.address,
            is_required=True,
        ),
    ),
    _articles,
)


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A group or place that an article names."""

    article: str
    owner: Owner
    times: int
    paragraph: int


def _mentions(source: TableSource) -> Iterator[MentionRow]:
    for id_, entry in source.site.archive.articles.items():
        times = Counter(mention.owner for mention in entry.mentions)
        first = {mention.owner: mention.span.start for mention in reversed(entry.mentions)}
        for owner in sorted(times):
            paragraph = entry.body.block_at(first[owner]) + 1
            yield MentionRow(id_, owner, times[owner], paragraph)


def _of(kind: BearerKind, owner: Owner) -> str | None:
    return owner.id if owner.kind is kind else None


MENTIONS: Table[MentionRow] = Table(
    "mentions",
    "Mentions",
    "The groups and places that each article names.",
    (
        key(
            "The article, the kind and the id of what it names.",
            lambda row: f"{row.article}#{row.owner.kind}/{row.owner.id}",
        ),
        Column(
            "article_id",
            Type.TEXT,
            "The article that names it.",
            lambda row: row.article,
            refers="articles",
            is_required=True,
        ),
        Column(
            "group_id",
            Type.TEXT,
            "The group that is named; empty for a place.",
            lambda row: _of(BearerKind.GROUP, row.owner),
            refers="groups",
        ),
        Column(
            "location_id",
            Type.TEXT,
            "The place that is named; empty for a group.",
            lambda row: _of(BearerKind.LOCATION, row.owner),
            refers="locations",
        ),
        Column(
            "times",
            Type.WHOLE,
            "How often the text names it.",
            lambda row: row.times,
            is_required=True,
        ),
        Column(
            "paragraph",
            Type.WHOLE,
            "The first paragraph that names it, counted from 1.",
            lambda row: row.paragraph,
            is_required=True,
        ),
    ),
    _mentions,
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody whom an article names."""

    id: str
    article: str
    person: Person
    rest: Rest


def _people(source: TableSource) -> Iterator[PersonRow]:
    for id_, entry in source.site.archive.articles.items():
        for n, sourced in enumerate(entry.people):
            yield _person(source, id_, n, sourced)


def _person(source: TableSource, article: str, n: int, sourced: SourcedPerson) -> PersonRow:
    rest = source.rest(sourced.passage, "articles", article, "people", n)
    return PersonRow(f"{article}#people/{n}", article, sourced.person, rest)


PEOPLE: Table[PersonRow] = Table(
    "people",
    "People",
    "Whom the articles name, with the role that they give; two rows may be the same person.",
    (
        key("The article, and the place of the entry in its record.", lambda row: row.id),
        Column(
            "article_id",
            Type.TEXT,
            "The article that names the person.",
            lambda row: row.article,
            refers="articles",
            is_required=True,
        ),
        Column(
            "name",
            Type.TEXT,
            meaning(Person, "name"),
            lambda row: row.person.name,
            is_required=True,
            is_searched=True,
        ),
        Column("role", Type.TEXT, meaning(Person, "role"), lambda row: row.person.role),
        *FACT,
    ),
    _people,
)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """An editor's note."""

    id: str
    article: str
    note: Note
    rest: Rest


def _notes(source: TableSource) -> Iterator[NoteRow]:
    for id_, entry in source.site.archive.articles.items():
        for n, sourced in enumerate(entry.notes):
            yield _note(source, id_, n, sourced)


def _note(source: TableSource, article: str, n: int, sourced: SourcedNote) -> NoteRow:
    fact = source.site.archive.agreement.at("articles", article, "notes", n, "date")
    rest = source.rest_of(sourced.passage, fact, sourced.note.because)
    return NoteRow(f"{article}#notes/{n}", article, sourced.note, rest)


NOTES: Table[NoteRow] = Table(
    "notes",
    "Notes",
    "Notes of the editors beside a sentence: background, statements and cautions.",
    (
        key("The article, and the place of the note in its record.", lambda row: row.id),
        Column(
            "article_id",
            Type.TEXT,
            "The article beside whose words it stands.",
            lambda row: row.article,
            refers="articles",
            is_required=True,
        ),
        choice("kind", meaning(Note, "kind"), NoteKind, lambda row: row.note.kind.value),
        Column(
            "text",
            Type.TEXT,
            meaning(Note, "text"),
            lambda row: row.note.text,
            is_required=True,
            is_searched=True,
        ),
        *dated("date", meaning(Note, "date"), lambda row: row.note.date),
        Column(
            "date_phrase",
            Type.TEXT,
            meaning(Note, "date_phrase"),
            lambda row: row.note.date_phrase,
        ),
        Column("groups", Type.LIST, meaning(Note, "groups"), lambda row: row.note.groups),
        Column("locations", Type.LIST, meaning(Note, "locations"), lambda row: row.note.locations),
        Column("events", Type.LIST, meaning(Note, "events"), lambda row: row.note.events),
        Column("written_by", Type.TEXT, meaning(Note, "by"), lambda row: row.note.by),
        Column("written_on", Type.TEXT, meaning(Note, "on"), lambda row: row.note.on.text),
        *FACT,
    ),
    _notes,
)
