"""Find the words of a text that may name places: capitalised words that the gazetteer knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.annotate.places.candidate import Candidate, is_state, plain
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.places.people import TITLES
from builder.model.text import Span

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_WORD = re.compile(
    r"(?<!\w)(?:(?:[A-Z]\.){2,4}|W\. ?Va\."
    rf"|[{_CAPITAL}]\w{{0,39}}(?!\w)(?:['’](?!s\b)[^\W\d_]\w{{0,19}})?)"
)
# What may stand between two capitalised words of one name: "Dera Ismail Khan", "Isle of Man",
# "Gilgit-Baltistan", "Tehreek-e-Insaf", "St. Louis", and a line broken within a paragraph.
_WITHIN = re.compile(
    r"[ \u00a0-]|\n[ ]{2,16}|\. |['’]|-[a-z]{1,5}-"
    r"| (?:of|of the|on|upon|the|and|in|am|an der|bei|sur|de|del|de la|la|le|les|do|da|dos|di|al|el"
    r"|e|i) "
)
_PART = re.compile(r"-(?:i|e|o|ul|al|us|ud)-")
_LONGEST_GAP = 17
_SHORTENED = frozenset(("St", "Ft", "Mt", "Ste"))
MOST_WORDS = 6
# A shorter name in capitals is an abbreviation: US, UAE, PKK.
_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class CapitalisedWord:
    """A capitalised word.

    `is_joined` tells whether only a space or a hyphen parts it from the one before, `is_linked`
    whether both may be words of one name, and `is_part` whether they are: "Gulshan-i-Iqbal".
    """

    text: str
    start: int
    end: int
    is_joined: bool
    is_linked: bool
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A name in the text, of the words from `first` up to, not including, `last`.

    `sort` is the word that makes it a place where the gazetteer does not: "Castle", "town of";
    `record` is the id of the authority record that bears the name.
    """

    span: Span
    name: str
    candidates: tuple[Candidate, ...]
    first: int
    last: int
    sort: str | None = None
    record: str | None = None

    def at(self, candidates: tuple[Candidate, ...]) -> "PlaceMatch":
        """Return the same words as the name of one of these places."""
        return replace(self, candidates=candidates)

    def as_state(self) -> "PlaceMatch":
        """Return the same words as the name of a state, apart from the town of that name."""
        states = tuple(
            place for place in self.candidates if is_state(place) and place.name == self.name
        )
        return replace(self, name=f"{self.name} state", candidates=states)


def words_of(text: str) -> tuple[CapitalisedWord, ...]:
    """Return the capitalised words of the text."""
    found = [(match[0], *match.span()) for match in _WORD.finditer(text)]
    if not found:
        return ()
    words = [CapitalisedWord(*found[0], is_joined=False, is_linked=False)]
    for (before, _, end), (word, start, stop) in pairwise(found):
        gap = text[end:start] if start - end <= _LONGEST_GAP else ""
        if gap == ". ":
            is_linked = before in _SHORTENED or len(before) == 1 or before.lower() in TITLES
        else:
            is_linked = _WITHIN.fullmatch(gap) is not None
        is_part = _PART.fullmatch(gap) is not None
        is_joined = is_linked and (gap.isspace() or gap in (". ", "-") or is_part)
        words.append(CapitalisedWord(word, start, stop, is_joined, is_linked, is_part))
    return tuple(words)


def known_at(
    text: str, words: Sequence[CapitalisedWord], at: int, gazetteer: Gazetteer
) -> PlaceMatch | None:
    """Return the longest name that begins with a word and that the gazetteer knows."""
    stop = at + 1
    while stop < len(words) and stop - at < MOST_WORDS and words[stop].is_linked:
        stop += 1
    for last in range(stop, at, -1):
        start, end = words[at].start, words[last - 1].end
        name = written(text[start:end])
        if text[end : end + 1] == "." and gazetteer.knows(name + "."):
            name, end = name + ".", end + 1
        elif not gazetteer.knows(name):
            name = _spelt_out(name)
        candidates = gazetteer.find(name)
        if candidates and not _is_abbreviation(name, candidates):
            return PlaceMatch(Span(start, end), name, candidates, at, last)
    return _postal_code(text, words, at, gazetteer)


def _is_abbreviation(name: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether it is in capitals and only one of the many other names of a city: PKK, CNN."""
    if len(name) > _ABBREVIATION or not name.isupper():
        return False
    return all(candidate.is_alias or candidate.population for candidate in candidates) and not any(
        candidate.precision == "country" for candidate in candidates
    )


def _postal_code(
    text: str, words: Sequence[CapitalisedWord], at: int, gazetteer: Gazetteer
) -> PlaceMatch | None:
    word = words[at]
    state = gazetteer.postal(word.text)
    if state is None or at == 0 or text[words[at - 1].end : word.start] != ", ":
        return None
    return PlaceMatch(Span(word.start, word.end), word.text, (state,), at, at + 1)


def written(name: str) -> str:
    """Return the name as the gazetteer writes it: LAHORE as Lahore, but NYC as NYC."""
    name = plain(name)
    if len(name) > _ABBREVIATION and name.isupper() and "." not in name:
        return name.title()
    return name


def _spelt_out(name: str) -> str:
    if name.startswith("St "):
        return "St. " + name[3:]
    return "Saint " + name[4:] if name.startswith("St. ") else name.replace("-", " ")


def runs(words: Sequence[CapitalisedWord], at: int) -> Iterator[int]:
    """Yield the ends of the runs of joined words that begin with a word, the shortest first."""
    stop = at + 1
    yield stop
    while stop < len(words) and stop - at < MOST_WORDS and words[stop].is_joined:
        stop += 1
        yield stop
