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
_TOKEN = re.compile(r"\d+(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+")
# What stands between the parts of one number: "twenty-five", "two dozen".
_JOINTS = frozenset(" -\u2010\u2011\u2013")
_MAX_DIGITS = 15  # no count of people has more


def numbers_in(text: str) -> frozenset[int]:
    """Return the whole numbers that the text has, in digits of any script or in English words.

    "Twenty-five" is 25, "two dozen" 24, "a hundred" 100, "1,200" 1200. Longer number words are
    read in parts.
    """
    found: list[int] = []
    last, end = "", 0
    for match in _TOKEN.finditer(text):
        token = match[0].casefold()
        before = last if text[end : match.start()] in _JOINTS else ""
        last, end = token, match.end()
        if token in _MULTIPLES:
            count = found.pop() if before in _WORDS or _is_count(before) else 1
            found.append(count * _MULTIPLES[token])
        elif token in _WORDS:
            value = _WORDS[token]
            tens = found.pop() if before in _TENS and 0 < value < _WORDS["ten"] else 0
            found.append(tens + value)
        elif _is_count(token):
            found.append(int(token.replace(",", "")))
    return frozenset(found)


def _is_count(token: str) -> bool:
    return token[:1].isdecimal() and len(token) <= _MAX_DIGITS
