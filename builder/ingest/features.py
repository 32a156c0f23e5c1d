"""What speaks for and against a line being part of the article: its own looks, its neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from builder.ingest.furniture import CAPTION, COMMENTS, STAMP, PhraseRole
from builder.ingest.line import PROSE_WORDS, PageLine, bullet_of
from builder.reader.language import STOP_WORDS
from builder.reader.languages import others, tables

_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_HEAD = 600
_NEAR, _AROUND = 2, 6
_LONG_WORD = 4
_ARTICLE_WORDS, _MOST_MARKS = 80, 4
_READER = "you your our us we my here now subscribe free click"
_TO_THE_READER = frozenset(_READER.split())
_TOLD = frozenset(("said", "says", "told", "added", "according", "reported")).union(
    *(tables(language, "pages")["told"].split() for language in others())
)

Features = dict[str, float]


def features_of(lines: Sequence[PageLine], language: str | None) -> list[Features]:
    """Return the features of every line of a page; the names are those of `weights.WEIGHTS`."""
    stop_words = STOP_WORDS.get(language or "", frozenset())
    heads = [_WORD.findall(line.text[:_HEAD]) for line in lines]
    own = [_own(line, head, stop_words) for line, head in zip(lines, heads, strict=True)]
    _add_overlap(own, lines, heads)
    _add_neighbours(own, lines)
    _add_openers(own, lines)
    _add_comments(own, lines)
    _add_lists(own, lines)
    return own


def _own(line: PageLine, head: list[str], stop_words: frozenset[str]) -> Features:
    low = [word.casefold() for word in head]
    count = len(low) or 1
    stops = sum(word in stop_words for word in low) / count
    capitals = sum(word[0].isupper() for word in head) / count
    found: Features = {"line": 1.0, _length(line.words): 1.0}
    looks = {
        "ends a sentence": line.ends_sentence,
        "ends in a colon": line.text.endswith(":"),
        "is cut off": line.is_clipped,
        "whole line is furniture": line.whole is not None,
        "begins as furniture": line.start is not None and line.start is not CAPTION,
        "holds furniture": line.inside is not None and line.inside is not CAPTION,
        "caption": CAPTION in (line.whole, line.start, line.inside),
        "date line": line.date is not None,
        "byline": line.is_byline,
        "repeated": line.times > 1,
        "begins small": line.text[:1].islower(),
        "begins with a quotation mark": line.text.startswith(('"', "“", "‘", "«", "„")),
        "list item": bool(bullet_of(line.text)),
        "speaks to the reader": any(word in _TO_THE_READER for word in low),
        "tells who said it": any(word in _TOLD for word in low),
        "begins with a dash": line.text.startswith(("—", "–", "- ")),
        # "Monde » Afrique" is a bar, « Paris » a quotation.
        "holds a bar": " | " in line.text or ("»" in line.text and "«" not in line.text),
        "no letters": not head,
    }
    found.update((name, 1.0) for name, is_so in looks.items() if is_so)
    if stop_words:
        found["stop words"] = min(stops, 0.5) * 2
    if line.words > 3:  # noqa: PLR2004 -- a capital tells nothing in a line of three words
        found["capital letters"] = capitals
    return found


def _length(words: int) -> str:
    for most, name in ((3, "1-3 words"), (6, "4-6 words"), (9, "7-9 words"), (19, "10-19 words")):
        if words <= most:
            return name
    return "20-39 words" if words < 40 else "40 words or more"  # noqa: PLR2004 -- says its name


def _add_overlap(own: list[Features], lines: Sequence[PageLine], heads: list[list[str]]) -> None:
    """Give the share of words that sentences elsewhere use: an article has a subject."""
    vocabularies = [{word.casefold() for word in head if len(word) >= _LONG_WORD} for head in heads]
    used: Counter[str] = Counter()
    for line, vocabulary in zip(lines, vocabularies, strict=True):
        if line.is_prose:
            used.update(vocabulary)
    for found, line, vocabulary in zip(own, lines, vocabularies, strict=True):
        least = 2 if line.is_prose else 1
        if vocabulary:
            shared = sum(used[word] >= least for word in vocabulary) / len(vocabulary)
            found["on the subject"] = shared


def _add_neighbours(own: list[Features], lines: Sequence[PageLine]) -> None:
    sums = list(accumulate((line.is_prose for line in lines), initial=0))
    for at, found in enumerate(own):
        near = _shares(sums, at, _NEAR)
        wide = _shares(sums, at, _AROUND)
        found["sentences just before"], found["sentences just after"] = near
        found["sentences before"], found["sentences after"] = wide
        found["between sentences"] = float(min(near) > 0)
        if lines[at].words < PROSE_WORDS:
            found["short amid sentences"] = min(wide)


def _shares(sums: Sequence[int], at: int, reach: int) -> tuple[float, float]:
    """Return the share of sentences among the lines before and after.

    Beyond the page's edges it goes on as on the line's other side: many dumps are cut there.
    """
    start, end = max(0, at - reach), min(len(sums) - 1, at + 1 + reach)
    before, after = sums[at] - sums[start], sums[end] - sums[at + 1]
    lacking_before, lacking_after = reach - (at - start), reach - (end - at - 1)
    share_before = before / (at - start) if at > start else 0.0
    share_after = after / (end - at - 1) if end > at + 1 else 0.0
    return (
        (before + lacking_before * share_after) / reach,
        (after + lacking_after * share_before) / reach,
    )


def _add_openers(own: list[Features], lines: Sequence[PageLine]) -> None:
    """Mark the headlines that follow "Most read", until a sentence comes."""
    is_open = False
    for found, line in zip(own, lines, strict=True):
        if line.is_prose:
            found["sentence after an opener"] = float(is_open)
            is_open = False
        elif is_open:
            found["under an opener"] = 1.0
        if line.furniture and line.furniture.role is PhraseRole.OPENER:
            is_open = True


def _add_comments(own: list[Features], lines: Sequence[PageLine]) -> None:
    """Mark what stands below "Comments": what readers write looks like an article too."""
    told, marks, are_open = 0, 0, False
    for found, line in zip(own, lines, strict=True):
        told += line.words * line.is_prose
        if are_open:
            found["below the comments' heading"] = 1.0
        if marks:
            found["marks of the end above"] = min(marks, _MOST_MARKS) / _MOST_MARKS
        heading = line.whole or line.start
        is_mark = heading is not None and heading.role is not PhraseRole.PASSING
        marks += is_mark and told >= _ARTICLE_WORDS
        are_open = are_open or (heading in (COMMENTS, STAMP) and told >= _ARTICLE_WORDS)


def _add_lists(own: list[Features], lines: Sequence[PageLine]) -> None:
    """Mark items below a line that ends in a colon, and a picture's words above its credit."""
    in_list = False
    for at, (found, line) in enumerate(zip(own, lines, strict=True)):
        if in_list and (line.furniture or line.is_prose):
            in_list = False
        if in_list:
            found["under a colon"] = 1.0
        announces = line.text.endswith(":") and line.words >= _LONG_WORD
        in_list = in_list or (announces and line.furniture is None)
        below = lines[at + 1].furniture if at + 1 < len(lines) else None
        if below is CAPTION and line.furniture is not CAPTION:
            found["above a credit"] = 1.0
