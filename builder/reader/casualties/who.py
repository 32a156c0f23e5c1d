"""Tell by the words that count some people who they may be."""

import re

from builder.model.article import Who
from builder.reader.casualties.find import Counted
from builder.reader.casualties.words import ANYONE, FORCES, PERHAPS_FORCES

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def who_of(text: str, one: Counted) -> frozenset[Who]:
    """Return the readings that the words support."""
    if one.is_attackers:
        return frozenset({Who.PERPETRATORS})
    words = set(_WORD.findall(text[one.span.start : one.span.end].casefold()))
    if words & FORCES:
        return frozenset({Who.SECURITY_FORCES})
    if words & PERHAPS_FORCES:
        return frozenset({Who.SECURITY_FORCES, Who.CIVILIANS, Who.UNSPECIFIED})
    if not one.head or one.head in ANYONE:
        return frozenset({Who.UNSPECIFIED, Who.CIVILIANS})
    return frozenset({Who.CIVILIANS, Who.UNSPECIFIED})
