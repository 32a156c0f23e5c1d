"""What stands around a number that has no noun for people: a thing, or a noun unknown."""

from collections.abc import Sequence

from builder.reader.casualties.vocabulary import (
    AUXILIARIES,
    BREAKS,
    DEATH_INTRANSITIVE,
    DEATH_PAIRS,
    DEATH_VERBS,
    INJURY_VERBS,
    ORDINALS,
    PERSONS,
    THINGS,
)
from builder.reader.tokens import Token

_NOUN_WORDS = 5
_MARKS_BEFORE = frozenset("$ € £ no / ' ’".split())
_HARMED = INJURY_VERBS | DEATH_VERBS | DEATH_INTRANSITIVE
_A = frozenset("a an".split())
_MARKS_BEHIND = frozenset("- – % $ € £ / :".split())


def behind_unknown(words: Sequence[Token], end: int) -> int:
    """Return the index after a plural noun that may be of people: "70 Veldanans"."""
    for place in range(end, min(len(words) - 1, end + 2)):
        low, following = words[place].low, words[place + 1].low
        if low in BREAKS or low.endswith("ed") or not low[0].isalpha():
            return end
        is_over = following in BREAKS or following in DEATH_PAIRS or not following[0].isalpha()
        if low.endswith("s") and is_over:
            return place + 1
    return end


def behind_group(words: Sequence[Token], end: int) -> int:
    """Return the index after "two of their guild", where the noun is of no people."""
    place = end
    while place < min(len(words), end + _NOUN_WORDS):
        low = words[place].low
        if low in BREAKS or not low[0].isalpha() or low.endswith("ed"):
            break
        place += 1
    return place


def is_thing(words: Sequence[Token], at: int) -> bool:
    """Tell whether the word is of a thing that is counted, not "bus" in "bus passengers"."""
    is_modifier = at + 1 < len(words) and words[at + 1].low in PERSONS
    return words[at].low in THINGS and not is_modifier


def counts_things(words: Sequence[Token], at: int, end: int) -> bool:
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


def behind_one_more(words: Sequence[Token], at: int) -> int:
    """Return the index after "another" or "a ninth" where that alone is hurt; 0 for no such."""
    low = words[at].low
    if low == "another" and _is_hurt(words, at + 1):
        return at + 1
    is_nth = low in _A and at + 1 < len(words) and words[at + 1].low in ORDINALS
    return at + 2 if is_nth and _is_hurt(words, at + 2) else 0


def _is_hurt(words: Sequence[Token], at: int) -> bool:
    """Tell whether nothing but a verb follows: "and another seriously wounded"."""
    while at < len(words) and words[at].low in AUXILIARIES:
        at += 1
    return at < len(words) and words[at].low in _HARMED


def behind_acronym(words: Sequence[Token], at: int) -> int:
    """Return the index after "(K-YA)" in "two NSCN (K-YA) cadres", 0 where there is none."""
    closed, noun = words[at + 2 : at + 3], words[at + 3 : at + 4]
    is_one = [word.low for word in closed] == [")"] and words[at + 1].text.isupper()
    return at + 3 if is_one and any(word.low in PERSONS for word in noun) else 0
