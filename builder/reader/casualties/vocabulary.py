"""The words by which news counts people, dead and injured, from `languages/en/casualties.toml`."""

from typing import Any

from builder.reader.languages import english, words_in

_DATA = english("casualties")


def _pairs(key: str) -> dict[str, frozenset[str]]:
    """Return by every first word of a pair the last ones that may follow."""
    found: dict[str, frozenset[str]] = {}
    for pair in _DATA[key]:
        for first in words_in(pair["first"]):
            found[first] = found.get(first, frozenset()) | words_in(pair["last"])
    return found


PERPETRATORS = words_in(_DATA["perpetrators"])
GENERIC = words_in(_DATA["generic"])
_SINGULAR = words_in(_DATA["singular"])
_PLURAL = words_in(_DATA["plural_only"])
SINGULAR = frozenset(_SINGULAR | {word for word in PERPETRATORS if not word.endswith(("s", "men"))})


def _plural(word: str) -> str:
    """Return the plural of a noun of people, by the rules of spelling."""
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ch", "sh", "ss", "s", "x")) else f"{word}s"


PLURAL = frozenset(
    _PLURAL
    | {_plural(word) for word in _SINGULAR}
    | {word for word in PERPETRATORS if word.endswith(("s", "men"))}
)
PERSONS = SINGULAR | PLURAL
MEMBERS = words_in(_DATA["members"])
DEATH_VERBS = words_in(_DATA["death_verbs"])
DEATH_ACTIVE = words_in(_DATA["death_active"])
DEATH_INTRANSITIVE = words_in(_DATA["death_intransitive"])
# The word, and what has to stand after it.
DEATH_PAIRS: dict[str, list[str]] = _DATA["death_pairs"]
DEATH_PHRASES: list[str] = _DATA["death_phrases"]
OWN_DEATHS: list[str] = _DATA["own_deaths"]
DEATH_NOUNS = words_in(_DATA["death_nouns"])
TOLL_NOUNS = words_in(_DATA["toll_nouns"])
LIFE_VERBS = words_in(_DATA["life_verbs"])
BODY_VERBS = words_in(_DATA["body_verbs"])
LOSS_VERBS = words_in(_DATA["loss_verbs"])
STATE_FORCES = words_in(_DATA["state_forces"])
INJURY_VERBS = words_in(_DATA["injury_verbs"])
INJURY_ACTIVE = words_in(_DATA["injury_active"])
INJURY_PHRASES: list[str] = _DATA["injury_phrases"]
# Words that say so together, the first before the last.
INJURY_PAIRS, INJURY_CARRIED = _pairs("injury_pairs"), _pairs("injury_carried")
EITHER_VERBS = words_in(_DATA["either_verbs"])
REMAINS = words_in(_DATA["remains"])
BURIALS = words_in(_DATA["burials"])
DEBRIS = words_in(_DATA["debris"])
ALSO_ADJECTIVES = words_in(_DATA["also_adjectives"])
INJURY_NOUNS = words_in(_DATA["injury_nouns"])
AUXILIARIES = words_in(_DATA["auxiliaries"])
PASSIVE = words_in(_DATA["passive"])
UNREAL = words_in(_DATA["unreal"])
THINGS = words_in(_DATA["things"])
PREPOSITIONS = words_in(_DATA["prepositions"])
SUBSETS = words_in(_DATA["subsets"])
PRONOUNS = words_in(_DATA["pronouns"])
SPEECH = words_in(_DATA["speech"])
EXTRA = words_in(_DATA["extra"])
FORCES = words_in(_DATA["forces"])
PERHAPS_FORCES = words_in(_DATA["perhaps_forces"])
OF_STATE = words_in(_DATA["of_state"])
PLACES_OF_STATE = words_in(_DATA["places_of_state"])
PRIVATE = words_in(_DATA["private"])
SERVICE_TRADES = words_in(_DATA["service_trades"])
AGE_WORDS, AGE_LEADS = words_in(_DATA["age_words"]), words_in(_DATA["age_leads"])
DECADES, DECADE_PARTS = words_in(_DATA["decades"]), words_in(_DATA["decade_parts"])
DENIALS, REPORTS, IFS = (words_in(_DATA[key]) for key in ("denials", "reports", "ifs"))
DENIAL_PHRASES = [phrase.split() for phrase in _DATA["denial_phrases"]]
EARLIER, EARLIER_REPORTS = words_in(_DATA["earlier"]), words_in(_DATA["earlier_reports"])
TOLL_GIVEN, TOLL_NEWER = words_in(_DATA["toll_given"]), words_in(_DATA["toll_newer"])
TOLL_OLDER = words_in(_DATA["toll_older"])
LATER, LATER_DEATHS = words_in(_DATA["later"]), words_in(_DATA["later_deaths"])
LATER_BEHIND = [phrase.split() for phrase in _DATA["later_behind"]]
LISTED, LISTS = words_in(_DATA["listed"]), words_in(_DATA["lists"])
UNREAL_MAIN = words_in(_DATA["unreal_main"])
NO_PERSONS = words_in(_DATA["no_persons"])
TITLES = words_in(_DATA["titles"])
COLLECTIVES: dict[str, int] = _DATA["collectives"]
ORDINALS = words_in(_DATA["ordinals"])
BROAD = words_in(_DATA["broad"])
ANYONE = words_in(_DATA["anyone"])
# Every verb of killing, injuring or losing.
HARMING = (
    DEATH_VERBS | DEATH_ACTIVE | DEATH_INTRANSITIVE | INJURY_VERBS | INJURY_ACTIVE | LOSS_VERBS
)
# What else is told of people, each harm with its words.
FATES: dict[str, dict[str, Any]] = _DATA["fates"]
FAMILIES = words_in(_DATA["families"])
WOMEN, CHILDREN = words_in(_DATA["women"]), words_in(_DATA["children"])
TAKEN_UP = words_in(_DATA["taken_up"])
# Where a phrase of people ends.
BREAKS = (
    DEATH_VERBS | INJURY_VERBS | DEATH_INTRANSITIVE | PREPOSITIONS | (AUXILIARIES - {"only"})
    | frozenset("and or but when while who which that as where during whose".split())
)  # fmt: skip
# What cannot be a part of the noun of a phrase.
NO_NOUNS = BREAKS | LIFE_VERBS | {"a", "an"}
