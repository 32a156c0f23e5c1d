"""Find the words of a sentence that say that people were killed or injured."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.reader.casualties.doubt import is_denied, is_supposed
from builder.reader.casualties.vocabulary import (
    AUXILIARIES,
    BODY_VERBS,
    BURIALS,
    DEATH_ACTIVE,
    DEATH_INTRANSITIVE,
    DEATH_NOUNS,
    DEATH_PAIRS,
    DEATH_PHRASES,
    DEATH_VERBS,
    DEBRIS,
    EITHER_VERBS,
    INJURY_ACTIVE,
    INJURY_CARRIED,
    INJURY_NOUNS,
    INJURY_PAIRS,
    INJURY_PHRASES,
    INJURY_VERBS,
    LIFE_VERBS,
    LOSS_VERBS,
    OWN_DEATHS,
    PASSIVE,
    PERSONS,
    REMAINS,
    TOLL_NOUNS,
)
from builder.reader.numbers import quantity_at
from builder.reader.tokens import Token


class Fate(StrEnum):
    """What happened to people."""

    KILLED = "killed"
    INJURED = "injured"
    BOTH = "both"  # "no casualties"
    ABDUCTED = "abducted"
    MISSING = "missing"
    ARRESTED = "arrested"
    SURRENDERED = "surrendered"
    DISPLACED = "displaced"
    OTHER = "other"  # counted, and nothing that a report counts is said of them


class Voice(StrEnum):
    """On which side of the word the people stand."""

    ACTIVE = "active"  # "killing 12"
    PASSIVE = "passive"  # "12 dead"
    VERB = "verb"  # "12 died", "12 were killed"
    EITHER = "either"  # "killed 12", "12 killed"
    TOLL = "toll"
    NUMBERED = "numbered"  # "4 fatalities", "Fatalities: 5"
    NOBODY = "nobody"
    BODIES = "bodies"  # "nine bodies were recovered"
    OWN = "own"  # "the bomber blew himself up"
    SHOT = "shot"  # "two men were shot"
    CASUALTIES = "casualties"  # "23 casualties", dead and injured together


@dataclass(frozen=True, slots=True)
class Cue:
    """The words from the index `start` up to, not including, `end`."""

    start: int
    end: int
    harm: Fate
    voice: Voice


_NUMBERED = {
    "fatalities": Fate.KILLED,
    "fatality": Fate.KILLED,
    "deaths": Fate.KILLED,
    "injuries": Fate.INJURED,
}
_CASUALTIES = frozenset("casualties casualty victims loss".split())
_COUNTED_IN_TOLLS = frozenset("the people persons civilians soldiers those confirmed".split())
_BOTH = frozenset("casualties casualty".split())
_NEGATIONS = frozenset("no without any nor zero".split())
_PHRASES = {
    tuple(phrase.split()): (harm, voice)
    for harm, voice, phrases in (
        (Fate.KILLED, Voice.VERB, DEATH_PHRASES),
        (Fate.KILLED, Voice.OWN, OWN_DEATHS),
        (Fate.INJURED, Voice.VERB, INJURY_PHRASES),
    )
    for phrase in phrases
}
_PHRASE_STARTS = frozenset(phrase[0] for phrase in _PHRASES)
_LONGEST_PHRASE = max(len(phrase) for phrase in _PHRASES)
_BETWEEN = 3  # words within a pair
_FAR = 8
_WHOSE = frozenset("the its their".split())
_BODIES = 14  # "the bodies of 11 villagers, five of them teenagers, were discovered"


_STARTS = (
    DEATH_VERBS | DEATH_ACTIVE | DEATH_INTRANSITIVE | DEATH_NOUNS | INJURY_VERBS | INJURY_ACTIVE
    | INJURY_NOUNS | LIFE_VERBS | LOSS_VERBS | _NEGATIONS | _PHRASE_STARTS | DEATH_PAIRS.keys()
    | _NUMBERED.keys() | INJURY_PAIRS.keys() | INJURY_CARRIED.keys() | BURIALS | EITHER_VERBS
    | TOLL_NOUNS | _BOTH | {"toll", "number", "bodies", "fatal"}
)  # fmt: skip


def cues_in(words: Sequence[Token]) -> list[Cue]:
    """Return the cues from left to right; those of what might happen are left out."""
    found: list[Cue] = []
    at = 0
    while at < len(words):
        cue = _cue(words, at)
        if cue is None:
            at += 1
            continue
        if not is_unreal(words, cue):
            found.append(cue)
        at = cue.end
    return found


def _cue(words: Sequence[Token], at: int) -> Cue | None:
    low = words[at].low
    if low not in _STARTS:
        return None
    for find in _FINDERS:
        cue = find(words, at, low)
        if cue is not None:
            return cue
    return None


def _nobody(words: Sequence[Token], at: int, low: str) -> Cue | None:
    if low not in _NEGATIONS:
        return None
    for place in range(at + 1, min(len(words), at + 4)):
        if words[place].low in _CASUALTIES:
            return Cue(at, place + 1, Fate.BOTH, Voice.NOBODY)
        if words[place].low in {"deaths", "fatalities"}:
            return Cue(at, place + 1, Fate.KILLED, Voice.NOBODY)
        if words[place].low in {"injuries", "injury"}:
            return Cue(at, place + 1, Fate.INJURED, Voice.NOBODY)
    return None


def _toll(words: Sequence[Token], at: int, low: str) -> Cue | None:
    if low == "toll":
        return Cue(at, at + 1, Fate.KILLED, Voice.TOLL)
    if low != "number" or _lows(words, at + 1, 1) != ["of"]:
        return None
    for place in range(at + 2, min(len(words), at + 6)):
        if words[place].low in TOLL_NOUNS:
            return Cue(at, place + 1, Fate.KILLED, Voice.TOLL)
        if words[place].low in INJURY_NOUNS:
            return Cue(at, place + 1, Fate.INJURED, Voice.TOLL)
        if words[place].low not in _COUNTED_IN_TOLLS | PERSONS:
            return None
    return None


def _phrase(words: Sequence[Token], at: int, low: str) -> Cue | None:
    if low not in _PHRASE_STARTS:
        return None
    for length in range(_LONGEST_PHRASE, 1, -1):
        phrase = tuple(_lows(words, at, length))
        found = _PHRASES.get(phrase)
        if found is not None and len(phrase) == length:
            return Cue(at, at + length, *found)
    return None


def _lives(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "claimed the lives of 12" and "claimed 12 lives"."""
    if low not in LIFE_VERBS and low not in LOSS_VERBS:
        return None
    behind = _lows(words, at + 1, 3)
    if behind[1:] in (["lives", "of"], ["life", "of"]):
        return Cue(at, at + 4, Fate.KILLED, Voice.ACTIVE)
    quantity = quantity_at(words, at + 1)
    if quantity is None:
        return None
    behind = _lows(words, quantity.end, 4)
    reach = 4 if behind[:1] == ["of"] else 2  # "lost three of its own fighters"
    is_loss = low in LOSS_VERBS and not PERSONS.isdisjoint(behind[:reach])
    return Cue(at, at + 1, Fate.KILLED, Voice.ACTIVE) if "lives" in behind or is_loss else None


