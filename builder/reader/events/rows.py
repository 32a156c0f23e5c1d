"""Places in a row: "two died in Quetta, three in Sibi"; and one sum over several places."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from builder.model.text import Span
from builder.reader.casualties import Casualties, CountKind
from builder.reader.casualties.cues import Fate
from builder.reader.casualties.vocabulary import BREAKS, EXTRA
from builder.reader.events.setting import Setting
from builder.reader.found import Count
from builder.reader.languages import english
from builder.reader.numbers import is_count, quantity_at
from builder.reader.tokens import Token, tokens_of

_JOINTS = frozenset(", and ; as well".split())
_AT = frozenset("in at near around outside".split())
_NOUN, _ARTICLES = 3, 4  # words
_BETWEEN = re.compile(
    r"\s*(?:,|and|,\s*and|&)\s*(?:in\s|at\s|near\s)?(?:the\s(?:\w+\s){0,3}(?:of\s)?)?"
)


@dataclass(frozen=True, slots=True)
class RowPart:
    """The words of a sentence about one place of a row, and whom they count."""

    span: Span
    casualties: tuple[Casualties, ...]


def row_of(
    text: str, sentence: Span, casualties: Sequence[Casualties], setting: Setting
) -> tuple[RowPart, ...]:
    """Return the parts of a sentence that counts people at one place after another; else none."""
    first = next((one for one in casualties if _is_counted(one)), None)
    if first is None:
        return ()
    words = tokens_of(text, sentence.start, sentence.end)
    starts = {span.start: place.name for span, place in setting.places_in(sentence)}
    behind = [found for found in _links(words, starts) if found[0] >= first.span.end]
    if not behind:
        return ()
    cut = behind[0][0]
    here = {p.name for s, p in setting.places_in(Span(sentence.start, cut))}
    if not here or not here.isdisjoint(name for _, _, name in behind):
        return ()
    parts = [RowPart(Span(sentence.start, cut), tuple(c for c in casualties if c.span.start < cut))]
    ends = [start for start, _, _ in behind[1:]] + [sentence.end]
    for (start, count, _), end in zip(behind, ends, strict=True):
        span = Span(start, end)
        is_attackers = first.victims is None
        one = replace(
            first,
            victims=None if is_attackers else count,
            attackers=count if is_attackers else None,
            kind=CountKind.PLAIN,
            span=span,
            people=(),
        )
        more = (c for c in casualties if start <= c.span.start < end and c.harm is not first.harm)
        parts.append(RowPart(span, (one, *more)))
    return tuple(parts)


def _is_counted(one: Casualties) -> bool:
    is_kind = one.kind in (CountKind.PLAIN, CountKind.MORE) and one.harm in (
        Fate.KILLED,
        Fate.INJURED,
    )
    return is_kind and (one.victims is not None or one.attackers is not None)


def _links(words: Sequence[Token], places: dict[int, str]) -> Iterator[tuple[int, Count, str]]:
    """Yield where ", three in Sibi" begins, how many they are, and the place."""
    for at in range(1, len(words)):
        place = at
        if words[at - 1].low not in _JOINTS:
            continue
        while place < len(words) and words[place].low in EXTRA:
            place += 1  # "another six in"
        quantity = quantity_at(words, place)
        if quantity is None or not is_count(words, quantity.first, quantity.end):
            continue
        end = quantity.end
        while end < min(len(words), quantity.end + _NOUN) and words[end].low not in BREAKS:
            end += 1
        if end >= len(words) or words[end].low not in _AT:
            continue
        for word in words[end + 1 : end + 2 + _ARTICLES]:
            if word.span.start in places:
                yield words[at].span.start, quantity.count, places[word.span.start]
                break


@cache
def _events() -> re.Pattern[str]:
    names = "|".join(english("tolls")["lists"]["events"].split())
    return re.compile(rf"\b(?:{names})\b")


def is_spread(
    text: str, sentence: Span, casualties: Sequence[Casualties], setting: Setting
) -> bool:
    """Tell whether one sum is of incidents at several places: "Bombings in A and B killed 19"."""
    sums = [one for one in casualties if one.harm in (Fate.KILLED, Fate.BOTH) and _is_counted(one)]
    if len(sums) != 1 or not _events().search(text[sentence.start : sentence.end].lower()):
        return False
    found = list(setting.places_in(sentence))
    return any(
        one.name != other.name
        and _BETWEEN.fullmatch(text, before.end, behind.start) is not None
        and not _is_within(text, before, behind, one.precision, other.precision)
        for (before, one), (behind, other) in itertools.pairwise(found)
    )


def _is_within(text: str, before: Span, behind: Span, one: str, other: str) -> bool:
    """Tell whether "Peshawar, Pakistan" names a place and the country around it."""
    has_and = "and" in text[before.end : behind.start]
    return not has_and and one != other and other in ("province", "country", "region")
