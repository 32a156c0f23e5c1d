"""The invented countries, their towns, their armed groups and their newspapers."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from random import Random

from tests.bench import vocabulary as v

_ARTICLES_A_GROUP = 40
_ARTICLES_A_PLACE = 15
_PLACES_A_COUNTRY = 40
_KINDS = "province district city city region district city site city district city".split()
# Countries lie side by side in the empty south of the Pacific, where no map has land.
_NEAR = 0.25  # degrees
_SOUTH, _WEST, _HEIGHT, _WIDTH = -44.0, -139.0, 8.0, 6.0
_COUNTRIES_A_ROW = 10
# Up to the pole; from some 25,000 articles on they lie on land, too.
_MOST_COUNTRIES = int((90 - _SOUTH) // _HEIGHT) * _COUNTRIES_A_ROW
_SCRIPT = str.maketrans("abcdefghijklmnopqrstuvwxyz", "აბცდეფგჰიჯკლმნოპყრსტუვწხჩზ")


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the fields of its record."""

    id: str
    name: str
    kind: str
    data: dict[str, object]


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a group's record that waits for an article with the sentence to show for it."""

    key: str
    sentence: str
    data: dict[str, object]
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """A group, and what is to be said of it; `stem` is what it shares with one it split from."""

    id: str
    name: str
    stem: str
    data: dict[str, object]
    waiting: list[Fact] = field(default_factory=list)
    profile: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """All that articles can speak of."""

    places: dict[str, Place]
    groups: dict[str, Group]
    outlets: tuple[str, ...]


class Namer:
    """Makes up place names, each only once."""

    def __init__(self, random: Random) -> None:
        """Draw from the given source."""
        self._random = random
        self._used: set[str] = set()

    def name(self) -> str:
        """Return a name that was not returned before."""
        middles = 1
        while True:
            draw = self._random.choice
            inner = "".join(draw(v.MIDDLES) + draw("kmnst") for _ in range(middles - 1))
            name = draw(v.ONSETS) + inner + draw(v.MIDDLES) + draw(v.ENDINGS)
            if name not in self._used:
                self._used.add(name)
                return name
            middles = 2


