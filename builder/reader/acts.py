"""What a sentence says that a group did: claimed an attack, was blamed for it, denied it.

`acts_in` takes a sentence in which the group that is asked about is written GROUP and every other
one OTHER, in the form of `builder.reader.phrases.plain`. It reads English alone.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from builder.reader.languages import english
from builder.reader.phrases import pattern_of


class Act(StrEnum):
    """What the words say of a group."""

    CLAIMS = "claims"
    BLAMED = "is blamed"
    DENIES = "denies"
    UNCLAIMED = "does not claim"


_CUT = " ¦ "
_LONGEST = 1_500  # no sentence of a newsroom is as long
_WORD = r"(?:(?!GROUP\b|OTHER\b|and |but |while |as |after |when |whereas )[^\s,;:()¦.?!]+ )"
_AND_OTHERS = r"(?:(?:, )?(?:(?:and|or|as well as) )?(?:the )?OTHER )?"
_ASIDE = r"(?:\( [^()]{1,80}\) )?(?:, [^.;¦]{1,90}, )?"
_ADVERBS = (
    r"(?:(?:has|have|had|having|also|later|since|itself|themselves|quickly|swiftly|already|promptly"
    r"|immediately|reportedly|allegedly|apparently|separately|meanwhile|then|soon|again|subsequently"
    r"|yesterday|today|who|which|that|is|was|are|were|been|being|to|did) ){0,4}"
)
_ACCORDING = r"(?:according to|in a (?:\w+ ){1,3}?(?:by|from)) (?:the |a )?"
# "X said": who speaks in X's name stands before it, and what is done to X is no word of its own.
_OBJECT = re.compile(
    r"\b(?:against|on|with|to|near|at|than|including|like|fight\w*|hunt\w*|target\w*|blam\w+"
    r"|accus\w+|suspect\w*|kill\w*|arrest\w*|pursu\w+|from|of|for|by|between|denie[sd]|joined) $"
)
_SPEAKS = (
    r"\b(?:{}) (?:[^\s,;:()¦]+ ){{0,4}}?(?:of|for|from|by|with|behind) (?:the |a |an )?"
    r"(?:\w+ ){{0,2}}$"
)
_DOUBT = re.compile(
    r"\b(?:not|n't|never|no|nobody|none|neither|nor|without|whether|if|unclear|rul\w+ out|clear\w* "
    r"|exonerat\w+|acquit\w+) (?:[^\s,;:()¦]+ ){0,3}$"
)
# An attack of other days is no word on this one: "has claimed several attacks in the past".
_ELSEWHERE = re.compile(
    r"(?:[^\s,;:()¦]+ ){0,3}?(?:several|many|most|similar|previous|past|numerous|dozens|scores"
    r"|hundreds|string|series|number|spate|wave|other|earlier) "
)
_BUT_SAID = re.compile(r", (?:(?!GROUP|it |they )[^\s,;:()¦]+ ){1,6}?(?:said|says|told|according) ")


def acts_in(sentence: str) -> frozenset[Act]:
    """Return what the sentence says that GROUP did; nothing where it says none of these."""
    sentence = sentence[:_LONGEST]
    if "GROUP" not in sentence and Act.UNCLAIMED not in _unclaimed(sentence)[1]:
        return frozenset()
    acts: set[Act] = set()
    for read in (_unclaimed, _spoken, _denied, _claimed):
        sentence, found = read(sentence)
        acts |= found
    return frozenset(acts | _blamed(sentence))


Read = tuple[str, set[Act]]


def _unclaimed(sentence: str) -> Read:
    rules = _rules()
    cut, count = rules.nobody.subn(_CUT, sentence)
    if "GROUP" not in cut:
        return cut, {Act.UNCLAIMED} if count else set()
    without, not_by_it = rules.not_claimed.subn(_CUT, cut)
    without = rules.neither.sub(_CUT, without)
    return without, {Act.UNCLAIMED} if count or not_by_it else set()


def _spoken(sentence: str) -> Read:
    """Read what the group says of itself, "X said that it had", and take it out."""
    rules = _rules()
    acts: set[Act] = set()
    for match in reversed(list(rules.says.finditer(sentence))):
        if not _is_it(sentence, match) or not _speaks(sentence[: match.start()]):
            continue
        rest = sentence[match.end() :]
        stop = _BUT_SAID.search(rest)
        content = rest[: stop.start()] if stop else rest
        act = _act_of(content)
        if act is not None:
            acts.add(act)
            sentence = sentence[: match.start()] + _CUT + rest[len(content) :]
    for match in rules.according.finditer(sentence):
        act = _act_of(sentence[match.end() :])
        if act is not None:
            return sentence[: match.start()] + _CUT, acts | {act}
    for match in reversed(list(rules.said_behind.finditer(sentence))):
        before = sentence[: match.start()]
        act = _act_of(before)
        if act is not None and (rules.own.search(before) or act is Act.DENIES):
            acts.add(act)
            sentence = _CUT + sentence[match.end() :]
    return sentence, acts


def _act_of(content: str) -> Act | None:
    rules = _rules()
    content = content.lstrip()
    if rules.denial.match(content):
        return Act.DENIES
    if _DOUBT.search(content[:40]) or " not " in content[:60] or not rules.content.match(content):
        return None
    return Act.CLAIMS


def _is_it(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether the actor of what matches is the group: by name, or the last that was named."""
    if match[0].startswith("GROUP"):
        return True
    before = sentence[: match.start()]
    return before.rfind("GROUP") > before.rfind("OTHER")


