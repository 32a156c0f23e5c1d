"""Where an actor stands: words before and behind a name which say that it did something armed.

Each pattern is tried at one name, on the few words beside it: those of `BEFORE` end where the name
begins, those of `BEHIND` begin where it ends.
"""

import re

from builder.reader.languages import english

_CUES = english("groups")["cues"]


def _any(key: str) -> str:
    return f"(?:{'|'.join(_CUES[key])})"


_KIND, _BODY, _MEN, _LOOSE_MEN = map(_any, ("kinds", "bodies", "men", "loose_men"))
_ARTICLE = r"(?:(?:the|an?|its|suspected|alleged|so-called|self-styled|self-proclaimed) ){0,3}"
_WHICH = rf"(?:{_KIND},? (?:and )?){{0,2}}(?:{_BODY} )?"
_NAMED = r"(?:(?:called|named|known as|calling itself|which calls itself|styled) (?:the )?)?"
_QUOTE = r"[\"“‘']?"
# "Claimed by the", "attributed to the", "killed by": whatever stands there acts.
_BEFORE = (*_CUES["before"], rf"\b{_any('done')} by ", rf"\b{_any('acts')} by ")
BEFORE = re.compile(rf"(?:{'|'.join(_BEFORE)}){_ARTICLE}{_WHICH}{_NAMED}{_QUOTE}\Z", re.IGNORECASE)
SIGNS = re.compile(rf"(?:{'|'.join(_CUES['signs'])}){_QUOTE}\Z", re.IGNORECASE)
_ONE_MEN = "|".join(english("groups")["names"]["men"].split())
# "Fano militiamen": armed men by one word.
ONE_MEN_BEHIND = re.compile(rf" (?:{_ONE_MEN})\b")
# The word that makes a group of a place's name: "the Medellin drug cartel".
BODY_BEHIND = re.compile(r"\s(?:drug )?(?:cartel|gang|death squad|militia)\b")
# "a group calling itself X", "the death squad X": the words say what X is.
IS_ONE = re.compile(
    rf"(?:\b{_BODY},? (?:called|named|known as|calling itself|which calls itself"
    rf"|that calls itself) "
    rf"|\b{_KIND} {_BODY},? |\bdeath squads? |\bthey call themselves |\bcalling themselves "
    rf"|\bcall themselves "
    rf"|\b{_MEN} (?:\w+ ){{0,2}}(?:of|from|in|with|to|by|for) |\b{_LOOSE_MEN} (?:of|from) )"
    rf"(?:the |an? )?{_QUOTE}\Z",
    re.IGNORECASE,
)
SAYS_MEN = re.compile(rf"\b{_LOOSE_MEN} (?:of|from) (?:the |an? )?{_QUOTE}\Z", re.IGNORECASE)
# "Members of the X group", "suspected X militants": it is a group that is named so.
GROUP_BEHIND = re.compile(
    r"\s(?:group|faction|movement|column|front|bloc|cartel|gang|militia|clan|cell|wing)\b"
)
SUSPECTED = re.compile(r"\b(?:suspect(?:ed|s)?|alleged) $")
# Armed men "of" something are of a group, those "from" or "in" it may be of a place.
SAYS_OF = re.compile(rf"\b{_MEN} of (?:the |an? )?{_QUOTE}\Z", re.IGNORECASE)
SAYS_PLACE = re.compile(
    rf"\b{_MEN} (?:\w+ ){{0,2}}(?:of|from|in|with|to|by|for) (?:the |an? )?{_QUOTE}\Z",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?:has |have |had |later |also |since |quickly |immediately |today |yesterday "
    r"|itself |which )*"
)
_HEADS_BEHIND = rf"(?: {_any('heads_behind')})?"
_APPOSITION = (
    _HEADS_BEHIND + r"(?:\s?[(\[][^()\[\]]{1,30}[)\]])?(?:, [A-Z][\w-]{0,9},|,[^,.;\n]{1,90},)?"
)
# "Kuki National Front (P) cadres": no state's force has such men.
ARMED_BEHIND = re.compile(rf"{_APPOSITION}\s(?:suspected )?(?:{_ONE_MEN}|cadres|gunmen)\b")
CLAIMS = re.compile(
    rf"[\"”’']?(?:['’]s)?{_APPOSITION}\s(?:group |faction |guerrillas |militants |spokes\w+ )?"
    rf"{_ADVERBS}(?:claim(?:ed|s|ing)? (?:\w+ )?(?:responsibility|the |credit|it\b|this|to have"
    rf"|both|a |an? (?:[\w-]+ ){{0,3}}?(?:attack|bomb|ambush|raid|arson|killing|blast|shooting"
    r"|explosion))"
    r"|(?:took|takes|taken|taking|accepted|assumed) (?:\w+ )?(?:responsibility|credit)"
    r"|(?:took|takes) (?:it|this|the \w+) (?:up)?on (?:itself|themselves)"
    r"|admit(?:ted|s) (?:that it|to|having|killing|its|the|responsib)|boast(?:ed|s)? (?:of|that)"
    rf"|(?:said|says|stated|announced|declared)[^.;\n]{{0,60}}?{_any('said_behind')})",
    re.IGNORECASE,
)
# It owns what was done in other words, which count beside words of armed acts.
OWNS_BEHIND = re.compile(rf"[\"”’']?{_APPOSITION}\s{_ADVERBS}{_any('owns_behind')}", re.IGNORECASE)
# "The Carlos Patino column", "Hafiz Gul Bahadur's group carried out".
CALLED_BEHIND = re.compile(rf" {_any('groups_behind')}\b(?! of\b)")
LED_BEHIND = re.compile(
    rf"['’]s (?:group|faction|gang|militia|fighters|militants|network) {_ADVERBS}"
    r"(?:claimed|carried out|attacked|killed|ambushed|raided|stormed|bombed|kidnapped|abducted"
    r"|was behind)"
)
MEN_BEHIND = re.compile(
    rf"[\"”’']?(?:['’]s)?{_APPOSITION}\s(?:suspected |armed |alleged )?"
    rf"(?:suicide |urban |rural )?(?:{_MEN}|(?:urban )?commando|guerrilla (?:group|column)"
    rf"|death squad|gang|militia|insurgency|rebellion|hit squad)\b",
    re.IGNORECASE,
)
ACT_BEHIND = re.compile(
    rf"[\"”’']?{_APPOSITION}\s(?:(?:suicide |car |bomb |armed |guerrilla |terrorist |rebel )?"
    rf"(?:attacks?|ambush(?:es)?|assaults?|raids?|bombings?|bombs?|blasts?|killings?|kidnappings?"
    rf"|column|faction|network|group|cell)\b)",
    re.IGNORECASE,
)
DOES_BEHIND = re.compile(
    rf"[\"”’']?{_APPOSITION}\s{_ADVERBS}(?:attack|storm|ambush|raid|bomb|murder|massacr|kidnapp"
    rf"|abduct|assassinat"
    r"|dynamit|machine-?gunn|blew up|blown up|gunned down|shot |killed|opened fire|detonat"
    r"|set fire|burned"
    r"|carried out|planted|ordered the|beheaded|executed|left leaflets|directed the)",
    re.IGNORECASE,
)
# What no army does: even a name that could be one's is an armed group's before these.
CRIMES_BEHIND = re.compile(
    rf"[\"”’']?{_APPOSITION}\s{_ADVERBS}"
    r"(?:murdered|massacred|kidnapp|abduct|assassinat|dynamited"
    r"|blew up|planted|beheaded|hijack|extort|left leaflets"
    r"|fired (?:on|at) (?:them|police|officers)"
    r"|(?:asked for|demanded|demands|received) (?:an? )?(?:\w+ )?ransom"
    r"|(?:offered|declared|proposed|announced|called) (?:an? )?(?:\w+ )?"
    r"(?:truce|cease-?fire|armed strike|war)"
    r"|(?:promised to |would |will )?(?:free|freed|released?) (?:the |its |their )?(?:\w+ )?"
    r"(?:hostages?|captives?))",
    re.IGNORECASE,
)
# "X is thought to be responsible for".
ACCUSED_BEHIND = re.compile(
    rf"[\"”’']?{_APPOSITION}\s(?:(?:group|faction) )?"
    r"(?:is|are|was|were|has been|have been|may be|could be) "
    r"(?:\w+ )?(?:suspected of (?:the|having|this)|(?:blamed|accused|held responsible)(?! of\b)"
    r"|(?:(?:thought|believed"
    r"|suspected|said|reported|known|presumed) to (?:be|have been) )?"
    r"(?:responsible|behind|to blame))\b",
    re.IGNORECASE,
)
# "X, a splinter faction that".
IS_ONE_BEHIND = re.compile(
    rf"(?:[\"”’']?(?:\s?[(\[][^()\[\]]{{1,30}}[)\]])?,|,[\"”’']) (?:an?|the|which is an?) "
    rf"(?:[\w-]+ ){{0,3}}?(?:(?:armed|military) (?:wing|branch|arm)|{_KIND} (?:[\w-]+ )?{_BODY}"
    rf"|death squad|guerrilla|militia|hit squad|drug cartel"
    rf"|(?:group|band|gang) of (?:\w+ )?{_MEN}"
    r"|street gang)\b",
    re.IGNORECASE,
)
# "A group headed by X", "secretary of the X".
LED_BY = re.compile(rf"\b{_CUES['leaders']}\Z", re.IGNORECASE)
OFFICE_OF = re.compile(rf"\b{_CUES['offices']}\Z", re.IGNORECASE)
# "The groups include A, B and X", "three outfits — the A, the B and the X —".
SEVERAL = re.compile(
    rf"\b(?:The groups|{_KIND} groups|outfits|factions|groups)"
    r"(?: include|(?: in \w+(?: \w+)?)? ?(?:[—–:]|--?)) "
)
NAMED_BETWEEN = re.compile(r"(?:(?:the|and|[A-Z][\w'’-]*),? )*")
HAS_ARTICLE = re.compile(
    r"\b(?:the|an?|its|by|to|on|of|calling itself|los|las) [\"“‘']?\Z", re.IGNORECASE
)
IS_THE = re.compile(r"\bthe [\"“‘']?\Z", re.IGNORECASE)
