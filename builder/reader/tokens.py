"""The words, numbers and marks of a text: the one way to split it."""

import re
from typing import NamedTuple

from builder.model.text import Span

# "12-year-old", "21st" and "U.S." are one word each; "1,50,000" is one number, "1 500" two.
_WORD = re.compile(
    r"(?:[A-Z]\.){2,4}|[^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*"
    r"|\d+(?:[-‐‑][^\W\d_]{1,12}){1,2}|\d+(?:st|nd|rd|th)\b"
    r"|\d+(?:[.,٬٫]\d+|['’]\d{3}(?!\d))*|[^\w\s]"
)
_HYPHENS = str.maketrans("‐‑", "--")


class Token(NamedTuple):
    """A word, a number or a mark; `low` is its lower-case form, with plain hyphens."""

    low: str
    text: str
    span: Span


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words and marks between the two places of the text."""
    return tuple(
        Token(_low(match[0]), match[0], Span(*match.span()))
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
    )


def _low(word: str) -> str:
    return word.lower() if word.isascii() else word.casefold().translate(_HYPHENS)
