"""What stands around a number that has no noun for people: a thing, or a noun unknown."""

from collections.abc import Sequence

from builder.reader.casualties.words import BREAKS, DEATH_PAIRS, PERSONS, THINGS
from builder.reader.words import Word

_NOUN_WORDS = 5
_MARKS_BEFORE = frozenset("$ € £ no / ' ’".split())
_MARKS_BEHIND = frozenset("- – % $ € £ / :".split())


def behind_unknown(words: Sequence[Word], end: int) -> int:
    """Return the index behind a plural noun that may be of people: "70 Veldanans"."""
    for place in range(end, min(len(words) - 1, end + 2)):
        low, following = words[place].low, words[place + 1].low
        if low in BREAKS or low.endswith("ed") or not low[0].isalpha():
            return end
        is_over = following in BREAKS or following in DEATH_PAIRS or not following[0].isalpha()
        if low.endswith("s") and is_over:
            return place + 1
    return end


def behind_group(words: Sequence[Word], end: int) -> int:
    """Return the index behind "two of their guild", where the noun is of no people."""
    place = end
    while place < min(len(words), end + _NOUN_WORDS):
        low = words[place].low
        if low in BREAKS or not low[0].isalpha() or low.endswith("ed"):
            break
        place += 1
    return place


def is_thing(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word is of a thing that is counted, not "bus" in "bus passengers"."""
    is_modifier = at + 1 < len(words) and words[at + 1].low in PERSONS
    return words[at].low in THINGS and not is_modifier


def counts_things(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the number counts kilometres, attacks or the like, or is a sum or an ordinal."""
    if at and words[at - 1].low in _MARKS_BEFORE:
        return True
    for place in range(end, min(len(words), end + 3)):
        low = words[place].low
        if is_thing(words, place) or (place == end and low in _MARKS_BEHIND):
            return True
        if low in BREAKS or not low[0].isalpha():
            return False
    return False
