"""What stands between dashes or brackets: "six priests -- five of them old -- and a cook"."""

from collections.abc import Sequence

from builder.reader.tokens import Token

_LONGEST = 25  # words
_DASHES = frozenset("- \u2013 \u2014".split())


def behind_aside(words: Sequence[Token], at: int) -> int:
    """Return the index after the aside that begins at the index, or the index where none does."""
    opened = _mark(words, at)
    if not opened:
        return at
    for place in range(at + opened, min(len(words), at + _LONGEST)):
        if words[at].low == "(":
            if words[place].low == ")":
                return place + 1
        elif closed := _mark(words, place):
            return place + closed
    return at


def _mark(words: Sequence[Token], at: int) -> int:
    """Return how many words long the bracket or dash at the index is; 0 for a hyphen or none."""
    if at >= len(words):
        return 0
    if words[at].low == "(":
        return 1
    if words[at].low not in _DASHES or not at:
        return 0
    end = at + 1
    while end < len(words) and words[end].low in _DASHES:
        end += 1
    is_apart = words[at - 1].span.end < words[at].span.start or end - at > 1
    is_open = words[at].low != "-" or is_apart
    return end - at if is_open else 0
