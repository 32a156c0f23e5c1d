"""Tell places from people, organisations and ordinary words; one name has one sense in a text."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from builder.annotate.places.beside import PlaceMention
from builder.annotate.places.candidate import Candidate, PlaceKind, is_state
from builder.annotate.places.people import GIVEN_NAMES, SURNAMES
from builder.annotate.places.states import SHORT
from builder.annotate.places.vocabulary import NEVER, OFFICE, ORDINARY, SIDE, SITE

_LOWER = re.compile(r"(?<![A-Za-z])[a-z]{3,20}")
# What the gazetteer says (0 for a village, 3 for a country) and what stands beside, together.
_ENOUGH = 1.4
# A mention with less is a part of another name, though the name means a place elsewhere.
_LEAST = -1.0
# Something beside one of the mentions says that it is a place: "in Houston".
_CLEAR = 1.0
# What the gazetteer says of a city of half a million people.
_WELL_KNOWN = 2.1
_SURE = frozenset((PlaceKind.COUNTRY, PlaceKind.ADJECTIVE, PlaceKind.CONTINENT, PlaceKind.AREA))
_SYLLABLE = 3
# "Western District" is made of such words alone; "West Virginia" is not.
_WORDS = ORDINARY | {word.lower() for word in OFFICE | SITE | SIDE}
# Other names of small cities are many and in all languages.
_FOREIGN_ALIAS = -0.7
_COUNTRY_NAMED = 0.4
_AGAIN, _MOST_AGAIN = 0.2, 0.6
# A name of several words is no other name by chance.
_LONG_NAME = 0.4


def places_among(text: str, mentions: Sequence[PlaceMention]) -> dict[str, list[PlaceMention]]:
    """Return the mentions that are places, by name."""
    lower = Counter(_LOWER.findall(text))
    countries = _countries(mentions)
    by_name: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.match.name].append(mention)
    places = {}
    for name, found in by_name.items():
        if _is_place(name, found, lower, countries):
            least = _least(name, found[0])
            places[name] = [mention for mention in found if mention.weight > least]
    return {name: found for name, found in places.items() if found}


def _least(name: str, mention: PlaceMention) -> float:
    """Return the weight that a single mention needs, which is more for an ordinary word."""
    match = mention.match
    if match.record or match.sort or _heaviest(match.candidates)[0] in _SURE:
        return _LEAST
    return _CLEAR if _is_ordinary(name) else _LEAST


def _countries(mentions: Iterable[PlaceMention]) -> frozenset[str]:
    return frozenset(
        candidate.country
        for mention in mentions
        for candidate in mention.match.candidates[:2]
        if candidate.country
        and candidate.kind in (PlaceKind.COUNTRY, PlaceKind.ADJECTIVE, PlaceKind.PROVINCE)
    )


def _is_place(
    name: str, found: Sequence[PlaceMention], lower: Mapping[str, int], countries: frozenset[str]
) -> bool:
    best = max(mention.weight for mention in found)
    match = found[0].match
    if best <= _LEAST or name in NEVER or match.record:
        return best > _LEAST and name not in NEVER
    if match.sort:
        return bool(match.candidates) or best > 0 or match.sort.islower()
    kind, size = _heaviest(match.candidates)
    is_of_name = any(mention.is_of_name for mention in found)
    if is_of_name and best < _CLEAR and kind not in _SURE and size < _WELL_KNOWN:
        return False
    weight = size + best
    if kind not in _SURE:
        weight -= _doubt(name, lower)
    if kind in (PlaceKind.CITY, PlaceKind.PROVINCE) and countries:
        weight += _of_country(match.candidates, countries)
    if " " in name and not _is_ordinary(name):
        weight += _LONG_NAME
    if best > 0:
        weight += min(_AGAIN * (len(found) - 1), _MOST_AGAIN)
    return weight >= _ENOUGH


def _of_country(candidates: Sequence[Candidate], countries: frozenset[str]) -> float:
    if any(place.country in countries for place in candidates):
        return _COUNTRY_NAMED
    return _FOREIGN_ALIAS if all(place.is_alias for place in candidates) else 0.0


def _heaviest(candidates: Sequence[Candidate]) -> tuple[PlaceKind, float]:
    weight, kind = max((_weight(candidate), candidate.kind) for candidate in candidates)
    return kind, weight


def _weight(place: Candidate) -> float:
    """Return how likely the name means the place, before a look at the text."""
    if place.kind is PlaceKind.CITY:
        size = math.log10(max(place.population, 100))
        return 0.65 * (size - 2.4) - (0.5 if place.is_alias else 0)
    if place.kind is PlaceKind.PROVINCE:
        return 2.5 if is_state(place) else 1.4
    return 2.5 if place.kind is PlaceKind.AREA else 3.0


def _is_ordinary(name: str) -> bool:
    return all(part in _WORDS for part in name.lower().split())


def _doubt(name: str, lower: Mapping[str, int]) -> float:
    """Return how likely the name is a word or a person instead."""
    if name.endswith(".") or name in SHORT:
        return 0.0
    word, doubt = name.lower(), 0.0
    if _is_ordinary(name):
        doubt += 2.5
    elif lower.get(word):
        doubt += 1.2
    if word in GIVEN_NAMES:
        doubt += 1.0
    if word in SURNAMES:
        doubt += 0.5
    if len(name) <= _SYLLABLE and not name.isupper():
        doubt += 1.5
    return doubt
