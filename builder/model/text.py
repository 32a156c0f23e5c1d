"""Text, places in it, and the quotes that rest on it."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end` (W3C TextPositionSelector)."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, with as much before and after as makes them the only ones.

    The fields are those of the W3C TextQuoteSelector.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space and without control characters."""
    return " ".join(" ".join(text.split()).translate(_CONTROLS).split())


def find_all(text: str, quote: Quote, most: int | None = None) -> list[Span]:
    """Return every place where the quote stands in the text, in order; places may overlap.

    Of the places of its exact words, no more than `most` are looked at.
    """
    prefix, suffix = quote.prefix.rstrip(), quote.suffix.lstrip()
    return [
        span
        for span in islice(occurrences(text, quote.exact), most)
        if text.endswith(prefix, 0, _end_of_words(text, span.start))
        and text.startswith(suffix, _start_of_words(text, span.end))
    ]


def _end_of_words(text: str, position: int) -> int:
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position


def _start_of_words(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Yield every place where the words stand in the text, in order; no words stand nowhere."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def is_whole(text: str, span: Span) -> bool:
    """Tell whether words begin and end where words and numbers of the text do.

    "64 people" is torn out of "164 people", "5" out of "1.5" and "16" out of "16-year-old". In a
    script that sets no spaces, such as Chinese or Thai, words may end anywhere.
    """
    return not (_is_torn(text, span.start) or _is_torn(text, span.end))


def widened(text: str, span: Span) -> Span:
    """Return the span with all of the words and numbers that it begins or ends within.

    No word of people's is longer than a hundred letters.
    """
    start, end = span.start, span.end
    while _is_torn(text, start) and span.start - start < _LONGEST_WORD:
        start -= 1
    while _is_torn(text, end) and end - span.end < _LONGEST_WORD:
        end += 1
    return Span(start, end)


def says(text: str, words: str) -> bool:
    """Tell whether the words stand in the text as whole words, in capitals or not."""
    # Most stand there as they are, and a long text takes time to fold.
    return _says(text, words) or _says(in_small_letters(text), words.casefold())


def _says(text: str, words: str) -> bool:
    # What is within other words so often is no phrase.
    return any(is_whole(text, span) for span in islice(occurrences(text, words), _MOST_PLACES))


@lru_cache(maxsize=8)
def in_small_letters(text: str) -> str:
    """Return the text case-folded; of the last few long texts it is kept."""
    return text.casefold()


_MOST_PLACES = 1_000
_LONGEST_WORD = 100
_IN_NUMBERS = ".,:\u066b\u066c"
# "And", "so", "with", "for", "as".
_PARTICLES = "\u0648\u0641\u0628\u0644\u0643"
_HYPHENS = "-\u2010\u2011"
# Scripts without spaces between words, by the first word of a letter's name.
_UNSPACED = frozenset(
    "CJK HIRAGANA KATAKANA BOPOMOFO YI THAI LAO KHMER MYANMAR TIBETAN TAI NEW JAVANESE".split()
)


def _is_torn(text: str, at: int) -> bool:
    """Tell whether a word or a number goes on across a place."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_letter(before) and _is_letter(after):
        return not (_is_unspaced(before) or _is_unspaced(after) or _is_after_particle(text, at))
    # "1.5", "3,400", "64-65", "16-year-old": what joins belongs to the number on either side.
    if after in _IN_NUMBERS or after in _HYPHENS:
        return _joins(before, text[at + 1 : at + 2], after)
    if before in _IN_NUMBERS or before in _HYPHENS:
        return at > 1 and _joins(text[at - 2], after, before)
    return False


def _joins(before: str, after: str, mark: str) -> bool:
    if mark in _HYPHENS:
        return (before.isdecimal() and after.isalnum()) or (before.isalnum() and after.isdecimal())
    return before.isdecimal() and after.isdecimal()


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_after_particle(text: str, at: int) -> bool:
    """Tell whether the word before is one of the letters that Arabic writes onto the next word."""
    return text[at - 1] in _PARTICLES and not (at > 1 and _is_letter(text[at - 2]))


def _is_unspaced(char: str) -> bool:
    return not char.isascii() and unicodedata.name(char, "").partition(" ")[0] in _UNSPACED


def squeeze(text: str) -> str:
    """Return the text without white space and invisible characters, to compare words alone.

    A paragraph of a record and the same paragraph in its seed are equal in this form,
    whatever the line breaks, soft hyphens and spaces between them.
    """
    squeezed = "".join(text.split())
    if squeezed.isprintable():
        return squeezed
    return "".join(c for c in squeezed if unicodedata.category(c) not in {"Cc", "Cf"})


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
