"""Words of armed acts, beside which a name is more likely that of an armed group."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from builder.model.text import Span
from builder.reader.languages import english

_NEAR, _WIDE = 160, 300  # letters
_WORD = re.compile(r"[A-Za-z]{2,20}(?:-[a-z]{2,8})?")
_LINE = re.compile(r"\n")
_ARMED, _WAR, _NAME = 3, 2, 1
_TABLES = {"armed": _ARMED, "of_war": _WAR, "of_names": _NAME}


@cache
def _patterns() -> dict[int, re.Pattern[str]]:
    words = english("groups")
    return {
        strength: re.compile("|".join(f"(?:{word})" for word in words[table]), re.IGNORECASE)
        for table, strength in _TABLES.items()
    }


@cache
def _firsts() -> frozenset[str]:
    """Return the words that begin a phrase: "blew" of "blew up"."""
    phrases = (phrase for table in _TABLES for phrase in english("groups")[table])
    return frozenset(phrase.split()[0].lower() for phrase in phrases if " " in phrase)


@lru_cache(maxsize=65_536)
def _strength(words: str) -> int:
    return next((n for n, pattern in _patterns().items() if pattern.fullmatch(words)), 0)


class Acts:
    """The words of armed acts and of war in a text, by where they stand."""

    def __init__(self, text: str, armed: Callable[[str], list[Span]] | None = None) -> None:
        """Read the text once; `armed` returns the words of armed acts where it is not English."""
        self._text = text
        self._armed: list[Span] = []
        self._war: list[Span] = []
        self.is_of_violence = False
        self._lines = [match.start() for match in _LINE.finditer(text)]
        if armed is not None:
            self._armed = self._war = armed(text)
            self.is_of_violence = bool(self._armed)
            return
        start, last = 0, ""
        for match in _WORD.finditer(text):
            word = match[0].lower()
            strength = _strength(word)
            begin = match.start()
            if last:
                phrase = _strength(f"{last} {word}")
                begin, strength = (start, phrase) if phrase > strength else (begin, strength)
            last, start = (word, match.start()) if word in _firsts() else ("", 0)
            if strength:
                self.is_of_violence = True
            if strength >= _WAR:
                self._war.append(Span(begin, match.end()))
            if strength >= _ARMED:
                self._armed.append(Span(begin, match.end()))

    def armed_near(self, span: Span) -> str | None:
        """Return a word of armed acts that stands near, in the same paragraph."""
        return self._near(span, _NEAR, self._armed)

    def war_near(self, span: Span) -> str | None:
        """Return a word of armed acts or of war that stands less near."""
        return self.armed_near(span) or self._near(span, _WIDE, self._war)

    def _near(self, span: Span, reach: int, words: Sequence[Span]) -> str | None:
        line = bisect_left(self._lines, span.start)
        low = max(span.start - reach, self._lines[line - 1] if line else 0)
        high = span.end + reach
        if line < len(self._lines):
            high = min(high, max(self._lines[line], span.end))
        at = bisect_left(words, Span(span.end, 0))
        if at < len(words) and words[at].end <= high:
            return self._text[words[at].start : words[at].end]
        at = bisect_left(words, Span(span.start, 0)) - 1
        if at >= 0 and words[at].start >= low and words[at].end <= span.start:
            return self._text[words[at].start : words[at].end]
        return None
