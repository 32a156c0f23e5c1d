"""A piece of text as a row of words, folded so that the spellings of a word are one.

Accents, vowel signs and the variants of a letter fall away, and so does what a language writes onto
the front of a word ("and", "the" in Arabic). Each word knows where it stands in the text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from builder.model.text import Span

_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_TOKEN = re.compile(
    r"\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}(?!\d)"  # a date
    r"|\d{1,2}(?:[:h]|\s?h\s?)\d\d\b"  # a time
    r"|\d{1,3}(?:[\u00a0\u202f .,٬]\d{3}(?!\d))+|\d+(?:[.,٫]\d+)?"
    r"|[^\W\d_]{1,6}['’](?=[^\W\d_])"  # "l'" of "l'attaque"
    rf"|(?:[^\W\d_][{_SIGNS}]*)+"
    r"|[^\w\s]"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
# Letters that Persian, Urdu and Arabic keyboards write in their own ways.
_LETTERS = str.maketrans("ىیېۍکہھۃۂةەۀأإآٱؤئ’‐‑،؛۔؟", "ييييكهههههههااااوي'--,;.?")


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return what the spellings of a word have in common."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "ـ\u200c\u200d")
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in letters)


Split = Callable[[str], tuple[tuple[str, ...], int]]


@dataclass(frozen=True, eq=False)
class WordRow:
    """The words and marks of a piece of a text, in order."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int, split: Split) -> "WordRow":
        """Read the piece; `split` returns the words that a word begins with, and their letters."""
        words: list[str] = []
        spans: list[Span] = []
        # A hyphen within a word parts it: "cessez-le-feu", "vingt-trois".
        piece = _HYPHEN.sub(" ", text[start:end])
        for match in _TOKEN.finditer(piece):
            word = folded(match[0])
            if not word:
                continue  # a sign without its letter
            first = start + match.start()
            front, length = split(word)
            for one in front:
                words.append(one)
                spans.append(Span(first, first + 1))
            word, first = word[length:], first + length
            words.append(word)
            spans.append(Span(first, start + match.end()))
        return cls(tuple(words), tuple(spans))

    @cached_property
    def plain(self) -> str:
        """The words with one space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word) + 1
        return starts

    def at(self, offset: int) -> int:
        """Return the index of the word at an offset of `plain`."""
        return bisect_right(self._starts, offset) - 1

    def words_of(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the first word that matches in `plain`, and the one after the last."""
        return self.at(match.start()), self.at(max(match.start(), match.end() - 1)) + 1

    def span(self, first: int, end: int) -> Span:
        """Return where the words stand in the text."""
        return Span(self.spans[first].start, self.spans[max(first, end - 1)].end)

    def masked(self, groups: Sequence[tuple[Span, str]]) -> str:
        """Return `plain` with each mention of a group as one word, which `groups` give."""
        found: list[str] = []
        at = 0
        for word, span in zip(self.words, self.spans, strict=True):
            while at < len(groups) and groups[at][0].end <= span.start:
                at += 1
            if at < len(groups) and groups[at][0].overlaps(span):
                if groups[at][0].start >= span.start or not found or found[-1] != groups[at][1]:
                    found.append(groups[at][1])
                continue
            found.append(word)
        return f" {' '.join(found)} "
