"""People who are named where it is said that they were killed: "killed Tarik Mon, the mayor"."""

from collections.abc import Sequence

from builder.model.text import Span
from builder.reader.casualties.people import PeoplePhrase
from builder.reader.casualties.vocabulary import BREAKS, NO_PERSONS, PERSONS, TITLES
from builder.reader.found import Count
from builder.reader.tokens import Token

_LENGTHS = range(2, 6)  # words of a name
_ONE = Count(1, 1)


def name_at(words: Sequence[Token], at: int, groups: Sequence[Span]) -> PeoplePhrase | None:
    """Return the person whose name begins at the index; None for a group, a place, an office."""
    end = at
    while end < len(words) and _is_of_name(words[end]):
        end += 1
    if end - at not in _LENGTHS:
        return None
    span = Span(words[at].span.start, words[end - 1].span.end)
    is_over = end >= len(words) or words[end].low in BREAKS or not words[end].low[0].isalpha()
    is_owner = end < len(words) and words[end].low in {"'", "’"}
    if not is_over or is_owner or any(group.overlaps(span) for group in groups):
        return None
    return PeoplePhrase(start=at, end=end, count=_ONE, is_named=True)


def name_before(words: Sequence[Token], at: int, low: int) -> PeoplePhrase | None:
    """Return the person whose name ends before the index, and begins after the index `low`."""
    start = at
    while start > low and _is_of_name(words[start - 1]):
        start -= 1
    if at - start == 1 and (title := _title_before(words, start, low)) is not None:
        start = title
        return PeoplePhrase(start=start, end=at, count=_ONE, is_named=True)
    return (
        PeoplePhrase(start=start, end=at, count=_ONE, is_named=True)
        if at - start in _LENGTHS
        else None
    )


def _title_before(words: Sequence[Token], at: int, low: int) -> int | None:
    """Return where "Mr." or "Col" before a surname begins."""
    start = at - 2 if at > low and words[at - 1].low == "." else at - 1
    return start if start >= low and words[start].low in TITLES else None


def _is_of_name(word: Token) -> bool:
    return word.text[:1].isupper() and word.low not in NO_PERSONS and word.low not in PERSONS
