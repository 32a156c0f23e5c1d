"""Find names that look like those of armed groups and have no authority record."""

import re
from collections.abc import Iterator, Sequence

from builder.model.text import Span
from builder.reader.found import UnknownGroup

_NEAR = 160
_MOST_WORDS = 7
_WORD = r"[A-Z][\w’'-]{0,30}"
_NAME = re.compile(
    rf"(?:[Aa]l-)?{_WORD}(?:(?: | for the | of the | of | for | e | i | al-){_WORD}){{0,6}}"
)
_ACRONYM_BEHIND = re.compile(r"\s?\(([A-Z][A-Za-z-]{1,8})\)")
# Heads that armed groups alone bear.
_ARMED_HEADS = re.compile(
    r"\b(?:Liberation (?:Front|Army|Tigers|Movement|Organi[sz]ation)|Martyrs['’]? Brigades?"
    r"|Resistance Army|Freedom Fighters|Mujahid(?:een|in)|Islamic Jihad)$"
)
# Heads that others bear, too: they count beside words of armed acts.
_HEADS = re.compile(
    r"\b(?:Front|Army|Brigades?|Movement|Battalions?|Militia|Resistance|Vanguard|Tigers|Guards"
    r"|Fighters|Commandos?|Column|Jihad|Legion|Martyrs|Lions|Hawks|Sons|Emirate|Faction)\b"
)
_PREFIXES = re.compile(
    r"(?:Lashkar|Jaish|Jaysh|Jamaat-ul|Jamaat ul|Jama'at|Harkat|Harakat|Sipah|Jund|Jundullah"
    r"|Katibat|Katiba|Liwa|Kata[’']?ib|Saraya|Asa[’']?ib|Ansar|Jabhat|Hizb-ul|Hizbul|Abu Sayyaf)\b"
    r"|[Aa]l[- ](?:Qaeda|Qaida|Shabaab|Shabab|Badr|Nusra)\b"
)
_SOFT_PREFIXES = re.compile(r"(?:Jamaat|Jamiat|Tehri[kc]|Tehreek|Hizb|Majlis)\b")
# A text with neither words of armed acts nor any of these names no armed group.
_NAMED_SO = re.compile(
    r"Liberation|Martyrs|Resistance Army|Freedom Fighters|Jihad|Lashkar|Jaish|Harkat|Ansar|Jund"
)
_AHRAR = re.compile(r"\bAhrar$")
_ARMED = re.compile(
    r"\b(?:militants?|insurgents?|fighters?|rebels?|gunm[ae]n|terrorists?|guerrillas?|separatists?"
    r"|jihadists?|extremists?|claimed responsibility|responsibility|attack(?:ed|s)?|ambush\w*"
    r"|bomb\w*"
    r"|killed|killing|militant group|armed group|outlawed|banned|proscribed|splinter|faction)\b"
)
_CLAIM_BEHIND = re.compile(
    r"(?:,[^,.\n]{1,60},)?\s(?:has |have |had |later |also )?(?:since )?"
    r"claim(?:ed|s|ing) (?:the )?(?:responsibility|attack|credit)"
)
_CLAIM_BEFORE = re.compile(
    r"(?:claimed by (?:the )?(?:militant |armed |separatist |rebel )?(?:group )?"
    r"|(?:group|outfit|organi[sz]ation|faction|militia)s? (?:called|named|known as|calling itself)"
    r" (?:the |itself )?[\"“‘']?"
    r"|(?:militant|armed|insurgent|separatist|rebel|terrorist|jihadist|outlawed|banned|proscribed)"
    r" (?:group|outfit|organi[sz]ation|faction) (?:the )?[\"“‘']?)$"
)
_FIGHTERS_BEHIND = re.compile(
    r"(?:'s|’s)?\s(?:militants?|insurgents?|fighters?|rebels?|gunm[ae]n|guerrillas?|jihadists?)\b"
)
# Words in the names of what is no armed group: states' forces, parties, police, papers, firms.
_OTHERS = re.compile(
    r"\b(?:National|Royal|Salvation|Red|Republican|Revolutionary Guards?|Territorial|Regular"
    r"|Police|Ministry|Minister|Government|Parliament|Party|League|Congress|Senate|Council|Court"
    r"|University|College|School|Institute|Cent(?:er|re)|Agency|Authority|Department|Bureau|Office"
    r"|Commission|Committee|Corps|Rifles|Rangers|Navy|Air Force|Air|Border|Frontier|Civil|Coast"
    r"|Nations|Union|Times|News|Post|Herald|Tribune|Daily|Television|TV|Radio|Reuters|Press"
    r"|Company|Inc|Ltd|Bank|Airlines|Human Rights|Foundation|Hospital|Club|Labou?r|Democratic Front"
    r"|Popular Front Party|Western Front|Eastern Front|Southern Front|Northern Front|Home Front"
    r"|Infantry|Division|Regiment|Security Forces?|Special Forces?|Defen[cs]e|Command"
    r"|Islami|Insaf|Labbaik|Ulema|Green Movement|Civil Rights|Women|Workers|Students?"
    r"|President|General|Colonel|Captain|Major|Brigadier|Governor|King|Prince|Mr|Mrs|Dr)\b"
)
_STATES = re.compile(
    r"^(?:US|U\.S|American|British|Afghan|Pakistani?|Indian?|Iraqi?|Syrian?|Turkish|Russian?"
    r"|Ukrainian?|Nigerian?|Malian|Somali|Ethiopian?|Egyptian?|Israeli?|Lebanese|Iranian?|Chinese"
    r"|French|German|Saudi|Yemeni|Libyan|Kenyan|Ugandan|Chadian|Cameroonian|Nigerien|Burkinabe"
    r"|Philippine|Colombian|Mexican|Sudanese|Congolese|Rwandan|Bangladeshi?|Sri Lankan?|Nepali?"
    r"|Myanmar|Thai|Indonesian|Armenian|Azerbaijani|Georgian|Polish|Spanish|Italian|Kurdish|Arab"
    r"|Islamist|Shiite|Shia|Sunni|Muslim|Christian|Hindu|Sikh|Jewish|Tuareg|Pashtun|Baloch|Uzbek"
    r"|Chechen|African|Asian|European|Western|Foreign|Local|Suspected|Armed|Islamic|Palestinian)\b"
    r"(?:\s(?:Army|Guards?|Brigade|Front|Militia|Forces?|Resistance))?$"
)
_OPENERS = frozenset(
    """The A An In On At But And As After Before When While If It Its This That These Those He She
    They We No Two Three Four Five Six Since From For With By Both Some Many Several One Another
    Meanwhile However Earlier Later Last Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December Police
    Fighters Militants Members Gunmen Insurgents Rebels Leaders Supporters Suspected Hundreds
    Dozens Scores Most Also Then There Under During Unidentified Armed""".split()
)
_ORDINARY = frozenset(
    ("People’s Liberation Army", "People's Liberation Army", "Peoples Liberation Army")
)
_NO_ACRONYMS = frozenset(
    "US UN EU UK NATO CTD ISI FC IED CIA FBI ISPR FIR BBC CNN AFP AP RFE KP UAE UNAMA GMT".split()
)


