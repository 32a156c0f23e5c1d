"""Where the sentences of a text stand."""

import re
from collections.abc import Iterator

from builder.model.text import Span
from builder.reader.languages import english, others, tables, words_in

# A full stop or the like, with the quotation marks that close after it, before white space.
# One class of what may stop: most of a text is passed over at its first letters.
_STOPS, _CLOSED = r"[\n.!?…؟۔]", r"(?<!\n)(?=[\"”’')\]]{0,3}\s)"
_STOP = re.compile(rf"{_STOPS}(?:(?<=\n)|{_CLOSED})")
_STOP_IN_LINES = re.compile(rf"{_STOPS}(?:(?<=\n)(?=[^\S\n]*+\n)|{_CLOSED})")
_CLOSING = "\"”’')]"
_OPENING = "\"“‘'(["
_ABBREVIATIONS = words_in(english("sentences")["abbreviations"]).union(
    *(words_in(tables(language, "numbers").get("abbreviations", "")) for language in others())
)


def sentences(text: str, *, by_line: bool = True) -> Iterator[Span]:
    """Yield the sentences in order, without the white space around them.

    The end of a line is the end of a sentence, too: bodies have a paragraph on each. Without
    `by_line` only a blank line is.
    """
    start = 0
    for match in (_STOP if by_line else _STOP_IN_LINES).finditer(text):
        end = match.end()
        if match[0] != "\n":
            while end < len(text) and end < match.end() + 3 and text[end] in _CLOSING:
                end += 1
            if not _ends(text, match.start(), end):
                continue
        if span := _trimmed(text, start, end):
            yield span
        start = end
    if span := _trimmed(text, start, len(text)):
        yield span


def _ends(text: str, stop: int, end: int) -> bool:
    """Tell whether the stop closes a sentence and no abbreviation, initial or quotation."""
    following = text[end : end + 40].lstrip()
    first = following.lstrip(_OPENING)[:1]
    if first.islower():
        return False
    if text[stop] != ".":
        return True
    word = _word_before(text, stop)
    if len(word) == 1 and word.isalpha():  # "J. Smith", "U.S. Army"; "plan B. The" is rarer
        return False
    if word.casefold() in {"no", "nos"}:
        return not first.isdigit()
    return word.casefold() not in _ABBREVIATIONS


_LONGEST = 12  # longer than any abbreviation
_LETTERS = re.compile(r"[^\W\d_]*$")


def _word_before(text: str, stop: int) -> str:
    match = _LETTERS.search(text[max(0, stop - _LONGEST) : stop])
    return match[0] if match else ""


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end].rstrip()
    if not piece:  # an empty line
        return None
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece))