def _speaks(before: str) -> bool:
    return _OBJECT.search(_small(before)) is None or _rules().speaker.search(before) is not None


def _small(before: str) -> str:
    """Leave out "the militant group" before a name."""
    return re.sub(
        r"(?:(?:the|an?|militant|armed|banned|outlawed|terrorist|terror|group|outfit"
        r"|rival) ){1,4}$",
        "",
        before,
    )


def _denied(sentence: str) -> Read:
    rules = _rules()

    def is_own(match: re.Match[str]) -> bool:
        words = match[0]
        passive = re.search(r" (?:is|was|were|been|being|be) \S+ $", words)
        return passive is None and _is_it(sentence, match) and _speaks(sentence[: match.start()])

    return _taken(sentence, Act.DENIES, (rules.denies, is_own), (rules.denied_to, None))


def _claimed(sentence: str) -> Read:
    rules = _rules()

    def is_own(match: re.Match[str]) -> bool:
        if sentence.startswith("by ", match.end()) or not _speaks(sentence[: match.start()]):
            return False
        if not _is_it(sentence, match):
            return False
        return _ELSEWHERE.match(sentence, match.end()) is None and not _ELSEWHERE.search(match[0])

    def is_certain(match: re.Match[str]) -> bool:
        return _DOUBT.search(sentence[: match.start()]) is None

    return _taken(sentence, Act.CLAIMS, (rules.claims, is_own), (rules.claimed_to, is_certain))


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], bool] | None]


def _taken(sentence: str, act: Act, *rules: Rule) -> Read:
    """Return the sentence without what matches, and the act if anything did."""
    spans = [
        match.span()
        for pattern, allows in rules
        for match in pattern.finditer(sentence)
        if allows is None or allows(match)
    ]
    for start, end in sorted(spans, reverse=True):
        sentence = sentence[:start] + _CUT + sentence[end:]
    return sentence, {act} if spans else set()


def _blamed(sentence: str) -> set[Act]:
    rules = _rules()
    for pattern in (rules.blamed_to, rules.blamed_of, rules.blamed_by):
        for match in pattern.finditer(sentence):
            before = sentence[: match.start()]
            if _DOUBT.search(before) or _DOUBT.search(_up_to_group(match[0])):
                continue
            if pattern is rules.blamed_by and _OBJECT.search(_small(before)):
                continue
            if rules.target.search(before) and rules.men_only.search(match[0]):
                continue
            return {Act.BLAMED}
    return set()


def _up_to_group(words: str) -> str:
    return words.partition("GROUP")[0]


