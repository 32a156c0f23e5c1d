"""Evidence beyond the quotes: numbers stand in them, and what rests on an article may do so."""

import re
from collections.abc import Iterator

from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Display, Figure, Report, Status
from builder.model.authority import Group
from builder.model.numbers import numbers_in
from builder.model.statement import facts_of


def check_figures(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every number or qualifier that its quote does not have."""
    for entry in records.articles.values():
        for n, report in enumerate(entry.record.reports):
            for key in ("killed", "injured"):
                for i, figure in enumerate(getattr(report, key)):
                    yield from _check_figure(entry, report, figure, ("reports", n, key, i))


def _check_figure(
    entry: Entry[Article], report: Report, figure: Figure, at: Path
) -> Iterator[Diagnostic]:
    words = (figure.quote or report.quote).exact
    said = numbers_in(words)
    # Number words are known in English alone: elsewhere only digits can be held against it.
    is_readable = entry.record.language in (None, "en") or any(c.isdecimal() for c in words)
    bounds = {figure.max: "max", figure.min: "min"} if is_readable else {}
    for value, key in bounds.items():
        if value is not None and value not in said:
            yield entry.finding(
                (*at, key),
                Code.UNSUPPORTED_FIGURE,
                f"the quote does not say {value}",
                "quote the words that give the number; enter parts of a sum one by one",
            )


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
