"""Read how many: a number with its bounds, in digits or words, from the words of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.text import Span
from builder.reader.found import Count


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a mark of a sentence; `low` is its lower-case form."""

    low: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count, the index behind its last word, and the words that make it more or less exact."""

    count: Count
    end: int
    qualifier: Span | None = None


# "12-year-old" and "U.S." are one word each.
_WORD = re.compile(
    r"\d+(?:-[a-z]{1,12}){1,2}|\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,4}"
    r"|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]"
)
_MAX_DIGITS = 6  # no attack has killed a million
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {
    word: ten * 10 for ten, word in enumerate(_TENS, start=2)
}
_NUMBERS |= {
    f"{ten}-{unit}": (place + 2) * 10 + value
    for place, ten in enumerate(_TENS)
    for value, unit in enumerate(_UNITS[1:10], start=1)
}
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_UNKNOWN = frozenset(
    """dozens scores hundreds thousands several many multiple numerous various countless few tens
    handful unspecified undetermined unknown""".split()
)
_NOBODY = frozenset("no no-one nobody none".split())
_AT_LEAST = (
    "at least", "more than", "over", "no fewer than", "no less than", "not less than", "upwards of",
    "upward of", "a minimum of", "in excess of", "well over", "not fewer than", "above",
)  # fmt: skip
_AT_MOST = (
    "up to", "as many as", "at most", "no more than", "fewer than", "less than", "nearly", "almost",
    "close to", "a maximum of", "not more than", "under",
)  # fmt: skip
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "exactly", "only")
_QUALIFIERS = {
    tuple(phrase.split()): bound
    for bound, phrases in (("min", _AT_LEAST), ("max", _AT_MOST), ("", _ABOUT))
    for phrase in phrases
}
_FIRSTS = frozenset(phrase[0] for phrase in _QUALIFIERS)
_JOINTS = frozenset("- – — to or".split())
_OF = frozenset("of a an the".split())


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words and marks between the two places of the text."""
    return tuple(
        Word(match[0].casefold(), match[0], Span(*match.span()))
        for match in _WORD.finditer(text, start, end)
    )


def quantity_at(words: Sequence[Word], at: int) -> Quantity | None:
    """Read the count that begins at the index; None where none does."""
    bound, first = _qualifier(words, at)
    between = _between(words, first)
    base = None if between else _base(words, first)
    if base is None:
        return between
    value, end = base
    if value is None:
        return Quantity(Count(None, None), end, _span(words, at, end))
    qualifier = _span(words, at, first) if first > at else None
    if bound:
        count = Count(value, None) if bound == "min" else Count(None, value)
        return Quantity(count, end, qualifier)
    upper = _base(words, end + 1) if end < len(words) and words[end].low in _JOINTS else None
    if upper and upper[0] is not None and upper[0] > value:
        return Quantity(Count(value, upper[0]), upper[1], qualifier)
    return Quantity(Count(value, value), end, qualifier)


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)


def _qualifier(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    if at < len(words) and words[at].low in _FIRSTS:
        for length in (3, 2, 1):
            phrase = tuple(word.low for word in words[at : at + length])
            if phrase in _QUALIFIERS:
                return _QUALIFIERS[phrase], at + length
    return None, at


def _between(words: Sequence[Word], at: int) -> Quantity | None:
    if at >= len(words) or words[at].low != "between":
        return None
    low = _base(words, at + 1)
    if low is None or low[1] >= len(words) or words[low[1]].low not in {"and", "to"}:
        return None
    high = _base(words, low[1] + 1)
    if high is None or low[0] is None or high[0] is None or high[0] < low[0]:
        return None
    return Quantity(Count(low[0], high[0]), high[1])


def _base(words: Sequence[Word], at: int) -> tuple[int | None, int] | None:
    """Return the number at the index, None for "scores", and the index behind it."""
    if at >= len(words):
        return None
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in _NOBODY:
        return 0, at + 1 + (low == "no" and following == "one")
    if low in {"a", "an", "half"}:
        return _after_article(words, at, following)
    if low in _UNKNOWN:
        return None, _behind(words, at + 1)
    value = _value(low)
    if value is not None and following in _MULTIPLES:
        return value * _MULTIPLES[following], at + 2 + _of(words, at + 2)
    return None if value is None else (value, at + 1)


def _after_article(words: Sequence[Word], at: int, following: str) -> tuple[int | None, int] | None:
    """Read "a dozen", "half a dozen", "a couple of" and "a number of"."""
    if words[at].low == "half":
        end = at + (3 if following == "a" else 2)
        return (6, end) if words[min(end, len(words)) - 1].low == "dozen" else None
    if following in _MULTIPLES:
        return _MULTIPLES[following], at + 2 + _of(words, at + 2)
    if following == "couple" and _of(words, at + 2):
        return 2, at + 3
    if following in _UNKNOWN or (following == "number" and _of(words, at + 2)):
        return None, _behind(words, at + 2)
    return None


def _behind(words: Sequence[Word], at: int) -> int:
    """Return the index behind "number of" or "of thousands"."""
    while at < len(words) and words[at].low in {"of", "number", "thousands"}:
        at += 1
    return at


def _of(words: Sequence[Word], at: int) -> int:
    return 1 if at < len(words) and words[at].low == "of" else 0


def _value(low: str) -> int | None:
    if low in _NUMBERS:
        return _NUMBERS[low]
    digits = low.replace(",", "")
    if digits.isdecimal() and len(digits) <= _MAX_DIGITS and _grouped(low):
        return int(digits)
    return None


def _grouped(low: str) -> bool:
    """Tell whether commas stand where those of thousands do: "1,200", not "3,4"."""
    head, *groups = low.split(",")
    return bool(head) and all(len(group) == 3 for group in groups)  # noqa: PLR2004 -- thousands
