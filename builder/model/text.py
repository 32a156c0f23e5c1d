"""Text, places in it, and the quotes that rest on it."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

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


def find_all(text: str, quote: Quote) -> list[Span]:
    """Return every place where the quote stands in the text, in order; places may overlap."""
    prefix, suffix = quote.prefix.rstrip(), quote.suffix.lstrip()
    return [
        span
        for span in occurrences(text, quote.exact)
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
