"""The stretch of a page that is the article: the subsequence of lines with the greatest sum."""

import math
from collections.abc import Sequence

from builder.ingest.features import Features
from builder.ingest.furniture import PhraseRole
from builder.ingest.line import PageLine
from builder.ingest.weights import WEIGHTS

# A line has to be this likely to lengthen the stretch, and to stay when it lies inside.
_TO_LENGTHEN = 0.4
_TO_STAY = 0.4
# A line counts by its words, but one endless line must not outweigh a page.
_MOST_WORDS = 60
_WORDS_OF_ANY_LINE = 2
_FEWEST_WORDS = 20
# What an article's own marks are worth, in words that surely belong to it.
_HEAD_BONUS, _HEAD_REACH = 30.0, 6
_FOOT_BONUS, _FOOT_REACH = 10.0, 3


def likelihood(features: Features) -> float:
    """Return how likely a line with these features is part of the article, from 0 to 1."""
    log_odds = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-log_odds))


def article_lines(lines: Sequence[PageLine], features: Sequence[Features]) -> list[int]:
    """Return the indexes of the lines that are the article; none if the page has no article."""
    likely = [likelihood(found) for found in features]
    values = [
        (p - _TO_LENGTHEN) * (min(line.words, _MOST_WORDS) + _WORDS_OF_ANY_LINE)
        for line, p in zip(lines, likely, strict=True)
    ]
    start, end = _greatest_sum(values, _head_bonuses(lines), _foot_bonuses(lines))
    while 0 < end < len(lines) and lines[end].is_prose:
        end += 1  # a paragraph right below the last one, with nothing between, goes with it
    kept = [
        at
        for at in range(start, end)
        if likely[at] > _TO_STAY
        or _is_paragraph(lines, at, start, end)
        or _is_subheading(lines, at, start, end)
    ]
    is_article = any(lines[at].is_prose for at in kept)
    enough = sum(lines[at].words for at in kept) >= _FEWEST_WORDS
    return kept if is_article and enough else []


def _is_paragraph(lines: Sequence[PageLine], at: int, start: int, end: int) -> bool:
    """Tell whether a sentence stands right next to another one of the article."""
    return lines[at].is_prose and (
        (at > start and lines[at - 1].is_prose) or (at < end - 1 and lines[at + 1].is_prose)
    )


def _is_subheading(lines: Sequence[PageLine], at: int, start: int, end: int) -> bool:
    """Tell whether a line that is no furniture stands between two sentences of the article."""
    line = lines[at]
    return (
        start < at < end - 1
        and lines[at - 1].is_prose
        and lines[at + 1].is_prose
        and line.times == 1
        and not (line.furniture or line.date or line.is_byline or line.is_clipped)
    )


def _head_bonuses(lines: Sequence[PageLine]) -> list[float]:
    """Favour a start a little below a date line or a byline."""
    bonuses, below = [], _HEAD_REACH
    for line in lines:
        bonuses.append(_HEAD_BONUS if below < _HEAD_REACH else 0.0)
        below = 0 if line.date is not None or line.is_byline else below + 1
    return bonuses


def _foot_bonuses(lines: Sequence[PageLine]) -> list[float]:
    """Favour an end above tags, comments, copyright, or a list of other articles."""
    bonuses, above = [], _FOOT_REACH
    for line in reversed(lines):
        bonuses.append(_FOOT_BONUS if above < _FOOT_REACH else 0.0)
        mark = line.whole or line.start
        ends = mark is not None and mark.role is not PhraseRole.PASSING
        above = 0 if ends else above + 1
    return bonuses[::-1]


def _greatest_sum(
    values: Sequence[float], at_start: Sequence[float], at_end: Sequence[float]
) -> tuple[int, int]:
    """Return the bounds of the contiguous values with the greatest sum, in one pass (Kadane).

    A stretch also gains what its first line has in `at_start` and its last one in `at_end`.
    """
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for at, value in enumerate(values):
        if total <= at_start[at]:
            total, start = at_start[at], at
        total += value
        if total + at_end[at] > best:
            best, best_start, best_end = total + at_end[at], start, at + 1
    return best_start, best_end
