"""Which group "the group", "it" and "they" mean, and where a text names groups."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.model.names import BearerKind, NameMatch
from builder.model.text import Span

_NEAR = 3
_KINDS = (
    r"(?:group|outfit|organi[sz]ation|militants?|fighters?|insurgents?|rebels?|faction|movement"
    r"|militia|jihadists?|extremists?|separatists?|guerrillas?|terrorists?|network|insurgency"
    r"|affiliate|branch|offshoot|front|brigade|army|party|column|alliance|gunmen|attackers?)"
)
NOUN = re.compile(
    rf"\b(?:the|this|that|these|those|both|each|neither|such)\s(?:[\w-]+\s){{0,3}}?{_KINDS}s?\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"\b(?:it|its|itself|they|their|them|themselves)\b", re.IGNORECASE)
LOOSE = re.compile(
    r"\b(?:each|both|neither|he|his|we|our|the other|the two|one of)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a text where a group is named, and the ids of all that bear the name there."""

    span: Span
    bearers: frozenset[str]


def namings(matches: Iterable[NameMatch]) -> tuple[Naming, ...]:
    """Return where a text names groups of the archive, in order, none within another.

    `matches` are what `NameIndex.find` finds in the text: of the names that the article's own
    record gives, and of the archive's after them.
    """
    found: list[Naming] = []
    for match in matches:
        owners = match.strong | match.weak
        bearers = frozenset(o.id for o in owners if o.kind is BearerKind.GROUP)
        if bearers:
            found.append(Naming(match.span, bearers))
    kept: list[Naming] = []
    for naming in sorted(found, key=lambda n: (n.span.start, n.span.start - n.span.end)):
        if not kept or kept[-1].span.end <= naming.span.start:
            kept.append(naming)
        elif kept[-1].span == naming.span:
            # The record's own name may stand beside the archive's.
            kept[-1] = Naming(naming.span, kept[-1].bearers | naming.bearers)
        elif naming.span.end > kept[-1].span.end:
            kept[-1] = naming
    return tuple(kept)


def meant_at(
    position: int, groups: Sequence[Naming], sentences: Sequence[Span]
) -> tuple[Naming, ...]:
    """Return the groups that "it" may mean at a position: those of the last sentence with one.

    They are looked for in the sentence itself, before the position, and in the three before it.
    """
    at = bisect_left(sentences, position, key=lambda span: span.end)
    for sentence in reversed(sentences[max(0, at - _NEAR) : at + 1]):
        first = bisect_left(groups, sentence.start, key=lambda naming: naming.span.start)
        last = bisect_left(groups, min(position, sentence.end), key=lambda n: n.span.start)
        if first < last:
            return tuple(groups[first:last])
    return ()
