"""Read how many: a number with its bounds, in digits or words, from the words of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.text import Span
from builder.reader.cardinals import (
    BEFORE_YEAR,
    MAX_DIGITS,
    MULTIPLES,
    VALUES,
    cardinal_at,
    is_group,
)
from builder.reader.found import Count
from builder.reader.languages import english, words_in
from builder.reader.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count, where its number begins, and the index after its last word.

    `qualifier` are the words that make it more or less exact.
    """

    count: Count
    first: int
    end: int
    qualifier: Span | None = None


_DATA = english("numbers")
_VAGUE = words_in(_DATA["vague"])
_NOBODY = words_in(_DATA["nobody"])
_JOINTS = words_in(_DATA["range"])
_BEFORE, _BEHIND = (words_in(_DATA["not_people"][key]) for key in ("before", "behind"))
_YEARS = range(1900, 2101)


def _phrases(*keys: str) -> dict[tuple[str, ...], str]:
    """Return the phrases of the tables, each with the bound that it makes: min, max or none."""
    return {
        tuple(phrase.split()): bound
        for bound, key in zip(("min", "max", ""), keys, strict=True)
        for phrase in _DATA[key]
    }


_QUALIFIERS = _phrases("at_least", "at_most", "about")
_QUALIFIERS_AFTER = _phrases("at_least_after", "at_most_after", "about_after")
_FIRSTS = frozenset(phrase[0] for phrase in _QUALIFIERS)
_FIRSTS_AFTER = frozenset(phrase[0] for phrase in _QUALIFIERS_AFTER)
_LENGTHS = (3, 2, 1)
_BEGIN = frozenset({*_FIRSTS, *VALUES, *_VAGUE, *_NOBODY, "a", "an", "half", "between", "from"})


def quantity_at(words: Sequence[Token], at: int) -> Quantity | None:
    """Read the count that begins at the index; None where none does.

    "At least 64" is 64 or more, "23" is 23, "5 to 7" both bounds, "scores" neither, "nobody" 0.
    """
    return _quantity(words, at) if at < len(words) and may_begin(words[at].low) else None


def _quantity(words: Sequence[Token], at: int) -> Quantity | None:
    bound, first = _qualifier(words, at)
    between = _between(words, first)
    base = None if between else _base(words, first)
    if base is None:
        return between
    value, end = base
    if value is None:
        return Quantity(Count(None, None), first, end, _span(words, at, end))
    qualifier = _span(words, at, first) if first > at else None
    if bound:
        return Quantity(_bounded(bound, value), first, end, qualifier)
    upper = _base(words, end + 1) if end < len(words) and words[end].low in _JOINTS else None
    if upper and upper[0] is not None and upper[0] > value and is_count(words, end + 1, upper[1]):
        return Quantity(Count(value, upper[0]), first, upper[1], qualifier)
    after, last = _qualifier_after(words, end)
    if last > end:
        return Quantity(_bounded(after, value), first, last, _span(words, end, last))
    return Quantity(Count(value, value), first, end, qualifier)


