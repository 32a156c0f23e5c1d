"""Who claims an attack and who is blamed for it, by the words around the name of a group."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.model.text import Span
from builder.reader.found import GroupFound, UnknownGroup

_BEFORE, _BEHIND = 80, 110
_MEN = (
    r"(?:militants?|fighters?|gunm[ae]n|insurgents?|rebels?|terrorists?|attackers?|assailants?"
    r"|bombers?|extremists?|jihadists?|members|men|guerrillas?|suspects?|operatives?)"
)
_ADVERBS = r"(?:has |have |had |later |also |since |quickly |immediately |subsequently |itself )*"
_CLAIMS_BEHIND = re.compile(
    r"(?:['’]s?)?(?:\s?\([^()]{1,30}\))?(?:,[^,.;]{1,60},)?\s"
    r"(?:militants? |group |fighters |militant group |spokes\w+ |branch "
    r"|faction ){0,2}"
    + _ADVERBS
    + r"(?:claim(?:ed|s|ing) (?:\w+ )?(?:responsibility|the attack|credit|it|this|to have)"
    r"|claimed (?:the|a|both) |claimed responsib|took responsibility|accepted responsibility"
    r"|(?:said|says|announced|stated)[^.;]{0,60}?(?:behind|carried out|responsib|its (?:fighters"
    r"|men|bomber)"
    r"|had (?:killed|attacked|targeted)|it (?:killed|attacked|targeted)))",
    re.IGNORECASE,
)
_CLAIMS_BEFORE = re.compile(
    r"(?:claimed (?:\w+ )?by|responsibility (?:for \S.{0,50} )?by|claim of responsibility (?:by"
    r"|from))"
    r" (?:the )?(?:\w+ )?(?:militant |armed |banned |outlawed )?(?:group |outfit "
    r"|organi[sz]ation )?$",
    re.IGNORECASE,
)
_GROUP_CLAIMS = re.compile(
    r"\b(?:the|that) (?:militant |armed |separatist |insurgent |banned |outlawed |terror )?"
    r"(?:group|outfit|organi[sz]ation|militants) " + _ADVERBS + r"claimed (?:\w+ )?(?:responsib"
    r"|it|the)",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"(?:['’]s?)?(?:\s?\([^()]{1,30}\))?,?\s(?:\w+ ){0,3}(?:denied|denies|not claimed|condemned"
    r"|distanced|rejected)",
    re.IGNORECASE,
)
_BLAMED_BEFORE = re.compile(
    r"(?:\b(?:blam(?:ed|es|ing)(?: (?!on\b)\w+){0,3}(?: on)?|accus(?:ed|es|ing)"
    r"|attributed (?:\w+ ){0,4}to|suspect(?:ed|s)|(?:carried out|conducted|perpetrated|launched"
    r"|staged"
    r"|orchestrated|claimed lives|killed|attacked|ambushed|kidnapped|abducted|shot dead"
    r"|executed) by"
    r"|(?:attack|assault|ambush|raid|bombing|blast|strike|shooting) by|work of"
    r"|blame (?:\w+ ){0,3}on|behind which (?:is|was))"
    r"(?: the| an?| suspected| alleged| militants?| fighters?| gunmen| members| of| from| men){0,5}"
    r"|\b" + _MEN + r"(?: (?:who|believed|said|suspected|thought|to|be|were|are|was)){0,4}"
    r" (?:from|of|belong(?:ing)? to|linked to|tied to|affiliated (?:with|to)|loyal to"
    r"|allied (?:with|to)"
    r"|aligned with)(?: the| an?)?) $",
    re.IGNORECASE,
)
_MEN_BEHIND = re.compile(
    r"(?:['’]s?|-linked|-affiliated|-aligned)?(?:\s?\([^()]{1,30}\))?\s"
    r"(?:suspected |armed |heavily )?(?:suicide )?" + _MEN + r"\b",
    re.IGNORECASE,
)
_ATTACKS_BEHIND = re.compile(
    r"(?:\s?\([^()]{1,30}\))?(?:,[^,.;]{1,60},)?\s(?:has |had |have |reportedly )?"
    r"(?:attacked|stormed|ambushed|raided|bombed|opened fire|killed|shot|struck|overran|invaded"
    r"|abducted|kidnapped|fired|detonated|launched|carried out|seized|executed|beheaded"
    r"|assassinated)\b",
    re.IGNORECASE,
)
# A group behind these words is who was attacked.
_TARGET_BEFORE = re.compile(
    r"\b(?:on|against|with|at|raid(?:ed|ing)?|killed|killing|arrest\w*|target\w*|between|and|of"
    r"|fight\w*"
    r"|hideouts?|camps?|bases?|wounded|wounding|condemned|eliminated|neutrali[sz]ed|struck|hit"
    r"|bombed"
    r"|than|for|from|former|like|including)"
    r"(?: (?:a|an|the|its|some|several|two|three|four|five|six|seven|eight|nine|ten|\d+|at least"
    r"|senior|suspected|alleged|top|key|more)){0,4} $",
    re.IGNORECASE,
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
    return Actors(_once(claimed), _once(name for name in blamed if name not in claimed))


def _claims(text: str, sentence: Span, span: Span) -> bool:
    before, behind = _around(text, sentence, span)
    if _NO_CLAIM.match(behind):
        return False
    return bool(_CLAIMS_BEHIND.match(behind) or _CLAIMS_BEFORE.search(before))


def _is_blamed(text: str, sentence: Span, span: Span) -> bool:
    before, behind = _around(text, sentence, span)
    if _NO_CLAIM.match(behind):
        return False
    if _BLAMED_BEFORE.search(before):
        men = _MEN_OF.search(before)
        return not (men and _TARGET_BEFORE.search(before[: men.start()]))
    if _TARGET_BEFORE.search(before):
        return False
    return bool(_MEN_BEHIND.match(behind) or _ATTACKS_BEHIND.match(behind))


def _around(text: str, sentence: Span, span: Span) -> tuple[str, str]:
    before = text[max(sentence.start, span.start - _BEFORE) : span.start]
    return (
        _BANNED.sub("", before),
        text[span.end : min(sentence.end, span.end + _BEHIND)],
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
