"""Words of armed acts, beside which a name is more likely that of an armed group."""

import re
from functools import cache

from builder.model.text import Span
from builder.reader.languages import english

_NEAR = 160


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(english("groups")["armed"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _loose() -> re.Pattern[str]:
    words = "|".join((*english("groups")["armed"], *english("groups")["of_war"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def is_of_violence(text: str) -> bool:
    """Tell whether a text has words of armed acts or of war; without any it names no armed group."""
    return _loose().search(text) is not None


def armed_near(text: str, span: Span) -> str | None:
    """Return a word of armed acts that stands near, in the same paragraph if the text has any."""
    before = text[max(0, span.start - _NEAR) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _NEAR].partition("\n")[0]
    behind = _pattern().search(after)
    if behind:
        return behind[0]
    found = None
    for found in _pattern().finditer(before):  # noqa: B007 -- the last one is the nearest
        pass
    return found[0] if found else None