def is_count(words: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether the number from the index `at` up to `end` can be one of people.

    Years, ages, times, sums of money and the numbers of roads are none, nor is that of "F-16".
    """
    before = words[at - 1] if at else None
    behind = words[end] if end < len(words) else None
    if before and (before.low in _BEFORE or _is_part_of_name(words, at)):
        return False
    if before and end == at + 1 and _is_year(words[at].low) and before.low in BEFORE_YEAR:
        return False
    if behind is None:
        return True
    is_glued = behind.span.start == words[end - 1].span.end and behind.low[0].isalpha()  # "5pm"
    is_age = behind.low in {"year", "years"} and _is_old(words, end + 1)
    return not is_glued and not is_age and behind.low not in _BEHIND


def numbers_in(text: str) -> frozenset[int]:
    """Return every number of the text that could count people, with both ends of each range."""
    words = tokens_of(text)
    found: set[int] = set()
    at = 0
    while at < len(words):
        quantity = quantity_at(words, at)
        if quantity is None:
            at += 1
            continue
        if is_count(words, quantity.first, quantity.end):
            bounds = (quantity.count.min, quantity.count.max)
            found.update(bound for bound in bounds if bound is not None)
        at = quantity.end
    return frozenset(found)


def digits_in(text: str) -> frozenset[int]:
    """Return the numbers in digits of a text of any language, however it groups them."""
    words = tokens_of(text)
    found: set[int] = set()
    for at, word in enumerate(words):
        if not word.low[0].isdecimal():
            continue
        grouped = word.low
        while at + 1 < len(words) and is_group(words, at + 1, at):
            at += 1  # noqa: PLW2901 -- looks ahead
            grouped += words[at].low
        for low in (word.low, grouped):
            digits = "".join(char for char in low if char.isdecimal())
            if len(digits) <= MAX_DIGITS:
                found.add(int(digits))
    return frozenset(found)


def _is_part_of_name(words: Sequence[Token], at: int) -> bool:
    """Tell whether the digits touch letters before them: "ISIS-K2", "F-16", "9/11"."""
    before = words[at - 1]
    if not words[at].low[0].isdecimal() or before.span.end != words[at].span.start:
        return False
    if before.low not in {"-", "/", ":"}:
        return before.low[0].isalpha()
    earlier = words[at - 2] if at > 1 else None
    is_glued = earlier is not None and earlier.span.end == before.span.start
    return is_glued and earlier is not None and (before.low != "-" or earlier.low[-1].isalpha())


def _is_old(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].low == "old"


def _is_year(low: str) -> bool:
    return len(low) == len("2022") and low.isdecimal() and int(low) in _YEARS


def may_begin(low: str) -> bool:
    """Tell whether a count can begin with the word, which most words rule out."""
    return low in _BEGIN or low[0].isdecimal() or ("-" in low and low.partition("-")[0] in _BEGIN)


def _bounded(bound: str, value: int) -> Count:
    return {"min": Count(value, None), "max": Count(None, value)}.get(bound, Count(value, value))


def _span(words: Sequence[Token], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)


def _qualifier(words: Sequence[Token], at: int) -> tuple[str | None, int]:
    if at < len(words) and words[at].low in _FIRSTS:
        for length in _LENGTHS:
            phrase = tuple(word.low for word in words[at : at + length])
            if phrase in _QUALIFIERS:
                return _QUALIFIERS[phrase], at + len(phrase)
    return None, at


def _qualifier_after(words: Sequence[Token], at: int) -> tuple[str, int]:
    if at < len(words) and words[at].low in _FIRSTS_AFTER:
        for length in _LENGTHS:
            phrase = tuple(word.low for word in words[at : at + length])
            if phrase in _QUALIFIERS_AFTER:
                return _QUALIFIERS_AFTER[phrase], at + len(phrase)
    if at < len(words) and words[at].low == "+" and words[at - 1].span.end == words[at].span.start:
        return "min", at + 1
    return "", at


def qualified_after(
    words: Sequence[Token], at: int, count: Count
) -> tuple[Count, Span | None, int]:
    """Return an exact count as the words after its noun bound it: "15 people or more".

    With it, the place of these words, None without any, and the index after them.
    """
    is_exact = count.min is not None and count.min == count.max
    bound, end = _qualifier_after(words, at) if is_exact else ("", at)
    if end == at or count.min is None:
        return count, None, at
    return _bounded(bound, count.min), _span(words, at, end), end


def _between(words: Sequence[Token], at: int) -> Quantity | None:
    if at >= len(words) or words[at].low not in {"between", "from"}:
        return None
    low = _base(words, at + 1)
    if low is None or low[1] >= len(words) or words[low[1]].low not in {"and", "to"}:
        return None
    if (words[at].low == "from") != (words[low[1]].low == "to"):
        return None
    high = _base(words, low[1] + 1)
    if high is None or low[0] is None or high[0] is None or high[0] < low[0]:
        return None
    return Quantity(Count(low[0], high[0]), at + 1, high[1], _span(words, at, at + 1))


def _base(words: Sequence[Token], at: int) -> tuple[int | None, int] | None:
    """Return the number at the index, None for "scores", and the index after it."""
    if at >= len(words):
        return None
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in _NOBODY:
        return 0, at + 1 + (low == "no" and following == "one")
    if low in {"a", "an", "half", "half-a-dozen", "half-dozen"}:
        return _after_article(words, at, following)
    if low in _VAGUE:
        return None, _after_vague(words, at + 1)
    found = cardinal_at(words, at)
    if found is None:
        return None
    value, end = found
    return value, end + (words[end - 1].low in MULTIPLES and _is_of(words, end))


def _after_article(
    words: Sequence[Token], at: int, following: str
) -> tuple[int | None, int] | None:
    """Read "a dozen", "half a million", "a couple of" and "a number of"."""
    if words[at].low.endswith("-dozen"):
        return MULTIPLES["dozen"] // 2, at + 1
    if words[at].low == "half":
        end = at + (3 if following in {"a", "an"} else 2)
        multiple = MULTIPLES.get(words[min(end, len(words)) - 1].low)
        return (multiple // 2, end + _is_of(words, end)) if multiple else None
    if following in MULTIPLES:
        value, end = cardinal_at(words, at + 1, VALUES["one"]) or (0, 0)
        return value, end + _is_of(words, end)
    if following == "couple" and _is_of(words, at + 2):
        return 2, at + 3
    if following in _VAGUE or (following == "number" and _is_of(words, at + 2)):
        return None, _after_vague(words, at + 2)
    return None


def _after_vague(words: Sequence[Token], at: int) -> int:
    """Return the index after "number of" or "of thousands"."""
    while at < len(words) and words[at].low in {"of", "number", "thousands", "dozen", "hundred"}:
        at += 1
    return at


def _is_of(words: Sequence[Token], at: int) -> int:
    return 1 if at < len(words) and words[at].low == "of" else 0
