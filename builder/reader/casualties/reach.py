"""Find the people whom a verb of killing or injuring takes, before or after it."""

from collections.abc import Sequence
from dataclasses import replace

from builder.model.text import Span
from builder.reader.casualties.asides import behind_aside
from builder.reader.casualties.cues import Cue, Fate, Voice
from builder.reader.casualties.names import name_at, name_before
from builder.reader.casualties.people import PeoplePhrase
from builder.reader.casualties.vocabulary import (
    AUXILIARIES,
    NO_NOUNS,
    PASSIVE,
    PREPOSITIONS,
    SPEECH,
    STATE_FORCES,
    THINGS,
)
from builder.reader.found import Count
from builder.reader.tokens import Token

_FAR = 40  # words between a subject and its verb
_PARTS_BEHIND = 16  # words between a verb and "including"
_OR = frozenset({"or", "and"})
_SHORT = len("being")
_JOINTS = frozenset(", ( and plus & including as well along with among them whom".split())
_PART_WORDS = frozenset("most of all half mostly mainly many some".split())
# Those who share what happened: "died where they stood, along with the bomber".
_WITH = frozenset({("along", "with"), ("together", "with"), ("as", "did")})
# What may stand before the people of "leaving two dead" and "with nine injured".
_LEFT = frozenset("leaving with of after".split())
_OF_THEM = frozenset("them whom".split())
_WHO = frozenset("who whom that".split())
_VERBS = (Voice.VERB, Voice.OWN, Voice.SHOT)
# Verbs that take people, and animals that THINGS have.
_OF_PEOPLE = frozenset(
    "killed wounded injured murdered killing wounding injuring murdering".split()
)
_A = frozenset("a an".split())
_OWN = frozenset("his her their its".split())
# Words that begin a clause as well as a time: "after two engineers were killed".
_CONJUNCTIONS = frozenset("after before since until as".split())
_ASIDE = frozenset(", ( - \u2013 \u2014".split())
_AMONG = (["among", "them"], ["among", "the"], ["among", "those"])
_NOUN_WORDS = 3
_STOPS = frozenset('. ; : ) ! ” "'.split())
_COUNTS = frozenset("count counts toll tolls total totals figure figures number estimate".split())


