"""Who the counted people were, where their own words leave it open and those around do not."""

import re
from collections.abc import Sequence

from builder.check.second.texts import ArticleText
from builder.model.article import Who
from builder.model.text import Span
from builder.reader.casualties.vocabulary import (
    ANYONE,
    CHILDREN,
    FORCES,
    MEMBERS,
    PERHAPS_FORCES,
    PERPETRATORS,
    PERSONS,
    PLACES_OF_STATE,
    PRIVATE,
    SERVICE_TRADES,
    WOMEN,
)
from builder.reader.figures import CountedHarm, Share

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_of(text: ArticleText, who: Who, one: CountedHarm) -> bool:
    """Tell whether the people can be those whom a record says they were."""
    # Unspecified says less, unless attackers would be counted among the victims.
    if who is Who.UNSPECIFIED:
        return one.who != {Who.PERPETRATORS}
    if who is Who.CIVILIANS and _are_of_state(text, one):
        return False
    return who in one.who


def may_be(text: ArticleText, who: Who, one: CountedHarm, counted: Sequence[CountedHarm]) -> bool:
    """Tell whether the words leave open who they were, and those before say so: "lost one man"."""
    if Who.UNSPECIFIED not in one.who or who is Who.CIVILIANS:
        return False
    if who in _AMONG:
        return bool(_words(text, text.sentence(one.span)) & _AMONG[who])
    words = _words(text, one.words)
    for other in counted:
        if other.share is Share.PART and other.span == one.span:
            words |= _words(text, other.words)  # "22 dead, most of them women"
    if words & _ANYBODY or words & _NO_PART_OF[who]:
        return False
    near = text.paragraph(one.span)
    near = Span(text.paragraph(Span(max(0, near.start - 3), near.end)).start, near.end)
    if who is Who.PERPETRATORS and any(span.overlaps(near) for span in text.group_spans):
        return True
    if any(other.who == {who} for other in text.figures.within(near)):
        return True
    return bool(_words(text, near) & _OF[who])


def _are_of_state(text: ArticleText, one: CountedHarm) -> bool:
    """Tell whether guards are the state's by the sentences around: "attacked the prison"."""
    words = _words(text, one.words)
    if not words & _GUARDS or words & PRIVATE:
        return False
    sentence = text.sentence(one.words)
    before = text.sentence(Span(max(0, sentence.start - 3), sentence.end))
    near = _words(text, Span(before.start, sentence.end))
    return bool(near & PLACES_OF_STATE) and not near & PRIVATE


def _words(text: ArticleText, span: Span) -> set[str]:
    return set(_WORD.findall(text.text[span.start : span.end].casefold()))


_GUARDS = frozenset("guard guards sentry sentries".split())
_ANYBODY = frozenset(
    "people persons person civilians civilian worshippers passengers villagers residents women"
    " children shoppers pilgrims students".split()
)
# "A clerk" and "three guards" have a trade; "one man" and "two members" may be anybody's.
_TRADES = PERSONS - ANYONE - MEMBERS - PERPETRATORS
# "12 people, most of them children"
_AMONG = {Who.WOMEN: WOMEN, Who.CHILDREN: CHILDREN}
_NO_PART_OF = {
    Who.SECURITY_FORCES: _TRADES - FORCES - PERHAPS_FORCES - SERVICE_TRADES,
    Who.PERPETRATORS: _TRADES,
}
_OF = {
    Who.SECURITY_FORCES: frozenset(
        "army soldiers soldier police policeman policemen guards guard post checkpoint patrol"
        " customs troops officers officer".split()
    ),
    Who.PERPETRATORS: frozenset(
        "attackers attacker militants militant fighters fighter gunmen gunman bomber armed"
        " group fighting fights fight fought clash clashed raiders insurgents rebels".split()
    ),
}
