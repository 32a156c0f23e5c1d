"""Who claims an attack and who is blamed for it, by the words around the name of a group."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.model.text import Span
from builder.reader.found import GroupFound, UnknownGroup
from builder.reader.languages import english

_BEFORE, _BEHIND = 80, 110
_WORDS = english("actors")


def _any(key: str) -> str:
    return "|".join(_WORDS[key])


_MEN = rf"(?:{_any('men')})"
_ADVERBS = f"(?:{'|'.join(f'{word} ' for word in _WORDS['adverbs'])})*"
_ASIDE = r"(?:\s?\([^()]{1,30}\))?"  # "(TTP)"
_APPOSITION = r"(?:,[^,.;]{1,60},)?"
_CLAIMS_BEHIND = re.compile(
    rf"(?:['’]s?)?{_ASIDE}{_APPOSITION}\s(?:{'|'.join(f'{word} ' for word in _WORDS['heads'])})"
    rf"{{0,2}}{_ADVERBS}(?:{_any('claims')}|(?:{_any('says')})[^.;]{{0,60}}?(?:{_any('did_it')}))",
    re.IGNORECASE,
)
_KINDS = "|".join(f"{word} " for word in _WORDS["kinds_of_group"])
_CLAIMS_BEFORE = re.compile(
    rf"(?:{_any('claimed_by')}) (?:the )?(?:\w+ )?(?:{_KINDS})?"
    rf"(?:{'|'.join(f'{word} ' for word in _WORDS['group'])})?$",
    re.IGNORECASE,
)
_MORE_KINDS = "|".join(f"{word} " for word in _WORDS["more_kinds_of_group"])
_GROUP_CLAIMS = re.compile(
    rf"\b(?:the|that) (?:{_MORE_KINDS})?(?:{_any('group')}|militants) {_ADVERBS}"
    rf"claimed (?:\w+ )?(?:{_any('claimed')})",
    re.IGNORECASE,
)
_SELF_SAID = re.compile(
    rf"(?:, (?:the|that) (?:{_MORE_KINDS})?(?:{_any('group')})|, according to the group)"
    rf"(?: (?:{_any('says')})|[.,])",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    rf"(?:['’]s?)?{_ASIDE},?\s(?:\w+ ){{0,3}}(?:{_any('no_claim')})", re.IGNORECASE
)
_BLAMED_SMALL = "|".join(f" {word}" for word in _WORDS["blamed_small"])
_BLAMED_BEFORE = re.compile(
    rf"(?:\b(?:{_any('blamed')})(?:{_BLAMED_SMALL}){{0,5}}"
    rf"|\b{_MEN}(?: (?:{_any('thought')})){{0,4}} (?:{_any('belonging')})(?: the| an?)?) $",
    re.IGNORECASE,
)
_MEN_BEHIND = re.compile(
    rf"(?:['’]s?|{_any('tied')})?{_ASIDE}\s(?:group )?"
    rf"(?:suspected |armed |heavily )?(?:suicide )?{_MEN}\b"
    rf"(?! (?:(?:have|had|has|were|was|been|also) ){{0,3}}(?:{_any('undone')}))",
    re.IGNORECASE,
)
_ATTACKS_BEHIND = re.compile(
    rf"{_ASIDE}{_APPOSITION}\s(?:group |movement |network )?(?:has |had |have |reportedly )?"
    rf"(?:{_any('attacks')})\b",
    re.IGNORECASE,
)
_BLAMED_BEHIND = re.compile(
    rf"{_ASIDE}{_APPOSITION}\s(?:{'|'.join(f'{word} ' for word in _WORDS['heads'])}){{0,1}}"
    rf"(?:was|were|is|are|has been|have been) (?:\w+ )?(?:{_any('blamed_behind')})"
    rf"(?! for (?:\w+ ){{0,2}}(?:{_any('of_others')}))",
    re.IGNORECASE,
)
_ACT_BEFORE = re.compile(
    r"\b(?:in|during|by|after) (?:an?|the) (?:suspected |apparent |deadly |alleged )?$",
    re.IGNORECASE,
)
_ACT_BEHIND = re.compile(
    rf"(?: group)? (?:suicide |car |bomb |drone |rocket |gun |arson )?(?:{_any('acts')})\b",
    re.IGNORECASE,
)
# A group after these words is who was attacked.
_TARGET_BEFORE = re.compile(
    rf"\b(?:{_any('target')})(?: (?:{_any('target_small')})){{0,4}} $", re.IGNORECASE
)
# What may stand between "the" and a name, whatever is said of the group.
_BANNED = re.compile(r"\b(?:banned|outlawed|proscribed) $", re.IGNORECASE)
_MEN_OF = re.compile(_MEN + r" (?:from|of|belong)[^.;]{0,30}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Actors:
    """Names of groups, each once, in the order of the sentence."""

    claimed: tuple[str, ...]
    blamed: tuple[str, ...]


def mentions_of(
    groups: Sequence[GroupFound], unknown: Sequence[UnknownGroup]
) -> list[tuple[Span, str]]:
    """Return the places where groups are named, in order."""
    known = [(span, group.name) for group in groups for span in group.mentions]
    return sorted(known + [(span, group.name) for group in unknown for span in group.mentions])


def actors_in(
    text: str, sentence: Span, mentions: Sequence[tuple[Span, str]], last: str | None
) -> Actors:
    """Return who claims and who is blamed; `last` is the group of the sentences before, if one."""
    claimed = [name for span, name in mentions if _claims(text, sentence, span)]
    if not claimed and last and _GROUP_CLAIMS.search(text, sentence.start, sentence.end):
        claimed = [last]
    blamed = [name for span, name in mentions if _is_blamed(text, sentence, span)]
    if (
        len(set(blamed)) == 1
        and not claimed
        and _SELF_SAID.search(text, sentence.start, sentence.end)
    ):
        claimed = blamed  # "The X set off a mine, the group said"
    return Actors(_once(claimed), _once(name for name in blamed if name not in claimed))


def _claims(text: str, sentence: Span, span: Span) -> bool:
    before, behind = _around(text, sentence, span)
    if _NO_CLAIM.match(behind):
        return False
    return bool(_CLAIMS_BEHIND.match(behind) or _CLAIMS_BEFORE.search(before))


def _is_blamed(text: str, sentence: Span, span: Span) -> bool:
    before, behind = _around(text, sentence, span)
    if _BLAMED_BEFORE.search(before):  # whatever it says to that itself
        men = _MEN_OF.search(before)
        return not (men and _TARGET_BEFORE.search(before[: men.start()]))
    if _NO_CLAIM.match(behind):
        return False
    if _TARGET_BEFORE.search(before):
        return False
    if _ACT_BEFORE.search(before) and _ACT_BEHIND.match(behind):
        return True
    told = (_MEN_BEHIND, _ATTACKS_BEHIND, _BLAMED_BEHIND)
    return any(pattern.match(behind) for pattern in told)


def _around(text: str, sentence: Span, span: Span) -> tuple[str, str]:
    before = text[max(sentence.start, span.start - _BEFORE) : span.start]
    return (
        _BANNED.sub("", before),
        text[span.end : min(sentence.end, span.end + _BEHIND)],
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
