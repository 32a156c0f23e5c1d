"""Tell by the words that count some people who they may be."""

import re

from builder.model.article import Who
from builder.reader.casualties.find import Counted

_FORCES = frozenset(
    """soldier soldiers policeman policemen policewoman policewomen police troops trooper troopers
    constable constables inspector sub-inspector marine marines ranger rangers peacekeeper
    peacekeepers serviceman servicemen gunner gunners airman airmen guardsman guardsmen cadet cadets
    recruit recruits sergeant corporal lieutenant captain major colonel brigadier conscript
    conscripts commandos cops levies army forces security military paramilitary""".split()
)
# Of either side: an officer may be of a bank, a guard of a school.
_PERHAPS_FORCES = frozenset(
    """officer officers guard guards bodyguard bodyguards commander commanders personnel general
    member members colleague colleagues superintendent deputy sentry watchman pilot pilots crew
    escort escorts volunteer volunteers informant spy""".split()
)
_ANYONE = frozenset(
    """people person persons victim victims others other lives life individual individuals bodies
    body man men woman women him them himself youth youths""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def who_of(text: str, one: Counted) -> frozenset[Who]:
    """Return the readings that the words support."""
    if one.is_attackers:
        return frozenset({Who.PERPETRATORS})
    words = set(_WORD.findall(text[one.span.start : one.span.end].casefold()))
    if words & _FORCES:
        return frozenset({Who.SECURITY_FORCES})
    if words & _PERHAPS_FORCES:
        return frozenset({Who.SECURITY_FORCES, Who.CIVILIANS, Who.UNSPECIFIED})
    if not one.head or one.head in _ANYONE:
        return frozenset({Who.UNSPECIFIED, Who.CIVILIANS})
    return frozenset({Who.CIVILIANS, Who.UNSPECIFIED})
