"""The articles that the second reader reads, each read once and only where somebody asks."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.check.records import Entry, Records
from builder.check.second.english import is_english
from builder.model.archive import Archive, ArticleEntry
from builder.model.authority import Group, Location
from builder.model.body import BREAK
from builder.model.names import BearerKind
from builder.model.sourced import Passage
from builder.model.text import Span
from builder.reader.casualties import Casualties
from builder.reader.figures import Figures
from builder.reader.found import DateFound
from builder.reader.lexis import lexicon_of
from builder.reader.lexis.reading import dates_in
from builder.reader.lexis.tolls import tolls_in
from builder.reader.sentences import sentences

_BEFORE = 2  # paragraphs that "the same day" may look back to


@dataclass(frozen=True)
class ArticleText:
    """A reviewed article's words, with what is read in them."""

    entry: ArticleEntry

    @property
    def text(self) -> str:
        """The body, in which all spans count."""
        return self.entry.body.text

    @cached_property
    def folded(self) -> str:
        """The body as it is compared with words in any case."""
        return self.text.casefold()

    @cached_property
    def group_spans(self) -> tuple[Span, ...]:
        """Where the article names groups."""
        return tuple(one.span for one in self.entry.mentions if one.owner.kind is BearerKind.GROUP)

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the text is in a language that the reader knows less of than of English."""
        # By its words: a record that calls it French makes nobody silent.
        return self.entry.record.language not in (None, "en") and not is_english(self.text)

    @cached_property
    def language(self) -> str | None:
        """The language in which the text is read; None is English."""
        return self.entry.record.language if self.is_foreign else None

    def tolls(self, span: Span) -> tuple[Casualties, ...]:
        """Return the dead and injured that the sentences around the words count, if foreign."""
        lexicon = lexicon_of(self.language)
        return tolls_in(lexicon, self.text, self.sentence(span)) if lexicon else ()

    @cached_property
    def figures(self) -> Figures:
        """The counted people of the body."""
        return Figures(self.text, self.group_spans, self.sentences)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body, in order."""
        return tuple(sentences(self.text))

    def sentence(self, span: Span) -> Span:
        """Return the sentences that the words stand in, from the first to the last."""
        first = bisect_right(self.sentences, span.start, key=lambda one: one.end)
        last = bisect_left(self.sentences, span.end, key=lambda one: one.start)
        if first >= last:
            return span
        return Span(self.sentences[first].start, self.sentences[last - 1].end)

    def paragraph(self, span: Span) -> Span:
        """Return the paragraphs that the words stand in."""
        body = self.entry.body
        first, last = body.block_at(span.start), body.block_at(span.end - 1)
        return Span(body.span(first).start, body.span(last).end)

    @cached_property
    def _read_dates(self) -> dict[int, tuple[DateFound, ...]]:
        return {}

    def dates(self, span: Span) -> tuple[DateFound, ...]:
        """Return the expressions of time that the words have a part in, in order."""
        body = self.entry.body
        first, last = body.block_at(span.start), body.block_at(max(span.start, span.end - 1))
        found = (one for block in range(first, last + 1) for one in self._dates_of(block))
        return tuple(one for one in found if one.span.overlaps(span))

    def _dates_of(self, block: int) -> tuple[DateFound, ...]:
        """Read a paragraph after those that it may look back to."""
        if block not in self._read_dates:
            body = self.entry.body
            start, own = body.starts[max(0, block - _BEFORE)], body.starts[block]
            text = self.text[start : body.span(block).end + len(BREAK)]
            self._read_dates[block] = tuple(
                DateFound(
                    Span(one.span.start + start, one.span.end + start),
                    one.text,
                    one.value,
                    one.reason,
                )
                for one in dates_in(self.language, text, self.entry.record.published)
                if one.span.start + start >= own
            )
        return self._read_dates[block]


@dataclass(frozen=True)
class Texts:
    """The reviewed articles of an archive as the second reader reads them."""

    archive: Archive
    records: Records

    _read: dict[str, ArticleText] = field(default_factory=dict)
    _names: dict[int, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, article: str) -> ArticleText:
        """Return a reviewed article's text."""
        entry = self.archive.articles[article]
        if article not in self._read:
            self._read[article] = ArticleText(entry)
        return self._read[article]

    def names_of(self, kind: BearerKind, id_: str) -> frozenset[str]:
        """Return the names of a group or place that mean it alone, in small letters."""
        of_kind: Mapping[str, Entry[Group] | Entry[Location]] = (
            self.records.groups if kind is BearerKind.GROUP else self.records.locations
        )
        entry = of_kind.get(id_)
        if entry is None:
            return frozenset()
        if id(entry) not in self._names:
            names = frozenset(name.casefold() for name in entry.record.strong_names)
            self._names[id(entry)] = names
        return self._names[id(entry)]

    def of(self, passage: Passage) -> ArticleText | None:
        """Return the text that a passage stands in; None for a draft, which is no evidence."""
        return self[passage.article] if passage.article in self.archive.articles else None
