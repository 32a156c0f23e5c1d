"""Find the people whom a verb of killing or injuring takes, before it or behind it."""

from collections.abc import Sequence

from builder.reader.casualties.cues import Cue, Voice
from builder.reader.casualties.people import People
from builder.reader.casualties.words import (
    AUXILIARIES,
    PASSIVE,
    PREPOSITIONS,
    SPEECH,
    STATE_FORCES,
)
from builder.reader.found import Count
from builder.reader.words import Word

_FAR = 40  # words between a subject and its verb
_NAME = range(2, 6)  # words of a person's name
_PARTS_BEHIND = 10  # words between a verb and "including"
_OR = frozenset({"or", "and"})
_SHORT = len("being")
_JOINTS = frozenset(", ( and plus & including as well along with among them whom".split())
_PART_WORDS = frozenset("most of all half mostly mainly many some".split())
# Those who share what happened: "died where they stood, along with the bomber".
_WITH = frozenset({("along", "with"), ("together", "with"), ("as", "did")})
# What may stand before the people of "leaving two dead" and "with nine injured".
_LEFT = frozenset("leaving with".split())


class Reach:
    """The people of one sentence, looked for from left to right: `used` are the words behind."""

    def __init__(
        self, words: Sequence[Word], cues: Sequence[Cue], people: dict[int, People]
    ) -> None:
        """Take the words with what stands in them."""
        self.words = words
        self.people = people
        self.by_end = {phrase.end: phrase for phrase in people.values()}
        self.described = {one.adjective: one for one in people.values() if one.adjective}
        self.starts = {cue.start: cue for cue in cues}
        self.used = 0

    def objects(self, at: int) -> list[People]:
        """Return the phrases that begin at the index, joined by commas and "and"."""
        found: list[People] = []
        joints: set[str] = set()
        while (phrase := self.people.get(at)) is not None:
            if found and self._speaks(phrase):
                break
            if found and not phrase.is_part:
                is_new = phrase.is_bare and "," in joints and not found[-1].is_bare
                if is_new or self._belongs_behind(phrase):
                    break
            found.append(phrase)
            at = self.used = phrase.end
            at = self._behind_name(at)
            joints = set()
            while self._is_joint(at):
                joints.add(self.words[at].low)
                at += 1
        return found

    def _speaks(self, phrase: People) -> bool:
        behind = self.words[phrase.end : phrase.end + 1]
        return any(word.low in SPEECH for word in behind)

    def _behind_name(self, at: int) -> int:
        """Return the index behind ", Dana Wirol," where that is between two commas."""
        end = at + 1
        if at >= len(self.words) or self.words[at].low != ",":
            return at
        while end < min(len(self.words), at + 6) and self.words[end].text[:1].isupper():
            end += 1
        is_closed = end < len(self.words) and self.words[end].low == ","
        return end if end > at + 1 and is_closed else at

    def _is_joint(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low in _JOINTS

    def _is_joined_at(self, at: int, behind: People) -> bool:
        """Tell whether the word joins, as "most of them" joins those of whom it tells more."""
        return self._is_joint(at) or (behind.is_part and self.words[at].low in _PART_WORDS)

    def _belongs_behind(self, phrase: People) -> bool:
        """Tell whether another verb takes the phrase: "killed 12, and 30 were injured"."""
        at = phrase.end
        while at < len(self.words) and self.words[at].low in AUXILIARIES:
            at += 1
        cue = self.starts.get(at)
        return cue is not None and cue.voice is not Voice.ACTIVE

    def subjects(self, cue: Cue) -> list[People]:
        """Return the phrases before the cue, joined by commas and "and", that it speaks of."""
        at, has_verb = cue.start, cue.voice is Voice.VERB
        while at > self.used and self.words[at - 1].low in AUXILIARIES:
            at -= 1
            has_verb = has_verb or self.words[at].low in PASSIVE
        if at - 1 > self.used and self.words[at - 1].low in _OR:
            at, has_verb = self._before_pair(at, has_verb=has_verb)
        low = max(self.used, at - _FAR)
        last = self.by_end.get(at) or self._before_comma(at)
        if last is not None and last.start >= low:
            is_left = not has_verb and last.start > 0 and self.words[last.start - 1].low in _LEFT
            if last.is_part or is_left or self._is_free(last) or self._is_whole(last):
                return self._joined(last, low)
        if not has_verb:
            return []
        for end in range(at, low, -1):
            phrase = self.by_end.get(end)
            is_near = phrase is not None and phrase.start >= low and phrase.is_sure
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

    def _before_comma(self, at: int) -> People | None:
        return self.by_end.get(at - 1) if at and self.words[at - 1].low in {",", ")"} else None

    def _is_free(self, phrase: People) -> bool:
        """Tell whether no preposition or verb before the phrase makes it an object."""
        before = self.words[phrase.start - 1].low if phrase.start else ""
        if before == "to" and phrase.start > 1 and self.words[phrase.start - 2].low == "addition":
            return True
        return before not in PREPOSITIONS and not (before.endswith("ing") and len(before) > _SHORT)

    def _is_whole(self, phrase: People) -> bool:
        """Tell whether a clause begins with those of whom it tells: "Of 34 taken to hospital, "."""
        words = [word.low for word in self.words[max(0, phrase.start - 2) : phrase.start]]
        return words[-1:] == ["of"] and words[:-1] in ([], [","], ['"'], ["“"])

    def companions(self, at: int) -> list[People]:
        """Return the people behind "along with" or ", including", who stand behind the verb."""
        words = [word.low for word in self.words[at : at + _PARTS_BEHIND]]
        for place, low in enumerate(words):
            if at + place in self.starts or at + place in self.people or low == ";":
                break
            if (low, *words[place + 1 : place + 2]) in _WITH:
                return self.objects(at + place + 2)
            if low in {"including", "among"} and place and words[place - 1] == ",":
                at += place
                while self._is_joint(at):
                    at += 1
                return [phrase for phrase in self.objects(at) if phrase.is_part]
        return []

    def _joined(self, last: People, low: int) -> list[People]:
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
            if not before.is_part and (
                not self._is_free(before)
                or (joint == "," and found[-1].is_bare and not found[-1].is_part)
            ):
                break
            found.append(before)
            at = before.start
        return found[::-1]

    def _named(self, cue: Cue, at: int, low: int) -> list[People]:
        """Return one person for a name right before the verb: "Dana Wirol was gunned down"."""
        before = self.words[at - 1].low if at > low else ""
        if before in {"he", "she"}:
            behind = {word.low for word in self.words[cue.end : cue.end + 4]}
            by_forces = "by" in behind and not STATE_FORCES.isdisjoint(behind)
            one = People(start=at - 1, end=at, count=Count(1, 1), is_attackers=True)
            return [one] if by_forces else []
        if before == "," and at - 3 > low and self.words[at - 3].low == ",":
            at -= 3  # "Tarik Mon, 35, was killed"
        start = at
        while start > low and self.words[start - 1].text[:1].isupper():
            start -= 1
        is_name = at - start in _NAME and self.words[start].low not in {"the", "in", "on"}
        return [People(start=start, end=at, count=Count(1, 1))] if is_name else []
