"""The words by which news reports an incident, and those by which it reports something else.

All patterns are for text in lower case; their words stand in `languages/en/events.toml`.
"""

import re

from builder.model.event import EventType
from builder.reader.languages import english

_DATA = english("events")
# In this order the first that stands in a sentence is its type; the last are the widest.
_EACH = tuple(
    (EventType(key), re.compile("|".join(words))) for key, words in _DATA["types"].items()
)
_BY_TYPE = dict(_EACH)
_LONGEST_WORD = 30


def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_DATA['words'][key])})\b")


def _expression(key: str) -> re.Pattern[str]:
    return re.compile("|".join(_DATA["expressions"][key]))


# "Gunmen attacked the village, abducting 30" is an attack, "abducted and shot" is not.
_ACT = _words("act")
CEASEFIRE = _expression("ceasefire")
# Something happened, though nobody is said to have been hurt.
_HAPPENED = _words("happened")
# Verbs that others use, too: they count beside words for armed men or what these attack.
_MAY_HAVE = _words("may-have")
_ARMED = _words("armed")
# A count of many incidents, or of a time.
TOTALS = _words("totals")
# Words that make a comparison with other times of one incident, not a total.
COMPARISONS = _expression("comparisons")
# What has not happened.
UNREAL = _words("unreal")
# Killed for their money: no incident of this kind, unless a group is named.
CRIMES = _words("crimes")
# Deaths that no one intended.
ACCIDENTS = _words("accidents")
# What makes it an attack after all: "a bomb on the track derailed the train".
VIOLENCE = _words("violence")
# The same incident again.
DEFINITE = _expression("definite")
# One more incident.
SEPARATE = _words("separate")
# An incident of other years, told for comparison.
BACKGROUND = _words("background")
# "The attack took place": when and where the incident was.
TAKES_PLACE = _expression("takes-place")
# What stands after these words of a sentence is such an incident.
ASIDE = _expression("aside")


def type_of(low: str) -> EventType | None:
    """Return the type of incident that the words speak of; None if of none."""
    for type_, pattern in _EACH:
        match = pattern.search(low)
        if match and not (type_ is EventType.KIDNAPPING and _ACT.search(low, 0, match.start())):
            return type_
    return None


def has_happened(low: str) -> bool:
    """Tell whether the words report an act, even without anyone hurt."""
    return bool(_HAPPENED.search(low) or (_MAY_HAVE.search(low) and _ARMED.search(low)))


def word_of(low: str, kind: EventType) -> str:
    """Return the words that make it that type."""
    pattern = _BY_TYPE.get(kind, CEASEFIRE)
    match = pattern.search(low)
    if match is None:
        return ""
    end = match.end()
    while end < len(low) and low[end].isalpha() and end - match.start() < _LONGEST_WORD:
        end += 1
    return low[match.start() : end]
