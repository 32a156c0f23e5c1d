"""What a sentence counts and does not vouch for: figures denied, supposed, or out of date."""

from collections.abc import Sequence

from builder.reader.casualties.vocabulary import (
    AUXILIARIES,
    DENIAL_PHRASES,
    DENIALS,
    EARLIER,
    EARLIER_REPORTS,
    IFS,
    REPORTS,
    SPEECH,
    TOLL_GIVEN,
    TOLL_NEWER,
    TOLL_OLDER,
    UNREAL,
    UNREAL_MAIN,
)
from builder.reader.tokens import Token

_FAR = 14  # words
_NEAR = 7
_WORDS = 6
_BEHIND_REVISED = 4  # "revising a toll of five"
_CLAUSES = frozenset("; : but".split())
_SMALL = frozenset("the any all a as media local and these those such".split())
_LEADS = frozenset("that of about".split())
_DENIALS_BY_START = {
    start: [phrase for phrase in DENIAL_PHRASES if phrase[0] == start]
    for start, *_ in DENIAL_PHRASES
}


def is_supposed(words: Sequence[Token], start: int) -> bool:
    """Tell whether the words before a verb speak of what might happen, or did not."""
    if words[start].low == "kill":  # "may attack again and kill"
        return not UNREAL.isdisjoint(_lows(words, max(0, start - 8), min(8, start)))
    before = _lows(words, max(0, start - 4), min(4, start))
    while before and before[-1] in AUXILIARIES - {"to"}:
        before.pop()
    return bool(before) and before[-1] in UNREAL


def is_denied(words: Sequence[Token], start: int) -> bool:
    """Tell whether a verb is of what is denied or asked: "denied that 12 people had died"."""
    if words[0].low in IFS and any(word.low in UNREAL_MAIN for word in words[start : start + _FAR]):
        return True  # "If confirmed, the death of 30 would be the worst loss"
    lows = _clause(words, start)
    for at, low in enumerate(lows):
        if low in DENIALS and _leads_on(lows, at + 1):
            return True
        if low in IFS and len(lows) - at <= _NEAR and "," not in lows[at:]:
            return True
        phrases = _DENIALS_BY_START.get(low, ())
        if any(lows[at : at + len(phrase)] == phrase for phrase in phrases):
            return "," not in lows[at:]
    return False


def _leads_on(lows: Sequence[str], at: int) -> bool:
    """Tell whether what is denied begins there: "that …", "reports of …", or the verb itself."""
    while at < len(lows) and lows[at] in _SMALL:
        at += 1
    if at == len(lows) or lows[at] == "that":
        return True
    for place in range(at, min(len(lows), at + _WORDS)):
        if lows[place] in REPORTS:
            return not _LEADS.isdisjoint(lows[place + 1 : place + _WORDS])
    return False


def is_earlier(words: Sequence[Token], start: int) -> bool:
    """Tell whether a verb is of what was said before, and is out of date: "had first said that"."""
    lows = [*_clause(words, start), words[start].low]
    if not TOLL_OLDER.isdisjoint(lows[-_BEHIND_REVISED:]):
        return True
    for at, low in enumerate(lows):
        if low in EARLIER_REPORTS and not REPORTS.isdisjoint(lows[at + 1 : at + 3]):
            return True
        is_said = not (SPEECH | TOLL_GIVEN).isdisjoint(lows[at + 1 : at + 3])
        if low in EARLIER and is_said and "had" in lows[max(0, at - 3) : at]:
            return True
    return False


def is_given(words: Sequence[Token], start: int) -> bool:
    """Tell whether a toll is what one speaker puts it at, not one that has risen."""
    lows = _clause(words, start)[-_NEAR:]
    return not TOLL_GIVEN.isdisjoint(lows) and TOLL_NEWER.isdisjoint(lows)


def _clause(words: Sequence[Token], start: int) -> list[str]:
    lows = _lows(words, max(0, start - _FAR), min(_FAR, start))
    stops = [at + 1 for at, low in enumerate(lows) if low in _CLAUSES]
    return lows[stops[-1] :] if stops else lows


def _lows(words: Sequence[Token], at: int, count: int) -> list[str]:
    return [word.low for word in words[at : at + count]]
