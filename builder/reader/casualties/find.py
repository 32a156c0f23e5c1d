"""Read from a sentence how many people were killed and injured, and how many of them attackers."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from builder.model.text import Span
from builder.reader.casualties.cues import Cue, Fate, Voice, cues_in
from builder.reader.casualties.doubt import is_earlier, is_given
from builder.reader.casualties.fates import fates_in
from builder.reader.casualties.people import PeoplePhrase, people_in
from builder.reader.casualties.quoted import words_in_sentence
from builder.reader.casualties.reach import Reach
from builder.reader.casualties.vocabulary import (
    GENERIC,
    INJURY_NOUNS,
    LATER,
    LATER_BEHIND,
    LATER_DEATHS,
    LISTED,
    LISTS,
    LOSS_VERBS,
    ORDINALS,
    PERPETRATORS,
    THINGS,
)
from builder.reader.found import Count
from builder.reader.numbers import quantity_at
from builder.reader.tokens import Token

_PEOPLE = frozenset({"people"})
_TO_A_TOLL = frozenset("to at reached reaching is was of : past as".split())
_SPOKEN = frozenset("spoke speaks speaking counted".split())
_PASSING = frozenset("exceeds exceeded topped surpassed".split())  # read with the number


class CountKind(StrEnum):
    """How a number of dead or injured stands in its sentence."""

    PLAIN = "plain"
    BOAST = "boast"  # what the attackers say of themselves: counts only where nobody else does
    MORE = "more"  # "also", "others": beside those already counted
    BODIES = "bodies"  # counts only where no dead are counted
    TOLL = "toll"  # "the death toll rose to 45": in place of those already counted
    GIVEN = "given"  # "a hospital put the dead at eight": beside what others say
    PART = "part"  # "the other victims were 13 traders": among those counted, if any are
    LATER = "later"  # "two later succumbed": beside those who died at once
    EARLIER = "earlier"  # "had first said that four died": counts only where nothing newer does
    ASIDE = "aside"  # "blew himself up", "were shot": no part of the toll that a report gives


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a sentence that count some people; `head` is their noun, or ""."""

    span: Span
    count: Count
    head: str
    qualifier: Span | None
    is_attackers: bool
    is_part: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Casualties:
    """What one verb or noun of a sentence says; None counts nobody of that side."""

    harm: Fate
    victims: Count | None
    attackers: Count | None
    kind: CountKind
    heads: frozenset[str]
    span: Span
    people: tuple[Counted, ...] = ()

    @property
    def is_specific(self) -> bool:
        """Tell whether it names a part of the people, as soldiers or women."""
        return bool(self.heads) and not self.heads & GENERIC


@dataclass(frozen=True, slots=True)
class _Said:
    victims: Count | None
    attackers: Count | None = None
    heads: frozenset[str] = frozenset()


def casualties_in(text: str, span: Span, groups: Sequence[Span] = ()) -> tuple[Casualties, ...]:
    """Return what the sentence says, in its order; `groups` are names of groups in the text.

    Who blew himself up and who was shot are left out: they are no part of a toll.
    """
    words = words_in_sentence(text, span)
    cues = cues_in(words)
    found = _Reader(words, groups, cues, people_in(words, groups)).read() if cues else ()
    return tuple(one for one in found if one.kind is not CountKind.ASIDE)


def read_sentence(
    text: str, span: Span, groups: Sequence[Span] = ()
) -> tuple[tuple[Casualties, ...], tuple[Casualties, ...], tuple[Counted, ...]]:
    """Return what the sentence says of people, read once.

    First the dead and injured, then those who were abducted, missing, arrested, surrendered or
    displaced, and last all the people that it counts, whatever it says of them.
    """
    words = words_in_sentence(text, span)
    people = people_in(words, groups)
    said, fates = (
        tuple(_Reader(words, groups, cues, people).read()) if cues else ()
        for cues in (cues_in(words), fates_in(words))
    )
    return said, fates, tuple(_counted(words, phrase) for phrase in people.values())


