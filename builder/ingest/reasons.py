"""The reason, in a researcher's words, for leaving a line of the page out."""

from collections.abc import Sequence

from builder.ingest.headline import ends_midway, same_words
from builder.ingest.line import PROSE_WORDS, PageLine

_HEADLINE_WORDS = 4
_TEASER_WORDS = 18


def reason_for(lines: Sequence[PageLine], at: int, title: int | None, kept: Sequence[int]) -> str:
    """Return why the line at the index is not in the body."""
    line = lines[at]
    if title is not None and same_words(line.text, lines[title].text):
        return "repeats the title"
    if line.date is not None and not (line.is_byline and not line.date.stamps):
        return "date line"
    if line.whole is not None:
        return line.whole.reason
    if line.is_byline:
        return "author line"
    if line.furniture is not None:
        return line.furniture.reason
    return _by_place(line, at, kept)


def _by_place(line: PageLine, at: int, kept: Sequence[int]) -> str:
    if line.is_clipped:
        return "teaser of another article"
    if not kept:
        return "no article on the page"
    if at < kept[0]:
        return _above(line)
    if at > kept[-1]:
        return _below(line)
    return "link or caption between paragraphs"


def _above(line: PageLine) -> str:
    return "above the article" if line.words >= PROSE_WORDS else "menu or head of the page"


def _below(line: PageLine) -> str:
    if line.ends_sentence and line.words >= PROSE_WORDS:
        return "text below the article"
    if line.words >= _TEASER_WORDS or ends_midway(line.text):
        return "teaser of another article"
    return "link to another article" if line.words >= _HEADLINE_WORDS else "menu or button"
