"""How an invented article tells of an event, and the report that an editor makes of it."""

from dataclasses import dataclass, field
from random import Random

from tests.bench import vocabulary as v
from tests.bench.incidents import Incident
from tests.bench.prose import Prose, quote

_SMALL = 10


@dataclass(slots=True)
class Told:
    """The sentences about an event, and the words that bear each part of the report."""

    event: str
    sentence: str
    figures: list[tuple[str, dict[str, object], str]] = field(default_factory=list)
    claims: list[tuple[str, dict[str, object], str, str]] = field(default_factory=list)

    def data(self, body: str) -> dict[str, object]:
        """Return the fields of the report, its quotes made to stand once in the body."""
        found: dict[str, object] = {
            "event": self.event,
            "quote": quote(body, self.sentence, self.sentence),
        }
        lists: dict[str, list[dict[str, object]]] = {}
        for key, figure, words in self.figures:
            entry = {**figure, "quote": quote(body, words, self.sentence)}
            lists.setdefault(key, []).append(entry)
        for key, claim, words, sentence in self.claims:
            lists.setdefault(key, []).append({**claim, "quote": quote(body, words, sentence)})
        return {**found, **lists}


def tell(prose: Prose, incident: Incident, rank: int) -> Told:
    """Write the sentences of an article about an event; later articles may know better."""
    random = prose.random
    where = "at an unnamed place"
    if incident.place:
        where = f"in {prose.name_place(prose.world.places[incident.place])}"
    happened = f"{random.choice(v.HAPPENED[incident.kind])} {incident.target} {where}"
    lead = f"{happened} {incident.phrase}".strip()
    changed = random.randint(1, 4) if rank and random.random() < 0.3 else 0
    told = Told(incident.id, "")
    parts = []
    for key, verb, number in (
        ("killed", "killing", incident.killed + changed),
        ("injured", "wounding", incident.injured + changed),
    ):
        if number:
            words, figure = _figure(random, number, incident.who)
            parts.append(f"{verb} {words}")
            told.figures.append((key, figure, parts[-1]))
    if incident.kind in ("clash", "raid") and random.random() < 0.5:
        number = random.randint(2, 9)
        words = f"{v.DIGITS[number]} {random.choice(v.WHO['perpetrators'])} died"
        counted: dict[str, object] = {"min": str(number), "max": str(number), "who": "perpetrators"}
        told.figures.append(("killed", counted, words))
        parts.append(f"while {words}")
    told.sentence = ", ".join([lead, *parts]) + "."
    prose.write(told.sentence)
    _say_who(prose, incident, told)
    return told


def _figure(random: Random, number: int, who: str) -> tuple[str, dict[str, object]]:
    count = v.DIGITS[number] if number < _SMALL else str(number)
    whom = random.choice(v.WHO[who])
    said: dict[str, object] = {"who": who}
    match random.choices(("exact", "at least", "over", "up to", "dozens"), (55, 25, 8, 4, 8))[0]:
        case "exact":
            return f"{count} {whom}", {"min": str(number), "max": str(number), **said}
        case "dozens":
            return f"dozens of {whom}", {"qualifier": "dozens", **said}
        case "up to":
            return f"up to {count} {whom}", {"max": str(number), "qualifier": "up to", **said}
        case qualifier:
            return f"{qualifier} {count} {whom}", {
                "min": str(number),
                "qualifier": qualifier,
                **said,
            }


def _say_who(prose: Prose, incident: Incident, told: Told) -> None:
    name, random = incident.actor.name, prose.random
    roles = ("claimed", "attributed", "named", "denied", "none")
    role = random.choices(roles, (35, 30, 8, 7, 20))[0]
    if role == "claimed":
        sentence = f"The {name} said in a message that the blow to {incident.target} was its own."
        claim: dict[str, object] = {"group": incident.actor.id, "date": incident.claim_date}
        told.claims.append(("claimed_by", claim, f"The {name} said in a message", sentence))
    elif role == "attributed":
        sentence = f"The police blamed the {name} for what happened at {incident.target}."
        claim = {"group": incident.actor.id, "by": "The police"}
        told.claims.append(("attributed_to", claim, f"blamed the {name}", sentence))
    elif role == "named":
        sentence = f"A smugglers’ band was suspected of the events at {incident.target}."
        claim = {"name": "smugglers’ band", "by": None}
        told.claims.append(("attributed_to", claim, sentence, sentence))
    elif role == "denied":
        sentence = f"The {name} denied any part in the events at {incident.target}."
        claim = {"group": incident.actor.id}
        told.claims.append(("denied_by", claim, sentence, sentence))
    else:
        return
    if role != "named":
        prose.name_group(incident.actor)
    prose.go_on(sentence)