class _Reader:
    def __init__(
        self,
        words: Sequence[Token],
        groups: Sequence[Span],
        cues: Sequence[Cue],
        people: dict[int, PeoplePhrase],
    ) -> None:
        self.words = words
        self.cues = cues
        self.reach = Reach(words, cues, people, groups)
        self.last: list[PeoplePhrase] = []
        self.both: Count | None = None  # "23 casualties"

    def read(self) -> Iterator[Casualties]:
        tolls: set[Fate] = set()  # "the toll had climbed to 35 dead and 82 wounded"
        for cue in self.cues:
            found = self._of(cue)
            if found is None:
                continue
            found = self._dated(cue, found, tolls)
            yield found
            yield from self._rest(found)
            tolls |= {found.harm} if found.kind is CountKind.TOLL else set()
            self.reach.used = max(self.reach.used, cue.end)

    def _dated(self, cue: Cue, found: Casualties, tolls: set[Fate]) -> Casualties:
        """Return what is said as old, as a toll, or as a part of the toll before it."""
        if is_earlier(self.words, cue.start):
            return replace(found, kind=CountKind.EARLIER)
        if not tolls or found.kind is CountKind.ASIDE:
            return found
        # "Rose to 15 after four of the wounded died": the four are among them.
        is_in_toll = found.kind in (CountKind.LATER, CountKind.MORE) and found.harm in tolls
        return replace(found, kind=CountKind.ASIDE if is_in_toll else CountKind.TOLL)

    def _rest(self, found: Casualties) -> Iterator[Casualties]:
        """Yield the injured of "23 casualties, four of them fatal"."""
        both, dead = self.both, found.victims
        if both is None or dead is None or found.harm is not Fate.KILLED or both.min is None:
            return
        is_exact = both.min == both.max and dead.min is not None and dead.min == dead.max
        if is_exact and dead.min is not None and dead.min < both.min:
            rest = both.min - dead.min
            yield replace(found, harm=Fate.INJURED, victims=Count(rest, rest), people=())
        self.both = None

    def _of(self, cue: Cue) -> Casualties | None:
        if cue.voice is Voice.NOBODY:
            return self._made(cue, _Said(Count(0, 0)))
        if cue.voice is Voice.TOLL:
            return self._toll(cue)
        if cue.voice is Voice.CASUALTIES:
            return self._casualties(cue)
        if cue.voice in (Voice.NUMBERED, Voice.BODIES):
            return self._numbered(cue)
        described = self.reach.described.get(cue.start)
        if described is not None:
            return self._sum(cue, [described])
        people: list[PeoplePhrase] = []
        if cue.voice in (Voice.ACTIVE, Voice.EITHER):
            is_told = self.words[cue.start].text.islower()  # no headline in capitals
            people = self.reach.objects(cue.end, with_names=is_told)
        if not people and cue.voice is not Voice.ACTIVE:
            people = self.reach.subjects(cue)
            people += self.reach.companions(cue.end) if people else []
        people = people or self.reach.unknown(cue)
        if self._is_loss_of_attackers(cue):
            people = [replace(one, is_attackers=True) for one in people]
        return self._sum(cue, people) if people else self._shared(cue)

    def _is_loss_of_attackers(self, cue: Cue) -> bool:
        """Tell whether "the bandits lost 20 men"."""
        before = self.words[cue.start - 1].low if cue.start else ""
        return self.words[cue.start].low in LOSS_VERBS and before in PERPETRATORS

    def _shared(self, cue: Cue) -> Casualties | None:
        """Return "killed or injured" for the second verb: how many of each is not said."""
        before = self.words[cue.start - 1].low if cue.start and cue.voice != Voice.ACTIVE else ""
        if before in {"or", "and"} and cue.start - 1 == self.reach.used and self.last:
            return self._made(cue, _Said(Count(None, None)))
        return None

    def _sum(self, cue: Cue, phrases: list[PeoplePhrase]) -> Casualties | None:
        if cue.harm is Fate.INJURED and all(one.head in INJURY_NOUNS for one in phrases):
            return None  # "three of the injured are in a serious condition"
        phrases = self.last = self._with_list(phrases)
        victims: list[Count] = []
        attackers: list[Count] = []
        total: PeoplePhrase | None = None
        of_others = all(phrase.is_part for phrase in phrases)  # "killed eight of them"
        for phrase in phrases:
            if not phrase.is_part or of_others:
                total = phrase
                (attackers if phrase.is_attackers else victims).append(phrase.count)
            elif phrase.is_attackers and total is not None and not total.is_attackers:
                attackers.append(phrase.count)
                victims[-1] = _less(victims[-1], phrase.count)
        if cue.voice in (Voice.OWN, Voice.SHOT):
            return self._made(
                cue, _Said(None, _added(victims + attackers)), phrases, CountKind.ASIDE
            )
        extra = any(phrase.is_extra for phrase in phrases) or self._has_also(cue)
        extra = extra or self._is_of_second(cue)
        heads = frozenset(p.head or "people" for p in phrases if not p.is_part)
        if self._is_joined_to_next(cue):
            victims = [Count(None, None)] if victims else []
        kind = CountKind.MORE if extra else CountKind.PLAIN
        if cue.harm is Fate.KILLED and self._is_later(cue):
            kind = CountKind.LATER
        elif cue.harm is Fate.KILLED and self._is_list(phrases[0].start):
            kind = CountKind.PART
        return self._made(cue, _Said(_added(victims), _added(attackers), heads), phrases, kind)

    def _with_list(self, phrases: list[PeoplePhrase]) -> list[PeoplePhrase]:
        """Return the people, those who are a list of the first as parts of them.

        "Three officers, a colonel, a major and a captain, were killed" are three.
        """
        first, rest = phrases[0], phrases[1:]
        whole = first.count.min if first.count.min == first.count.max else None
        is_closed = self._lows(phrases[-1].end) == self._lows(first.end) == [","]
        are_ones = all(one.count == Count(1, 1) for one in rest)
        if not (whole and whole == len(rest) and whole > 1 and is_closed and are_ones):
            return phrases
        return [first, *(replace(one, is_part=True) for one in rest)]

    def _lows(self, at: int) -> list[str]:
        return [word.low for word in self.words[at : at + 1]]

    def _is_joined_to_next(self, cue: Cue) -> bool:
        """Tell whether the number is that of the dead and the injured together."""
        return (
            cue.end + 1 < len(self.words)
            and self.words[cue.end].low == "or"
            and cue.end + 1 in self.reach.starts
        )

    def _is_of_second(self, cue: Cue) -> bool:
        """Tell whether it is "the second" of several, or "the other bomb", that killed them."""
        lows = [word.low for word in self.words[max(0, cue.start - 3) : cue.start]]
        return any(one == "the" and other in ORDINALS for one, other in itertools.pairwise(lows))

    def _has_also(self, cue: Cue) -> bool:
        before = self.words[max(0, cue.start - 3) : cue.start]
        return any(word.low == "also" for word in before)

    def _is_list(self, at: int) -> bool:
        """Tell whether the words before people say who the dead were: "the other victims were"."""
        lows = [word.low for word in self.words[max(0, at - 4) : at]]
        return bool(lows) and lows[-1] in LISTS and not LISTED.isdisjoint(lows[:-1])

    def _is_later(self, cue: Cue) -> bool:
        """Tell whether the people died after others: "two later succumbed", "died in hospital"."""
        if self.words[cue.start].low in LATER_DEATHS:
            return True
        if self.words[cue.start].low != "died":
            return False
        before = {word.low for word in self.words[max(0, cue.start - 2) : cue.start]}
        behind = [word.low for word in self.words[cue.end : cue.end + 4]]
        return not LATER.isdisjoint(before) or any(
            behind[: len(phrase)] == phrase for phrase in LATER_BEHIND
        )

    def _casualties(self, cue: Cue) -> Casualties | None:
        phrase = self.reach.by_end.get(cue.start) or self.reach.by_end.get(cue.end)
        if phrase is None or phrase.start < self.reach.used:
            return None
        self.both = phrase.count
        return self._made(cue, _Said(None))

    def _made(
        self,
        cue: Cue,
        said: _Said,
        phrases: Sequence[PeoplePhrase] = (),
        kind: CountKind = CountKind.PLAIN,
    ) -> Casualties:
        first = min([cue.start, *(phrase.start for phrase in phrases)])
        last = max([cue.end, *(phrase.end for phrase in phrases)])
        span = Span(self.words[first].span.start, self.words[last - 1].span.end)
        people = tuple(_counted(self.words, phrase) for phrase in phrases)
        return Casualties(cue.harm, said.victims, said.attackers, kind, said.heads, span, people)

    def _toll(self, cue: Cue) -> Casualties | None:
        for at in range(cue.end, min(len(self.words), cue.end + 24)):
            is_led = self.words[at - 1].low in _TO_A_TOLL
            if not is_led and self.words[at].low not in _PASSING:
                continue
            quantity = quantity_at(self.words, at)
            if quantity is not None and not self._counts_things(quantity.end):
                self.reach.used = quantity.end
                phrases = [
                    PeoplePhrase(
                        start=at,
                        end=quantity.end,
                        count=quantity.count,
                        qualifier=quantity.qualifier,
                    )
                ]
                kind = CountKind.GIVEN if is_given(self.words, cue.start) else CountKind.TOLL
                return self._made(cue, _Said(quantity.count, None, _PEOPLE), phrases, kind)
        return None

    def _is_spoken_of(self, phrase: PeoplePhrase) -> bool:
        """Tell whether somebody "spoke of 46 bodies", who gives a toll of their own."""
        before = self.words[max(0, phrase.start - 2) : phrase.start]
        return any(word.low in _SPOKEN for word in before)

    def _counts_things(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low in THINGS

    def _numbered(self, cue: Cue) -> Casualties | None:
        phrase = (
            self.reach.people.get(cue.end + 1)
            or self.reach.by_end.get(cue.start)
            or self.reach.by_end.get(cue.end)
        )
        if phrase is None or phrase.start < self.reach.used:
            return None
        kind = CountKind.BODIES if cue.voice is Voice.BODIES else CountKind.PLAIN
        if kind is CountKind.BODIES and self._is_spoken_of(phrase):
            kind = CountKind.GIVEN
        return self._made(cue, _Said(phrase.count, None, _PEOPLE), [phrase], kind)


def _counted(words: Sequence[Token], phrase: PeoplePhrase) -> Counted:
    return Counted(
        Span(words[phrase.start].span.start, words[phrase.end - 1].span.end),
        phrase.count,
        phrase.head,
        phrase.qualifier,
        phrase.is_attackers,
        phrase.is_part,
        phrase.is_sure,
    )


def _added(counts: list[Count]) -> Count | None:
    if not counts:
        return None
    low = [count.min for count in counts if count.min is not None]
    high = [count.max for count in counts]
    return Count(
        sum(low) if low else None,
        None if None in high else sum(value for value in high if value is not None),
    )


def _less(total: Count, part: Count) -> Count:
    if part.max is None or part.min is None:
        return total
    return Count(
        None if total.min is None else max(0, total.min - part.max),
        None if total.max is None else max(0, total.max - part.min),
    )
