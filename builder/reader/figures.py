"""What some words of a text say of how many people were killed, injured, abducted and so on.

The one answer that proposals, the check and a second reader ask for: whoever counts people asks
`figures_in` for a passage, or `Figures` for many passages of the same text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from builder.model.article import Who
from builder.model.text import Span
from builder.reader.casualties.cues import Fate
from builder.reader.casualties.find import Casualties, Counted, CountKind, read_sentence
from builder.reader.casualties.vocabulary import FAMILIES, TAKEN_UP
from builder.reader.casualties.who import who_of
from builder.reader.found import Count
from builder.reader.sentences import sentences

__all__ = ["HARMED", "CountedHarm", "Fate", "Figures", "Share", "Who", "figures_in"]

_Read = tuple[tuple[Casualties, ...], tuple[Casualties, ...], tuple[Counted, ...]]
HARMED = (Fate.KILLED, Fate.INJURED, Fate.BOTH)
_SOME = Count(None, None)
_BACK = 3  # sentences
_LONGEST_WORD = 20


class Share(StrEnum):
    """How the counted people relate to others of the same sentence."""

    WHOLE = "whole"  # counted by themselves: "killed 12 people"
    PART = "part"  # some of those counted before: "including three children"
    SUM = "sum"  # several added up: 5 for "three soldiers and two civilians were killed"
    REST = "rest"  # without the attackers among them: 5 for "six people, including the bomber"
    ADDED = "added"  # beside those counted earlier in the text: "killing two others"
    TOLL = "toll"  # in place of those counted earlier: "the death toll rose to 45"
    ASIDE = "aside"  # no part of a toll that a report gives: "blew himself up", "were shot"


@dataclass(frozen=True, slots=True)
class CountedHarm:
    """One set of people that the words count, and what is said to have happened to them.

    `min` and `max` mean what they do in a record: "at least 64" is a `min` of 64 without `max`,
    "up to 15" a `max` alone, "23" is both, "scores" is neither. "No one was hurt" is 0 and 0.
    `harm` is BOTH where the words speak of dead and injured together ("no casualties"), and OTHER
    where they say nothing of the people that a report counts ("three workers were paid"). Those of
    whom two things are said ("abducted and killed") are two sets.
    `qualifier` is the words that make the number more or less exact, as they stand in the text
    ("At least", "scores"); they may stand before the passage that was asked for. `who` are the
    readings that the words support, in no order: "a soldier" is security forces alone, "people"
    is unspecified or civilians, "a guard" may be of either side. `words` is where the people are
    counted, `span` where they and the verb are. Where `is_sure` is false the number, or what
    happened, was inferred from words outside the sentence, or another reading is about as good:
    such a set can support a record, and never contradicts one.
    """

    harm: Fate
    min: int | None
    max: int | None
    qualifier: str | None
    who: frozenset[Who]
    share: Share
    words: Span
    span: Span
    is_sure: bool

    def has(self, harm: Fate) -> bool:
        """Tell whether these people can be counted as killed, or as injured."""
        return self.harm is harm or self.harm is Fate.BOTH


def figures_in(text: str, span: Span, groups: Sequence[Span] = ()) -> tuple[CountedHarm, ...]:
    """Return the sets of people that the words at `span` of the text count, in order.

    The text is the whole body, since a passage may be part of a sentence ("64 people") whose verb
    and qualifier stand around it, and "they" in one sentence means people of another. `groups` are
    the places where the text names groups: "three members of the Front" are attackers. A sum or a
    rest follows the sets that it is made from. Nothing is returned for ages, dates, sums of money,
    distances and counts of things. For several passages of one text make one `Figures`.
    """
    return Figures(text, groups).within(span)


def told_beside(people: Sequence[CountedHarm]) -> dict[Fate, Count]:
    """Add up who was abducted, missing, arrested, surrendered or displaced, parts left out."""
    found: dict[Fate, list[CountedHarm]] = {}
    for one in people:
        is_own = one.share in (Share.WHOLE, Share.ADDED, Share.TOLL)
        if is_own and one.harm not in HARMED and one.harm is not Fate.OTHER:
            found.setdefault(one.harm, []).append(one)
    return {harm: _total(counted) for harm, counted in found.items()}


def _total(counted: Sequence[CountedHarm]) -> Count:
    lows = [one.min for one in counted if one.min is not None]
    highs = [one.max for one in counted if one.max is not None]
    return Count(sum(lows) if lows else None, sum(highs) if len(highs) == len(counted) else None)


class Figures:
    """The counted people of one text; each of its sentences is read once, when it is asked for."""

    def __init__(
        self, text: str, groups: Sequence[Span] = (), known: Sequence[Span] | None = None
    ) -> None:
        """Take a whole body, where it names groups, and its sentences where they are known."""
        self._text = text
        self._groups = sorted(groups)
        self._sentences = list(sentences(text)) if known is None else known
        self._read: dict[int, tuple[CountedHarm, ...]] = {}
        self._raws: dict[int, _Read] = {}

    def within(self, span: Span) -> tuple[CountedHarm, ...]:
        """Return the sets of people that are counted at the span, as `figures_in` does."""
        first = bisect_right(self._sentences, span.start, key=lambda one: one.end)
        last = bisect_left(self._sentences, span.end, key=lambda one: one.start)
        return tuple(
            found
            for number in range(first, last)
            for found in self._sentence(number)
            if found.words.overlaps(span)
        )

    def _sentence(self, number: int) -> tuple[CountedHarm, ...]:
        if number not in self._read:
            self._read[number] = tuple(self._of(number))
        return self._read[number]

    def _of(self, number: int) -> Iterator[CountedHarm]:
        said, fates, people = self._raw(number)
        taken = sorted(one.span for found in (*said, *fates) for one in found.people)
        for found in (*said, *fates):
            yield from self._harmed(found)
        for one in people:
            after = bisect_right(taken, one.span.start, key=lambda span: span.end)
            is_taken = after < len(taken) and taken[after].overlaps(one.span)
            if is_taken or (one.count == _SOME and one.qualifier is None):
                continue
            before = None if said or fates else self._before(number, one)
            if before is None:
                yield self._made(Fate.OTHER, one, one.span, Share.WHOLE)
            else:
                found_here = self._made(before, one, one.span, Share.PART)
                yield replace(found_here, is_sure=False)

    def _before(self, number: int, one: Counted) -> Fate | None:
        """Return what happened to those of whom "three of them" or "the other victims" are some."""
        if not (one.is_part or not one.head or one.head in TAKEN_UP):
            return None
        for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
            said, _, _ = self._raw(earlier)
            if said:
                return said[-1].harm
        return None

    def _raw(self, number: int) -> _Read:
        if number not in self._raws:
            sentence = self._sentences[number]
            self._raws[number] = read_sentence(self._text, sentence, self._groups_in(sentence))
        return self._raws[number]

    def _groups_in(self, sentence: Span) -> Sequence[Span]:
        low = bisect_left(self._groups, sentence.start, key=lambda one: one.end)
        high = bisect_right(self._groups, sentence.end, key=lambda one: one.start)
        return self._groups[low:high]

    def _harmed(self, said: Casualties) -> Iterator[CountedHarm]:
        kinds = {
            CountKind.MORE: Share.ADDED,
            CountKind.TOLL: Share.TOLL,
            CountKind.GIVEN: Share.TOLL,
            CountKind.ASIDE: Share.ASIDE,
        }
        share = kinds.get(said.kind, Share.WHOLE)
        if not said.people and said.victims is not None:
            count = said.victims
            who = frozenset({Who.UNSPECIFIED, Who.CIVILIANS})
            is_sure = count.min is not None
            yield CountedHarm(
                said.harm, count.min, count.max, None, who, share, said.span, said.span, is_sure
            )
        for one in said.people:
            yield self._made(said.harm, one, said.span, Share.PART if one.is_part else share)
        wholes = [one for one in said.people if not one.is_part]
        if said.victims is not None and said.people:
            is_rest = len(wholes) == 1 and said.victims != wholes[0].count
            if is_rest or len([one for one in wholes if not one.is_attackers]) > 1:
                words = Span(said.people[0].span.start, max(one.span.end for one in said.people))
                who = frozenset(w for one in wholes for w in who_of(self._text, one))
                yield CountedHarm(
                    said.harm,
                    said.victims.min,
                    said.victims.max,
                    None,
                    who | {Who.UNSPECIFIED},
                    Share.REST if is_rest else Share.SUM,
                    words,
                    said.span,
                    is_sure=True,
                )

    def _made(self, harm: Fate, one: Counted, span: Span, share: Share) -> CountedHarm:
        at = one.qualifier
        qualifier = self._text[at.start : at.end].removesuffix(" of") if at else None
        if harm is Fate.DISPLACED and self._counts_families(one):
            # How many people they are is not said: "300 families" are words and no number.
            one = replace(one, count=_SOME)
            qualifier = self._text[one.span.start : one.span.end]
        return CountedHarm(
            harm,
            one.count.min,
            one.count.max,
            qualifier,
            who_of(self._text, one),
            share,
            one.span,
            span,
            is_sure=one.is_sure or harm is not Fate.OTHER,
        )

    def _counts_families(self, one: Counted) -> bool:
        """Tell whether "300 families" stands there; "a family of six" counts people."""
        words = self._text[one.span.start : one.span.end].casefold().split()
        behind = self._text[one.span.end : one.span.end + _LONGEST_WORD].casefold().split()
        is_sized = words[-2:-1] == ["of"]
        return not is_sized and not FAMILIES.isdisjoint([*words, *behind[:1]])
