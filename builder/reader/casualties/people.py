"""Find the phrases of a sentence that count people: "five members of the security forces"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.model.text import Span
from builder.reader.cardinals import VALUES
from builder.reader.casualties.ages import behind_ages, is_age
from builder.reader.casualties.behind import (
    behind_acronym,
    behind_group,
    behind_one_more,
    behind_unknown,
    counts_things,
    is_thing,
)
from builder.reader.casualties.vocabulary import (
    ALSO_ADJECTIVES,
    AUXILIARIES,
    BREAKS,
    BURIALS,
    COLLECTIVES,
    DEATH_ACTIVE,
    EXTRA,
    INJURY_VERBS,
    MEMBERS,
    NO_NOUNS,
    ORDINALS,
    PERPETRATORS,
    PERSONS,
    PLURAL,
    PRONOUNS,
    SINGULAR,
    SPEECH,
    SUBSETS,
)
from builder.reader.found import Count
from builder.reader.numbers import Quantity, is_count, may_begin, qualified_after, quantity_at
from builder.reader.tokens import Token

_MODIFIERS = 5
_TAIL = 7
_DETERMINERS = frozenset("a an the his her its their another one this that our former".split())
_OWNERS = frozenset("the his her its their all another".split())
# Words with which a phrase may begin, besides numbers.
_STARTS = _DETERMINERS | _OWNERS | PRONOUNS | PERSONS | {"both", "a"}
_VAGUE = frozenset("others forces lives staff police bodies troops".split())
_MORE = frozenset(
    "more other others further additional of the his her its their them these whom".split()
)
# "28 people others", "the bomber himself": not other people than the noun's.
_APPENDED = frozenset("others himself herself".split())
_IN_ALL = (["in", "all"], ["in", "total"])
# "four of the armed men"
_ARMED = frozenset("armed masked hooded".split())
_ANY_MAN = frozenset("man men woman women youths".split())
_A = frozenset({"a", "an"})
_OF_THE_HURT = (["the", "injured"], ["the", "wounded"])
_DEAD = frozenset("body bodies remains corpse corpses".split())
_FORMER = frozenset("former ex retired surrendered".split())
_FOUGHT = frozenset("with against fought by".split())
_ONE = Count(1, 1)
_SOME = Count(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePhrase:
    """A phrase from the word at `start` up to, not including, that at `end`.

    `head` is its noun, "" where the number stands alone; `is_part` tells that it names some of
    those counted before it, `is_bare` that it has no number or article, `is_named` that it is a
    person's name, `is_sure` that it speaks of people for certain. `adjective` is the index of a
    verb between the number and the noun, as in "22 wounded people"; it is never 0.
    """

    start: int
    end: int
    count: Count
    head: str = ""
    is_attackers: bool = False
    is_part: bool = False
    is_extra: bool = False
    is_bare: bool = False
    is_named: bool = False
    is_sure: bool = True
    qualifier: Span | None = None
    adjective: int | None = None


def people_in(words: Sequence[Token], groups: Sequence[Span]) -> dict[int, PeoplePhrase]:
    """Return the phrases by the index of their first word; `groups` are names of groups."""
    found: dict[int, PeoplePhrase] = {}
    at = 0
    part_until = -1
    while at < len(words):
        low = words[at].low
        phrase = _phrase(words, at, groups) if low in _STARTS or may_begin(low) else None
        if phrase is None:
            at += 1
            continue
        before = next(reversed(found.values()), None)
        if before is not None and _is_of_those(words, before, phrase):
            phrase = replace(phrase, is_attackers=True)
        is_part = _begins_part(words, phrase) or at <= part_until
        if is_part:
            part_until = phrase.end + 1  # "including three children and two women"
            last = next(reversed(found.values()), None) if _is_of_them(words, phrase) else None
            of_attackers = last is not None and _is_object(words, last) and last.is_attackers
            is_attackers = phrase.is_attackers or of_attackers
            phrase = replace(phrase, is_part=True, is_attackers=is_attackers)
        found[at] = phrase
        at = max(phrase.end, at + 1)
    return found


def _is_of_them(words: Sequence[Token], phrase: PeoplePhrase) -> bool:
    return words[phrase.end - 1].low == "them"


def _is_of_those(words: Sequence[Token], before: PeoplePhrase, phrase: PeoplePhrase) -> bool:
    """Tell whether a number alone counts attackers: "pursued the attackers, killing two"."""
    is_alone = not phrase.head and not phrase.is_sure and not phrase.is_extra
    is_behind = phrase.start == before.end + 2 and words[before.end].low == ","
    is_harm = words[phrase.start - 1].low in DEATH_ACTIVE
    return is_alone and is_behind and is_harm and before.is_attackers and _is_object(words, before)


def _is_object(words: Sequence[Token], phrase: PeoplePhrase) -> bool:
    """Tell whether somebody did something to them: "pursued the assailants"."""
    before = words[phrase.start - 1].low if phrase.start else ""
    return before.endswith("ed") or before in _FOUGHT


def _phrase(words: Sequence[Token], at: int, groups: Sequence[Span]) -> PeoplePhrase | None:
    low = words[at].low
    first = at + 1 if low in _OWNERS or _is_further(words, at) else at
    if first > at and first + 1 < len(words) and words[first].low in EXTRA:
        first += 1  # "the other four victims"
    quantity = quantity_at(words, first)
    if quantity is not None and not (low == "one" and _is_singular(words, at)):
        return _counted(words, at, quantity, groups)
    if low in PRONOUNS:
        return PeoplePhrase(start=at, end=at + 1, count=_ONE, is_attackers=low == "himself")
    if low == "both":
        head = _head(words, at + 1)
        found = PeoplePhrase(start=at, end=head or at, count=Count(2, 2))
        return None if head is None else _made(words, found, groups)
    if low == "that" and quantity_at(words, at + 1) is not None:
        return None  # "said that five civilians died"
    if low in _DETERMINERS:
        return _determined(words, at, low, groups)
    return _unnumbered(words, at, low, groups)


def _determined(
    words: Sequence[Token], at: int, low: str, groups: Sequence[Span]
) -> PeoplePhrase | None:
    if one_more := behind_one_more(words, at):
        return PeoplePhrase(start=at, end=one_more, count=_ONE, is_extra=True)
    head = _head(words, at + 1)
    count = _ONE if head is not None and words[head].low in SINGULAR else _SOME
    is_nth = low in _A and head is not None and words[at + 1].low in ORDINALS
    found = PeoplePhrase(start=at, end=head or at, count=count, is_extra=low in EXTRA or is_nth)
    return None if head is None else _made(words, found, groups)


def _is_further(words: Sequence[Token], at: int) -> bool:
    """Tell whether "a further 12" begins there."""
    return words[at].low == "a" and at + 1 < len(words) and words[at + 1].low == "further"


def _unnumbered(
    words: Sequence[Token], at: int, low: str, groups: Sequence[Span]
) -> PeoplePhrase | None:
    if low in SINGULAR and _is_name(words, at + 1):  # "Constable Dela Soral"
        end = at + 2
        while end < len(words) and _is_name(words, end):
            end += 1
        is_attackers = low in PERPETRATORS
        return PeoplePhrase(
            start=at, end=end, count=_ONE, head=low, is_attackers=is_attackers, is_named=True
        )
    head = _head(words, at) if low in PERSONS else None
    if head is not None and words[head].low in PLURAL and (head > at or low not in _VAGUE):
        return _made(words, PeoplePhrase(start=at, end=head, count=_SOME, is_bare=True), groups)
    return None


def _counted(
    words: Sequence[Token], at: int, quantity: Quantity, groups: Sequence[Span]
) -> PeoplePhrase | None:
    if not is_count(words, quantity.first, quantity.end):
        return None
    end = quantity.end
    found = PeoplePhrase(start=at, end=end, count=quantity.count, qualifier=quantity.qualifier)
    # "Another 12", "a further 12"; not "more than 12".
    is_extra = quantity.qualifier is None and any(
        word.low in EXTRA for word in words[at : quantity.first]
    )
    while end < len(words) and words[end].low in _MORE:
        is_extra = is_extra or words[end].low in EXTRA
        end += 1
    if words[end - 1].low in {"them", "these", "whom"}:  # "four of them children"
        return replace(found, end=end, is_part=True)
    hurt = end + 1 if end < len(words) and words[end].low in AUXILIARIES else end
    if [words[end - 1].low, *(word.low for word in words[hurt : hurt + 1])] in _OF_THE_HURT:
        return replace(found, end=hurt + 1, head=words[hurt].low, is_extra=True)
    head = _head(words, end)
    if head is not None:
        return _made(words, replace(found, end=head, is_extra=is_extra), groups)
    if _is_described(words, end):
        found = replace(found, end=end + 1, is_extra=is_extra, adjective=end)
        return _made(words, found, groups)
    return _uncounted(words, found, end, is_extra=is_extra)


def _uncounted(
    words: Sequence[Token], found: PeoplePhrase, end: int, *, is_extra: bool
) -> PeoplePhrase | None:
    """Return the phrase of a number that has no noun for people; None where it counts things."""
    at = found.start
    is_adjective = words[end - 1].low == "no"  # "no group"
    if is_adjective or counts_things(words, at, end) or is_age(words, at, end):
        return None
    if words[end - 1].low in _MORE - EXTRA and words[end - 1].low != "of":
        end = behind_group(words, end)
    elif not is_extra:
        end = behind_unknown(words, end)
    if [word.low for word in words[end : end + 2]] in _IN_ALL:
        end += 2
    return replace(found, end=end, is_extra=is_extra, is_sure=False)


def _is_described(words: Sequence[Token], at: int) -> bool:
    """Tell whether "wounded people" follows a number, not "injured police said"."""
    following = [word.low for word in words[at : at + 3]]
    return (
        len(following) > 1
        and following[0] in INJURY_VERBS
        and following[1] in PLURAL
        and SPEECH.isdisjoint(following[2:])
    )


def _is_name(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].text[:1].isupper() and words[at].low not in PERSONS


def _is_singular(words: Sequence[Token], at: int) -> bool:
    head = _head(words, at + 1)
    return head is not None and words[head].low in SINGULAR


def _head(words: Sequence[Token], at: int) -> int | None:
    """Return the index of the last noun for people in the run of words from the index."""
    last = None
    behind = -1
    for place in range(at, min(len(words), at + _MODIFIERS + 1)):
        low = words[place].low
        if place < behind:
            continue
        if last is None and low == "(" and (behind := behind_acronym(words, place)):
            continue
        if low in PERSONS and not _is_adjective(words, place):
            last = place
        elif (
            low in NO_NOUNS
            or is_thing(words, place)
            or not (low[0].isalpha() or "-" in low or low in "’'“\"")
        ):
            break
        elif last is not None and not words[place].text[:1].isupper():
            break  # the noun is over, what follows is a verb or an adverb
    return last


def _is_adjective(words: Sequence[Token], at: int) -> bool:
    """Tell whether "major" or "private" belongs to a noun after it, as in "a major blast"."""
    if words[at].low not in ALSO_ADJECTIVES or at + 1 >= len(words):
        return False
    low = words[at + 1].low
    return low[0].isalpha() and low not in BREAKS and words[at + 1].text[:1].islower()


def _made(words: Sequence[Token], found: PeoplePhrase, groups: Sequence[Span]) -> PeoplePhrase:
    """Return the phrase, whose `end` is the index of its noun, with what stands after the noun."""
    head = words[found.end].low
    end, ages = behind_ages(words, found.end + 1)
    end = end if end > found.end + 1 else _with_tail(words, end)
    nouns = {word.low for word in words[found.start : found.end + 1]}
    span = Span(words[found.start].span.start, words[end - 1].span.end)
    of_group = bool(nouns & MEMBERS) and any(group.overlaps(span) for group in groups)
    if head == "family" and words[found.end + 1 : found.end + 2]:
        size = quantity_at(words, found.end + 2)  # "a family of six"
        if size is not None and size.end == end:
            found = replace(found, count=size.count)
    if head in _DEAD and found.count == _SOME and words[found.end + 1 : found.end + 2]:
        at = found.end + 2  # "the bodies of seven miners", "of the two men"
        whose = quantity_at(words, at) or quantity_at(words, at + 1)
        if whose is not None and whose.first < end:
            found = replace(found, count=whose.count, qualifier=whose.qualifier)
    several = COLLECTIVES.get(head)
    if several and found.count in (_ONE, _SOME):
        found = replace(found, count=Count(several, several))
    if ages and found.count == _SOME:  # "his sons, 12 and 17,"
        found = replace(found, count=Count(ages, ages))
    is_armed = head in _ANY_MAN and not _ARMED.isdisjoint(nouns)
    is_former = not _FORMER.isdisjoint(nouns)
    is_attackers = (head in PERPETRATORS or of_group or is_armed) and not is_former
    count, qualifier = found.count, found.qualifier
    if qualifier is None:
        count, qualifier, end = qualified_after(words, end, count)
    return replace(
        found, end=end, head=head, is_attackers=is_attackers, count=count, qualifier=qualifier
    )


def _with_tail(words: Sequence[Token], end: int) -> int:
    """Return the index after "of the security forces", "others" or "himself", if that follows."""
    if end < len(words) and words[end].low in _APPENDED:
        end += 1
    if end >= len(words) or words[end].low != "of":
        return end
    place = end + 1
    while place < min(len(words), end + _TAIL):
        low = words[place].low
        # "Residents of X buried nine people", not "a family of six".
        is_over = low in BREAKS or low in BURIALS or (low in VALUES and place > end + 1)
        if is_over or not (low[0].isalpha() or low in "’'-"):
            break
        place += 1
    return place


def _begins_part(words: Sequence[Token], phrase: PeoplePhrase) -> bool:
    before = [word.low for word in words[max(0, phrase.start - 3) : phrase.start]]
    if not before:
        return phrase.is_part
    return (
        phrase.is_part
        or before[-1] in SUBSETS
        or before[-1] == "("
        or before[-2:] in (["among", "them"], ["of", "them"], ["among", "whom"])
    )
