"""A saved HTML page → a reading, through trafilatura."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from builder.ingest.date_line import read_date_line
from builder.ingest.dump import read_dump
from builder.ingest.line import lines_of, word_count
from builder.ingest.markup import Markup, read_markup
from builder.ingest.origin import origin_of
from builder.ingest.page_parts import is_list_of_articles, trimmed, without_archive_bar
from builder.ingest.page_title import title_of
from builder.ingest.reading import Reading, Removed, ToldOfPage
from builder.ingest.sources import agencies_of, people_named, people_of, via_of
from builder.model.body import Block, BlockKind, Body, body_of
from builder.model.dates import Edtf, parse_edtf
from builder.model.raw.page import OpenedPage
from builder.model.squeezed import Squeezed
from builder.model.text import one_line, squeeze
from builder.reader.language import language_of

_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTATION, "item": BlockKind.ITEM}
_BLOCKS = frozenset(("p", "head", "quote", "item", "list", "table", "row", "cell", "lb", "code"))
_LAST_DAY = "2100-01-01"
_FEWEST_WORDS = 20
_HEAD_LINES = 12
_FARTHEST_AHEAD = 50_000
_LISTED = "list of articles, and no article"
_OUTSIDE = "not part of the article (trafilatura)"


def read_html(html: str, page: OpenedPage | None = None) -> Reading:
    """Find the article on an HTML page; where trafilatura finds none, read the page's text.

    `page` is what the file says in which it came.
    """
    html, bar = without_archive_bar(html)
    reading = _read(html, page)
    return replace(reading, removed=(*bar, *reading.removed)) if bar else reading


def _read(html: str, page: OpenedPage | None) -> Reading:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 -- slow to import, and seldom needed

    tree = load_html(html)
    if tree is None:
        return read_dump("")
    markup = read_markup(tree)
    plain = replace(read_dump("\n".join(markup.lines)), told=_told(markup, html, page))
    document: Any = bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        # Only dates that the page declares; and no upper bound that depends on today.
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": _LAST_DAY,
        },
    )
    if document is None or document.body is None:
        return plain
    blocks = list(_standing(body_of(_blocks(document.body)).blocks, markup.lines))
    title = title_of(markup, blocks, one_line(document.title or "") or plain.title)
    if is_list_of_articles(tree, blocks):
        listed = tuple(Removed(line, _LISTED) for line in markup.lines)
        return replace(read_dump(""), removed=listed)
    body = Body.of(trimmed(blocks, title, markup.lines))
    if word_count(body.text) < _FEWEST_WORDS:
        return plain
    paragraphs = [block.text for block in body.blocks]
    return Reading(
        title=title,
        published=_declared(markup) or plain.published,
        publisher=markup.site or markup.linked.publisher or plain.publisher,
        authors=_authors(markup, document.author or "") or plain.authors,
        via=via_of(paragraphs) or plain.via or _agencies(markup, title, paragraphs),
        language=language_of(body.text),
        body=body,
        removed=tuple(_removed(markup.lines, body, title, plain)),
        told=plain.told,
    )


def _told(markup: Markup, html: str, page: OpenedPage | None) -> tuple[ToldOfPage, ...]:
    told = origin_of(markup.addresses, html, markup.scripts, page)
    named = (
        (markup.site, "the page's head (og:site_name)"),
        (markup.linked.publisher, "the page's JSON-LD (publisher)"),
    )
    names = (ToldOfPage("publisher", name, where) for name, where in named if name)
    return (*told, *islice(names, 1))


def _agencies(markup: Markup, title: str | None, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies that the page names where it names its authors, and shows."""
    lines = markup.lines
    start = lines.index(title) + 1 if title in lines else 0
    end = lines.index(paragraphs[0]) if paragraphs[0] in lines else 0
    shown = agencies_of(lines[start:end][-_HEAD_LINES:])
    linked = agencies_of((*markup.linked.authors, *markup.linked.based_on))
    words = {word for line in lines for word in (line, *line.split())}
    return tuple(dict.fromkeys((*shown, *(name for name in linked if name in words))))


def _authors(markup: Markup, found: str) -> tuple[str, ...] | None:
    """Return the people whom the page's own description names, or trafilatura found."""
    linked = [person for name in markup.linked.authors for person in people_named(name)]
    return tuple(dict.fromkeys(linked)) or people_of(found.replace("; ", " and ")) or None


def _blocks(root: Any) -> Iterator[tuple[BlockKind, str]]:  # noqa: ANN401 -- lxml has no types
    """Yield the blocks of trafilatura's tree in order, without recursion: pages nest at will."""
    text: list[str] = []
    kinds = [BlockKind.PARAGRAPH]
    todo = [(root, True)]
    while todo:
        element, is_start = todo.pop()
        is_block = element.tag in _BLOCKS
        if is_block and any(text):
            yield kinds[-1], " ".join("".join(text).split())
            text = []
        if is_start:
            kinds.append(_KINDS.get(element.tag, kinds[-1]))
            text.append(element.text or "")
            todo.append((element, False))
            todo.extend((child, True) for child in reversed(element))
        else:
            kinds.pop()
            text.append(element.tail or "")
    if any(text):
        yield kinds[-1], "".join(text)


def _standing(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks whose words stand in the page, in its order and with its own characters.

    trafilatura leaves out what nobody sees, such as soft hyphens.
    """
    page, position = Squeezed("\n".join(lines)), 0
    for block in blocks:
        words = squeeze(block.text)
        at = page.squeezed.find(words, position, position + len(words) + _FARTHEST_AHEAD)
        if words and at >= 0:
            position = at + len(words)
            yield Block(block.kind, page.written(page.span(at, len(words))))


def _declared(markup: Markup) -> Edtf | None:
    stamps = chain.from_iterable(
        line.stamps for date in markup.dates if (line := read_date_line(date))
    )
    return next((_day_alone(stamp.date) for stamp in stamps), None)


def _day_alone(date: Edtf) -> Edtf:
    """Return the day of a date at midnight: what a page writes that keeps days alone."""
    day, _, time = date.text.partition("T")
    return parse_edtf(day) if time.startswith("00:00") else date


def _removed(
    lines: Sequence[str], body: Body, title: str | None, plain: Reading
) -> Iterator[Removed]:
    """Yield the page's lines that the body leaves out; our own reading gives the reasons."""
    reasons = {removed.text: removed.reason for removed in plain.removed}
    words, position, title_taken = squeeze("".join(b.text for b in body.blocks)), 0, False
    for line in (one.text for one in lines_of("\n".join(lines))):
        squeezed = squeeze(line)
        if words.startswith(squeezed, position):
            position += len(squeezed)
        elif line == title and not title_taken:
            title_taken = True
        else:
            yield Removed(line, reasons.get(line, _OUTSIDE))
