"""Where the article begins and ends, once its title is known."""

from collections.abc import Sequence

from builder.ingest.furniture import CAPTION, PhraseRole
from builder.ingest.headline import same_words
from builder.ingest.line import PROSE_WORDS, PageLine
from builder.ingest.sources import is_credit

_STANDFIRST_WORDS = 60
_HEAD_LINES = 12


def trim(lines: Sequence[PageLine], kept: Sequence[int], title: int | None) -> list[int]:
    """Return the article's lines without what hangs over its head and its foot."""
    start = 0 if title is None else title + 1
    start = max(start, _below_head(lines, start if title is not None else kept[0], kept))
    kept = [*_standfirst(lines, start, kept), *kept, *_credits(lines, kept)]
    inner = [at for at in kept if at >= start and not _is_foreign(lines, at, title)]
    while len(inner) > 1 and not _can_begin(lines[inner[0]]):
        inner.pop(0)
    while len(inner) > 1 and not _can_end(lines[inner[-1]]):
        inner.pop()
    return inner or list(kept)


def _below_head(lines: Sequence[PageLine], start: int, kept: Sequence[int]) -> int:
    """Return the line under the last date line or byline of the head, and under one standfirst."""
    below, sentences = start, 0
    for at in range(start, min(start + _HEAD_LINES, kept[-1])):
        line = lines[at]
        if line.date is not None or line.is_byline:
            below = at + 1
        elif line.is_prose:
            sentences += 1
            if sentences > 1 or line.words > _STANDFIRST_WORDS:
                break
    return below


def _standfirst(lines: Sequence[PageLine], start: int, kept: Sequence[int]) -> list[int]:
    """Return the sentence that alone stands between the head and the first paragraph."""
    between = range(start, kept[0])
    is_one = len(between) == 1 and _may_be_standfirst(lines[start])
    return list(between) if is_one else []


def _may_be_standfirst(line: PageLine) -> bool:
    return PROSE_WORDS <= line.words <= _STANDFIRST_WORDS and line.furniture is None


def _credits(lines: Sequence[PageLine], kept: Sequence[int]) -> list[int]:
    """Return the note under the last paragraph that names the article's sources, in brackets."""
    following = range(kept[-1] + 1, min(kept[-1] + 2, len(lines)))
    return [at for at in following if is_credit(lines[at].text)]


def _is_foreign(lines: Sequence[PageLine], at: int, title: int | None) -> bool:
    return title is not None and same_words(lines[at].text, lines[title].text)


def _can_begin(line: PageLine) -> bool:
    return line.ends_sentence or line.words >= 8 or line.text.endswith(":")  # noqa: PLR2004 -- a verse, a list, a lead without a full stop


def _can_end(line: PageLine) -> bool:
    furniture = line.furniture
    if furniture is not None and (furniture.role is not PhraseRole.PASSING or furniture is CAPTION):
        return False
    return is_credit(line.text) or not line.is_clipped