class _Rules(NamedTuple):
    nobody: re.Pattern[str]
    not_claimed: re.Pattern[str]
    neither: re.Pattern[str]
    says: re.Pattern[str]
    said_behind: re.Pattern[str]
    according: re.Pattern[str]
    own: re.Pattern[str]
    content: re.Pattern[str]
    denial: re.Pattern[str]
    speaker: re.Pattern[str]
    denies: re.Pattern[str]
    denied_to: re.Pattern[str]
    claims: re.Pattern[str]
    claimed_to: re.Pattern[str]
    blamed_to: re.Pattern[str]
    blamed_of: re.Pattern[str]
    blamed_by: re.Pattern[str]
    target: re.Pattern[str]
    men_only: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = english("roles")
    lists: dict[str, str] = data["lists"]

    def phrases(of: str, key: str) -> str:
        return pattern_of(_part(data, of, key), lists)

    def one(words: str) -> str:
        return pattern_of([words], lists)

    heads = f"(?:{one('{heads}')}){{0,4}}"
    speaker = rf"(?:{one('spokes*|leader|commander|chief|official')}(?:[^\s,;:()¦.?!]+ ){{1,4}}?)?"
    actor = rf"\bGROUP (?:'s )?{_ASIDE}{_AND_OTHERS}{heads}{speaker}{_ASIDE}"
    group = r"(?:group|outfit|militants|organi[sz]ation)"
    again = rf"\b(?:it|they|which|the (?:{_WORD}){{0,2}}?{group}) {_ADVERBS}"
    small = rf"{one('in|on|through|via|from|late|earlier|early|by|for')}(?:{_WORD}){{0,6}}?(?:, )?"
    men = one("{men}")
    refs = one("{refs}")
    return _Rules(
        re.compile(rf"\b{phrases('unclaimed', 'any')}(?:{_WORD}){{0,3}}"),
        re.compile(rf"{actor}(?:{_WORD}){{0,2}}?{phrases('unclaimed', 'by')}(?:{_WORD}){{0,3}}"),
        re.compile(rf"\b{phrases('denies', 'neutral')}"),
        re.compile(
            rf"(?:{actor}{_ADVERBS}(?:, )?(?:{small})?{_ADVERBS}|{again}){one('{says}')}"
            rf"(?:(?:, )?{small})?(?:, )?(?:that )?"
        ),
        re.compile(
            rf"(?:, |said |says |according to |in )(?:(?:{_WORD}){{1,5}}?(?:of|for|from|by) )?"
            rf"(?:the )?{actor}(?:{one('{says}')}|(?=[,.;¦ ]|$))"
        ),
        re.compile(rf"(?:^|^ ){_ACCORDING}{actor}, "),
        re.compile(rf"\b(?:{refs}|one of its)|\bwe "),
        re.compile(rf"(?:{_WORD}){{0,12}}?{phrases('claims', 'content')}"),
        re.compile(
            rf"(?:{_WORD}){{0,5}}?(?:{one('{doubts}')}(?:{_WORD}){{0,5}}?{one('{part}')}"
            rf"|{phrases('denies', 'by')})"
        ),
        re.compile(_SPEAKS.format("|".join(lists["speakers"].split()))),
        re.compile(
            rf"(?:{actor}{_ADVERBS}(?:{_WORD}){{0,4}}?|{again}){phrases('denies', 'by')}"
            rf"|\bGROUP 's (?:{_WORD}){{0,2}}?{phrases('denies', 'of')}"
        ),
        re.compile(rf"\b{phrases('denies', 'to')}"),
        re.compile(
            rf"(?:{actor}{_ADVERBS}(?:{small})?(?:{_WORD}){{0,6}}?|{again})"
            rf"{phrases('claims', 'by')}"
            rf"|\bGROUP 's (?:{_WORD}){{0,2}}?{phrases('claims', 'of')}"
        ),
        re.compile(rf"\b{phrases('claims', 'to')}"),
        re.compile(rf"\b{phrases('blamed', 'to')}"),
        re.compile(rf"\bGROUP (?:'s )?{_ASIDE}{phrases('blamed', 'of')}"),
        re.compile(rf"{actor}{_ADVERBS}{phrases('blamed', 'by')}"),
        re.compile(
            rf"\b{one('{harmed}')}"
            rf"(?:[^\s,;:()¦.?!]+ ){{0,4}}?$"
        ),
        re.compile(rf"(?:^|\s|GROUP (?:'s )?){men}(?:of|from|with|belonging|GROUP|$)"),
    )


def _part(data: Any, of: str, key: str) -> list[str]:  # noqa: ANN401 -- what TOML holds
    return list(data[of][key])
