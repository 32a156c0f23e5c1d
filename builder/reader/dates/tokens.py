"""A text as a row of words, numbers and marks, each with its kind as one letter.

The kinds of a whole text make a string, so a rule on kinds is a regular expression on it.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from builder.model.months import ENGLISH_MONTHS, OTHER_MONTHS
from builder.reader.dates.vocabulary import KINDS, UNIONS
from builder.reader.sentences import sentences

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_LAST_DAY = 31
_LONGEST_DAY = 2

# No part can be read in two ways: each repeats possessively or a bounded number of times.
_TOKEN = re.compile(
    # No token begins with a space, which stands before most; and most begin with a letter.
    r"(?! )(?:"
    r"(?P<WORD>[^\W\d_]++(?:\d\w*+)?)"
    r"|(?P<BREAK>\n[^\S\n]*+\n)"
    r"|(?P<ISO>\d{4}([-/.])\d{1,2}\4\d{1,2}(?!\d|[-/.]\d))"
    r"|(?P<NUMERIC>\d{1,2}([-/.])\d{1,2}\6(?:\d{4}|\d\d)(?!\d|[-/.:]\d))"
    r"|(?P<NAMED>(?:9/11|26/11)(?![\d/]))"
    r"|(?P<AMOUNT>\d++(?:(?:,\d{3}(?!\d))++(?:\.\d++)?|(?:[.:]\d++)++)|[$€£¥₹#]\s?\d++)"
    r"|(?P<ORDINAL>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<DECADE>(?:\d{3}0['’]?|['’‘]\d0)s\b)"
    r"|(?P<MIXED>\d++[^\W\d_]\w*+)"
    r"|(?P<DIGITS>\d++)"
    r"|(?P<POSSESSIVE>['’]s\b)"
    r"|(?P<MARK>[^\w\s]))"
)
_QUARTER = re.compile(r"[qh][1-4]")
_FISCAL_YEAR = re.compile(r"fy(?:\d{4}|\d\d)")
_MARKS = {"-": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", ",": ",", ".": ".", "/": "/"}

_PATTERN_WORDS = (
    "the of in on and to until till through before after same that year day week month weekend"
    " yesterday today tomorrow tonight now past recent de half or eve new boxing"
)
_SHAPES = (
    "OTHER BREAK ISO NUMERIC NAMED AMOUNT ORDINAL DECADE MIXED DIGITS POSSESSIVE MARK MONTH FOREIGN"
    " DAY NUMBER YEAR QUARTER FISCALYEAR - , . /"
)


def _letters() -> dict[str, str]:
    names = [*_SHAPES.split()]
    for words in (*KINDS.values(), _PATTERN_WORDS):
        names += words.split()
    return {name: chr(0xE000 + at) for at, name in enumerate(dict.fromkeys(names))}


# Each shape and each known word has a letter of its own, from the private use area.
LETTERS = _letters()
_OTHER = LETTERS["OTHER"]
_WORD_LETTERS = {name: letter for name, letter in LETTERS.items() if name.islower()}


def letters_of(name: str) -> str:
    """Return the letters that a name in a rule stands for."""
    if name in UNIONS:
        return "".join(letters_of(part) for part in UNIONS[name].split())
    if name in KINDS:
        return "".join(LETTERS[word] for word in KINDS[name].split())
    return LETTERS[name]


@dataclass(frozen=True, eq=False)
class Tokens:
    """The tokens of a text: their words in lower case, where they stand, and their kinds."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: str

    def is_capital(self, at: int) -> bool:
        """Tell whether there is a token and it begins with a capital letter."""
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()

    def word(self, at: int) -> str:
        """Return the token in lower case, "" beyond the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def touches(self, at: int) -> bool:
        """Tell whether no space stands between a token and the one before it."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    @cached_property
    def _sentences(self) -> list[int]:
        """The first tokens of the sentences."""
        spans = sentences(self.text, by_line=False)
        return [bisect_left(self.starts, span.start) for span in spans]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the first token of the sentence around a token, and the one after its last."""
        index = bisect_right(self._sentences, at)
        first = self._sentences[index - 1] if index else 0
        is_last = index == len(self._sentences)
        return first, len(self.words) if is_last else self._sentences[index]


def tokenise(text: str) -> Tokens:
    """Split a text into tokens; white space is none, except that a blank line breaks it."""
    matches = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in matches]
    shapes = [match.lastgroup or "" for match in matches]
    return Tokens(
        text,
        [token.lower() for token in tokens],
        [match.start() for match in matches],
        [match.end() for match in matches],
        "".join(map(_letter, shapes, tokens)),
    )


# The words of news are few, and each is asked for thousands of times.
@lru_cache(maxsize=16_384)
def _letter(shape: str, token: str) -> str:
    if shape == "WORD":
        return _word_letter(token.lower(), token)
    if shape == "DIGITS":
        return LETTERS[_number_kind(token)]
    return LETTERS[_MARKS.get(token, "MARK") if shape == "MARK" else shape]


def _word_letter(word: str, token: str) -> str:
    letter = _WORD_LETTERS.get(word)
    if letter:
        return letter
    if word in ENGLISH_MONTHS:
        return LETTERS["MONTH" if token[0].isupper() else "FOREIGN"]
    if word in OTHER_MONTHS:
        return LETTERS["FOREIGN"]
    if _QUARTER.fullmatch(word):
        return LETTERS["QUARTER"]
    return LETTERS["FISCALYEAR"] if _FISCAL_YEAR.fullmatch(word) else _OTHER


def _number_kind(digits: str) -> str:
    if len(digits) > len("2022"):
        return "DIGITS"
    number = int(digits)
    if len(digits) == len("2022"):
        return "YEAR" if _FIRST_YEAR <= number <= _LAST_YEAR else "DIGITS"
    if 1 <= number <= _LAST_DAY and len(digits) <= _LONGEST_DAY:
        return "DAY"
    return "NUMBER"
