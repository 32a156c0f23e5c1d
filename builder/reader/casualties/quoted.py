"""The words of a sentence, without the marks around a word or two that somebody is quoted with."""

import itertools
from collections.abc import Sequence

from builder.model.text import Span
from builder.reader.tokens import Token, tokens_of

_QUOTES = frozenset('" “ ”'.split())
_QUOTED = range(2, 4)  # from mark to mark
_PAIR = 2


def words_in_sentence(text: str, span: Span) -> Sequence[Token]:
    """Return the words; those of 'were "neutralised"' and 'killed "about ten"' stand unmarked."""
    words = tokens_of(text, span.start, span.end)
    marks = [at for at, word in enumerate(words) if word.low in _QUOTES]
    if len(marks) < _PAIR:
        return words
    pairs = [(a, b) for a, b in itertools.pairwise(marks) if b - a in _QUOTED]
    left_out = {at for pair in pairs for at in pair}
    return [word for at, word in enumerate(words) if at not in left_out]