def _pair(words: Sequence[Token], at: int, low: str) -> Cue | None:
    for ending in DEATH_PAIRS.get(low, ()):
        parts = ending.split()
        if _lows(words, at + 1, len(parts)) == parts:
            voice = Voice.ACTIVE if low.endswith("ing") else voice_at(words, at)
            return Cue(at, at + 1 + len(parts), Fate.KILLED, voice)
    return None


def _injury_pair(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "suffered minor burns", "with gunshot wounds", "taken to a hospital"."""
    for place in range(at + 1, min(len(words), at + 2 + _BETWEEN)) if low in INJURY_PAIRS else ():
        if words[place].low in INJURY_PAIRS[low]:
            before = _lows(words, max(0, at - _FAR), min(_FAR, at))
            clause = before[max((n + 1 for n, one in enumerate(before) if one == ","), default=0) :]
            near = clause + _lows(words, place + 1, 1)
            is_dead = not REMAINS.isdisjoint(near)
            return None if is_dead else Cue(at, place + 1, Fate.INJURED, Voice.VERB)
        if low == "with" and words[place].low in INJURY_PAIRS:
            return None  # "with three others sustaining injuries"
        if not words[place].low[0].isalpha():
            return None
    return None


def _carried(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "took 45 people to hospital", of which the people stand between."""
    if low not in INJURY_CARRIED or quantity_at(words, at + 1) is None:
        return None
    for word in words[at + 2 : at + _FAR]:
        if word.low in INJURY_CARRIED[low]:
            return Cue(at, at + 1, Fate.INJURED, Voice.ACTIVE)
        if not word.low[0].isalpha() or word.low in REMAINS:
            return None
    return None


def _listed(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "the dead were two beekeepers" and "put the dead at four"."""
    if not at or words[at - 1].low not in _WHOSE or low not in TOLL_NOUNS | INJURY_NOUNS:
        return None
    harm = _harm(low in TOLL_NOUNS)
    if _lows(words, at + 1, 1) == ["at"]:
        return Cue(at, at + 1, harm, Voice.TOLL)
    return Cue(at, at + 2, harm, Voice.ACTIVE) if _lows(words, at + 1, 1) == ["were"] else None


def _shot(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "two men were shot", who may be dead or hurt."""
    if low not in EITHER_VERBS or voice_at(words, at) is not Voice.VERB:
        return None
    return Cue(at, at + 1, Fate.BOTH, Voice.SHOT)


def _burial(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "the village buried nine people"; ten whom a wall buried may be alive."""
    if low not in BURIALS or voice_at(words, at) is Voice.VERB:
        return None
    is_debris = not DEBRIS.isdisjoint(_lows(words, at + 1, _FAR))
    return None if is_debris else Cue(at, at + 1, Fate.KILLED, Voice.ACTIVE)


def _noun(words: Sequence[Token], at: int, low: str) -> Cue | None:
    if low == "bodies":
        around = {*_lows(words, max(0, at - 6), min(6, at)), *_lows(words, at + 1, _BODIES)}
        if not BODY_VERBS.isdisjoint(around):
            return Cue(at, at + 1, Fate.KILLED, Voice.BODIES)
    if low in DEATH_NOUNS and _lows(words, at + 1, 1) == ["of"]:
        return Cue(at, at + 2, Fate.KILLED, Voice.ACTIVE)
    if low in {"injuries", "injury"} and _lows(words, at + 1, 1) == ["to"]:
        return Cue(at, at + 2, Fate.INJURED, Voice.ACTIVE)
    return None


def _casualties(words: Sequence[Token], at: int, low: str) -> Cue | None:
    """Read "caused 23 casualties" and "four of them fatal"."""
    before = words[at - 1].low if at else ""
    if low in _BOTH and before:
        return Cue(at, at + 1, Fate.OTHER, Voice.CASUALTIES)
    if low == "fatal" and before in {"them", "whom", "were", "was"}:
        return Cue(at, at + 1, Fate.KILLED, Voice.VERB)
    return None


def _numbered(_words: Sequence[Token], at: int, low: str) -> Cue | None:
    harm = _NUMBERED.get(low)
    return Cue(at, at + 1, harm, Voice.NUMBERED) if harm else None


def _verb(words: Sequence[Token], at: int, low: str) -> Cue | None:
    before = words[at - 1].low if at else ""
    if before in {"the", "those"}:  # "among the dead", "of those killed"
        return None
    if low in DEATH_ACTIVE or low in INJURY_ACTIVE:
        if low in {"wounds", "hurts"} and before not in {"and", "or"}:
            return None
        return Cue(at, at + 1, _harm(low in DEATH_ACTIVE), Voice.ACTIVE)
    if low in DEATH_INTRANSITIVE and before != "or":
        return Cue(at, at + 1, Fate.KILLED, Voice.PASSIVE if low == "dead" else Voice.VERB)
    if low in DEATH_VERBS or low in INJURY_VERBS:
        denied = low in {"hurt", "harmed"} and _is_denied(words, at)
        harm = Fate.BOTH if denied else _harm(low in DEATH_VERBS)
        return Cue(at, at + 1, harm, voice_at(words, at))
    return None


_FINDERS = (
    _nobody, _toll, _listed, _phrase, _lives, _pair, _injury_pair, _carried, _burial, _noun,
    _casualties, _numbered, _verb, _shot,
)  # fmt: skip


def _harm(is_death: bool) -> Fate:  # noqa: FBT001 -- the one thing it is about
    return Fate.KILLED if is_death else Fate.INJURED


def voice_at(words: Sequence[Token], at: int) -> Voice:
    """Tell by the auxiliary before a participle whether the people stand before it."""
    place = at
    while place > 0 and at - place < 5 and words[place - 1].low in AUXILIARIES:  # noqa: PLR2004 -- adverbs
        place -= 1
        if words[place].low in PASSIVE:
            return Voice.VERB
    return Voice.EITHER


def _is_denied(words: Sequence[Token], at: int) -> bool:
    return bool({"nobody", "no", "none"} & set(_lows(words, max(0, at - 5), min(5, at))))


def is_unreal(words: Sequence[Token], cue: Cue) -> bool:
    """Tell whether it is of what might happen, did not, or is denied."""
    if cue.voice is not Voice.NOBODY and is_denied(words, cue.start):
        return True
    if cue.voice in (Voice.NOBODY, Voice.TOLL, Voice.NUMBERED, Voice.CASUALTIES):
        return False
    return is_supposed(words, cue.start)


def _lows(words: Sequence[Token], at: int, count: int) -> list[str]:
    return [word.low for word in words[at : at + count]]
