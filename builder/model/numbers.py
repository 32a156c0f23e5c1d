"""Numbers as news writes them, in digits or English words."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = {
    word: ten
    for ten, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {
    word: ten * 10 for word, ten in _TENS.items()
}
_MULTIPLES = {"dozen": 12, "hundred": 100}
_TOKEN = re.compile(r"\d+(?:,\d{3})+|\d+|[^\W\d_]+")


def numbers_in(text: str) -> frozenset[int]:
    """Return the whole numbers that the text has, in digits of any script or in English words.

    "Twenty-five" is 25, "two dozen" 24, "a hundred" 100, "1,200" 1200. Longer number words are
    read in parts.
    """
    found: set[int] = set()
    last = ""
    for match in _TOKEN.finditer(text):
        token = match[0].casefold()
        if token[0].isdecimal():
            found.add(int(token.replace(",", "")))
        elif token in _WORDS:
            value = _WORDS[token]
            found.add(value + _WORDS[last] if last in _TENS and value < _WORDS["ten"] else value)
        elif token in _MULTIPLES:
            found.add(_WORDS.get(last, 1) * _MULTIPLES[token])
        last = token
    return frozenset(found)
