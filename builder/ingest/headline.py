"""The title of the article among the lines above its first paragraph."""

import re
from collections.abc import Mapping, Sequence

from builder.ingest.furniture import AUTHOR_NOTE, CAPTION
from builder.ingest.line import PageLine, bullet_of
from builder.reader.language import STOP_WORDS

_FARTHEST = 60
_LONGEST = 250
_FEWEST_WORDS, _MOST_WORDS = 2, 32
_SHORT_WORDS = 4
_OPENING_LINES = 8
_MATCH_HEAD = 24

# What makes a line the title: shared words with the opening, a repeat, nearness, no full stop.
_OVERLAP, _REPEAT, _BREADCRUMB, _DATE_BELOW = 4.0, 1.5, 1.2, 1.3
_FULL_STOP, _CUT_OFF, _SHORT, _PER_LINE = -1.8, -1.5, -1.3, -0.04
_IN_LIST = -1.0
_LEAST = 1.2
_HEAD_REACH, _PAIR, _PAIR_SLACK, _MOST_IN_RUN = 5, 2, 1.2, 3
_NEXT_BEST, _PER_WORD, _LONG_TITLE = 0.3, 0.15, 13
_STANDFIRST_REACH = 4

_WORD = re.compile(r"[^\W_]+")
_ALL_STOP_WORDS = frozenset().union(*STOP_WORDS.values())


def title_index(lines: Sequence[PageLine], first: int, kept: Sequence[int]) -> int | None:
    """Return the index of the line that is the title, or None if no line is surely one.

    `first` is the first paragraph of the article, `kept` are the article's lines.
    """
    opening: set[str] = set()
    for at in kept[:_OPENING_LINES]:
        opening |= _content_words(lines[at].text[:2000])
    above = range(max(0, first - _FARTHEST), first)
    candidates = {at for at in above if _can_be_title(lines, at)}
    runs = _runs(lines, above, candidates)
    scores = {at: _score(lines, at, first, opening, runs[at]) for at in candidates}
    best = max(scores, key=lambda at: (scores[at], at), default=None)
    if best is None or scores[best] < _LEAST:
        return None
    same = min(at for at in candidates if lines[at].text == lines[best].text)
    title = _above_standfirst(lines, same, scores, runs)
    return best if title == same else title


def _above_standfirst(
    lines: Sequence[PageLine], best: int, scores: Mapping[int, float], runs: Mapping[int, int]
) -> int:
    """Prefer the title to its standfirst, which shares more words with the story."""
    fitting = [best]
    for at in range(max(0, best - _STANDFIRST_REACH), best):
        slack = _NEXT_BEST
        if lines[best].ends_sentence or lines[best].words > _LONG_TITLE:
            slack += _PER_WORD * max(0, lines[best].words - lines[at].words)
        is_pair = at == best - 1 and runs[best] == _PAIR and lines[at].words >= _SHORT_WORDS
        if scores.get(at, 0) > max(_LEAST, scores[best] - slack - _PAIR_SLACK * is_pair):
            fitting.insert(0, at)
    return max(fitting[:-1] or fitting, key=lambda at: scores[at])


def _runs(lines: Sequence[PageLine], above: range, candidates: set[int]) -> dict[int, int]:
    """Count the headlines that stand one below the other: three are a list of links."""
    runs: dict[int, int] = {}
    run: list[int] = []
    for at in above:
        if at in candidates and lines[at].words >= _SHORT_WORDS:
            run.append(at)
        else:
            run = []
            runs[at] = 1
        runs.update(dict.fromkeys(run[-_MOST_IN_RUN:], len(run)))
    return runs


def same_words(one: str, other: str) -> bool:
    """Tell whether two lines are the same but for case and marks."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def ends_midway(text: str) -> bool:
    """Tell whether the text breaks off after a word that never ends a phrase."""
    return text.rpartition(" ")[2] in _ALL_STOP_WORDS


def _can_be_title(lines: Sequence[PageLine], at: int) -> bool:
    line, label = lines[at], lines[at - 1].whole if at else None
    return (
        label is not AUTHOR_NOTE
        and " > " not in line.text
        and _FEWEST_WORDS <= line.words <= _MOST_WORDS
        and len(line.text) <= _LONGEST
        and not line.is_byline
        and line.date is None
        and line.whole is None
        and CAPTION not in (line.start, line.inside)
        and not line.text.startswith(("@", "http"))
        and not bullet_of(line.text)
        and not (line.text.endswith(")") and "/" in line.text.rpartition("(")[2])
    )


def _score(lines: Sequence[PageLine], at: int, first: int, opening: set[str], run: int) -> float:
    line = lines[at]
    words = _content_words(line.text)
    score = _OVERLAP * len(words & opening) / max(3, len(words)) + _PER_LINE * (first - at)
    score += _REPEAT * (line.times > 1)
    score += _FULL_STOP * (line.ends_sentence and line.text.endswith("."))
    score += _CUT_OFF * line.is_clipped + _SHORT * max(0, _SHORT_WORDS + 1 - line.words)
    score += _CUT_OFF * (line.start is not None)
    to_head = _lines_to_head(lines, at)
    score += _DATE_BELOW * (to_head <= _HEAD_REACH) + _IN_LIST * (run > _PAIR and to_head > 1)
    # A breadcrumb or the page's own title ends or begins with the article's title.
    near_by = lines[max(0, at - 12) : at + 6]
    if any(_goes_on(line.text, near.text) for near in near_by):
        score += _BREADCRUMB
    if any(near.words >= _FEWEST_WORDS and _goes_on(near.text, line.text) for near in near_by):
        score -= _BREADCRUMB
    return score


def _lines_to_head(lines: Sequence[PageLine], at: int) -> int:
    """Return how many lines below the byline or date line stands, if it is near."""
    for below, line in enumerate(lines[at + 1 : at + 1 + _HEAD_REACH], 1):
        if line.date is not None or line.is_byline:
            return below
    return _HEAD_REACH + 1


def _goes_on(part: str, whole: str) -> bool:
    if not len(part) < len(whole) <= len(part) + 80:
        return False
    return len(part) >= _MATCH_HEAD and (whole.startswith(part) or whole.endswith(part))


def _content_words(text: str) -> set[str]:
    words = {word.casefold() for word in _WORD.findall(text)}
    return {word for word in words if word not in _ALL_STOP_WORDS and len(word) > 1}
