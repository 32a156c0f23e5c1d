"""Where a word or a number of a text goes on: nothing is quoted or named in part."""

import re
import unicodedata
from collections.abc import Iterable


def _ranges(places: Iterable[int]) -> str:
    """Return the characters as ranges of a class of a pattern, which asks for one at a time."""
    found: list[list[int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1][1] = place
        else:
            found.append([place, place])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in found)


# The vowel signs, accents and other marks of all scripts, which belong to their letter, for a class
# of a pattern. The last of them that belongs to letters is U+1E94A.
MARKS = _ranges(at for at in range(0x300, 0x1E950) if unicodedata.category(chr(at))[0] == "M")
# What nobody sees parts no word: soft hyphens, joiners, marks of direction. U+200C is left out: in
# Persian it parts an ending, or the words of a name.
UNSEEN = "\u00ad\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]")
_MOST_UNSEEN = 100
# "1.5", "3,400", "10:30", "1/2", "3\u20134", "3~4": marks that hold two digits together.
_IN_NUMBERS = ".,:/~\u066b\u066c\u2012\u2013\u2014\u2015\u2044\u2212\u2215\u301c\uff5e"
# In "3'400", too.
_APOSTROPHES = "'\u2018\u2019\u201b\uff07"
_HYPHENS = "-\u2010\u2011"
# In "3 400", but not at the end of a line.
_SPACES = " \u00a0\u2007\u2009\u202f"
_GROUP = 3
_MARKS = frozenset(_IN_NUMBERS + _APOSTROPHES + _HYPHENS + _SPACES)
# The English possessive, and what Turkish writes after a name.
_ENDING = re.compile(
    r"(?:[sS]|[yn]?[ae\u0131iu\u00fc]|n?[dt][ae](?:n|ki)?|n?[\u0131iu\u00fc]n|y?l[ae]|l[\u0131iu\u00fc])(?!\w)"
)
# What French and Italian write onto the next word. Their "n'" is a "not" and stays with its word.
_ELIDED = frozenset("l d j m s t c qu jusqu lorsqu puisqu all dall dell nell sull un".split())
_LONGEST_NAME = 40
# "And", "so", "with", "for", "as".
_PARTICLES = "\u0648\u0641\u0628\u0644\u0643"
# Scripts without spaces between words, by the first word of a letter's name.
_UNSPACED = frozenset(
    "CJK HIRAGANA KATAKANA BOPOMOFO YI THAI LAO KHMER MYANMAR TIBETAN TAI NEW JAVANESE".split()
)


def is_torn(text: str, at: int) -> bool:
    """Tell whether a word or a number goes on across a place of a text."""
    if not 0 < at < len(text):
        return False
    first, last = _seen_before(text, at), _seen_after(text, at)
    if first < 0 or last >= len(text):
        return False
    before, after = text[first], text[last]
    if _is_letter(before) and _is_letter(after):
        return not (_is_unspaced(before) or _is_unspaced(after) or _is_after_particle(text, first))
    if _is_joint(text, last):
        return not _may_end(text, last)
    return _is_joint(text, first) and not _is_elided(text, first)


def _seen_before(text: str, at: int) -> int:
    """Return the place of the last character before one that is seen; below 0 if there is none."""
    lowest = max(0, at - _MOST_UNSEEN)
    at -= 1
    while at >= lowest and _is_unseen(text[at]):
        at -= 1
    return at


def _seen_after(text: str, at: int) -> int:
    highest = min(len(text), at + _MOST_UNSEEN)
    while at < highest and _is_unseen(text[at]):
        at += 1
    return at


def _is_unseen(char: str) -> bool:
    return not char.isascii() and _UNSEEN.match(char) is not None


def _is_joint(text: str, at: int) -> bool:
    """Tell whether a mark holds together what stands before and after it: "3,400", "can't"."""
    mark = text[at]
    if mark not in _MARKS:
        return False
    first, last = _seen_before(text, at), _seen_after(text, at + 1)
    if first < 0 or last >= len(text):
        return False
    before, after = text[first], text[last]
    if before.isdecimal() and after.isdecimal():
        return mark not in _SPACES or _is_grouped(text, first, last)
    if mark in _HYPHENS:  # "16-year-old", "MI-5"
        return (before.isdecimal() and after.isalnum()) or (before.isalnum() and after.isdecimal())
    return mark in _APOSTROPHES and _is_letter(before) and _is_letter(after)


def _may_end(text: str, mark: int) -> bool:
    """Tell whether a name may end at an apostrophe: "TTP's", "Ankara'da"."""
    if text[mark] not in _APOSTROPHES or not _ENDING.match(text, mark + 1):
        return False
    # A single letter is no name: "n'a" is French for "has not".
    return text[mark + 1] in "sS" or mark - _start_of_word(text, mark) > 1


def _is_elided(text: str, mark: int) -> bool:
    """Tell whether a word begins after an apostrophe: "l'armee"."""
    word = text[_start_of_word(text, mark) : mark]
    return text[mark] in _APOSTROPHES and word.casefold() in _ELIDED


def _start_of_word(text: str, end: int) -> int:
    start = end
    while start > max(0, end - _LONGEST_NAME) and _is_letter(text[start - 1]):
        start -= 1
    return start


def _is_grouped(text: str, first: int, last: int) -> bool:
    """Tell whether a space parts the thousands of a number: "3 400", "12 345 678"."""
    before, after = text[max(0, first - _GROUP) : first + 1], text[last : last + _GROUP + 1]
    return _digits(before[::-1]) <= _GROUP == _digits(after)


def _digits(text: str) -> int:
    """Return how many digits a text begins with."""
    return next((n for n, char in enumerate(text) if not char.isdecimal()), len(text))


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_after_particle(text: str, at: int) -> bool:
    """Tell whether a letter is one that Arabic writes onto the next word, and begins this one."""
    return text[at] in _PARTICLES and not (at > 0 and _is_letter(text[at - 1]))


def _is_unspaced(char: str) -> bool:
    return not char.isascii() and unicodedata.name(char, "").partition(" ")[0] in _UNSPACED
