"""Words of armed acts, beside which a name is more likely that of an armed group."""

import re
from functools import cache

from builder.model.text import Span
from builder.reader.languages import english

_NEAR, _WIDE = 160, 300


@cache
def _pattern(*tables: str) -> re.Pattern[str]:
    words = "|".join(word for table in tables for word in english("groups")[table])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def is_of_violence(text: str) -> bool:
    """Tell whether a text has words of armed acts or of war: without, it names no armed group."""
    return _pattern("armed", "of_war", "of_names").search(text) is not None


def armed_near(text: str, span: Span) -> str | None:
    """Return a word of armed acts that stands near, in the same paragraph if the text has any."""
    return _near(text, span, _NEAR, _pattern("armed"))


def war_near(text: str, span: Span) -> str | None:
    """Return a word of armed acts or of war that stands less near."""
    return armed_near(text, span) or _near(text, span, _WIDE, _pattern("armed", "of_war"))


def _near(text: str, span: Span, reach: int, words: re.Pattern[str]) -> str | None:
    before = text[max(0, span.start - reach) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + reach].partition("\n")[0]
    behind = words.search(after)
    if behind:
        return behind[0]
    found = None
    for found in words.finditer(before):  # noqa: B007 -- the last one is the nearest
        pass
    return found[0] if found else None
