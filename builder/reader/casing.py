"""A text without capitals, or in nothing but capitals, with the letters that news would have."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from builder.reader.groups.countries import countries_in
from builder.reader.groups.lists import load_lists
from builder.reader.languages import english, words_in

_SAMPLE = 4_000
_CAPITAL, _SMALL = re.compile("[A-ZÀ-ÖØ-Þ]"), re.compile("[a-zß-öø-ÿ]")
_LEAST = 80  # letters, for a text to show how it is written
_SHOUTED, _WHISPERED = 0.9, 0.005  # share of capitals, at least and at most
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NEXT = re.compile(r"[ \n-]\Z|  \Z")  # what may stand between two words of a name
# After these begins a sentence: the beginning, a stop with a space, an empty line, a dateline.
_STOP = re.compile(r"[.!?][\"”')]?\Z")
_DATELINE = re.compile(r"\) --(?: \[[^\]\n]{3,40}\])?\Z")
_OPENING, _LOOKED_BACK = '"“‘(', 50
_NUMBERED = re.compile(r"-\d")  # "M-19"
_OPENS, _CLOSES = "([", ")]"
_QUOTES = re.compile(r"[\"“”]")
_ACRONYM = range(2, 9)
_QUOTED, _LONGEST_QUOTED = 5, 80  # words and letters of a name in quotation marks, at most
_LEAST_PARTS = 3  # words of names of groups that make one without a name among them
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ers", ""),
    ("ers", "e"),
    ("er", ""),
    ("er", "e"),
    ("ly", ""),
)
_FRONTS = ("anti", "counter", "inter", "non", "over", "pre", "pro", "re", "sub", "un", "under")
_STEM = 3  # letters
_VOWELS = frozenset("aeiouyáéíóúäöü'")
_ENDS_ORDINARY = re.compile(r".{4,}(?:[ts]ions?|ments?|ness|ous|ful|less|[ai]ble|ally)|.")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of English by what their letters are, from `en/casing.toml`."""

    ordinary: frozenset[str]
    always: frozenset[str]
    of_groups: frozenset[str]
    heads: frozenset[str]
    men: frozenset[str]
    called: frozenset[str]
    joints: frozenset[str]
    titles: frozenset[str]
    names: tuple[tuple[str, ...], ...]


@cache
def _english() -> _Words:
    table = english("casing")
    return _Words(
        ordinary=words_in(table["ordinary"]),
        always=words_in(table["always"]),
        of_groups=words_in(table["of_groups"]),
        heads=words_in(table["heads"]),
        men=words_in(table["men"]),
        called=words_in(table["called"]),
        joints=words_in(table["joints"]),
        titles=words_in(table["titles"]),
        names=tuple(tuple(name.split()) for name in table["names"]),
    )


def has_case(text: str) -> bool:
    """Tell whether capitals show which words of a text are names, as far as it begins."""
    beginning = text[:_SAMPLE]
    capitals, small = len(_CAPITAL.findall(beginning)), len(_SMALL.findall(beginning))
    letters = capitals + small
    return letters < _LEAST or _WHISPERED * letters < capitals < _SHOUTED * letters


def recased(text: str) -> str:
    """Return an English text with the capitals of its names, letter for letter.

    A text whose capitals tell names from other words is returned as it is. In any other, words
    that are not ordinary are names, and so are ordinary words that together are one: of a group
    on a list, of one that an acronym stands behind, of what is built like one.
    """
    if has_case(text):
        return text
    return _Text(text).recased()


