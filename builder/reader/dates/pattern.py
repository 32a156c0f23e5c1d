"""Rules written as words: `MONTH DAY ,? YEAR` is a month, a day, perhaps a comma, and a year.

A word in capitals is a kind (see words and tokens), one in small letters stands for
itself; `?` makes it optional and `a|b` gives a choice. A rule repeats nothing, so it reads a
bounded number of tokens.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from builder.model.dates import Edtf
from builder.reader.dates.story import Story
from builder.reader.dates.tokens import letters_of
from builder.reader.dates.vocabulary import MONTHS


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a rule makes of the tokens that it matched: a date and the rule in a few words."""

    value: Edtf | None
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens that fit a rule, in their story."""

    story: Story
    first: int
    last: int

    def all(self, kind: str) -> list[str]:
        """Return the matched words of a kind, in order."""
        letters = letters_of(kind)
        tokens = self.story.tokens
        return [
            tokens.words[at]
            for at in range(self.first, self.last + 1)
            if tokens.kinds[at] in letters
        ]

    def one(self, kind: str) -> str:
        """Return the first matched word of a kind, "" if there is none."""
        found = self.all(kind)
        return found[0] if found else ""

    def number(self, kind: str) -> int:
        """Return the first matched number of a kind; "4th" is 4."""
        return number_of(self.one(kind))

    @property
    def month(self) -> int:
        """The first matched month."""
        return MONTHS[self.one("ANYMONTH")]

    def year_for(self, month: int, day: int | None) -> tuple[int | None, str]:
        """Return the year that is written, or the one that the text and its date tell."""
        if self.one("YEAR"):
            return int(self.one("YEAR")), "as written"
        return self.story.year_for(month, day, self.first, self.last)

    @property
    def before(self) -> str:
        """The word before the match."""
        return self.story.tokens.word(self.first - 1)

    @property
    def after(self) -> str:
        """The word after the match."""
        return self.story.tokens.word(self.last + 1)

    def is_capital(self, kind: str) -> bool:
        """Tell whether the matched words of a kind begin with capitals."""
        letters = letters_of(kind)
        tokens = self.story.tokens
        return all(
            tokens.is_capital(at)
            for at in range(self.first, self.last + 1)
            if tokens.kinds[at] in letters
        )


Read = Callable[[Hit], DateReading | None]


def number_of(word: str) -> int:
    """Return the number at the start of a word: 4 for "4th"."""
    return int("".join(c for c in word[:4] if c.isdecimal()) or 0)


@dataclass(frozen=True)
class Rule:
    """A pattern and the function that reads what fits it, or says None if it is no date."""

    pattern: str
    read: Read

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression on the kinds of tokens."""
        return re.compile("".join(_part(part) for part in self.pattern.split()))

    @cached_property
    def starts(self) -> str:
        """The kinds of token that it may begin with."""
        found = ""
        for part in self.pattern.split():
            found += _choice(part.rstrip("?"))
            if not part.endswith("?"):
                break
        return found


def _part(part: str) -> str:
    return f"[{_choice(part.rstrip('?'))}]{'?' if part.endswith('?') else ''}"


def _choice(part: str) -> str:
    return "".join(letters_of(name) for name in part.split("|"))
