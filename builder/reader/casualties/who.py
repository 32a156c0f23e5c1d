"""Tell by the words that count some people who they may be."""

import re

from builder.model.article import Who
from builder.reader.casualties.find import Counted
from builder.reader.casualties.vocabulary import (
    CHILDREN,
    FORCES,
    OF_STATE,
    PERHAPS_FORCES,
    PERSONS,
    PRIVATE,
    WOMEN,
)

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def who_of(text: str, one: Counted) -> frozenset[Who]:
    """Return the readings that the words support."""
    if one.is_attackers:
        return frozenset({Who.PERPETRATORS})
    words = set(_WORD.findall(text[one.span.start : one.span.end].casefold()))
    if words & PERHAPS_FORCES and not words & (FORCES & PERSONS):
        # A guard is of the state, or of a bank: the words before say which, or nothing does.
        if words & (OF_STATE | (FORCES - PRIVATE)):
            return frozenset({Who.SECURITY_FORCES})
        return frozenset({Who.SECURITY_FORCES, Who.CIVILIANS, Who.UNSPECIFIED})
    if words & FORCES:
        return frozenset({Who.SECURITY_FORCES})
    found = {Who.CIVILIANS, Who.UNSPECIFIED}
    if one.head in WOMEN:
        found.add(Who.WOMEN)
    if one.head in CHILDREN:
        found.add(Who.CHILDREN)
    return frozenset(found)
