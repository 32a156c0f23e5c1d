"""Plain text of a whole web page → a reading."""

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.ingest.blocks import blocks_of
from builder.ingest.edges import trim
from builder.ingest.features import features_of
from builder.ingest.headline import title_index
from builder.ingest.line import PageLine, lines_of
from builder.ingest.page_parts import IN_BAR
from builder.ingest.published import published_of
from builder.ingest.reading import Reading, Removed
from builder.ingest.reasons import reason_for
from builder.ingest.segment import article_lines
from builder.ingest.sources import authors_of, publisher_of, via_of
from builder.ingest.wrapped import unwrapped
from builder.model.body import Body, body_of
from builder.reader.language import language_of

_CREDIT_LINES = 3
_BAR_LINES = 30
_CAPTURES = re.compile(r"\d{1,3}(?:,\d{3})* captures?")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_IN_BAR = re.compile(
    rf"{_CAPTURES.pattern}|(?:the )?wayback machine|about this capture|collected by|timestamps"
    rf"|organization: .{{0,200}}|collection: .{{0,200}}|loading\.\.\.|success|fail"
    rf"|\d\d? {_MONTH} \d{{4}} [-\u2013] \d\d? {_MONTH} \d{{4}}"
    rf"|{_MONTH}(?: {_MONTH}){{1,2}}|\d{{4}}(?: \d{{4}}){{1,2}}",
    re.IGNORECASE,
)
_LONG = 60


def read_dump(text: str) -> Reading:
    """Find the article on a page, its title, its date and whom it names; say what was left out."""
    bar, text = _without_archive_bar(text)
    reading = _read(unwrapped(text))
    return replace(reading, removed=(*bar, *reading.removed)) if bar else reading


def _read(text: str) -> Reading:
    page_language = language_of("\n".join(line for line in text.split("\n") if len(line) > _LONG))
    lines = lines_of(text, page_language)
    kept = article_lines(lines, features_of(lines, page_language))
    if not kept:
        return _without_article(lines, page_language)
    first = _first_paragraph(lines, kept)
    title = title_index(lines, first, kept)
    kept = trim(lines, kept, title)
    published, date_index = published_of(lines, title, kept[0], kept[-1])
    head = range(max(0, (kept[0] if title is None else title) - 4), kept[0])
    foot = range(kept[-1] + 1, min(len(lines), kept[-1] + 1 + _CREDIT_LINES))
    body = body_of(blocks_of(lines, kept))
    paragraphs = [block.text for block in body.blocks]
    via = via_of(paragraphs, [lines[at].text for at in foot])
    taken = {title} | ({date_index} if _is_bare_date(lines, date_index) else set())
    return Reading(
        title=None if title is None else lines[title].text,
        published=published,
        publisher=publisher_of(paragraphs, via),
        authors=authors_of(lines, head),
        via=via,
        language=language_of(body.text),
        body=body,
        removed=_removed(lines, kept, title, taken),
    )


def _first_paragraph(lines: Sequence[PageLine], kept: Sequence[int]) -> int:
    """Return the first sentence that is no title: a title may ask, but has no full stop."""
    sentences = [at for at in kept if lines[at].is_prose]
    paragraphs = (at for at in sentences if not lines[at].text.endswith(("?", "!")))
    return next(paragraphs, sentences[0])


def _without_article(lines: Sequence[PageLine], language: str | None) -> Reading:
    removed = _removed(lines, [], None, set())
    return Reading(None, None, None, None, (), language, Body(), removed)


def _removed(
    lines: Sequence[PageLine], kept: Sequence[int], title: int | None, taken: set[int | None]
) -> tuple[Removed, ...]:
    stays = {*kept, *taken}
    return tuple(
        Removed(line.text, reason_for(lines, at, title, kept))
        for at, line in enumerate(lines)
        if at not in stays
    )


def _is_bare_date(lines: Sequence[PageLine], at: int | None) -> bool:
    """Tell whether the line holds the date alone, so that nothing of it is lost."""
    date = None if at is None else lines[at].date
    return date is not None and date.is_bare and len(date.stamps) == 1


def _without_archive_bar(text: str) -> tuple[tuple[Removed, ...], str]:
    """Take the bar of the Wayback Machine off the head of a page: its dates are those of copies."""
    lines = text.split("\n")
    head = [line.strip() for line in lines[:_BAR_LINES]]
    if not any(_CAPTURES.fullmatch(line) for line in head):
        return (), text
    end = 1 + max(n for n, line in enumerate(head) if _IN_BAR.fullmatch(line))
    bar = tuple(Removed(line, IN_BAR) for line in head[:end] if line)
    return bar, "\n".join(lines[end:])
