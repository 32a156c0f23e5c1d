"""What words say, read by the guards: generously, so that nothing true passes for a falsehood.

None of it comes from `builder`: an instrument that shares a reader with what it measures would
share its mistakes.
"""

import re
from itertools import combinations

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: n for n, word in enumerate(_SMALL)} | {
    word: n * 10 for n, word in enumerate(_TENS, start=2)
}
_ALONE = {
    **dict.fromkeys("a an another single lone him her himself herself".split(), 1),
    **dict.fromkeys("both couple pair twins".split(), 2),
    **dict.fromkeys("no none nobody nothing without neither".split(), 0),
}
_SCALES = {"hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
_GROUPS = {"dozen": 12, "score": 20}
_TOKEN = re.compile(r"\d[\d,]*(?:[ \u00a0\u202f]\d{3}(?!\d))*|[a-z]+")
_MOST = 6


def numbers(words: str) -> set[int]:
    """Return every number that some words could be held to give, sums of them included."""
    single = _single(words)
    for count in (2, 3):
        single_sorted = sorted(single)[:_MOST]
        single |= {sum(some) for some in combinations(single_sorted, count)}
    return single


def _single(words: str) -> set[int]:
    found: set[int] = set()
    total = part = 0
    is_open = False
    for token in [*_TOKEN.findall(words.casefold().replace("-", " ")), ""]:
        word = token.removesuffix("s") if token not in _ALONE else token
        if token[:1].isdecimal():
            digits = int("".join(c for c in token if c.isdecimal()))
            found |= {digits, *(int(run) for run in re.findall(r"\d+", token))}
            total, part, is_open = 0, digits, True
        elif token in _VALUES:
            found.add(_VALUES[token])
            part, is_open = part + _VALUES[token], True
            found |= {part, total + part}
        elif word in _SCALES or word in _GROUPS:
            scale = _SCALES.get(word) or _GROUPS[word]
            part = (part or 1) * scale
            found |= {scale, scale // 2, part, total + part}
            if scale != _SCALES["hundred"]:
                total, part = total + part, 0
            is_open = True
        elif token == "and" and is_open:  # noqa: S105 -- a word of a number
            continue
        else:
            if token in _ALONE:
                found.add(_ALONE[token])
            total, part, is_open = 0, 0, False
    return found


def _any(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


KILL = _any(
    "kill", "die[ds]?\\b", "dying", "dea[dt]", "murder", "slain", "slay", "lives", "life", "bodies",
    "body", "perish", "fatal", "bur(y|ied)", "toll", "martyr", "succumb", "surviv", "execut",
    "shot", "claimed", "lost",
)  # fmt: skip
HURT = _any(
    "injur", "wound", "hurt", "maim", "hospital", "treat", "burn", "cut", "stretcher", "ward",
    "casualt", "unharmed", "surviv", "recover",
)  # fmt: skip
EITHER = _any("(killed|dead|died|deaths?)\\W+(or|and|and/or)\\W+(injur|wound|hurt)", "casualt")

SECURITY = _any(
    "soldier", "troop", "police", "officer", "guard", "ranger", "army", "militar", "constable",
    "security", "cadet", "recruit", "commando", "lev(y|ies)", "personnel", "marine", "sailor",
    "patrol", "gendarme", "servicem", "sentr", "crew", "airm", "warden", "conscript", "corporal",
    "sergeant", "lieutenant", "captain", "major", "colonel", "deput", "garrison", "force",
)  # fmt: skip
ATTACKER = _any(
    "attack", "gunm", "bomber", "militant", "insurgent", "assailant", "fighter", "rebel", "raider",
    "kidnap", "abduct", "suspect", "himself", "herself", "perpetrat", "armed", "assault",
    "intruder", "gang", "driver of the", "rider", "shooter", "outlaw", "bandit",
)  # fmt: skip
CIVIL = _any(
    "civil", "villager", "passenger", "wom[ae]n", "child", "worshipper", "driver", "student",
    "teacher", "shop", "people", "person", "other", "bystander", "farmer", "worker", "labour",
    "trader", "resident", "pupil", "boy", "girl", "m[ae]n\\b", "couple", "famil", "nurse", "doctor",
    "clerk", "judge", "elder", "pilgrim", "guest", "mourner", "someone", "somebody", "one\\b",
)  # fmt: skip
PEOPLE = _any("people", "persons")

CLAIM = _any(
    "claim(s|ed|ing)?\\b", "(took|take|taken|accept\\w*|assum\\w*) (the |full )?responsib", "admit",
    "credit", "boast", "acknowledg", "avow", "own(ed)? up", "its own", "said (that )?(it|they|we) ",
    "its (men|fighters|members)", "statement", "message", "our",
)  # fmt: skip
DENY = _any(
    "den(y|ied|ies|ial)", "reject", "disown", "distanc", "disavow", "disclaim", "not ", "no ",
    "nothing", "neither", "never", "dismiss", "refut", "other",
)  # fmt: skip
BLAME = _any(
    "blam", "accus", "suspect", "attribut", "point(s|ed|ing)?\\b", "behind", "responsib", "fault",
    "alleg", "charge", "by ", "believ", "belong", "work of", "fighters", "militants", "said",
)  # fmt: skip

HEDGE = _any(
    "at least", "over", "more", "some", "about", "around", "up to", "nearly", "almost", "roughly",
    "approximately", "as many as", "no fewer", "not fewer", "no less", "not less", "upwards?",
    "below", "under", "fewer", "less", "most", "maximum", "minimum", "or so", "close to", "several",
    "perhaps", "maybe", "possibly", "estimat", "exceed", "past", "above", "beyond", "dozens",
    "scores", "hundreds", "thousands", "many", "few", "believed", "between", "or", "to", "further",
    "additional", "including", "initial", "early", "so far", "reach", "ris(e|ing|en)",
)  # fmt: skip
VAGUE_DATE = _any("around", "about", "perhaps", "possibly", "circa", "roughly", "approximately")

# What a text would have to say for an event to be of a type.
TYPES = {
    "suicide-bombing": _any("suicide", "blew", "himself", "herself", "detonat", "vest"),
    "bombing": _any("bomb", "blast", "explo", "device", "mine", "detonat", "blew", "charge", "ied"),
    "armed-assault": _any("gun", "fire", "shot", "shoot", "attack", "assault", "storm", "armed"),
    "clash": _any("clash", "fight", "fought", "battle", "exchange", "skirmish", "gunfight", "fire"),
    "raid": _any("raid", "search", "storm", "swoop", "operation", "burst"),
    "air-strike": _any("air", "jet", "plane", "drone", "helicopter", "sky", "pilot", "strike"),
    "shelling": _any("shell", "mortar", "artiller", "rocket", "howitzer", "gun"),
    "assassination": _any("assassin", "shot", "kill", "murder", "stabbed", "target", "gun"),
    "kidnapping": _any("kidnap", "abduct", "hostage", "captive", "seiz", "took", "taken", "ransom"),
    "ceasefire": _any("cease", "truce", "lull", "pause", "laid down", "halt", "armistice", "peace"),
}
RELATIONS = {
    "ally": _any("all(y|ies|iance|ied)", "ties", "truce", "partner", "side", "with", "joint"),
    "rival": _any("rival", "fight", "fought", "enem", "war", "clash", "feud", "against", "oppos"),
    "affiliate": _any("affiliat", "branch", "wing", "arm\\b", "part of", "franchise", "chapter"),
    "splinter": _any("splinter", "split", "broke", "break", "faction", "left", "own way", "men of"),
    "merger": _any("merg", "join", "unit", "fold", "absor", "one body", "as a body"),
    "pledged_to": _any("pledg", "allegian", "sw(or|ear)", "oath", "loyal", "bay"),
}
