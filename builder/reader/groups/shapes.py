"""What names of armed groups look like, and what names that are like them belong to others."""

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.model.text import Span
from builder.reader.groups.countries import countries_in
from builder.reader.languages import english, words_in

_WORDS = english("groups")["names"]
_VIRTUE = "|".join(_WORDS["virtues"].split())
_AFTER_VIRTUE = "|".join(f"(?<={word})" for word in _WORDS["virtues"].split())
# "Front for Liberation and Justice", and no "Liberation Front and Freedom Army".
_AND = (
    rf"(?:(?:{_AFTER_VIRTUE}) and (?=(?:{_VIRTUE})\b)"
    rf"| and (?=(?:{_VIRTUE})\b(?! [A-Z])))"
)
_CAPITAL = "A-ZÀ-ÖØ-ÞČĐŁŚŞŠŽ"
_WORD = rf"[{_CAPITAL}][\w’'-]{{0,30}}"
_NAME = re.compile(
    rf"(?:\b\d{{1,2}} )?(?:\b[Aa]l-)?(?<![\w’'-]){_WORD}"
    r"(?:(?:[ \n]| for the | of the | of | for | de la | de los | de las | de | del | do | dos "
    r"| da | y | e"
    rf" | i | ul | al-| wal-| wa-| wa-l-| wa | wal |{_AND}| na ){_WORD}){{0,9}}"
    r"(?: \d{1,3}(?:-\d{1,3})?\b(?![,.]\d| [A-Z]))?"
)
_ACRONYM_BEHIND = re.compile(
    r"[\"”’']?\s?[(\[]([A-Z][A-Za-z0-9-]{1,8})(?:[)\]]|, )"
    r"|, (?:(?:better |also |otherwise )?known as (?:the )?)?([A-Z][A-Z0-9-]{1,7})(?=,)"
)
# Names that armed groups alone bear.
_ARMED = re.compile(
    r"\b(?:Liberation (?:Front|Army|Tigers|Movement|Organi[sz]ation|Forces?)|Martyrs['’]? Brigades?"
    r"|Front for (?:the )?\w+ Liberation|Army of (?:National )?Liberation|Forces? of Liberation"
    r"|(?:Resistance|Revolutionary|Republican|Rebel|Insurgent|Guerr?illa|Clandestine|Secret"
    r"|Anticommunist|Patriotic"
    r"|Freedom|Mahdi|Islamic|Popular|People['’]s Revolutionary|Peoples Revolutionary) (?:Army"
    r"|Brigades?)"
    r"|Army of the Poor|(?:Patriotic|Guerr?illa|Revolutionary|Resistance|Mujahideen"
    r"|Insurgent) (?:Front|Movement|Command|Forces|Commandos?)"
    r"|(?:Rebel|Insurgent) (?:Armed )?Forces|Self-Defen[cs]e (?:Forces|Groups|Units)"
    r"|Armed Forces of (?:National )?(?:Resistance|Liberation)"
    r"|People['’]s Defen[cs]e (?:Forces?|Teams?)|Freedom Fighters"
    r"|(?:Patriotic|Revolutionary|Guerr?illa) Organi[sz]ation|Revolutionary Left"
    r"|Muja[hk][ie]d(?:een|in)|Islamic Jihad|Liberation Army of (?:the )?\w+"
    r"|Guerrilla Coordinating Board"
    r"|Revolutionary Armed Forces(?: of \w+)?)$"
)
_ANTI = re.compile(r"\bAnti-?[Cc]ommunist\b")
_ARMED_BEGINS = re.compile(
    r"(?:Death to |Revolutionary Armed Forces of |(?:National )?Liberation (?:Front|Army"
    r"|Movement) of |Army of (?:National )?Liberation"
    r"|(?:Rebel|Revolutionary) (?:Army|Movement|Forces) of |Front for the Liberation of "
    r"|Armed Forces of Liberation"
    r"|\w+(?: \w+)? Armed Forces of Liberation)"
)
# Heads that others bear, too: they count beside words of armed acts.
HEADS = re.compile(
    r"\b(?:Front|Army|Brigades?|Movement|Battalions?|Militias?|Resistance|Vanguard|Tigers|Guards"
    r"|Fighters|Mujahideen|Mujahidin|Clan|(?<=Defen[cs]e )Force|Commandos?"
    r"|Command|Column|Jihad|Legion|Martyrs|Lions|Hawks|Sons|Emirate|Faction"
    r"|Cartel"
    r"|Detachment|Forces|Squad|Bloc|Falcons|Avengers|Hunters|Gang|Commission|Coordinating Board"
    r"|Ejercito|Ejército"
    r"|Frente|Movimiento|Comando|Brigada|Milicia|Fuerzas|Autodefensas|Cártel|Guerrilla)\b"
)
_PREFIXES = re.compile(
    r"(?:Lashkar|Jaish|Jaysh|Ansarul|Ansaru|Jama'atu|Jama’atu|Jundul"
    r"|Jamaat-ul|Jamaat ul|Jama'at|Harkat|Harakat|Sipah|Jund|Jundullah"
    r"|Katibat|Katiba|Mai-Mai|Mayi-Mayi|Liwa|Kata[’']?ib"
    r"|Saraya|Asa[’']?ib|Ansar|Jabhat|Hizb-ul|Hizbul|Abu Sayyaf)\b"
    r"|[Aa]l[- ](?:Qaeda|Qaida|Shabaab|Shabab|Badr|Nusra)\b"
)
_SOFT_PREFIXES = re.compile(r"(?:Jamaat|Jamiat|Tehri[kc]|Tehreek|Hizb|Majlis)\b")
_AHRAR = re.compile(r"\bAhrar$")
# Words in the names of what is never an armed group: offices, parties, police, papers, firms.
_OTHERS = re.compile(
    r"\b(?:Royal|Revolutionary Guards?"
    r"|Police|Ministry|Minist(?:er|ro)|Government|Parliament|Party|League|Congress|Senate|Council"
    r"|Court"
    r"|University|College|School|Institute|Cent(?:er|re)|Agency|Authority|Department|Bureau"
    r"|Office|Agencia"
    r"|Committee|Rifles|Rangers|Navy|Air Force|Air|Border|Frontier|Civil|Coast|Assembly|Federation"
    r"|Nations|Union|Times|News|Post|Herald|Tribune|Daily|Television|TV|Radio|Reuters|Press"
    r"|Association|Society"
    r"|Company|Inc|Ltd|Bank|Airlines|Human Rights|Foundation|Hospital|Club|Labou?r|Chamber|Church"
    r"|Peace Corps"
    r"|Popular Front Party|Home Front|Security Forces?|Special Forces?|National Guard|Red Cross"
    r"|Red Crescent"
    r"|Islami|Insaf|Labbaik|Ulema|Green Movement|Civil Rights|Defense Forces|Truth"
    r"|House|Project"
    r"|President|General|Colonel|Captain|Major|Brigadier|Governor|King|Prince|Mr|Mrs|Dr|Judge"
    r"|Senator|Mayor"
    r"|(?:Bomb|Disposal|Drug|Fraud|Riot|Vice|Firing) Squad"
    r"|Olympic|Games|Cup|Street|Avenue|Road|Airport|Stadium|Museum|Library|Corporation|Group of"
    r"|Summit|Act"
    r"|Patriotic Union|Attorney|Prosecutor|Embassy|Conference|Law|Treaty|Accords?|Agreement"
    r"|Constitution"
    r"|Front Row|Front Page|Front Porch|Front Street|Secret Service|Salvation Army"
    r"|Terracotta Army|Old Guard"
    r"|Movement Building|War|Battle|Operation|Day|Week|Month|Year)\b"
)
# Words of states' forces and of civil bodies that armed groups bear as well: they count where the
# name stands in an actor's place alone.
_DOUBTFUL = re.compile(
    r"\b(?:Armed Forces|National|Salvation|Red|Republican|Territorial|Regular|Corps|Commission"
    r"|Western Front|Eastern Front"
    r"|Southern Front|Northern Front|Democratic Front|Infantry|Division|Regiment|Battalion"
    r"|Detachment|Defen[cs]e|Command"
    r"|Women|Workers|Students?|Youth|People['’]s Army)\b"
)
# A state's, if its country stands before them.
_DEFENDERS = re.compile(r"(?<=\w )Defen[cs]e (?:Force|Army|Front|Brigade|Unit|Team)s?$")
_STATES = re.compile(
    r"^(?:US|U\.S|American|British|Kurdish|Arab|Islamist|Shiite|Shia|Sunni|Muslim|Christian|Hindu"
    r"|Sikh|Jewish"
    r"|Tuareg|Pashtun|Baloch|African|Asian|European|Western|Foreign|Local|Suspected|Armed|Islamic"
    r"|Sandinist"
    r"|Latin American|Democrats?|Republicans?|Conservatives?|Liberals?|Socialists?|Communists?"
    r"|Christians?"
    r"|Muslims?|Jews|Hindus|Sikhs|Sunnis|Shiites|Kurds|Arabs|Pashtuns|Marines|Army|Navy|Indians"
    r"|Marxists?|Nazis?|Islamists?"
    r"|Greens|Tories|Catholics?|Protestants?|Jesuits|Carabineros|Chavistas|Peronists?)\b"
    r"(?:\s(?:(?:National |People['’]s )?Army|Guards?|Brigades?|Front|Militias?|Forces?"
    r"|Resistance|Commandos?))?$"
)
_ISLAMIC = re.compile(r"Islamic (?:Resistance|Front|Army|Brigades?)")
_FORCES = re.compile(
    r"(?:(?:(?:National |People['’]s |Armed )?(?:Army|Guards?|Brigades?|Militias?|Forces?"
    r"|Commandos?"
    r"|Column)|Navy|Republican Guards?|(?:National |People['’]s )?Defen[cs]e Forces?"
    r"|Territorial Defen[cs]e|Commission))?\Z"
)
_FORCES_END = re.compile(
    r"(?:Army|Guards?|Brigades?|Militias?|Forces?|Commandos?|Column|Navy|Defen[cs]e|Commission)\Z"
)
_ITS = re.compile(r"(?:Front|Resistance|Movement)\Z")
_OWNED = re.compile(r"['’]s ")
_OF_THE = re.compile(r"[A-Z][a-z]+s of the (.+)")
# "19 April Movement", and not "killed 23 Pakistan Army" men.
_NUMBER = re.compile(
    r"\d{1,2} (?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|de) .*\b(?:Movement|Front|Brigades?|Army|Revolution)\b)"
)
_NUMBER_BACK = 40
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:members|men|fighters|militants|gunmen|leaders?|gang) (?:of|from) (?:the )?"
    r"(?P<number>\d{2,4}) |\b(?P<ordinal>\d{1,3}(?:st|nd|rd|th)) )\Z"
)
OPENERS = frozenset(
    """The A An In On At But And As After Before When While If It Its This That These Those He She
    They We No Two Three Four Five Six Since From For With By Both Some Many Several One Another
    Meanwhile However Earlier Later Last Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December Police
    Fighters Militants Members Gunmen Insurgents Rebels Leaders Supporters Suspected Hundreds
    Dozens Scores Most Also Then There Under During Unidentified Armed Text Report Guerrillas
    Terrorists Recontras Urban Commandos Responsibility Authorities Witnesses Hitmen Anonymous
    Alleged""".split()
) | words_in(_WORDS["openers"])
# Units of states' armies: "Sixth Brigade", "the Army's XVIII Brigade".
_UNIT = re.compile(
    r"(?:.*\bArmy['’]s )?(?:First|Second|Third|\w+th|[IVXL]+|\d+(?:st|nd|rd|th|d)?) "
    r"(?:\w+ )?(?:Brigade|Battalion|Division|Regiment|Army|Front|Column|Command)$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"[A-Z][a-z]{2,15}(?: [A-Z][a-z]{3,15})?")
_ADJECTIVE = re.compile(r"^(?:Pro|Anti|Non)-|(?:ed|ing|ly|ist|ists|ern|ous|al|ian|ese|ish|an|i)$")
_CIVIL, _OF_ARMS = words_in(_WORDS["civil"]), words_in(_WORDS["of_arms"])
_LIKES = words_in(_WORDS["peoples"]) | words_in(_WORDS["likes"]) | OPENERS
_ORDINARY = frozenset(
    ("People’s Liberation Army", "People's Liberation Army", "Peoples Liberation Army")
)
_NO_ACRONYMS = frozenset(
    "US UN EU UK NATO CTD ISI FC IED CIA FBI ISPR FIR BBC CNN AFP AP RFE KP UAE UNAMA GMT USA DEA"
    " OAS EFE"
    " DPA ACAN RCN UPI ANSA TASS TV CEO NGO NBC CBS ABC NSA IRS LGBT AIDS HIV COVID DNA FDA GOP"
    " NRA NFL NBA"
    " NHL MLB ICE TNT RDX RPG AK C4 VBIED DOJ DHS LAPD NYPD TSA IMF WHO WTO UNICEF OPEC"
    " G7 G20 PM AM PST EST EDT".split()
)


def names_in(text: str) -> Iterator[Span]:
    """Yield the runs of capitalised words, without the first word of a sentence that is no name."""
    for match in _NAME.finditer(text):
        start, words = match.start(), match[0]
        while (first := words.partition(" "))[0].title() in OPENERS and first[2]:
            if words.title().startswith("Armed Forces of "):
                break
            start += len(first[0]) + 1
            words = first[2]
            lower = re.match(r"(?:for the|of the|of|for) ", words)
            if lower:
                start += lower.end()
                words = words[lower.end() :]
        number = _NUMBER.match(words)
        if number:
            start += number.end()
            words = words[number.end() :]
        if (owned := _OWNED.search(words)) and HEADS.search(words[: owned.start()]):
            words = words[: owned.start()]  # "Baloch Liberation Army's Jeeyand faction"
        said = _OF_THE.match(words)
        if said and is_armed(said[1]):  # "Leaflets of the Movement of …"
            start += said.start(1)
            words = said[1]
        words = re.sub(r"['’]s?$", "", words)
        is_shouted = words.isupper() and words.count(" ") > 1
        if words and words not in OPENERS and not is_shouted:
            yield Span(start, start + len(words))


def with_number(text: str, span: Span) -> Span:
    """Return the name with the number that it begins with: "400 Mawozo", "444th Brigade"."""
    found = _NUMBER_BEFORE.search(text, max(0, span.start - _NUMBER_BACK), span.start)
    if found is None:
        return span
    return Span(found.start("number" if found["number"] else "ordinal"), span.end)


def acronym_behind(text: str, end: int) -> str | None:
    """Return the acronym behind a name that ends there: "(VLF)", "[VLF]", ", VLF,"."""
    match = _ACRONYM_BEHIND.match(text, end)
    return (match[1] or match[2]) if match else None


def is_none(name: str) -> bool:
    """Tell whether a state, an office, a party or a firm has the name, whatever stands beside."""
    is_word = name.isupper() and name.title() in _LIKES  # "REBELS stormed a town"
    is_of_army = name.endswith((" of the Army", " of the Guard", " of the Guards"))
    if is_word or is_of_army or name in _ORDINARY or name in _NO_ACRONYMS or _is_of_side(name):
        return True
    if HEADS.fullmatch(name) or (_UNIT.match(name) and not name.endswith(" Front")):
        return True
    if _is_half_civil(name):
        return False
    if _OTHERS.search(name):
        return not (is_armed(name) and not re.search(r"\b(?:Party|Council|Police|News)\b", name))
    return _is_of_state(name)


def _is_of_side(name: str) -> bool:
    """Tell whether a people, a faith or a side is meant: "Kurdish Forces", no Islamic Front."""
    is_side = _STATES.match(name) is not None
    if not is_side and _STATES.match(name.rpartition(" ")[2]):
        is_side = _STATES.match(_behind_country(name)[1] or "") is not None  # "Lebanese Shiite"
    return is_side and not _ISLAMIC.fullmatch(name)


def _is_half_civil(name: str) -> bool:
    """Tell whether civil words stand in it beside those of arms: "Union of Resistance Forces"."""
    words = name.split()
    civil = {one.partition(" ")[0] for one in _OTHERS.findall(name)}
    return bool(civil) and civil <= _CIVIL and not _OF_ARMS.isdisjoint(words)


def _is_of_state(name: str) -> bool:
    """Tell whether a country's word and a word for forces make it up: "Malian Army"."""
    if " " in name and not _FORCES_END.search(name):
        return False
    country, rest = _behind_country(name)
    if rest is None or _FORCES.match(rest) is None:
        return False
    is_peoples = rest.startswith(("People's", "People’s"))
    return not is_peoples or country in words_in(_WORDS["peoples_armies"])


@lru_cache(maxsize=4096)
def _behind_country(name: str) -> tuple[str, str | None]:
    """Return the code of the country that a name begins with, and what stands behind it."""
    for country, spans in countries_in(name).items():
        if spans[0].start == 0:
            return country, name[spans[0].end :].strip(" ’'s")
    return "", None


def is_unit(name: str) -> bool:
    """Tell whether it is called as units of states' armies are: "Wels Battalion"."""
    return name.endswith((" Battalion", " Regiment", " Division", " Detachment"))


def is_armed(name: str) -> bool:
    """Tell whether armed groups alone have such a name."""
    patterns = (_ARMED.search(name), _ARMED_BEGINS.match(name), _ANTI.search(name))
    return " " in name and any(patterns)


def begins_armed(name: str, *, alone: bool = False) -> bool:
    """Tell whether it begins like Lashkar-e-Jhangvi; `alone` if there need be nothing behind."""
    match = _PREFIXES.match(name)
    return match is not None and (alone or len(name) > len(match[0]))


def is_soft_prefix(name: str) -> bool:
    """Tell whether it begins like the name of a party or of an armed group: "Jamaat-e-"."""
    return _SOFT_PREFIXES.match(name) is not None


def is_ahrar(name: str) -> bool:
    """Tell whether it ends in "Ahrar", the free."""
    return _AHRAR.search(name) is not None


def is_doubtful_name(name: str) -> bool:
    """Tell whether a state's force may have such a name as well: "Nicaraguan Resistance"."""
    if _UNIT.match(name) or _is_half_civil(name):
        return True
    if _DOUBTFUL.search(_DEFENDERS.sub("", name) if _behind_country(name)[1] is None else name):
        return True
    return bool(_ITS.search(name) and _ITS.match(_behind_country(name)[1] or ""))


def may_be_of(name: str) -> bool:
    """Tell whether "X militants" are of a group called X, and X says not what they are like."""
    words = name.split()
    if not _CALLED.fullmatch(name) or not _LIKES.isdisjoint(words) or countries_in(name):
        return False
    return not is_none(name) and _ADJECTIVE.search(name) is None


def is_group_like(name: str, *, has_article: bool) -> bool:
    """Tell whether it could be a group's rather than a person's or a place's."""
    if HEADS.search(name) or re.match(r"(?:Los|Las) [A-Z]", name):
        return True
    if name.isupper() or re.fullmatch(r"[A-Z]{1,6}-?\d{1,3}", name):
        return len(name) > 2  # noqa: PLR2004 -- "US", "UN"
    return has_article and (name.endswith("s") or " " in name)
