"""Phrases of a language, as its data files write them, made ready to be found.

A phrase is words with one space between two: `claim*` is every word that begins so, `a|b` is one of
several, `word?` may be missing, `_` is up to three words without a stop, `__` up to nine, and
`{men}` one word of the list of that name. Texts are asked in the form that `plain` gives them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from builder.model.text import Span, occurrences

_TOKEN = re.compile(
    r"GROUP|OTHER|n['’]t\b|['’]s?\b|-?[^\W_]+(?:[-.'’][^\W_]+)*|[,;:()¦]|[.?!…](?=\s|$)"
)
# Neither a stop nor a group, so that no phrase runs from one clause or actor into the next.
_ANY = r"(?:(?!GROUP\b|OTHER\b)[^\s,;:()¦.?!]+ )"
_GAPS = {"_": _ANY + "{0,3}?", "__": _ANY + "{0,9}?"}


def places_of(text: str, words: str) -> Iterator[Span]:
    """Yield where the words stand as whole words, in small letters or capitals.

    A pattern for each name of an archive would take longer to make than to use.
    """
    low, sought = text.lower(), words.lower()
    if len(low) != len(text):  # "İ" is two letters when small
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        yield from (Span(*match.span()) for match in pattern.finditer(text))
        return
    end = 0
    for span in occurrences(low, sought):
        is_torn = _is_letter(text, span.start - 1) or _is_letter(text, span.end)
        if span.start >= end and not is_torn:
            yield span
            end = span.end


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def plain(text: str) -> str:
    """Return the words in small letters with one space around each; GROUP and OTHER stay."""
    tokens = (match[0] for match in _TOKEN.finditer(text))
    return f" {' '.join(t if t in ('GROUP', 'OTHER') else _plain(t) for t in tokens)} "


def _plain(token: str) -> str:
    return token.casefold().replace("’", "'")


def pattern_of(phrases: Iterable[str], lists: Mapping[str, str]) -> str:
    """Return a regular expression for any of the phrases, each word with the space after it."""
    return f"(?:{'|'.join(_pattern(phrase, lists) for phrase in phrases)})"


def _pattern(phrase: str, lists: Mapping[str, str]) -> str:
    return "".join(_GAPS.get(word) or _word(word, lists) for word in phrase.split())


def _word(word: str, lists: Mapping[str, str]) -> str:
    if word.startswith("{") and word.endswith("}") and word.count("{") == 1:
        name = word[1:-1]
        if name in _SPECIAL:
            return _SPECIAL[name]
    choices: list[str] = []
    is_optional = False
    for part in word.split("|"):
        one = part
        if one.endswith("?"):
            one, is_optional = one[:-1], True
        if one.startswith("{"):
            choices += lists[one[1:-1]].split()
        else:
            choices.append(one)
    letters = (re.escape(c).replace(r"\*", r"[^\s]*").replace(r"\?", "") for c in choices)
    return f"(?:(?:{'|'.join(letters)}) ){'?' if is_optional else ''}"


# Up to six small words before a name that do not change whose it is.
_SPECIAL = {
    "the": (
        r"(?:(?:the|an?|its|their|some|two|three|four|five|several|many|suspected|alleged|militants?"
        r"|fighters?|gunmen|gunman|members?|men|group|outfit|organi[sz]ation|armed|banned|outlawed"
        r"|proscribed|militant|terrorist|terror|jihadist|insurgent|rebel|separatist|extremist"
        r"|of|from|local|regional|so-called|self-styled|rival|called|known|as|and|or|OTHER|,"
        r"|suicide|bombers?|attackers?|faction|branch|wing|spokes\w+|network|named|calling"
        r"|itself|who|belonging|to|islamist|islamic|shadowy|little-known|new|small) ){0,6}?"
    ),
    "their": r"(?:(?:its|their|his|our) )",
    "fresh": (
        r"(?:(?:the|full|formal|official|joint|sole|no|any|such|both|public|separate|swift|swiftly"
        r"|also|online|later|their|its) ){0,2}?"
    ),
}
