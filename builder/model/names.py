"""Find the names of authority records in a text, in any of their spellings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from builder.model.text import Span
from builder.model.tokens import MARKS, UNSEEN, is_torn


class BearerKind(StrEnum):
    """What a name belongs to; the value is the folder of its records."""

    GROUP = "groups"
    LOCATION = "locations"

    # That of an enumeration is a call of Python for each of millions of look-ups.
    __hash__ = str.__hash__


class Owner(NamedTuple):
    """An authority record that bears a name."""

    kind: BearerKind
    id: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its bearer. A weak one means the bearer only where something else says so."""

    text: str
    owner: Owner
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A place in a text where a name stands, and everyone who bears it there."""

    span: Span
    strong: frozenset[Owner]
    weak: frozenset[Owner]


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    name: Name


@dataclass(slots=True)
class _Node:
    """The names whose words, folded, lead here, and where one word more leads."""

    ends: list[_Pattern] = field(default_factory=list)
    following: dict[str, "_Node"] = field(default_factory=dict)


# No name has so many; see builder/check/limits.py.
_MOST_WORDS = 60
# Letters and digits with the marks that belong to them, and what nobody sees between them. Most
# of what is neither is a space: the class of marks is long, and none of ASCII is in it.
_LETTERS = rf"(?:\w++|(?![\x00-\x7f])[{MARKS}]++)++"
_UNSEEN = re.compile(f"[{UNSEEN}]")
_WORD = re.compile(rf"{_LETTERS}(?:[{UNSEEN}]++{_LETTERS})*+")
# Words that newsrooms spell in more ways than long vowels explain, each under one of them.
_ONE_SPELLING = {
    spelling: word
    for word, spellings in {
        "daesh": "daish daiish daesch",
        "jaish": "jaysh jaesh jeish jeysh",
        "jamat": "jammat",
        "jihad": "jehad",
        "khorasan": "khurasan khorassan khurassan khorosan khurosan",
        "lashkar": "lashker laskar",
        "muhammad": "mohammad mohammed muhammed mohamad mohamed",
        "mujahidin": "mujahedin mujahiden",
        "taliban": "taleban",
        "tehrik": "tahrik tehrek",
    }.items()
    for spelling in spellings.split()
}
# What may stand between two words of one name: "Tehrik-e Taliban", "Islamic State – Khorasan".
# Anything else, as in "U.S. forces", has to stand there as it does in the name.
_GAP = re.compile(r" ?[-\u2010-\u2014'\u2019]? ?")


class NameIndex:
    """The names of an archive, ready to be looked up in texts in time linear in their length."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Take the names; those without a letter or digit match nothing."""
        self._root = _Node()
        self._bearers: dict[frozenset[Owner], frozenset[Owner]] = {}
        for name in names:
            found = list(_words(name.text))
            if 0 < len(found) <= _MOST_WORDS:
                words = tuple(word[0] for word in found)
                gaps = tuple(_gaps(name.text, found))
                node = self._root
                for word in words:
                    node = node.following.setdefault(fold(word), _Node())
                node.ends.append(_Pattern(words, gaps, name))

    def find(self, text: str) -> Iterator[NameMatch]:
        """Yield the matches from left to right; of two that overlap, the earlier and longer."""
        words, folds = _folded_words(text)
        begins = self._root.following
        after = 0
        for position, folded_word in enumerate(folds):
            # Most words begin no name.
            if folded_word not in begins or position < after:
                continue
            length, names = self._longest(text, position)
            after = position + max(length, 1)
            if names:
                yield NameMatch(
                    Span(words[position].start(), words[position + length - 1].end()),
                    self._once(name.owner for name in names if not name.is_weak),
                    self._once(name.owner for name in names if name.is_weak),
                )

    def _once(self, owners: Iterable[Owner]) -> frozenset[Owner]:
        # A text has a name often, and few names have the same bearers.
        found = frozenset(owners)
        return self._bearers.setdefault(found, found)

    def _longest(self, text: str, position: int) -> tuple[int, list[Name]]:
        # One step a word, however many names begin with it.
        words, folds = _folded_words(text)
        node, at, ends = self._root, position, []
        while at < len(folds) and (after := node.following.get(folds[at])):
            node, at = after, at + 1
            if node.ends:
                ends.append(node.ends)
        for patterns in reversed(ends):
            names = [
                pattern.name for pattern in patterns if _stands_at(pattern, text, words, position)
            ]
            if names:
                return len(patterns[0].words), names
        return 0, []


def fold(word: str) -> str:
    """Return what the spellings of a word have in common: Tehreek and Tehrik, Bājaur and Bajaur."""
    return _fold(word) if len(word) < 64 else word  # noqa: PLR2004 -- no name has such a word


def folded(name: str) -> str:
    """Return what the spellings of a name have in common, whatever stands between its words."""
    return " ".join(fold(word[0]) for word in _words(name))


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", word).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    # Romanised Urdu, Pashto and Arabic: long vowels and the linking -e- or -i- are spelt freely.
    for long, short in (("ee", "i"), ("oo", "u"), ("aa", "a")):
        plain = plain.replace(long, short)
    plain = "i" if plain == "e" else plain
    return _ONE_SPELLING.get(plain, plain)


def _words(text: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text)


# The reader looks up the names of several indexes in one text.
@lru_cache(maxsize=2)
def _folded_words(text: str) -> tuple[list[re.Match[str]], list[str]]:
    words = list(_words(text))
    return words, [fold(word[0]) for word in words]


def _stands_at(pattern: _Pattern, text: str, words: list[re.Match[str]], position: int) -> bool:
    here = words[position : position + len(pattern.words)]
    if len(here) < len(pattern.words):
        return False
    if not all(_same(name, word[0]) for name, word in zip(pattern.words, here, strict=True)):
        return False
    if _is_in_number(text, here[0].start(), here[-1].end()):
        return False
    gaps = zip(pattern.gaps, _gaps(text, here), strict=True)
    return all(gap == own or _GAP.fullmatch(gap) for own, gap in gaps)


def _is_in_number(text: str, start: int, end: int) -> bool:
    """Tell whether a name that begins or ends with a digit stands within a number: "1,313"."""
    begins, ends = text[start].isdecimal(), text[end - 1].isdecimal()
    return (begins and is_torn(text, start)) or (ends and is_torn(text, end))


def _gaps(text: str, words: list[re.Match[str]]) -> Iterator[str]:
    return (text[a.end() : b.start()] for a, b in pairwise(words))


def _same(name: str, word: str) -> bool:
    if fold(name) != fold(word):
        return False
    if len(name) > 1 and name.isupper():
        return word.isupper()
    return word[0].isupper() or not name[0].isupper()
