"""The words by which news counts people, dead and injured, from `languages/en/casualties.toml`."""

from builder.reader.languages import english, words_in

_DATA = english("casualties")

PERPETRATORS = words_in(_DATA["perpetrators"])
GENERIC = words_in(_DATA["generic"])
_SINGULAR = words_in(_DATA["singular"])
_PLURAL = words_in(_DATA["plural_only"])
SINGULAR = frozenset(_SINGULAR | {word for word in PERPETRATORS if not word.endswith(("s", "men"))})
PLURAL = frozenset(
    _PLURAL
    | {f"{word}s" for word in _SINGULAR}
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
INJURY_PAIRS: dict[str, frozenset[str]] = {
    first: words_in(pair["last"])
    for pair in _DATA["injury_pairs"]
    for first in words_in(pair["first"])
}
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
ANYONE = words_in(_DATA["anyone"])
# Every verb of killing, injuring or losing.
HARMING = (
    DEATH_VERBS | DEATH_ACTIVE | DEATH_INTRANSITIVE | INJURY_VERBS | INJURY_ACTIVE | LOSS_VERBS
)
TAKEN_UP = words_in(_DATA["taken_up"])
