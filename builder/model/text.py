"""Text, positions in it, and the quotes that rest on it."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from builder.model.tokens import is_torn

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
    line = " ".join(text.split())
    # Most have no control character, and to take out what is not there takes ten times as long.
    return line if line.isprintable() else " ".join(line.translate(_CONTROLS).split())


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

    "64 people" is torn out of "164 people", "5" out of "1.5", "16" out of "16-year-old", "He can"
    out of "He can't"; "TTP" is whole in "TTP's". In a script that sets no spaces, such as Chinese
    or Thai, words may end anywhere.
    """
    return not (is_torn(text, span.start) or is_torn(text, span.end))


def widened(text: str, span: Span) -> Span:
    """Return the span with all of the words and numbers that it begins or ends within.

    No word of people's is longer than a hundred letters.
    """
    start, end = span.start, span.end
    while is_torn(text, start) and span.start - start < _LONGEST_WORD:
        start -= 1
    while is_torn(text, end) and end - span.end < _LONGEST_WORD:
        end += 1
    return Span(start, end)


def says(text: str, words: str) -> bool:
    """Tell whether the words stand in the text as whole words, in capitals or not."""
    # Most stand there as they are, and a long text takes time to fold.
    return quotes(text, words) or quotes(in_small_letters(text), words.casefold())


def quotes(text: str, words: str) -> bool:
    """Tell whether the words stand in the text as whole words, letter for letter."""
    # What is within other words so often is no phrase.
    return any(is_whole(text, span) for span in islice(occurrences(text, words), _MOST_PLACES))


@lru_cache(maxsize=8)
def in_small_letters(text: str) -> str:
    """Return the text case-folded; of the last few long texts it is kept."""
    return text.casefold()


_MOST_PLACES = 1_000
_LONGEST_WORD = 100


def squeeze(text: str) -> str:
    """Return the text without white space and invisible characters, to compare words alone.

    A paragraph of a record and the same paragraph in its seed are equal in this form,
    whatever the line breaks, soft hyphens and spaces between them.
    """
    squeezed = "".join(text.split())
    if squeezed.isprintable():
        return squeezed
    return "".join(c for c in squeezed if unicodedata.category(c) not in {"Cc", "Cf"})


def in_words(text: str) -> str:
    """Return the text with one space between words, and without characters that nobody sees.

    A name on a page, whatever the line breaks within it, stands in this form as it was typed.
    """
    words = " ".join(text.split())
    if words.isprintable():
        return words
    return "".join(c for c in words if unicodedata.category(c) not in {"Cc", "Cf"})


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
