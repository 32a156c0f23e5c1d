"""The words by which news reports an incident, and those by which it reports something else.

All patterns are for text in lower case.
"""

import re

from builder.model.event import EventType

# In this order the first that stands in a sentence is its type; the last are the widest.
_TYPES = {
    EventType.SUICIDE_BOMBING: (
        r"suicide (?:car |truck |vest |vehicle )?(?:bomb|attack|blast|explosion|strike|mission)"
        r"|bl(?:ew|own|owing) (?:him|her|it|them)sel(?:f|ves) up|suicide vest|human bomb|suicide"
        r"|deton\w+ (?:his|her|their) (?:\w+ )?(?:explosive|vest|belt|bomb|device)"
        r"|(?:drove|rammed) [^.]{0,60}(?:packed|laden|loaded|filled) with explosives"
    ),
    EventType.KIDNAPPING: (
        r"kidnap|abduct|took [^.]{0,30}hostage|taken hostage|seized [^.]{0,30}hostage"
    ),
    EventType.AIR_STRIKE: (
        r"air ?-?strike|air raid|drone (?:strike|attack)|warplane|fighter jet|aerial bomb"
        r"|jets (?:struck|bombed|hit)|helicopter gunship|missile strike|drones? (?:struck|hit"
        r"|fired)"
    ),
    EventType.SHELLING: (r"\bshell(?:ed|ing|s)?\b|mortar|artillery|\brockets?\b|cross-border fire"),
    EventType.ASSASSINATION: (r"assassinat"),
    EventType.BOMBING: (
        r"\bbomb(?:s|ed|ing|ings)?\b|\bblasts?\b|\bexplosions?\b|\bexplod|explosive|\bieds?\b"
        r"|land ?-?mine|\bmine (?:blast|explo)|booby|went off|detonat"
        r"|grenade (?:attack|blast|explosion)|(?:threw|hurled|lobbed|tossed"
        r"|throwing) [^.]{0,20}grenade"
    ),
    EventType.RAID: (
        r"\braid(?:s|ed|ing)?\b|search operation|intelligence-based operation"
        r"|(?:military|security|clearance|counter-?terrorism|joint|an|the|during an) operation\b"
        r"|\boperation (?:in|against|near|on)\b"
    ),
    EventType.CLASH: (
        r"\bclash|gun ?-?battle|gunfight|firefight|shoot-?out|exchanges? of (?:gun)?fire"
        r"|\bencounter\b"
        r"|exchanged fire|\bbattles?\b|fighting (?:broke|erupted|between)|crossfire|skirmish"
    ),
    EventType.ARMED_ASSAULT: (
        r"\battack(?:ed|ing|s)?\b|\bassaults?\b|\bambush|gunm[ae]n|gunfire|open(?:ed|ing) fire"
        r"|\bshot\b"
        r"|\bstorm(?:ed|ing)\b|overr[au]n|shooting|massacre|torched|set fire|beheaded?"
        r"|executed|execution"
        r"|murder|gunned|assailant|attackers?\b|militants?\b|insurgents?\b|terrorists?\b|rebels?\b"
        r"|armed men|jihadists?\b|bandits?\b|killings?\b|\binvaded\b|martyr|fighters?\b|grenade"
        r"|militia|hit again|stabb|hacked|slain|violence"
    ),
}
_EACH = tuple((type_, re.compile(pattern)) for type_, pattern in _TYPES.items())
_BY_TYPE = dict(_EACH)
# "Gunmen attacked the village, abducting 30" is an attack, "abducted and shot" is not.
_ACT = re.compile(
    r"\b(?:attacked|stormed|ambushed|raided|killed|killing|shot|opened fire|invaded)\b"
)

_LONGEST_WORD = 30

