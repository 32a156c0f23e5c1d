"""Whether a sentence says that something happened at a place, or that somebody spoke there."""

import re

from builder.model.text import Span

_NEAR = 60
_AT = re.compile(
    r"\b(?:in|at(?! (?:least|most))|near|outside|inside|around|of|across|along|above|off|through"
    r"|within|between)"
    r"(?: (?!of\b)[\w’'-]+){0,3}?(?: of)? $",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:officials?|police(?! (?:station|post|lines?|academy|headquarters|van|patrol|checkp))"
    r"|spokes\w+|ministry|minister|hospitals?|doctors?|authorities|sources?"
    r"|told|reporters?|courts?|analysts?|based|government|governor|chief|mayor"
    r"|governments?|ambassador|embassy)"
    r" (?:[\w’'-]+ ){0,2}?(?:in|at|of|from|near)(?: [\w’'-]+){0,3} $",
    re.IGNORECASE,
)
# What took up an event told before: "the attack happened near X".
_TAKEN_UP = re.compile(
    r"\b(?:attacks?|blasts?|bombings?|explosions?|ambush|incident|shooting|raid|clash(?:es)?|shelling"
    r"|strikes?|killings?|occurred|happened|took place|scene)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"[^.\n]{0,20}\b(?:said|says|told|reported)\b", re.IGNORECASE)


def is_scene(text: str, place: Span) -> bool:
    """Tell whether the words before the name of a place make it the scene: "in the town of X"."""
    before = text[max(0, place.start - _NEAR) : place.start]
    if _AT.search(before) is None or _SPEAKER.search(before):
        return False
    return _SAID.match(text, place.end) is None


def takes_up(text: str, sentence: Span) -> bool:
    """Tell whether a sentence goes on about an event that one before it told."""
    return _TAKEN_UP.search(text, sentence.start, sentence.end) is not None
