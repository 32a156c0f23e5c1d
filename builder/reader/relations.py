"""Whether quoted words say of two groups what a record says: ally, rival, splinter and the rest.

`read_relation` wants the article as a `Scene` (`builder.reader.roles`), the span of the quote, the
type, None for a parent, the ids of both groups, and the other's names. The other group must be
named in the sentence of the quote or in those just before it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from builder.model.authority import RelationType
from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.coreference import meant_at
from builder.reader.languages import english
from builder.reader.phrases import pattern_of, plain
from builder.reader.roles import Scene


def relations_in(words: str) -> frozenset[RelationType]:
    """Return the relations that some words may be said to name."""
    low = plain(words)
    return frozenset(type_ for type_, pattern in _types().items() if pattern.search(low))


def read_relation(
    scene: Scene,
    quote: Span,
    type_: RelationType | None,
    pair: tuple[str, str],
    names: Sequence[str],
) -> SecondReading:
    """Tell whether the words name the other group, by its names too, and this relation to it."""
    subject, other = pair
    whole = scene.around(quote)
    # "The Eastern Command of the Ember Brigade" is one name that has the other's in it.
    is_within = any(name in scene.text[quote.start : quote.end] for name in names)
    if not is_within and not _names_other(scene, quote, whole, subject, other):
        return SecondReading(Verdict.DISAGREES, "other groups, or none", quote)
    if type_ is None or not scene.is_english:
        return CANNOT_TELL
    for where in (quote, whole):
        found = relations_in(scene.text[where.start : where.end])
        if type_ in found:
            return SecondReading(Verdict.AGREES, f"words of {_say(type_)}", where)
        if found & _related()[type_]:
            return CANNOT_TELL
        if found:
            others = " or ".join(_say(one) for one in sorted(found))
            return SecondReading(Verdict.DISAGREES, f"words of {others}", where)
    return CANNOT_TELL


def _say(type_: RelationType) -> str:
    return type_.replace("_", " ")


def _names_other(scene: Scene, quote: Span, whole: Span, subject: str, other: str) -> bool:
    said = scene.named_in(quote)
    if any(other in naming.bearers for naming in said):
        return True
    if any(naming.bearers - {subject} for naming in said):
        return False
    near = (*scene.named_in(whole), *meant_at(whole.start, scene.groups, scene.sentences))
    if not scene.is_english and not near:
        return True
    return any(other in naming.bearers for naming in near)


@cache
def _types() -> Mapping[RelationType, re.Pattern[str]]:
    table: Mapping[str, list[str]] = english("kinds")["relations"]
    return {RelationType(key): re.compile(rf" {pattern_of(of, {})}") for key, of in table.items()}


@cache
def _related() -> Mapping[RelationType, frozenset[RelationType]]:
    table: Mapping[str, list[str]] = english("kinds")["related"]
    return {RelationType(key): frozenset(map(RelationType, of)) for key, of in table.items()}
