"""Evidence beyond the quotes: numbers stand in them, and what rests on an article may do so."""

import re
from collections.abc import Iterable, Iterator

from builder.check.each import each
from builder.check.records import Entry, Records
from builder.check.second.english import is_english
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Display, Part, Status
from builder.model.authority import Group
from builder.model.fields import QuoteField
from builder.model.statement import facts_of
from builder.model.text import Span, find_all
from builder.reader.figures import Figures
from builder.reader.lexis import lexicon_of
from builder.reader.lexis.numbers import numbers_in as lexical_numbers_in
from builder.reader.lexis.tolls import tolls_in
from builder.reader.numbers import digits_in, numbers_in


@each("articles")
def check_figures(entry: Entry[Article], _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every number or qualifier that its quote does not have."""
    figures: Figures | None = None
    for n, report in enumerate(entry.record.reports):
        for at, part, quote in report.counts():
            figures = figures or Figures(entry.body.text)
            yield from _check_figure(entry, part, quote, ("reports", n, *at), figures)


def _check_figure(
    entry: Entry[Article], figure: Part, quote: QuoteField, at: Path, figures: Figures
) -> Iterator[Diagnostic]:
    words = quote.exact
    bounds = {figure.max: "max", figure.min: "min"}
    if entry.record.language in (None, "en") or is_english(entry.body.text):
        said = numbers_in(words)
        if not {value for value in bounds if value is not None} <= said:
            said = said_in(figures, words, find_all(entry.body.text, quote.quote()))
    else:
        digits, said = digits_in(words), said_abroad(entry.record.language, words)
        # Numbers in words may add up in ways that only English is read for: digits alone decide.
        bounds = bounds if digits and said == digits else {}
    for value, key in bounds.items():
        if value is not None and value not in said:
            yield entry.finding(
                (*at, key),
                Code.UNSUPPORTED_FIGURE,
                f"the quote does not say {value}",
                "quote the words that give the number; enter parts of a sum one by one",
            )


def said_in(figures: Figures, words: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the numbers of a quote that stands at the spans, and how many people it counts.

    "A policeman and his son" has no number, and counts 2, and 1.
    """
    counted = (
        bound
        for span in spans
        for found in figures.within(span)
        for bound in (found.min, found.max)
        if bound is not None
    )
    return numbers_in(words).union(counted)


def said_abroad(language: str | None, words: str) -> frozenset[int]:
    """Return the numbers of a quote in a language beside English, and how many people it counts."""
    lexicon = lexicon_of(language)
    if lexicon is None:
        return digits_in(words)
    span = Span(0, len(words))
    counted = (
        bound
        for found in tolls_in(lexicon, words, span)
        for count in (found.victims, found.attackers)
        if count is not None
        for bound in (count.min, count.max)
        if bound is not None
    )
    written = lexical_numbers_in(lexicon, lexicon.row(words, span))
    return digits_in(words).union(written, counted)


def check_drafts(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every sentence of an authority record's that no reviewed article has."""
    for group in records.groups.values():
        for at, article in _evidence(group):
            entry = records.articles.get(article)
            if entry is None:
                continue
            if entry.record.display is Display.WITHDRAWN:
                yield group.finding(
                    at,
                    Code.DRAFT_EVIDENCE,
                    f"{article} was withdrawn, and is evidence no more",
                    "remove what rests on it",
                )
            elif entry.record.status is Status.DRAFT:
                yield group.finding(
                    at,
                    Code.DRAFT_EVIDENCE,
                    f"{article} is a draft, which is no evidence yet",
                    "review the article first, or remove what rests on it",
                )


def _evidence(group: Entry[Group]) -> Iterator[tuple[Path, str]]:
    for fact in facts_of(group.record):
        if fact.stated.to == "articles":
            yield fact.at, fact.value


_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def check_profiles(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every paragraph of ours that names no source."""
    for kind, entry in records:
        if kind == "articles":
            continue
        line = entry.document.body_line
        for paragraph in _PARAGRAPHS.split(entry.document.body):
            text = paragraph.strip()
            first = line + paragraph[: len(paragraph) - len(paragraph.lstrip())].count("\n")
            # One line for the empty one that the split took.
            line += paragraph.count("\n") + 2
            if text and not text.startswith("#") and "](" not in text:
                yield Diagnostic(
                    entry.document.path,
                    first,
                    1,
                    Code.UNSOURCED_TEXT,
                    f'the paragraph "{text[:50]}" names no source',
                    "link an article, as in [the article](../articles/ID.md#p3), or a reference",
                )
