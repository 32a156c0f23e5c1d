"""Whether the words around a date tell of what was or of what will be.

The nearest verb decides: "said on Friday that he will go" is past, "will speak on Friday" is not.
"""

import re
from enum import Enum, auto

from builder.reader.dates.tokens import Tokens
from builder.reader.languages import english, words_in

_DATA = english("dates")

_WORDS_BEFORE, _WORDS_AFTER = 20, 14
_FUTURE = words_in(_DATA["future"])
_PLANNED = words_in(_DATA["planned"])
# "Plans to meet", not "its plans for"; "a date set for June", not "set fire to the silos".
_PLANS = frozenset(
    {("set", "for")} | {(word, "to") for word in "plan plans going is are was were set".split()}
)
# These look ahead right before the date, where no verb says otherwise.
_AHEAD = words_in(_DATA["ahead"])
_PAST = words_in(_DATA["past"])
# What they put off lies ahead: "adjourned until Thursday".
_PUT_OFF = words_in(_DATA["put_off"])
_NO_VERB = words_in(_DATA["no_verb"])
_BE = words_in(_DATA["be"])
_PARTICIPLE = re.compile(r"[a-z]{2,20}ed")


class Tense(Enum):
    """Where the words place a date, seen from the day of publication."""

    PAST = auto()
    FUTURE = auto()
    PLANNED = auto()
    UNKNOWN = auto()

    @property
    def looks_ahead(self) -> bool:
        """Whether the date comes after publication."""
        return self in (Tense.FUTURE, Tense.PLANNED)


def tense_at(tokens: Tokens, first: int, last: int) -> Tense:
    """Return the tense of the verb nearest to the tokens from `first` to `last`."""
    start, end = tokens.sentence(first)
    is_until = tokens.word(first - 1) in ("until", "till", "to", "for")
    for at in range(first - 1, max(start, first - _WORDS_BEFORE) - 1, -1):
        if is_until and tokens.words[at] in _PUT_OFF:
            return Tense.PLANNED
        tense = _tense(tokens, at)
        if tense is not Tense.UNKNOWN:
            return tense
    for at in range(last + 1, min(end, last + _WORDS_AFTER)):
        tense = _tense(tokens, at)
        if tense is not Tense.UNKNOWN:
            return tense
    return Tense.PLANNED if tokens.word(first - 1) in _AHEAD else Tense.UNKNOWN


def _tense(tokens: Tokens, at: int) -> Tense:
    word = tokens.words[at]
    if (word, tokens.word(at + 1)) in _PLANS:
        return Tense.PLANNED
    if word in ("will", "would") and tokens.word(at + 1) == "have":
        return Tense.PAST  # "I would have said"
    if word in _FUTURE or word in _PLANNED:
        if tokens.is_capital(at) and word in ("may", "will"):
            return Tense.UNKNOWN  # Theresa May, Will Smith
        return Tense.FUTURE if word in _FUTURE else Tense.PLANNED
    is_verb = word in _PAST or (_PARTICIPLE.fullmatch(word) and word not in _NO_VERB)
    # In "will be held", "held" says nothing; "will" does.
    if is_verb and tokens.word(at - 1) not in _BE:
        return Tense.PAST
    return Tense.UNKNOWN
