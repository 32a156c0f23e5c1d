"""The words of one language, ready to be asked for: phrases as expressions, names from Babel."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from builder.model.text import Span
from builder.reader.languages import others, tables, words_in
from builder.reader.lexis.names import locales_of, names_of_months
from builder.reader.lexis.row import WordRow, folded
from builder.reader.phrases import pattern_of

_SUBJECTS = ("actors", "casualties", "dates", "events", "numbers")
_SYNTAX = re.compile(r"[^\w']+|_+|GROUP|OTHER")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What a language's folder has, folded as `WordRow` folds texts."""

    language: str
    _found: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict)

    def table(self, subject: str) -> Mapping[str, Any]:
        """Return the tables of one file."""
        return tables(self.language, subject)

    def words(self, subject: str, *keys: str) -> frozenset[str]:
        """Return a table of words, folded; the empty set where the language has none."""
        value: Any = self.table(subject)
        for key in keys:
            value = value.get(key, {})
        return frozenset(map(folded, words_in(value))) if value else frozenset()

    def phrases(self, subject: str, *keys: str) -> list[str]:
        """Return a list of phrases, folded; an empty one where the language has none."""
        value: Any = self.table(subject)
        for key in keys:
            value = value.get(key, {})
        return [fold_phrase(phrase) for phrase in value] if value else []

    def pattern(self, subject: str, *keys: str) -> re.Pattern[str]:
        """Return an expression for a list of phrases, to be searched for in `WordRow.plain`."""
        key = (subject, *keys)
        if key not in self._found:
            self._found[key] = self.compiled(self.phrases(subject, *keys), subject)
        return self._found[key]

    def compiled(self, phrases: Iterable[str], subject: str = "events") -> re.Pattern[str]:
        """Return an expression for some phrases; longer ones are tried first."""
        ordered = sorted(phrases, key=lambda phrase: -len(phrase))
        if not ordered:
            return _NEVER
        return re.compile(rf"(?<= ){pattern_of(ordered, self._lists(subject))}")

    def _lists(self, subject: str) -> dict[str, str]:
        lists: Mapping[str, str] = self.table(subject).get("lists", {})
        return {name: fold_phrase(words) for name, words in lists.items()}

    def row(self, text: str, span: Span) -> WordRow:
        """Return the words at a place of a text."""
        return WordRow.of(text, span.start, span.end, self._split)

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        written = self.table("numbers").get("written_onto", "")
        return tuple(sorted(map(folded, written.split()), key=len, reverse=True))

    def bared(self, text: str) -> tuple[str, ...]:
        """Return the text, as long as it is, with spaces for letters written onto words.

        First without "and" alone, then without any: the letter of another may be a name's own. None
        where nothing is written onto words.
        """
        letters = "".join(one for one in self._prefixes if len(one) == 1)
        if not letters:
            return ()
        ways = (rf"(?<!\w){self.joint}(?=\w{{3}})", rf"(?<!\w)[{letters}]{{1,2}}(?=\w{{3}})")
        bare = (re.sub(way, lambda m: " " * len(m[0]), text) for way in ways)
        return tuple(one for one in dict.fromkeys(bare) if one != text)

    def unwritten(self, word: str) -> Iterator[tuple[str, int]]:
        """Yield a folded word, then what is left of it without what is written onto its front."""
        yield word, 0
        for prefix in self._prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                yield word[len(prefix) :], len(prefix)

    @cached_property
    def is_latin(self) -> bool:
        """Whether names begin with capitals."""
        return any(name[:1].isupper() for name in self.countries)

    @cached_property
    def joint(self) -> str:
        """The word for "and"."""
        return folded(self.table("numbers")["and"])

    def _split(self, word: str) -> tuple[tuple[str, ...], int]:
        """Return what is written onto the front of a word, where the rest is a word of the data.

        Only "and" and the article become words of their own: a preposition says nothing here.
        """
        if not self._prefixes or self._is_known(word):
            return (), 0
        for prefix in self._prefixes:
            if word.startswith(prefix) and self._is_known(word[len(prefix) :]):
                joint = (self.joint,) if prefix.startswith(self.joint) else ()
                is_definite = any(map(prefix.endswith, self._articles))
                return (*joint, *self._articles[: int(is_definite)]), len(prefix)
        return (), 0

    @cached_property
    def _articles(self) -> tuple[str, ...]:
        return tuple(map(folded, self.table("numbers").get("article_onto", "").split()))

    def _is_known(self, word: str) -> bool:
        whole, begun = self._known
        return word in whole or (len(word) > 2 and any(map(word.startswith, begun)))  # noqa: PLR2004

    @cached_property
    def _known(self) -> tuple[frozenset[str], tuple[str, ...]]:
        found = {word for subject in _SUBJECTS for word in _words_of(self.table(subject))}
        found |= {part for name in (*self.months, *self.weekdays) for part in name.split()}
        whole = frozenset(word for word in found if not word.endswith("*"))
        return whole, tuple(sorted(word[:-1] for word in found if word.endswith("*") and word[:-1]))

    @cached_property
    def months(self) -> dict[str, int]:
        """The number of each month by its names, folded."""
        found = names_of_months(self.language)
        return {fold_phrase(name): month for name, month in found.items()}

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """The number of each day of the week, Monday being 0, by its names."""
        found: dict[str, int] = {}
        for locale in locales_of(self.language):
            for number, name in locale.days["format"]["wide"].items():
                found.setdefault(fold_phrase(name), number)
        for number, names in self.table("dates").get("weekdays", {}).items():
            found |= dict.fromkeys(map(fold_phrase, names), int(number))
        return found

    @cached_property
    def countries(self) -> dict[str, str]:
        """The ISO 3166-1 code of each country by its names, as the language writes them."""
        names: dict[str, str] = {}
        for locale in locales_of(self.language):
            for code, name in locale.territories.items():
                if len(code) == 2 and code.isalpha():  # noqa: PLR2004 -- no continent
                    names.setdefault(name, code)
        for code, others_of_it in self.table("dates").get("countries", {}).items():
            names |= dict.fromkeys(others_of_it, code)
        return names


def fold_phrase(phrase: str) -> str:
    """Return a phrase of the data with its words folded, and its marks as they are."""
    pieces: list[str] = []
    at = 0
    phrase = re.sub(r"(?<=\w)[-‐‑](?=\w)", " ", phrase.replace("’", "'"))
    phrase = re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "' ", phrase)  # as `WordRow` parts "l'attaque"
    for match in _SYNTAX.finditer(phrase):
        pieces += (folded(phrase[at : match.start()]), match[0])
        at = match.end()
    return "".join((*pieces, folded(phrase[at:])))


_WORD = re.compile(r"[^\W\d_]+\*?")


def _words_of(tree: Any) -> Iterator[str]:  # noqa: ANN401 -- what TOML holds
    if isinstance(tree, str):
        for match in _WORD.finditer(fold_phrase(tree)):
            if match[0].rstrip("*") not in ("GROUP", "OTHER"):
                yield match[0]
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _words_of(key)
            yield from _words_of(value)
    elif isinstance(tree, list):
        for one in tree:
            yield from _words_of(one)


@cache
def lexicon_of(language: str | None) -> Lexicon | None:
    """Return the words of a language beside English, None where it has no folder."""
    code = (language or "").partition("-")[0].lower()
    return Lexicon(code) if code in others() else None
