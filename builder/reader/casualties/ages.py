"""The ages that stand after people, which count nobody: "Two men, 34 and 41, were killed"."""

from collections.abc import Sequence

from builder.reader.cardinals import cardinal_at
from builder.reader.casualties.vocabulary import (
    AGE_LEADS,
    AGE_WORDS,
    DECADE_PARTS,
    DECADES,
    PERSONS,
    SINGULAR,
)
from builder.reader.tokens import Token

_OLDEST = 115
_MOST = 20  # ages in a row
_JOINTS = frozenset({",", "and", "&", "to", "or", "-", "–"})
_OPENS = frozenset({",", "("})
_IN_HIS = (frozenset({"in"}), frozenset({"his", "her", "their"}))
_YES = [True, True]
_CLOSES = {",": frozenset({",", ".", ";"}), "(": frozenset({")"})}


def is_age(words: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether the number is an age after a person: "Tarik Mon, 35, was killed"."""
    first = at
    low = at - 2 * _MOST
    while first > max(1, low) and words[first - 1].low in _JOINTS and _is_digits(words[first - 2]):
        first -= 2
    if first < 1:
        return False
    is_led = words[first - 1].low in AGE_LEADS and _is_of_ages(words, first - 1)
    if is_led or words[first - 1].low in AGE_WORDS:
        return True
    is_plain = words[at].text.isdecimal() and end == at + 1 and int(words[at].text) <= _OLDEST
    last, _ = _list(words, at)
    if not is_plain or last >= len(words) or first < 2:  # noqa: PLR2004 -- a person and a comma
        return False
    before = words[first - 2]
    is_closed = words[last].low in _CLOSES.get(words[first - 1].low, ())
    return is_closed and (before.text[:1].isupper() or before.low in PERSONS)


def _is_of_ages(words: Sequence[Token], at: int) -> bool:
    return any(word.low in AGE_WORDS for word in words[max(0, at - 3) : at + 1])


def behind_ages(words: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the index after the ages that follow a noun for people, and how many they are.

    A comma that closes them is left: it parts the people from their verb. The index is `at` itself
    where no ages follow.
    """
    decade = _behind_decade(words, at)
    if decade > at:
        return decade, 0
    place = at
    opened = words[place].low if place < len(words) and words[place].low in _OPENS else ""
    place += bool(opened)
    first = place
    place = _behind_lead(words, place)
    is_led = place > first
    if not is_led and words[at : at + 1] and words[at].low == "of":
        is_one = at > 0 and words[at - 1].low in SINGULAR
        end, count = _list(words, at + 1)
        is_over = end >= len(words) or words[end].low not in PERSONS
        return (end, 1) if is_one and count == 1 and is_over else (at, 0)
    end, count = _list(words, place)
    if not count or not (is_led or opened):
        return at, 0
    if opened and not is_led and (end >= len(words) or words[end].low not in _CLOSES[opened]):
        return at, 0
    is_bracket = opened == "(" and end < len(words) and words[end].low == ")"
    return end + is_bracket, count


def _behind_decade(words: Sequence[Token], at: int) -> int:
    """Return the index after "in his late 50s"."""
    if [word.low in low for word, low in zip(words[at : at + 2], _IN_HIS, strict=False)] != _YES:
        return at
    place = at + 2 + (at + 2 < len(words) and words[at + 2].low in DECADE_PARTS)
    lows = [word.low for word in words[place : place + 2]]
    if lows[:1] and lows[0] in DECADES:
        return place + 1
    return place + 2 if lows[1:] == ["s"] and lows[0].isdecimal() else at


def _behind_lead(words: Sequence[Token], at: int) -> int:
    """Return the index after "aged between" or "between the ages of"."""
    place, has_word = at, False
    while place < min(len(words), at + 4) and words[place].low in AGE_WORDS | AGE_LEADS:
        has_word = has_word or words[place].low in AGE_WORDS
        place += 1
    return place if has_word else at


def _list(words: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the index after the numbers that commas and "and" join, and how many there are."""
    place, count = at, 0
    while (found := _number(words, place)) is not None and found[0] <= _OLDEST:
        count, end = count + 1, found[1]
        place = end
        while place < len(words) and words[place].low in _JOINTS:
            place += 1
        if place == end or count > _MOST or _number(words, place) is None:
            return end, count
    return (place, count) if not count else (end, count)


def _is_digits(word: Token) -> bool:
    return word.text.isdecimal()


def _number(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    return cardinal_at(words, at) if at < len(words) else None
