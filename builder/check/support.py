"""Evidence beyond the quotes: numbers, phrases and names stand where the record says they do."""

import re
from collections import defaultdict
from collections.abc import Iterator

from builder.check.records import Entry, Records
from builder.check.references import attributions
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Display, Figure, Report, Status
from builder.model.authority import Group
from builder.model.event import Event
from builder.model.numbers import numbers_in
from builder.model.text import says, squeeze


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
    if figure.qualifier and not says(words, figure.qualifier):
        yield entry.finding(
            (*at, "qualifier"),
            Code.UNSUPPORTED_PHRASE,
            f'the quote does not say "{figure.qualifier}"',
            "copy the qualifier from the quote",
        )


def check_phrases(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every phrase or name that its article does not have."""
    for entry in records.articles.values():
        body = entry.body.text.casefold()
        for at, words, where in _phrases(entry):
            if not says(where or body, words):
                yield entry.finding(
                    at,
                    Code.UNSUPPORTED_PHRASE,
                    f'{"the quote" if where else "the article"} does not say "{words}"',
                    "copy the words as they stand there",
                )
    if not records.has_unread_articles:
        bodies: dict[str, list[str]] = defaultdict(list)
        for entry in records.articles.values():
            for report in entry.record.reports:
                bodies[report.event].append(entry.body.text)
        for event in records.events.values():
            yield from _check_event_phrases(event, bodies.get(event.id, []))


def _phrases(entry: Entry[Article]) -> Iterator[tuple[Path, str, str]]:
    """Yield words, their field, and the quote that must have them, or "" for the whole body."""
    for n, person in enumerate(entry.record.people):
        yield ("people", n, "name"), person.name, person.quote.exact
        if person.role:
            yield ("people", n, "role"), person.role, person.quote.exact
    for n, note in enumerate(entry.record.notes):
        if note.date_phrase:
            yield ("notes", n, "date_phrase"), note.date_phrase, ""
    for n, report in enumerate(entry.record.reports):
        for at, attribution in attributions(report, n):
            quote = (attribution.quote or report.quote).exact
            if attribution.name:
                yield (*at, "name"), attribution.name, quote
            if attribution.by:
                yield (*at, "by"), attribution.by, ""


def _check_event_phrases(event: Entry[Event], bodies: list[str]) -> Iterator[Diagnostic]:
    for key in ("date_phrase", "target"):
        words = getattr(event.record, key)
        if words and bodies and not any(says(body, words) for body in bodies):
            yield event.finding(
                (key,),
                Code.UNSUPPORTED_PHRASE,
                f'no article that reports the event says "{words}"',
                "copy the words from an article that reports it",
            )


def check_metadata(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for a title, publisher, author or agency that the raw page does not have.

    A record with an address may have read its publisher and authors there.
    """
    for entry in records.articles.values():
        record = entry.record
        seed = records.seeds.get(record.source.file)
        if seed is None or seed.failure:
            continue
        page = seed.squeezed.casefold()
        given: list[tuple[Path, str]] = []
        if record.title:
            given.append((("title",), record.title))
        given += [(("via", n), name) for n, name in enumerate(record.via)]
        if record.url is None:
            if record.publisher:
                given.append((("publisher",), record.publisher))
            given += [(("authors", n), name) for n, name in enumerate(record.authors or ())]
        for at, words in given:
            if squeeze(words).casefold() not in page:
                yield entry.finding(
                    at,
                    Code.UNSUPPORTED_PHRASE,
                    f'the seed does not say "{words}"',
                    "copy it from the page, or write null if the page does not say",
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
    for n, relation in enumerate(group.record.relations):
        yield ("relations", n, "evidence", "article"), relation.evidence.article
    for n, other in enumerate(group.record.not_same_as):
        if other.evidence:
            yield ("not_same_as", n, "evidence", "article"), other.evidence.article
    for key in ("parent", "formed", "dissolved"):
        fact = getattr(group.record, key)
        if fact:
            yield (key, "evidence", "article"), fact.evidence.article


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