def make_world(random: Random, namer: Namer, articles: int) -> World:
    """Return a world for so many articles."""
    places = _places(random, namer, max(8, articles // _ARTICLES_A_PLACE))
    groups = _groups(random, places, max(5, articles // _ARTICLES_A_GROUP))
    outlets = tuple(f"{namer.name()} {random.choice(v.PRESS)}" for _ in range(6 + articles // 100))
    return World(places, groups, outlets)


def _places(random: Random, namer: Namer, count: int) -> dict[str, Place]:
    countries = min(max(1, count // _PLACES_A_COUNTRY), _MOST_COUNTRIES)
    found = [_country(namer.name(), number) for number in range(countries)]
    if countries > 1:
        name = f"{namer.name()} Line"
        found.append(Place(_slug(name), name, "border", {"name": name, "kind": "border"}))
    for kind, country in zip(cycle(_KINDS), cycle(range(countries)), strict=False):
        if len(found) >= count:
            break
        found.append(_inner_place(random, namer, kind, found, country))
    return {place.id: place for place in found}


def _country(name: str, number: int) -> Place:
    row, column = divmod(number, _COUNTRIES_A_ROW)
    west, south = _WEST + column * _WIDTH, _SOUTH + row * _HEIGHT
    box = {"west": west, "south": south, "east": west + _WIDTH, "north": south + _HEIGHT}
    data: dict[str, object] = {
        "name": name,
        "native_names": [{"name": name.lower().translate(_SCRIPT), "language": "art"}],
        "kind": "country",
        "bounds": {key: str(value) for key, value in box.items()},
        "references": [{"title": "Gazetteer of the invented south, first edition"}],
    }
    return Place(_slug(name), name, "country", data)


def _inner_place(
    random: Random, namer: Namer, kind: str, places: list[Place], country: int
) -> Place:
    wider = {"province": "country", "site": "city", "district": "province", "region": "province"}
    candidates = [p for p in places if p.kind == wider.get(kind, "district")]
    parent = random.choice(candidates or [p for p in places if p.kind == "country"])
    if kind == "province":
        parent = candidates[country]
    name = namer.name()
    if kind == "region":
        name = f"{random.choice(v.DIRECTIONS)} {name} valley"
    elif kind == "site":
        name = f"{name} Dam"
    data: dict[str, object] = {"name": name, "kind": kind, "within": parent.id}
    if kind == "region":
        data["precision"] = "region"
    elif random.random() < 0.95:
        precisions = {"city": "settlement", "site": "exact"}
        data |= {"coordinates": _point(random, parent, places)}
        data |= {"precision": precisions.get(kind, kind)}
    if random.random() < 0.3:
        data["aliases"] = [f"Old {name}"]
    return Place(_slug(name), name, kind, data)


def _point(random: Random, parent: Place, places: list[Place]) -> dict[str, str]:
    by_id = {place.id: place for place in places}
    near = parent.data.get("coordinates")
    while parent.kind != "country":
        parent = by_id[str(parent.data["within"])]
    box = parent.data["bounds"]
    assert isinstance(box, dict)
    south, west = float(box["south"]), float(box["west"])
    lat, lon = south + random.random() * _HEIGHT, west + random.random() * _WIDTH
    if isinstance(near, dict):  # A place within another lies near it, and in its country.
        lat = float(near["lat"]) + _NEAR * (2 * (lat - south) / _HEIGHT - 1)
        lon = float(near["lon"]) + _NEAR * (2 * (lon - west) / _WIDTH - 1)
        lat = min(max(lat, south), south + _HEIGHT)
        lon = min(max(lon, west), west + _WIDTH)
    return {"lat": f"{lat:.4f}", "lon": f"{lon:.4f}"}


def _groups(random: Random, places: dict[str, Place], count: int) -> dict[str, Group]:
    names: dict[str, str] = {}
    areas = [place.name for place in places.values() if place.kind == "province"]
    while len(names) < count:
        stem = f"{random.choice(v.ADJECTIVES)} {random.choice(v.NOUNS)}"
        if len(names) % 5 == 4:
            stem = random.choice(list(names.values()))
        name = f"{stem} {random.choice(v.BODIES)}"
        if len(names) % 7 == 3:
            name += f" of {random.choice(areas)}"
        names.setdefault(name, stem)
    stems = Counter(names.values())
    initials = Counter(_initials(name) for name in names)
    groups = {}
    for name, stem in names.items():
        short = _initials(name)
        weak = [stem] if stems[stem] > 1 else []
        data: dict[str, object] = {"name": name, "kind": "armed group"}
        if initials[short] > 1:
            weak.append(short)
        else:
            data["aliases"] = [short]
        data["weak_aliases"] = weak
        groups[_slug(name)] = Group(_slug(name), name, stem if stems[stem] > 1 else "", data)
    _plan_facts(random, groups)
    return groups


def _plan_facts(random: Random, groups: dict[str, Group]) -> None:
    known = list(groups.values())
    for number, group in enumerate(known):
        year = random.randint(1998, 2012)
        facts = [Fact("formed", f"The {group.name} first appeared in {year}.", {"date": str(year)})]
        others = random.sample(known[:number], k=min(number, random.randint(0, 2)))
        facts += [_relation(random, group, other) for other in others]
        siblings = [g for g in known if g is not group and group.stem and g.stem == group.stem]
        for other in siblings[:3]:
            text = f"The {group.name} is not to be confused with the {other.name}."
            facts.append(Fact("not_same_as", text, {"group": other.id}, (other.id,)))
        if number and random.random() < 0.15:
            above = random.choice(known[:number])
            text = f"The {group.name} calls itself a wing of the {above.name}."
            facts.append(Fact("parent", text, {"group": above.id}, (above.id,)))
        group.waiting = facts


def _relation(random: Random, group: Group, other: Group) -> Fact:
    year = random.randint(2012, 2014)
    kind, text = random.choice(
        (
            ("ally", "The {} and the {} have shared a treasury since {}."),
            ("rival", "The {} and the {} have fought over the salt road since {}."),
            ("splinter", "The {} left the {} in {} after a dispute over money."),
            ("pledged_to", "The {} pledged itself to the {} in {}."),
        )
    )
    data: dict[str, object] = {"type": kind, "group": other.id, "date": str(year)}
    return Fact("relations", text.format(group.name, other.name, year), data, (other.id,))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