CEASEFIRE = re.compile(
    r"(?:announce|announcing|agree|declare|declaring|sign|reach|extend|broker)\w{0,6}(?: to)?"
    r" [^.]{0,40}(?:cease-?fire"
    r"|truce)\b"
    r"|\b(?:cease-?fire|truce)\b[^.]{0,60}(?:took effect|takes effect|came into|in(?:to)? force"
    r"|was announced|was agreed|was declared|was signed|began|holding|was extended)"
)
# Something happened, though nobody is said to have been hurt.
_HAPPENED = re.compile(
    r"\b(?:(?:bomb|device|ied|blast|explosive|explosion|mine|vehicle|car|grenade"
    r"|charge)s?\b[^.]{0,60}"
    r"\b(?:exploded|went off|detonated|rocked|ripped|tore|was defused)"
    r"|opened fire (?:on|at|in)|ambushed (?:an?|the|two|three|several) (?:\w+ ){0,3}(?:convoy"
    r"|patrol|vehicle|bus|car|van|truck)"
    r"|blew (?:him|her|them|it)sel(?:f|ves) up|fired (?:\w+ ){0,2}(?:rockets?|shells?|mortars?"
    r"|missiles?) (?:at|on|into)"
    r"|(?:artillery|shells?|mortars?|rockets?|missiles?|warplanes|jets"
    r"|drones?)\b[^.]{0,40}\b(?:hit|struck|landed|pounded|fell|fired)"
    r"|(?:was|were|been) (?:kidnapped|abducted|shelled|bombed|ambushed|assassinated|beheaded)"
    r"|kidnapped|abducted|car bomb|roadside bomb|carried out an? (?:\w+ ){0,2}(?:attack|raid"
    r"|strike|bombing|ambush))\b"
)
# Verbs that others use, too: they count beside words for armed men or what these attack.
_MAY_HAVE = re.compile(
    r"\b(?:attacked|stormed|raided|ambushed|overran|torched|set fire to|hurled|lobbed|clash(?:ed"
    r"|es)|struck"
    r"|shot at|exchanged fire|targeted|hit by|hit again|(?:was|were) (?:attacked|hit|targeted"
    r"|stormed|struck)"
    r"|attack on|assault on|raid on|ambush of)\b"
)
_ARMED = re.compile(
    r"\b(?:gunm[ae]n|militants?|insurgents?|assailants?|attackers?|terrorists?|rebels?|bandits?"
    r"|jihadists?"
    r"|armed (?:men|group)|fighters|separatists|guerrillas|police (?:post|station|van)"
    r"|checkpoints?|check ?posts?"
    r"|outposts?|convoy|patrol|barracks|military (?:base|post|camp|installation)|army (?:base"
    r"|post|camp|convoy)"
    r"|security forces|hideouts?|troops|soldiers|grenades?|rocket|bomb(?:s|ed|ing)?)\b"
)
# A count of many incidents, or of a time.
TOTALS = re.compile(
    r"\b(?:this year|so far this|since (?:the (?:start|beginning|takeover|fall)|january|february"
    r"|march"
    r"|april|may|june|july|august|september|october|november|december|then|last|(?:19|20)\d\d"
    r"|(?:late |early )(?:19|20)\d\d|taking|seizing)"
    r"|(?:in|over|during|for) the (?:past|last|previous|first) (?:(?:\d+|two|three|four|five|six"
    r"|seven"
    r"|eight|nine|ten|twelve|few|several|couple of|half) ){0,2}"
    r"(?:days|weeks?|months?|years?|decades?|quarter|half)|every (?:year|month|week|day)|each year"
    r"|per (?:year|month|day)|annually|a year on average|on average"
    r"|in (?:19|20)\d\d alone|during (?:the|that) (?:month|year|quarter|period)"
    r"|between (?:january|(?:19|20)\d\d) and|in the whole of|across the country (?:this|in)"
    r"|in (?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of|several|separate|various"
    r"|multiple) (?:[\w-]+ ){0,2}(?:attacks|incidents|bombings|operations|strikes)"
    r"|(?:string|series|wave|spate|number) of (?:[\w-]+ ){0,3}(?:attacks|bombings|incidents"
    r"|killings"
    r"|strikes|assaults|raids)|war has killed|conflict has killed|in the (?:conflict|war"
    r"|insurgency) "
    r"(?:since|so far))\b"
)
# Words that make a comparison with other times of one incident, not a total.
COMPARISONS = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|largest|latest|most lethal|heaviest|first|second"
    r"|third)"
    r"\b[^.]{0,40}\b(?:attack|assault|bombing|blast|incident|strike|raid|shooting|explosion"
    r"|ambush|in|of)\b"
)
# What has not happened.
UNREAL = re.compile(
    r"\b(?:could|would|might|may|if|unless|threat(?:en(?:s|ed|ing)?)? to"
    r"|plans? to|planned to|planning to"
    r"|plot(?:ted|ting)? to"
    r"|warn(?:s|ed|ing)? (?:that|of)|foiled|thwarted|averted|drill|exercise|film|novel|video game"
    r"|tried to|attempt(?:ed)? to)\b"
)
# Deaths that no one intended.
# Killed for their money: no incident of this kind, unless a group is named.
CRIMES = re.compile(
    r"\b(?:robbers?|robbery|burglars?|burglary|muggers?|thieves|thief|carjack\w*)\b"
)
ACCIDENTS = re.compile(
    r"\b(?:accident|crash(?:ed)?|collid\w+|collision|overturned|ravine|derail\w*|capsiz\w+"
    r"|drown\w*|flood\w*"
    r"|landslide|mudslide|avalanche|earthquake|quake|cyclone|hurricane|tornado|typhoon|lightning"
    r"|heatwave"
    r"|heat wave|storm surge|monsoon|torrential|gas (?:cylinder|leak|explosion|tank)|boiler"
    r"|coal ?mine"
    r"|short circuit|fireworks|firecracker|stampede|collapsed? of|roof collapse|building collapse"
    r"|wildfire"
    r"|virus|covid|cholera|epidemic|outbreak|disease|poison\w*|bus fell|road mishap|transformer)\b"
)
# What makes it an attack after all: "a bomb on the track derailed the train".
VIOLENCE = re.compile(
    r"\b(?:attack(?:ed|ers?|s)?|bomb(?:s|ed|ers?|ing)?|gunm[ae]n|militants?|insurgents?"
    r"|terrorists?|rebels?"
    r"|suicide|explosive|ied|grenades?|fired|shot|ambush\w*|assailants?)\b"
)
# The same incident again.
DEFINITE = re.compile(
    r"\b(?:the|this|monday's|tuesday's|wednesday's|thursday's|friday's|saturday's|sunday's)"
    r"(?: \w+)? (?:attack|blast|explosion|bombing|incident|assault|ambush|raid|clash|shooting"
    r"|strike"
    r"|operation|bomb|bomber|attackers?|assailants?|gunm[ae]n|explosions?|killings?|shootout"
    r"|exchange of fire|gun ?battle|encounter|fighting|massacre|siege|dead|death toll|toll|wounded"
    r"|injured|deceased|victims|casualties)\b"
    r"|\b(?:it was|no group|those killed|responsibility for (?:it|the|this|that|\w+day's)"
    r"|claimed responsibility)\b(?! for an?\b)"
)
# One more incident.
SEPARATE = re.compile(
    r"\b(?:separate(?:ly)?|elsewhere|in (?:another|a second|a different|a third|a similar"
    r"|a related)"
    r"|(?:another|a second|a third) (?:\w+ )?(?:attack|blast|bomb|bombing|explosion|incident"
    r"|assault"
    r"|ambush|clash|strike|raid|shooting|encounter|operation)"
    r"|in the (?:second|third|other) (?:\w+ )?(?:attack|blast|bombing|incident|explosion|assault"
    r"|raid)"
    r"|earlier (?:on|in the day|this week|in the week)|(?:a|one|two|three) (?:days?"
    r"|weeks?) (?:earlier|before|after|later)"
    r"|hours (?:after|later|earlier)|the previous day|the (?:next|following) day|days earlier"
    r"|last (?:week|month))\b"
)
# An incident of other years, told for comparison.
BACKGROUND = re.compile(
    r"\b(?:in (?:\w+ )?(?:19|20)\d\d|(?:years?|decades?) (?:ago|earlier|before)|anniversary"
    r"|last year"
    r"|back in|of (?:19|20)\d\d|previous attack|similar attack)\b"
)
# What stands behind these words of a sentence is such an incident.
ASIDE = re.compile(
    r"\b(?:since (?:an?|the|when) (?!start|beginning)|similar to|reminiscent of|anniversary of"
    r"|where in (?:19|20)\d\d"
    r"|(?:deadliest|worst|bloodiest)[^.]{0,50} since )"
)


def type_of(low: str) -> EventType | None:
    """Return the type of incident that the words speak of; None if of none."""
    for type_, pattern in _EACH:
        match = pattern.search(low)
        if match and not (type_ is EventType.KIDNAPPING and _ACT.search(low, 0, match.start())):
            return type_
    return None


def has_happened(low: str) -> bool:
    """Tell whether the words report an act, even without anyone hurt."""
    return bool(_HAPPENED.search(low) or (_MAY_HAVE.search(low) and _ARMED.search(low)))


def word_of(low: str, kind: EventType) -> str:
    """Return the words that make it that type."""
    pattern = _BY_TYPE.get(kind, CEASEFIRE)
    match = pattern.search(low)
    if match is None:
        return ""
    end = match.end()
    while end < len(low) and low[end].isalpha() and end - match.start() < _LONGEST_WORD:
        end += 1
    return low[match.start() : end]