def find_unknown(text: str, known: Sequence[Span]) -> tuple[UnknownGroup, ...]:
    """Return the names in the order of the text; `known` are the spans of names with a record."""
    if not (_ARMED.search(text) or _NAMED_SO.search(text)):
        return ()
    found: dict[str, tuple[list[Span], str]] = {}
    acronyms: dict[str, str] = {}
    at = 0
    for span in _names(text):
        while at < len(known) and known[at].end <= span.start:
            at += 1
        if at < len(known) and known[at].overlaps(span):
            continue
        name = text[span.start : span.end]
        if name in found or name in acronyms:
            found[acronyms.get(name, name)][0].append(span)
            continue
        reason = _reason(text, span, name)
        if reason is not None:
            found[name] = ([span], reason)
            behind = _ACRONYM_BEHIND.match(text, span.end)
            if behind:
                acronyms[behind[1]] = name
    return tuple(UnknownGroup(name, tuple(s), reason) for name, (s, reason) in found.items())


def _names(text: str) -> Iterator[Span]:
    """Yield the runs of capitalised words, without the first word of a sentence that is no name."""
    for match in _NAME.finditer(text):
        start, end = match.span()
        words = match[0]
        while (first := words.partition(" "))[0] in _OPENERS and first[2]:
            start += len(first[0]) + 1
            words = first[2]
            lower = re.match(r"(?:for the|of the|of|for) ", words)
            if lower:
                start += lower.end()
                words = words[lower.end() :]
        words = re.sub(r"['’]s?$", "", words)
        end = start + len(words)
        if words and words not in _OPENERS:
            yield Span(start, end)


def _reason(text: str, span: Span, name: str) -> str | None:
    if name in _ORDINARY or _OTHERS.search(name) or _STATES.match(name) or name in _NO_ACRONYMS:
        return None
    if _ARMED_HEADS.search(name) and " " in name:
        return f"“{name}” ends like the name of an armed group"
    around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    armed = _ARMED.search(around)
    prefix = _PREFIXES.match(name)
    if prefix and len(name) > len(prefix[0]):
        return f"“{name}” begins like the name of an armed group"
    if prefix and armed:
        return f"“{name}” stands next to “{armed[0]}”"
    if _SOFT_PREFIXES.match(name) and _AHRAR.search(name):
        return f"“{name}” is built like the name of an armed group"
    return _by_neighbours(text, span, name, armed)


def _by_neighbours(text: str, span: Span, name: str, armed: re.Match[str] | None) -> str | None:
    acronym = _ACRONYM_BEHIND.match(text, span.end)
    end = acronym.end() if acronym else span.end
    claim = _CLAIM_BEHIND.match(text, end)
    if claim:
        return f"“{name}” stands before “{claim[0].strip(' ,')}”"
    before = _CLAIM_BEFORE.search(text[max(0, span.start - 60) : span.start])
    if before:
        return f"“{name}” stands behind “{before[0].strip()}”"
    is_name = " " in name or (name.isupper() and len(name) > 2)  # noqa: PLR2004 -- "US", "UN"
    fighters = _FIGHTERS_BEHIND.match(text, end)
    if fighters and is_name:
        return f"“{name}” stands before “{fighters[0].strip()}”"
    if armed and " " in name and _HEADS.search(name):
        return f"“{name}” is built like the name of an armed group and stands near “{armed[0]}”"
    return None
