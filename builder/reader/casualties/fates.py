"""Find the words of a sentence that say that people were abducted, arrested or driven out.

They are cues as those of the dead and the injured are, and the same reader finds their people. A
sentence is read for them apart, so that "abducted and killed" tells both of the same people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.reader.casualties.cues import Cue, Fate, Voice, is_unreal, voice_at
from builder.reader.casualties.vocabulary import FATES
from builder.reader.languages import words_in
from builder.reader.numbers import quantity_at
from builder.reader.tokens import Token

_FAR = 8  # words between "took" and "hostage"
_NO_VERB = frozenset("the those of a".split())  # "the missing", "a missing"


@dataclass(frozen=True, slots=True)
class _Fate:
    """The words of one harm: what may stand before its people, after them, or around them."""

    harm: Fate
    verbs: frozenset[str]
    active: frozenset[str]
    acts: frozenset[str]
    states: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]  # the longest first
    carriers: frozenset[str]
    carried: frozenset[str]

    @property
    def starts(self) -> frozenset[str]:
        """The words with which it may begin."""
        words = self.verbs | self.active | self.acts | self.states | self.carriers
        return words.union(phrase[0] for phrase in self.phrases)


def _fates() -> Iterator[_Fate]:
    for name, said in FATES.items():
        phrases = [tuple(phrase.split()) for phrase in said.get("phrases", ())]
        yield _Fate(
            Fate(name),
            verbs=words_in(said.get("verbs", "")),
            active=words_in(said.get("active", "")),
            acts=words_in(said.get("acts", "")),
            states=words_in(said.get("states", "")),
            phrases=tuple(sorted(phrases, key=len, reverse=True)),
            carriers=words_in(said.get("carriers", "")),
            carried=words_in(said.get("carried", "")),
        )


_FATES = tuple(_fates())
_BY_START = {
    start: tuple(fate for fate in _FATES if start in fate.starts)
    for start in frozenset().union(*(fate.starts for fate in _FATES))
}


def fates_in(words: Sequence[Token]) -> list[Cue]:
    """Return the cues from left to right; those of what might happen are left out."""
    found: list[Cue] = []
    at = 0
    while at < len(words):
        fates = _BY_START.get(words[at].low, ())
        cue = next((cue for fate in fates if (cue := _cue(fate, words, at))), None)
        if cue is not None and not is_unreal(words, cue):
            found.append(cue)
        at = cue.end if cue else at + 1
    return found


def _cue(fate: _Fate, words: Sequence[Token], at: int) -> Cue | None:
    for phrase in fate.phrases:
        end = at + len(phrase)
        if phrase[0] == words[at].low and tuple(word.low for word in words[at:end]) == phrase:
            return Cue(at, end, fate.harm, Voice.VERB)
    voice = _voice(fate, words, at)
    return Cue(at, at + 1, fate.harm, voice) if voice else None


def _voice(fate: _Fate, words: Sequence[Token], at: int) -> Voice | None:
    """Return on which side of the word its people stand; None where it is no word of the harm."""
    low = words[at].low
    if low in fate.carriers and quantity_at(words, at + 1) is not None:
        behind = (word.low for word in words[at + 2 : at + _FAR])
        if not fate.carried.isdisjoint(behind):
            return Voice.ACTIVE
    if at and words[at - 1].low in _NO_VERB:
        return None
    sides = ((fate.active, Voice.ACTIVE), (fate.acts, Voice.VERB), (fate.states, Voice.PASSIVE))
    found = next((voice for own, voice in sides if low in own), None)
    return voice_at(words, at) if low in fate.verbs else found
