"""What the words before a date do to it: "early 2021", "around March 4", "perhaps in March"."""

from dataclasses import dataclass
from typing import NamedTuple

from builder.model.dates import Edtf, Precision
from builder.reader.dates.calendar import qualified
from builder.reader.dates.tokens import Tokens
from builder.reader.dates.vocabulary import COUNTS
from builder.reader.languages import english, words_in

_DATA = english("dates")

_MAYBE = words_in(_DATA["maybe"])
_PREPOSITIONS = words_in(_DATA["prepositions"])
_UNCERTAIN = "?"


class _Effect(NamedTuple):
    """What words before a date do to it: nothing, or a mark on its value.

    `on_days` says whether a single day is marked as well: "late Friday" is that Friday. `only`
    names the words, or the kind of word, that the date must begin with.
    """

    mark: str = ""
    remark: str = ""
    on_days: bool = False
    only: str = ""


@dataclass(frozen=True, slots=True)
class DateLead:
    """Words that may stand before a date and belong to it, a choice for each place."""

    words: tuple[frozenset[str], ...]
    effect: _Effect

    def fits(self, tokens: Tokens, at: int, floor: int) -> bool:
        """Tell whether the words stand right before a token, after the token `floor`."""
        start = at - len(self.words)
        return start >= floor and all(
            tokens.words[start + i] in choice for i, choice in enumerate(self.words)
        )


def _lead(words: str, effect: _Effect) -> DateLead:
    return DateLead(tuple(frozenset(place.split("|")) for place in words.split()), effect)


_NONE = _Effect()
_PART = _Effect("~", "; part of it")
_ABOUT = _Effect("~", "; approximate by the text's own word", on_days=True)
_LEADS = (
    _lead("early|late|mid -|–|—|‐|‑", _PART),
    _lead("early|late|mid in|on", _PART),
    _lead("early|late|mid", _PART),
    _lead("beginning|start|end|middle|close|turn of", _PART),
    _lead("the night|morning|afternoon|evening of", _NONE),
    # They say where in the year it was, as exactly as the year does.
    _lead("earlier|later", _NONE._replace(only="this last in on")),
    _lead("about|around|roughly|circa|approximately|nearly|almost|some", _ABOUT),
    _lead("over", _ABOUT._replace(only="COUNT")),
    _lead("more|less than", _ABOUT._replace(only="COUNT")),
)

_LAST_WORDS = frozenset().union(*(lead.words[-1] for lead in _LEADS))


@dataclass(frozen=True, slots=True)
class Qualified:
    """A date with the first token that belongs to it, and what was added to the rule."""

    first: int
    value: Edtf | None
    remark: str


def qualify(tokens: Tokens, first: int, floor: int, value: Edtf | None) -> Qualified:
    """Take in the words before the token `first`, none of them before the token `floor`."""
    at, remark = first, ""
    behind = first - 1 if first > floor and tokens.words[first - 1] == "the" else first
    leads = _LEADS if behind and tokens.words[behind - 1] in _LAST_WORDS else ()
    lead = next((lead for lead in leads if _may_lead(lead, tokens, first, behind, floor)), None)
    if lead:
        at, remark = behind - len(lead.words), lead.effect.remark
        if at > floor and tokens.words[at - 1] == "the":
            at -= 1
        is_day = value is not None and value.precision < Precision.MONTH
        if lead.effect.mark and (lead.effect.on_days or not is_day):
            value = qualified(value, lead.effect.mark)
    before = at - 1
    if before >= floor and tokens.words[before] in _PREPOSITIONS:
        before -= 1
    if before >= floor and tokens.words[before] in _MAYBE:
        value = qualified(value, _UNCERTAIN)
        remark += "; uncertain by the text's own word"
    return Qualified(at, value, remark)


def _may_lead(lead: DateLead, tokens: Tokens, first: int, behind: int, floor: int) -> bool:
    if not lead.fits(tokens, behind, floor):
        return False
    word, only = tokens.words[first], lead.effect.only
    if only == "COUNT":
        return behind == first and (word in COUNTS or word.isdecimal())
    return not only or word in only.split()
