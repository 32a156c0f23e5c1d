"""Letters that look like others: a name with one of them is not the name that it seems to be.

The rules are those of Unicode's report on security, UTS #39: a word has letters of one script.
"""

import re
import unicodedata
from collections.abc import Iterable

from builder.model.unseen import script

_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
# Japanese and Korean words mix these.
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"})
# Cyrillic and Greek letters that no reader tells from Latin ones, from Unicode's confusables.txt.
_LIKE_LATIN = frozenset("АВЕЅІЈКМНОРСТУХЗҮԌԜԚаеѕіјорсухһԁԛԝүѵӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυϲϳ")


def lookalike(text: str, *, is_native: bool = False) -> str | None:
    """Return the first word of the text that is not what it seems; None if there is none.

    It mixes letters of two scripts, has letters that stand for others (fullwidth, mathematical), or
    is written in Cyrillic or Greek letters that all look like Latin ones, unless it is said to be
    a native name.
    """
    if text.isascii():
        return None
    for match in _WORD.finditer(text):
        word = match[0]
        letters = [char for char in word if unicodedata.category(char) not in ("Lm", "Mn")]
        if not word.isascii() and (
            _is_mixed(letters)
            or _stand_for_others(letters)
            or (not is_native and len(letters) > 1 and _LIKE_LATIN.issuperset(letters))
        ):
            return word
    return None


def _is_mixed(letters: Iterable[str]) -> bool:
    scripts = {script(letter) for letter in letters}
    return len({"CJK" if one in _TOGETHER else one for one in scripts}) > 1


def _stand_for_others(letters: Iterable[str]) -> bool:
    return any(not c.isascii() and unicodedata.normalize("NFKC", c).isascii() for c in letters)