class _Text:
    """The words of a text, and which of them are to begin with a capital or be in capitals."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = [match.span() for match in _WORD.finditer(text)]
        self._low = [text[start:end].lower().replace("’", "'") for start, end in self._at]
        self._is_name = [not _is_ordinary(word) for word in self._low]
        self._is_joined = [
            bool(_NEXT.fullmatch(text[end : self._at[number + 1][0]]))
            for number, (_, end) in enumerate(self._at[:-1])
        ] + [False]
        self._capital: set[int] = set()
        self._all: set[int] = set()

    def recased(self) -> str:
        self._take_listed()
        self._capital |= {number for number, is_name in enumerate(self._is_name) if is_name}
        self._take_acronyms()
        self._take_groups()
        self._take_quoted()
        self._take_titles()
        pieces, at = [], 0
        for number, (start, end) in enumerate(self._at):
            pieces += [self._text[at:start], self._written(number)]
            at = end
        return "".join((*pieces, self._text[at:]))

    def _written(self, number: int) -> str:
        start, end = self._at[number]
        word = self._text[start:end]
        if number in self._all:
            return _same_length(word, word.upper())
        low = _same_length(word, word.lower())
        is_first = _begins_sentence(self._text, start)
        if number in self._capital or is_first:
            return _same_length(word, low[:1].upper() + low[1:])
        return low

    def _take_listed(self) -> None:
        """Names of groups and countries, acronyms in capitals."""
        lists, words = load_lists(), _english()
        shouted = "".join(_same_length(letter, letter.upper()) for letter in self._text)
        for match in lists.names.find(shouted):
            numbers = self._within(match.span.start, match.span.end)
            if len(numbers) == 1:
                word = self._low[numbers[0]]
                names = {
                    name
                    for owner in match.strong | match.weak
                    for name in (*lists.entries[owner.id].names, *lists.entries[owner.id].shared)
                }
                if word.upper() in names and self._is_name[numbers[0]]:
                    self._all.update(numbers)
                continue
            if match.strong:
                self._mark(numbers)
        for spans in countries_in(shouted).values():
            for span in spans:
                self._mark(self._within(span.start, span.end))
        for name in words.names:
            for number in range(len(self._low) - len(name) + 1):
                if tuple(self._low[number : number + len(name)]) == name:
                    self._mark(range(number, number + len(name)))

    def _within(self, start: int, end: int) -> list[int]:
        first, last = bisect_left(self._at, (start, 0)), bisect_left(self._at, (end, 0))
        return [number for number in range(first, last) if self._at[number][1] <= end]

    def _mark(self, numbers: Sequence[int]) -> None:
        joints = _english().joints
        self._capital.update(n for n in numbers if self._low[n] not in joints)

    def _take_acronyms(self) -> None:
        """In brackets, with the words before them that they are the first letters of."""
        text, joints = self._text, _english().joints
        for number, (start, end) in enumerate(self._at):
            is_bracketed = text[start - 1 : start] in _OPENS and text[end : end + 1] in _CLOSES
            word = self._low[number]
            if not (start and is_bracketed and len(word) in _ACRONYM):
                continue
            spelt: list[int] = []
            letters = list(word)
            before = number - 1
            while letters and before >= 0 and (spelt == [] or self._is_joined[before]):
                if self._low[before][0] == letters[-1]:
                    letters.pop()
                    spelt.append(before)
                elif self._low[before] not in joints:
                    break
                before -= 1
            if not letters:
                self._mark(spelt)
            if not letters or self._is_name[number]:
                self._all.add(number)
        self._all |= {
            number
            for number, word in enumerate(self._low)
            if _is_unspoken(word) or (len(word) == 1 and _NUMBERED.match(text, self._at[number][1]))
        }
        said = {self._low[number] for number in self._all}
        self._all |= {number for number, word in enumerate(self._low) if word in said}

    def _take_groups(self) -> None:
        words = _english()
        for run in self._runs():
            parts = [n for n in run if self._low[n] in words.of_groups | words.heads]
            names = [n for n in run if n in self._capital and n not in parts]
            is_headed = any(self._low[n] in words.heads for n in parts)
            if is_headed and (len(parts) >= _LEAST_PARTS or names):
                self._mark(run)

    def _runs(self) -> Iterator[list[int]]:
        """Yield runs of names and of parts of groups' names, with what joins them."""
        words, run = _english(), list[int]()
        parts = words.of_groups | words.heads
        for number, word in enumerate(self._low):
            is_place = word == "front" and number > 0 and self._low[number - 1] == "in"
            is_part = number in self._capital or (word in parts and not is_place)
            if is_part or (run and word in words.joints):
                run.append(number)
            if not self._is_joined[number] or not (is_part or word in words.joints):
                yield self._trimmed(run)
                run = []

    def _trimmed(self, run: list[int]) -> list[int]:
        """Return it without "of the" at its end, and without "commandos of the" before it."""
        words = _english()
        while run and self._low[run[-1]] in words.joints:
            run.pop()
        first = next((n for n, at in enumerate(run) if self._low[at] not in words.men), len(run))
        if first and first < len(run) and self._low[run[first]] in words.joints:
            run = run[first + 1 :]
            while self._low[run[0]] in words.joints:
                run.pop(0)
        return run

    def _take_quoted(self) -> None:
        """A few words in quotation marks beside "a group called"."""
        marks = [match.start() for match in _QUOTES.finditer(self._text)]
        for start, end in pairwise(marks):
            numbers = self._within(start, end) if end - start < _LONGEST_QUOTED else []
            before = numbers[0] - 1 if numbers else -1
            if 0 < len(numbers) <= _QUOTED and before >= 0:
                behind = self._low[numbers[-1] + 1] if numbers[-1] + 1 < len(self._low) else ""
                if self._low[before] in _english().called or behind in _english().called:
                    self._mark(numbers)

    def _take_titles(self) -> None:
        titles = _english().titles
        for number in range(len(self._low) - 1, 0, -1):
            if number in self._capital and self._low[number - 1] in titles:
                self._capital.add(number - 1)


def _is_unspoken(word: str) -> bool:
    """Tell whether nobody can say it but by its letters: "FPMR"."""
    is_title = word in _english().titles or _is_ordinary(word)
    return _STEM <= len(word) <= max(_ACRONYM) and not is_title and _VOWELS.isdisjoint(word)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOKED_BACK) : start].rstrip(_OPENING)
    told = before.rstrip()
    gap = before[len(told) :]
    if not told and start <= _LOOKED_BACK and not gap:
        return True
    if gap.count("\n") > 1 or (gap and _STOP.search(told)):
        return True
    return gap == " " and _DATELINE.search(told) is not None


def _same_length(word: str, written: str) -> str:
    """Return the word as written, unless a letter of it becomes two."""
    return written if len(written) == len(word) else word


@cache
def _is_ordinary(word: str) -> bool:
    words = _english()
    word = word.removesuffix("'s")
    if word in words.always:
        return False
    if word in words.ordinary or _ENDS_ORDINARY.fullmatch(word):
        return True
    if any(
        len(word) > len(front) + _STEM and _is_ordinary(word.removeprefix(front))
        for front in _FRONTS
        if word.startswith(front)
    ):
        return True
    return any(
        word.endswith(ending) and len(word) - len(ending) >= _STEM and stem in words.ordinary
        for ending, rest in _ENDINGS
        for stem in (word.removesuffix(ending) + rest,)
    )
