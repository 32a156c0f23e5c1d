"""What the sentences of a text tell of incidents, in any language that has words here."""

import re
from collections.abc import Iterator, Sequence

from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.events.actors import Actors
from builder.reader.events.sentences import SentenceReport, mentions_in
from builder.reader.lexis.lexicon import Lexicon
from builder.reader.lexis.row import WordRow
from builder.reader.lexis.tolls import casualties_in
from builder.reader.sentences import sentences

_LONGEST = 1_500  # no sentence that a person wrote is longer
Mentions = Sequence[tuple[Span, str]]


def told_in(lexicon: Lexicon, text: str, mentions: Mentions) -> Iterator[SentenceReport | None]:
    """Yield what the sentences tell, in order; None for deaths that are no incident of this kind.

    `mentions` are the places where groups are named, in order.
    """
    last: str | None = None
    for order, sentence in enumerate(sentences(text)):
        inside = mentions_in(mentions, sentence)
        yield from _told(lexicon, text, sentence, order, inside, last)
        names = {name for _, name in inside}
        if names:
            last = next(iter(names)) if len(names) == 1 else None


def _told(  # noqa: PLR0913, PLR0917 -- the sentence and what stands around it
    lexicon: Lexicon, text: str, span: Span, order: int, mentions: Mentions, last: str | None
) -> Iterator[SentenceReport | None]:
    span = Span(span.start, min(span.end, span.start + _LONGEST))
    row = lexicon.row(text, span)
    memory = lexicon.pattern("events", "memory").search(row.plain)
    if memory:  # "a ceremony on Sunday in memory of the attack of 18 March 2015"
        span = Span(row.spans[row.at(memory.start())].start, span.end)
        row = lexicon.row(text, span)

    def says(*keys: str) -> bool:
        return lexicon.pattern("events", *keys).search(row.plain) is not None

    type_, word = type_of(lexicon, row)
    actors = actors_in(lexicon, row, mentions, last)
    groups = [
        at for at, one in enumerate(row.spans) if any(one.overlaps(group) for group, _ in mentions)
    ]
    casualties = casualties_in(lexicon, row, groups)
    if type_ is None and not casualties and not (actors.claimed or actors.blamed):
        return
    if says("accidents") and not says("violence"):
        if casualties:
            yield None
        return
    if (says("totals") and not says("comparisons")) or (says("unreal") and not casualties):
        return
    if type_ is EventType.CEASEFIRE:
        casualties = ()
    yield SentenceReport(
        span,
        order,
        type_,
        word,
        casualties,
        actors,
        happened=type_ is EventType.CEASEFIRE or says("happened"),
        is_definite=says("definite"),
        is_separate=says("separate"),
        is_background=memory is not None or says("background"),
    )


def type_of(lexicon: Lexicon, row: WordRow) -> tuple[EventType | None, str]:
    """Return the first type of incident of which a word stands in the sentence, and the word."""
    for key in lexicon.table("events")["types"]:
        match = lexicon.pattern("events", "types", key).search(row.plain)
        if match:
            return EventType(key), match[0].strip()
    return None, ""


def actors_in(lexicon: Lexicon, row: WordRow, mentions: Mentions, last: str | None) -> Actors:
    """Return who claims and who is blamed; `last` is the group of the sentences before, if one."""
    names = list(dict.fromkeys(name for _, name in mentions))
    claimed, blamed = [], []
    for name in names:
        masks = [(span, "GROUP" if other == name else "OTHER") for span, other in mentions]
        plain = row.masked(masks)
        if _any(lexicon, plain, "denies"):
            continue
        if _any(lexicon, plain, "claims"):
            claimed.append(name)
        elif _any(lexicon, plain, "blamed") and not _any(lexicon, plain, "target"):
            blamed.append(name)
    if not claimed and last and not names and _any(lexicon, row.plain, "group_claims"):
        claimed = [last]
    return Actors(tuple(claimed), tuple(blamed))


def _any(lexicon: Lexicon, plain: str, key: str) -> re.Match[str] | None:
    return lexicon.pattern("actors", key).search(plain)
