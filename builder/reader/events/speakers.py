"""What attackers say of their own deeds: "Al Shabaab said that it had killed 20"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.model.text import Span
from builder.reader.casualties import Casualties, CountKind
from builder.reader.casualties.vocabulary import SPEECH
from builder.reader.languages import english

_VERBS = "|".join(sorted(SPEECH | set(english("tolls")["lists"]["boasts"].split())))
_GROUPS = "|".join(english("tolls")["lists"]["groups"].split())
_THEMSELVES = re.compile(
    rf"\b(?:{_VERBS})\b[^.;]{{0,60}}?\b(?:it|its|they|their|to have|having|killing|we|our)\b"
    r"[^.;]{0,80}$"
)
_THE_GROUP = re.compile(rf"\b(?:the|a) (?:[\w-]+ ){{0,3}}?(?:{_GROUPS})\b")
# "The group's radio said that 178 were killed".
_ITS_VOICE = re.compile(
    rf"['’]s? (?:[\w-]+ ){{0,2}}(?:radio|media|channel|agency|statement|spokes\w+"
    r"|website|propaganda)"
    rf" (?:\w+ ){{0,3}}?(?:{_VERBS})\b[^.;]{{0,80}}$"
)
# Somebody else speaks between the group and the figure.
_OTHERS = re.compile(r"\b(?:police|army|military|officials?|officer|witness\w*|resident\w*)\b")


def with_boasts(
    text: str, sentence: Span, casualties: Sequence[Casualties], groups: Sequence[Span]
) -> tuple[Casualties, ...]:
    """Return the casualties, those that a group boasts of marked as such."""
    if not casualties:
        return ()
    return tuple(
        replace(one, kind=CountKind.BOAST) if _is_boast(text, sentence, one, groups) else one
        for one in casualties
    )


def _is_boast(text: str, sentence: Span, one: Casualties, groups: Sequence[Span]) -> bool:
    before = text[sentence.start : one.span.start].lower()
    starts = [group.end - sentence.start for group in groups if group.end <= one.span.start]
    starts += [match.end() for match in _THE_GROUP.finditer(before)]
    return any(
        (_THEMSELVES.search(before[start:]) or _ITS_VOICE.match(before[start:])) is not None
        and not _OTHERS.search(before[start:])
        for start in starts
        if start >= 0
    )
