"""What is no article on an HTML page, though it stands where the article does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from builder.ingest.furniture import ADVERT, FOLLOW, NEWSLETTER, SHARE, Furniture, PhraseRole
from builder.ingest.line import PageLine, lines_of
from builder.ingest.phrasebook import line_start, whole_line
from builder.ingest.reading import Removed
from builder.model.body import Block, BlockKind
from builder.model.text import one_line, squeeze
from builder.model.visible import visible_text

_BAR_BEGINS = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"
_BAR_ENDS = "<!-- END WAYBACK TOOLBAR INSERT -->"
IN_BAR = "bar of the web archive"
_PROMOTION = frozenset((NEWSLETTER, ADVERT, FOLLOW, SHARE))
_MOST_HEAD_WORDS = 25
_HEADINGS = ("h2", "h3", "h4")
_FEWEST_CARDS = 3
_MOST_HEADINGS = 200


def without_archive_bar(html: str) -> tuple[str, tuple[Removed, ...]]:
    """Return a page of the Wayback Machine without the machine's own bar, and what stood in it."""
    start = html.find(_BAR_BEGINS)
    end = html.find(_BAR_ENDS, start)
    if start < 0 or end < 0:
        return html, ()
    bar = visible_text(html[start:end])
    removed = tuple(Removed(line, IN_BAR) for line in bar.split("\n") if line)
    return html[:start] + html[end + len(_BAR_ENDS) :], removed


def trimmed(blocks: Sequence[Block], title: str | None, page: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks without the head of the article, and without links and promotion in it.

    `page` are the lines that the page shows: what opens a list of links is seldom a block itself.
    """
    lines = [_line(block) for block in blocks]
    first = 0
    while first < len(blocks) and _is_head(blocks[first], lines[first], title):
        first += 1
    is_in_list = False
    opened = _below_openers(blocks, page)
    for n, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if n < first:
            continue
        is_above_prose = n + 1 < len(lines) and lines[n + 1].ends_sentence
        if line.ends_sentence or (block.kind is BlockKind.HEADING and is_above_prose):
            is_in_list = False
        elif n in opened or _opens_list(line.furniture):
            is_in_list = True
        if not is_in_list and line.furniture not in _PROMOTION:
            yield block


def _below_openers(blocks: Sequence[Block], page: Sequence[str]) -> frozenset[int]:
    """Return which blocks have the heading of a list of links between them and the one before."""
    openers = [n for n, line in enumerate(page) if _opens_list(_phrase(line))]
    places: dict[str, int] = {}
    for n, line in enumerate(page):
        places.setdefault(squeeze(line), n)
    found: set[int] = set()
    before = -1
    for n, block in enumerate(blocks):
        at = places.get(squeeze(block.text), -1)
        if at > before:
            if before >= 0 and bisect_left(openers, before) < bisect_left(openers, at):
                found.add(n)
            before = at
    return frozenset(found)


def _phrase(line: str) -> Furniture | None:
    return whole_line(line) or line_start(line)


def _opens_list(furniture: Furniture | None) -> bool:
    return furniture is not None and furniture.role is PhraseRole.OPENER


def is_list_of_articles(tree: Any, blocks: Sequence[Block]) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether most blocks are teasers of other articles, below headings that link."""
    teasers: set[str] = set()
    # Headings may nest, and each is looked through: no list needs more to be known.
    for heading in islice(tree.iter(*_HEADINGS), _MOST_HEADINGS):
        if any(link.get("href") for link in heading.iter("a")):
            teasers.add(squeeze(_text(heading)))
            below = heading.getnext()
            if below is not None and below.tag == "p":
                teasers.add(squeeze(_text(below)))
    texts = [squeeze(block.text) for block in blocks]
    cards = sum(text in teasers for text in texts)
    return cards >= _FEWEST_CARDS and 2 * cards > len(texts)


def _is_head(block: Block, line: PageLine, title: str | None) -> bool:
    """Tell whether a block above the text is the title, a byline or a line of dates."""
    if block.text == title:
        return True
    is_label = line.is_byline or (line.date is not None and bool(line.date.stamps))
    return is_label and line.words <= _MOST_HEAD_WORDS and not line.is_prose


def _line(block: Block) -> PageLine:
    return lines_of(block.text or "-")[0]


def _text(element: Any) -> str:  # noqa: ANN401 -- lxml has no types
    return one_line("".join(element.itertext()))
