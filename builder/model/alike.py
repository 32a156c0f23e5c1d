"""Words that are the same but for quotation marks, dashes and white space."""

import unicodedata
from dataclasses import dataclass

from builder.model.text import Quote, Span, is_whole, occurrences

_MARKS = dict.fromkeys("\"'`´ʹʺʻʼʽˈ‘’‚‛“”„‟′″‵‶‹›«»「」『』〝〞〟＂＇", "'")
_DASHES = dict.fromkeys("-‐‑‒–—―−﹘﹣－", "-")
_FOLDED = {**_MARKS, **_DASHES}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in which all marks are one mark, all dashes one dash, and nothing is white space.

    `starts` and `ends` say where each character of it stood in the text.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold_marks(text: str) -> Folded:
    """Return what is left of a text when it does not matter how it was typed."""
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, char in enumerate(text):
        if char.isspace() or unicodedata.category(char) == "Cf":
            continue
        folded = _FOLDED.get(char, char)
        if folded == "-" and kept and kept[-1] == "-":
            # Two hyphens are how a typewriter writes a dash.
            ends[-1] = position + 1
            continue
        kept.append(folded)
        starts.append(position)
        ends.append(position + 1)
    return Folded("".join(kept), tuple(starts), tuple(ends))


def find_alike(text: str, folded: Folded, quote: Quote) -> list[tuple[Span, Quote]]:
    """Return every place of the text where the quote stands but for how it was typed.

    With each comes the quote in the text's own words. `folded` is the text's. Only whole words
    count, so that "he" is never found in "the".
    """
    exact, prefix, suffix = (
        fold_marks(words).text for words in (quote.exact, quote.prefix, quote.suffix)
    )
    found = []
    for span in occurrences(folded.text, exact):
        before, after = span.start - len(prefix), span.end + len(suffix)
        if before < 0 or not folded.text.startswith(prefix, before):
            continue
        if not folded.text.startswith(suffix, span.end):
            continue
        place = _place(folded, span)
        if not is_whole(text, place):
            continue
        found.append(
            (
                place,
                Quote(
                    text[place.start : place.end],
                    text[folded.starts[before] : place.start] if prefix else "",
                    text[place.end : folded.ends[after - 1]] if suffix else "",
                ),
            )
        )
    return found


def _place(folded: Folded, span: Span) -> Span:
    return Span(folded.starts[span.start], folded.ends[span.end - 1])
