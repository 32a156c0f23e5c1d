"""Choose which place a name means: by size, by what the text names beside it, and by nearness."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.annotate.places.beside import PlaceMention
from builder.annotate.places.candidate import Candidate, PlaceKind, is_state
from builder.annotate.places.ground import NO_GROUND, SpatialCoverage

# The size of a city is the logarithm of its people: 6 is a million. The others are on that scale.
_SIZE = {
    PlaceKind.CONTINENT: 9.0,
    PlaceKind.ADJECTIVE: 9.0,
    PlaceKind.AREA: 8.5,
    PlaceKind.COUNTRY: 7.6,
    PlaceKind.COUNTY: 6.0,
}
_STATE, _PROVINCE = 6.4, 5.0
_ALIAS = 1.5
_IN_COUNTRY, _IN_STATE, _NEAR_OUTER = 6.0, 8.0, 5.0
_COUNTRY_NAMED, _STATE_NAMED = 2.0, 2.5
_NEAR, _NEARISH, _NEAREST = 0.6, 0.25, 1.8
_NEAR_KM, _NEARISH_KM, _OUTER_KM = 150, 400, 120
_LARGE_CITY = 100_000
_MOST_CANDIDATES = 40
_MOST_NEIGHBOURS = 30
# The choice of one place is a reason for the next; a third look changes hardly any.
_ROUNDS = 3
_EARTH_KM = 6371
_COUNTRIES = frozenset((PlaceKind.COUNTRY, PlaceKind.ADJECTIVE))
_WITHIN_COUNTRY = frozenset((PlaceKind.CITY, PlaceKind.PROVINCE, PlaceKind.COUNTY))
_INSIDE = frozenset((PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.AREA))
_IN_PROVINCE = frozenset((PlaceKind.CITY, PlaceKind.COUNTY))


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name means in the text, and why; None where nothing knows the name."""

    title: str
    place: Candidate | None
    mentions: Sequence[PlaceMention]
    why: str


