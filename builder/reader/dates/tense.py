"""Whether the words around a date tell of what was or of what will be.

The nearest verb decides: "said on Friday that he will go" is past, "will speak on Friday" is not.
"""

import re
from enum import Enum, auto

from builder.reader.dates.tokens import Tokens

_WORDS_BEFORE, _WORDS_AFTER = 20, 14
_FUTURE = frozenset("will would shall ll".split())
_PLANNED = frozenset(
    "due scheduled planned expected slated poised upcoming forthcoming starts begins opens"
    " expires resumes takes ends meets payable deadline must should may might hope hopes hoping"
    " intends intend expects expect wants concludes continues kicks picks airs launches"
    " premieres closes returns arrives".split()
)
# "Plans to meet", not "its plans for"; "a date set for June", not "set fire to the silos".
_PLANS = frozenset(
    {("set", "for")} | {(word, "to") for word in "plan plans going is are was were set".split()}
)
# These look ahead right before the date, where no verb says otherwise.
_AHEAD = frozenset("until till by starting beginning effective".split())
_PAST = frozenset(
    "was were had did said told took came went began made met won saw held killed shot hit"
    " struck broke fell rose led fled became got gave found sent brought kept ran wrote spoke"
    " stood sold bought paid swept blew burst has have been after ago since prior sat felt"
    " fought flew drew drove grew knew lay lost left put shook threw withdrew beat chose dealt"
    " drank ate hid hurt quit rode sank sought shut spent spread stole tore caught cut let cast"
    " cost heard laid overran underwent woke wore built taught thought understood forced swore"
    " sang rang overturned bid set".split()
)
# What they put off lies ahead: "adjourned until Thursday".
_PUT_OFF = frozenset("adjourned postponed delayed extended suspended remanded deferred".split())
_NO_VERB = frozenset("armed united red hundred need speed indeed feed seed bed embed".split())
_BE = frozenset("be being get".split())
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
