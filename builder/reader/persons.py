"""Whether quoted words name a person, and give the role to this one and to nobody else."""

import re
from collections.abc import Collection

from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.phrases import places_of

_SMALL = frozenset(
    "al el bin ibn bint ul ur ud de da di du van von der den la le abu ag ould y e i s".split()
)
_NAME = re.compile(
    r"(?<!\w)[^\W\d_a-z][\w’'.-]*(?: (?:(?:al|bin|ul|de|van|von|el)[ -])?[^\W\d_a-z][\w’'-]+)+"
)
_GAP = re.compile(
    r"[\s,(–—-]*(?:(?:who|is|was|the|an?|its|their|his|her|group's|and|as|said|told|says|according"
    r"|to|by|former|of|senior|local|\w+['’]s)[\s,(–—-]*){0,4}",
    re.IGNORECASE,
)


def read_person(
    words: str, at: int, name: str, role: str | None, others: Collection[str]
) -> SecondReading:
    """Tell whether the words, which begin `at` in the article, name the person with the role.

    `others` are names of groups and places in small letters, which no person bears.
    """
    span = Span(at, at + len(words))
    whole = next(places_of(words, name), None)
    if whole is None:
        if name.casefold() in words.casefold():
            return SecondReading(Verdict.DISAGREES, "a part of another word", span)
        return CANNOT_TELL  # the check of phrases says so
    said = words[whole.start : whole.end]
    if name.casefold() in others or not _is_name(said):
        return SecondReading(Verdict.DISAGREES, f'"{said}", which is no person', span)
    if _goes_on(words, whole):
        return SecondReading(Verdict.DISAGREES, "a part of a longer name", span)
    if not role:
        return SecondReading(Verdict.AGREES, f'"{said}"', span)
    return _role(words, span, whole, role)


def _is_name(name: str) -> bool:
    """Tell whether the words begin with capitals, or have none because their script has none."""
    parts = [part for part in re.split(r"[\s-]+", name) if part and part.casefold() not in _SMALL]
    return bool(parts) and not any(part[0].islower() for part in parts)


def _goes_on(words: str, name: Span) -> bool:
    """Tell whether a single name is cut from "Idris Kamal"."""
    if " " in words[name.start : name.end]:
        return False
    return re.match(r" [A-Z][a-z]+", words[name.end :]) is not None


def _role(words: str, span: Span, name: Span, role: str) -> SecondReading:
    places = list(places_of(words, role))
    if not places:
        if role.casefold() in words.casefold():
            return SecondReading(Verdict.DISAGREES, "a part of another word as the role", span)
        return CANNOT_TELL
    apart = [one for one in places if not one.overlaps(name)]
    if not apart:
        return SecondReading(Verdict.DISAGREES, "a part of the name as the role", span)
    between = [
        words[name.end : one.start] if name.end <= one.start else words[one.end : name.start]
        for one in apart
    ]
    if any(_GAP.fullmatch(gap) for gap in between):
        return SecondReading(Verdict.AGREES, f'"{role}" beside the name', span)
    if all(_NAME.search(gap) for gap in between):
        return SecondReading(Verdict.DISAGREES, "the role of somebody else", span)
    return CANNOT_TELL