@dataclass(frozen=True, slots=True)
class _Named:
    """How often the text names places of each country or state, and which."""

    times: Mapping[Hashable, int]
    names: Mapping[Hashable, Sequence[str]]
    most: int

    def share(self, key: Hashable, own: int) -> float:
        """Return how much the text names it, between 0 and 1, `own` mentions apart."""
        times = self.times.get(key, 0) - own
        return 0.4 + 0.6 * times / self.most if times > 0 else 0.0

    def example(self, key: Hashable, place: Candidate) -> str:
        """Return another place that the text names of it."""
        return next((name for name in self.names.get(key, ()) if name != place.name), place.name)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the places chosen so far say of the others."""

    countries: _Named
    states: _Named
    points: Mapping[str, tuple[float, float]]
    own: Mapping[str, tuple[Candidate, int]]


_NOTHING = _Named({}, {}, 1)


def choose(
    found: Mapping[str, Sequence[PlaceMention]], ground: SpatialCoverage = NO_GROUND
) -> tuple[Choice, ...]:
    """Return a place for every name; what the text leaves open goes by where the archive lies."""
    context, chosen = _Context(_NOTHING, _NOTHING, {}, {}), []
    ground = ground.unless_told(_told(found))
    for _ in range(_ROUNDS):
        chosen = [_choice(name, mentions, context, ground) for name, mentions in found.items()]
        context = _context(found, chosen)
    return tuple(chosen)


def _told(found: Mapping[str, Sequence[PlaceMention]]) -> frozenset[str]:
    """Return the countries that the text names, by name or adjective."""
    return frozenset(
        place.country
        for mentions in found.values()
        for place in mentions[0].match.candidates[:1]
        if place.country and place.kind in _COUNTRIES
    )


def _choice(
    name: str, mentions: Sequence[PlaceMention], context: _Context, ground: SpatialCoverage
) -> Choice:
    match = mentions[0].match
    candidates: Iterable[Candidate] = match.candidates
    if len(match.candidates) > _MOST_CANDIDATES:
        candidates = sorted(candidates, key=_size, reverse=True)[:_MOST_CANDIDATES]
    is_open = len(match.candidates) > 1
    within = {place for mention in mentions for place in mention.within}
    best, clues, top = None, "", -math.inf
    for candidate in candidates:
        score, reasons = _score(name, candidate, within, context)
        if is_open and candidate.kind in _WITHIN_COUNTRY and (own := ground.speaks_for(candidate)):
            score, reasons = score + own, reasons + "; the archive's own places lie there"
        if score > top:
            best, clues, top = candidate, reasons, score
    if best is None:
        return Choice(name, None, mentions, "")
    why = "a record of the archive" if match.record else f"{_described(best)}{clues}"
    if match.sort:
        return Choice(name, best, mentions, f"the word “{match.sort}”, at {best.name}: {why}")
    return Choice(best.name, best, mentions, why)


def _described(place: Candidate) -> str:
    people = place.population
    if place.kind is not PlaceKind.CITY or not people:
        return f"{place.kind.value} in the gazetteer"
    if people >= 1_000_000:  # noqa: PLR2004 -- from here on in millions
        return f"city in the gazetteer, {people / 1_000_000:.1f} million people"
    return f"{'city' if people >= _LARGE_CITY else 'town'} in the gazetteer, {people:,} people"


def _size(place: Candidate) -> float:
    if place.kind is PlaceKind.CITY:
        return math.log10(max(place.population, 100)) - (_ALIAS if place.is_alias else 0)
    if place.kind is PlaceKind.PROVINCE:
        return _STATE if is_state(place) else _PROVINCE
    return _SIZE[place.kind]


def _score(
    name: str, place: Candidate, within: Iterable[Candidate], context: _Context
) -> tuple[float, str]:
    score, why = _size(place), ""
    if within and place.kind in _INSIDE:
        score += max(_inside(place, outer) for outer in within)
    chosen, times = context.own.get(name, (None, 0))
    if place.country and place.kind in _WITHIN_COUNTRY:
        own = times if chosen and chosen.country == place.country else 0
        share = context.countries.share(place.country, own)
        score += _COUNTRY_NAMED * share
        why += f"; {context.countries.example(place.country, place)} is named" if share else ""
    if place.state and place.kind in _IN_PROVINCE:
        share = context.states.share((place.country, place.state), 0)
        score += _STATE_NAMED * share
        if share:
            why += f"; {context.states.example((place.country, place.state), place)} is named"
    if place.kind is PlaceKind.CITY and place.point:
        near = _nearness(name, place.point, context.points)
        if near:
            score += near
            why += "; other places of the text are near"
    return score, why


def _inside(place: Candidate, outer: Candidate) -> float:
    if place.country != outer.country:
        return 0.0
    if outer.kind is PlaceKind.COUNTRY:
        return _IN_COUNTRY
    if place.state and place.state == outer.state:
        return _IN_STATE
    if place.point and outer.point and kilometres(place.point, outer.point) < _OUTER_KM:
        return _NEAR_OUTER
    return 0.0


def _nearness(
    name: str, point: tuple[float, float], others: Mapping[str, tuple[float, float]]
) -> float:
    near = 0.0
    for other, where in others.items():
        # A degree of latitude is 111 km: most places are told apart without trigonometry.
        if abs(point[0] - where[0]) < _NEARISH_KM / 111 and other != name:
            distance = kilometres(point, where)
            near += _NEAR if distance < _NEAR_KM else _NEARISH if distance < _NEARISH_KM else 0
    return min(near, _NEAREST)


def _context(names: Iterable[str], chosen: Iterable[Choice]) -> _Context:
    countries: Counter[Hashable] = Counter()
    states: Counter[Hashable] = Counter()
    of_country: dict[Hashable, list[str]] = defaultdict(list)
    of_state: dict[Hashable, list[str]] = defaultdict(list)
    points: dict[str, tuple[float, float]] = {}
    own: dict[str, tuple[Candidate, int]] = {}
    pairs = zip(names, chosen, strict=True)
    for name, choice in sorted(pairs, key=lambda pair: -len(pair[1].mentions)):
        place = choice.place
        if place is None:
            continue
        times = _weight(place) * len(choice.mentions)
        if place.country and times:
            countries[place.country] += times
            first = 0 if place.kind in _COUNTRIES else len(of_country[place.country])
            of_country[place.country].insert(first, place.name)
            own[name] = (place, times)
        if place.kind is PlaceKind.PROVINCE:
            states[place.country, place.state] += times
            of_state[place.country, place.state].append(place.name)
        if place.kind in _WITHIN_COUNTRY and place.point and len(points) < _MOST_NEIGHBOURS:
            points[name] = place.point
    return _Context(
        _Named(countries, of_country, max(countries.values(), default=1)),
        _Named(states, of_state, max(states.values(), default=1)),
        points,
        own,
    )


def _weight(place: Candidate) -> int:
    """Return how much a mention of the place says that the text is about its country."""
    if place.kind in _COUNTRIES or place.kind is PlaceKind.PROVINCE:
        return 2
    return int(place.kind is PlaceKind.CITY and place.population > _LARGE_CITY)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points on a sphere."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