class Reach:
    """The people of one sentence, looked for from left to right; those before `used` are taken."""

    def __init__(
        self,
        words: Sequence[Token],
        cues: Sequence[Cue],
        people: dict[int, PeoplePhrase],
        groups: Sequence[Span] = (),
    ) -> None:
        """Take the words with what stands in them."""
        self.words = words
        self.groups = groups
        self.people = people
        self.by_end = {phrase.end: phrase for phrase in people.values()}
        self.described = {one.adjective: one for one in people.values() if one.adjective}
        self.starts = {cue.start: cue for cue in cues}
        self.used = 0

    def objects(self, at: int, *, with_names: bool = False) -> list[PeoplePhrase]:
        """Return the phrases that begin at the index, joined by commas and "and"."""
        found: list[PeoplePhrase] = []
        joints: set[str] = set()
        is_of = at > 0 and self.words[at - 1].low == "of"  # "the killing of"
        while (phrase := self._at(at, with_names=with_names)) is not None:
            if found and joints <= {","} and self._is_apposed(found[-1], phrase):
                at = phrase.end
                joints = set()
                while self._is_joint(at):
                    joints.add(self.words[at].low)
                    at += 1
                continue
            if found and (self._speaks(phrase) or phrase.head == "lives"):
                break  # "cost eleven hostages their lives"
            if found and not phrase.is_part:
                is_new = phrase.is_bare and "," in joints and not found[-1].is_bare
                if is_new or self._belongs_behind(phrase):
                    break
            found.append(phrase)
            at = self.used = phrase.end
            at = self._behind_name(at)
            at = self._behind_aside(at, found)
            joints = set()
            while self._is_joint(at) or (is_of and "and" in joints and self._is_mark(at, "of")):
                joints.add(self.words[at].low)
                at += 1
        return found

    def _at(self, at: int, *, with_names: bool) -> PeoplePhrase | None:
        return self.people.get(at) or (name_at(self.words, at, self.groups) if with_names else None)

    def _is_apposed(self, name: PeoplePhrase, phrase: PeoplePhrase) -> bool:
        """Tell whether the phrase says what a person is who was named: "Dana Wirol, the mayor"."""
        is_one = phrase.count == Count(1, 1) and not phrase.is_named and not phrase.is_extra
        is_own = self.words[phrase.start].low in _OWN  # "Dana Wirol, her son and two guards"
        is_list = self._is_mark(phrase.end, "and")
        if phrase.is_part or is_own or is_list or not is_one:
            return False
        # "A sixth man, a bystander aged 62, died"
        is_told = self._has_article(name) and self._has_article(phrase)
        return name.is_named or (is_told and self._is_mark(phrase.end, ","))

    def _has_article(self, phrase: PeoplePhrase) -> bool:
        return phrase.count == Count(1, 1) and self.words[phrase.start].low in _A

    def _behind_aside(self, at: int, found: list[PeoplePhrase]) -> int:
        """Return the index after "(two of them women)", whose people are parts of those before."""
        end = behind_aside(self.words, at)
        inside = [one for place in range(at, end) if (one := self.people.get(place)) is not None]
        if not inside or not inside[0].is_part:
            return at
        found += [one for one in inside if one.is_part]
        return end

    def _speaks(self, phrase: PeoplePhrase) -> bool:
        behind = self.words[phrase.end : phrase.end + 1]
        return any(word.low in SPEECH for word in behind)

    def _behind_name(self, at: int) -> int:
        """Return the index after ", Dana Wirol," where that is between two commas."""
        end = at + 1
        if at >= len(self.words) or self.words[at].low != ",":
            return at
        while end < min(len(self.words), at + 6) and self.words[end].text[:1].isupper():
            end += 1
        is_closed = end < len(self.words) and self.words[end].low == ","
        return end if end > at + 1 and is_closed else at

    def _is_joint(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low in _JOINTS

    def _is_joined_at(self, at: int, behind: PeoplePhrase) -> bool:
        """Tell whether the word joins, as "most of them" joins those of whom it tells more."""
        return self._is_joint(at) or (behind.is_part and self.words[at].low in _PART_WORDS)

    def _belongs_behind(self, phrase: PeoplePhrase) -> bool:
        """Tell whether another verb takes the phrase: "killed 12, and 30 were injured"."""
        at = phrase.end
        while at < len(self.words) and self.words[at].low in AUXILIARIES:
            at += 1
        cue = self.starts.get(at)
        return cue is not None and cue.voice is not Voice.ACTIVE

    def subjects(self, cue: Cue) -> list[PeoplePhrase]:
        """Return the phrases before the cue, joined by commas and "and", that it speaks of."""
        at, has_verb = cue.start, cue.voice in _VERBS
        while at > self.used and at not in self.by_end and self.words[at - 1].low in AUXILIARIES:
            at -= 1
            has_verb = has_verb or self.words[at].low in PASSIVE
        if at - 1 > self.used and self.words[at - 1].low in _OR:
            at, has_verb = self._before_pair(at, has_verb=has_verb)
        low = max(self.used, at - _FAR)
        last = self.by_end.get(at) or self._before_comma(at) or self._before_who(at)
        if last is not None and last.start >= low:
            is_left = not has_verb and last.start > 0 and self._is_left(last.start - 1)
            is_own = is_left or self.words[last.end].low in _WHO
            is_clause = has_verb and last.end == at and self._is_behind_conjunction(last)
            if last.is_part and self.words[last.end - 1].low in _OF_THEM and last.end == at:
                return [last]  # "nine casualties, two of whom died"
            is_told = is_own or is_clause or self._is_free(last) or self._is_whole(last)
            if last.is_part or is_told:
                return self._joined(last, low)
        if not has_verb:
            return []
        for end in range(at, low, -1):
            phrase = self.by_end.get(end)
            is_near = (
                phrase is not None
                and phrase.start >= low
                and (
                    phrase.is_sure
                    or phrase.is_extra  # "five others were rescued with wounds"
                    or self._is_mark(phrase.start - 1, "that")  # "that four had survived with"
                )
            )
            if phrase and is_near and (phrase.is_part or self._is_free(phrase)):
                return self._joined(phrase, low)
        return self._named(cue, at, low)

    def _before_pair(self, at: int, *, has_verb: bool) -> tuple[int, bool]:
        """Step over the first of two verbs: "were kidnapped and killed"."""
        if not self.words[at - 2].low.endswith("ed") or at - 2 in self.starts:
            return at, has_verb
        place = at - 2
        while place > self.used and self.words[place - 1].low in AUXILIARIES:
            place -= 1
            has_verb = has_verb or self.words[place].low in PASSIVE
        return (place, has_verb) if place < at - 2 else (at, has_verb)

    def _before_comma(self, at: int) -> PeoplePhrase | None:
        return self.by_end.get(at - 1) if at and self.words[at - 1].low in {",", ")"} else None

    def _is_left(self, at: int) -> bool:
        """Tell whether the word leads to people: "leaving two dead", no "count of 36 dead"."""
        before = self.words[at - 1].low if at else ""
        return self.words[at].low in _LEFT and before not in _COUNTS

    def _before_who(self, at: int) -> PeoplePhrase | None:
        """Return those of whom "who died" tells, whatever the sentence does with them."""
        return self.by_end.get(at - 1) if at and self.words[at - 1].low in _WHO else None

    def _is_free(self, phrase: PeoplePhrase) -> bool:
        """Tell whether no preposition or verb before the phrase makes it an object."""
        before = self.words[phrase.start - 1].low if phrase.start else ""
        if before == "in" and self.words[phrase.start].low == "all":
            return True  # "in all 19 recruits died"
        if before == "to" and phrase.start > 1 and self.words[phrase.start - 2].low == "addition":
            return True
        return before not in PREPOSITIONS and not (before.endswith("ing") and len(before) > _SHORT)

    def _is_behind_conjunction(self, phrase: PeoplePhrase) -> bool:
        return phrase.start > 0 and self.words[phrase.start - 1].low in _CONJUNCTIONS

    def _is_whole(self, phrase: PeoplePhrase) -> bool:
        """Tell whether a clause begins with those of whom it tells: "Of 34 taken to hospital, "."""
        words = [word.low for word in self.words[max(0, phrase.start - 2) : phrase.start]]
        return words[-1:] == ["of"] and words[:-1] in ([], [","], ['"'], ["“"])

    def companions(self, at: int) -> list[PeoplePhrase]:
        """Return those after the verb: "along with", ", including", ", and the bomber"."""
        if joined := self._added(at):
            return joined
        words = [word.low for word in self.words[at : at + _PARTS_BEHIND]]
        for place, low in enumerate(words):
            one = self.people.get(at + place)
            if one is not None and place and words[place - 1] in _ASIDE and self._is_among(one):
                self.used = one.end
                return [replace(one, is_part=True)]
            if at + place in self.starts or one is not None or low == ";":
                break
            if (low, *words[place + 1 : place + 2]) in _WITH:
                return self.objects(at + place + 2)
            if low in {"including", "among"} and place and words[place - 1] == ",":
                at += place
                while self._is_joint(at):
                    at += 1
                return [phrase for phrase in self.objects(at) if phrase.is_part]
        return []

    def _is_among(self, phrase: PeoplePhrase) -> bool:
        """Tell whether "five attackers among them" ends so."""
        return [word.low for word in self.words[phrase.end : phrase.end + 2]] in _AMONG

    def _added(self, at: int) -> list[PeoplePhrase]:
        """Return those of "were killed, and three attackers." of whom nothing else is told."""
        start = at + 1 if self._is_mark(at, ",") else at
        phrase = self.people.get(start + 1) if self._is_mark(start, "and") else None
        if phrase is None or (phrase.end < len(self.words) and not self._ends(phrase.end)):
            return []
        self.used = phrase.end
        return [phrase]

    def _is_mark(self, at: int, low: str) -> bool:
        return at < len(self.words) and self.words[at].low == low

    def _ends(self, at: int) -> bool:
        return self.words[at].low in _STOPS

    def _joined(self, last: PeoplePhrase, low: int) -> list[PeoplePhrase]:
        """Return the phrase with those before it that commas and "and" join to it."""
        found = [last]
        at = last.start
        while at > low:
            before = self.by_end.get(at)
            while before is None and at > low and self._is_joined_at(at - 1, found[-1]):
                at -= 1
                before = self.by_end.get(at)
            if before is None or before.start < low:
                break
            joint = self.words[before.end].low
            if joint == "," and len(found) == 1 and self._is_apposed(before, found[0]):
                found, at = [before], before.start
                continue
            if not before.is_part and (
                not self._is_free(before)
                or (joint == "," and found[-1].is_bare and not found[-1].is_part)
            ):
                break
            found.append(before)
            at = before.start
        return found[::-1]

    def unknown(self, cue: Cue) -> list[PeoplePhrase]:
        """Return one person for "a beautician" before "was wounded" or after "killing".

        Only people are killed or wounded by these words, whatever they are called.
        """
        is_of_people = cue.end > cue.start + 1 and cue.harm is Fate.KILLED  # "shot dead"
        if self.words[cue.start].low not in _OF_PEOPLE and not is_of_people:
            return []
        behind = self._unknown_at(cue, is_before=cue.voice is Voice.VERB)
        if behind or cue.voice is not Voice.EITHER:
            return behind
        return self._unknown_at(cue, is_before=True)  # "and a village head wounded"

    def _unknown_at(self, cue: Cue, *, is_before: bool) -> list[PeoplePhrase]:
        if is_before:
            end = cue.start
            while end > self.used and self.words[end - 1].low in AUXILIARIES:
                end -= 1
            start = end
            while start > self.used and end - start < _NOUN_WORDS and self._is_noun(start - 1):
                start -= 1
            start -= 1
        else:
            start = cue.end
            end = start + 1
            while end < len(self.words) and end - start <= _NOUN_WORDS and self._is_noun(end):
                end += 1
        is_one = start >= self.used and end - start > 1 and self.words[start].low in _A
        is_over = end >= len(self.words) or not self._is_noun(end)
        nouns = (
            self.words[end - 1 : end] if is_before else self.words[start:end]
        )  # "a village head"
        if not is_one or not is_over or not THINGS.isdisjoint(word.low for word in nouns):
            return []
        return [PeoplePhrase(start=start, end=end, count=Count(1, 1))]

    def _is_noun(self, at: int) -> bool:
        """Tell whether the word can be of a noun: no mark, and no word that holds a sentence."""
        word = self.words[at]
        is_plain = word.low[0].isalpha() and word.text[:1].islower()
        return is_plain and word.low not in NO_NOUNS and word.low not in SPEECH

    def _named(self, cue: Cue, at: int, low: int) -> list[PeoplePhrase]:
        """Return one person for a name right before the verb: "Dana Wirol was gunned down"."""
        before = self.words[at - 1].low if at > low else ""
        if before in {"he", "she"}:
            behind = {word.low for word in self.words[cue.end : cue.end + 4]}
            by_forces = "by" in behind and not STATE_FORCES.isdisjoint(behind)
            one = PeoplePhrase(start=at - 1, end=at, count=Count(1, 1), is_attackers=True)
            return [one] if by_forces else []
        if before == "," and at - 3 > low and self.words[at - 3].low == ",":
            at -= 3  # "Tarik Mon, 35, was killed"
        found: list[PeoplePhrase] = []
        while (person := name_before(self.words, at, low)) is not None:
            found.append(person)
            at = person.start
            while at > low and self._is_joint(at - 1):
                at -= 1
            if at == person.start:
                break
        return found[::-1]
