"""Find the places that a text names: the archive's own records first, then the gazetteer's.

Read in this order: `scan` finds the names, `sorts` those that a word beside them makes
places, `beside` weighs what stands around them, `sense` tells places from people,
organisations and words, and `choice` chooses among the places of one name.
"""

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.annotate.places.abroad import as_named, mentions_abroad
from builder.annotate.places.archive import RecordedPlaces, archive_of
from builder.annotate.places.around import Outer, outer_places, place_around
from builder.annotate.places.beside import PlaceMention, weigh
from builder.annotate.places.candidate import Candidate, PlaceKind, is_state
from builder.annotate.places.choice import Choice, choose
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.places.scan import CapitalisedWord, PlaceMatch, words_of
from builder.annotate.places.sense import places_among
from builder.annotate.places.sorts import matches_of, with_sides
from builder.model.authority import Location
from builder.model.text import Span
from builder.reader.found import PlaceFound
from builder.reader.lexis.lexicon import Lexicon

_PART = re.compile(
    r"\b((?:north|south|east|west)(?:-?east|-?west)?(?:ern)?|central|upper|lower)\s{1,16}\Z",
    re.IGNORECASE,
)
_OFFICE_OF_STATE = re.compile(r" (?:[Ss]tate\b|Gov\.|Governor|Sen\.|Rep\.|Lt\.)")
_WITH = (" and ", ", ", ", and ", " or ")
_IN = (" in ", " in the ")
_LARGE_CITY = 100_000
_WHOLES = frozenset((PlaceKind.COUNTRY, PlaceKind.CONTINENT))
_OUTER = frozenset((PlaceKind.COUNTRY, PlaceKind.PROVINCE))
_LIST = re.compile(r",? (?:and|or|&) (?=[A-Z])")


def find_places(
    text: str,
    locations: Mapping[str, Location],
    gazetteer: Gazetteer | None,
    lexicon: Lexicon | None = None,
) -> tuple[PlaceFound, ...]:
    """Return the places in the order in which the text first names them.

    Mentions of one place are together. Without a gazetteer only the archive's records are found.
    `lexicon` has the words of the text's language, if it is not English.
    """
    archive = archive_of(locations, gazetteer)
    words = words_of(text)
    if lexicon is not None:
        among = as_named(mentions_abroad(text, words, lexicon, gazetteer, archive))
    else:
        matches = list(archive.find(text, words))
        if gazetteer:
            matches = list(matches_of(text, words, gazetteer, matches))
        mentions = list(_mentions(text, words, list(with_sides(words, matches))))
        among = places_among(text, mentions)
    found: dict[Hashable, tuple[PlaceFound, list[Span]]] = {}
    choices = choose(among, archive.ground)
    outer = outer_places(choices)
    where = lexicon.words("pages", "where") if lexicon else None
    for choice in choices:
        for mention in choice.mentions:
            place = _proposal(text, choice, mention, archive, outer, where)
            key = place.id or (place.name, place.country, place.lat, place.lon)
            found.setdefault(key, (place, []))[1].append(mention.match.span)
    grouped = (replace(place, mentions=tuple(sorted(spans))) for place, spans in found.values())
    return tuple(sorted(grouped, key=lambda place: place.mentions))


def _mentions(
    text: str, words: Sequence[CapitalisedWord], matches: Sequence[PlaceMatch]
) -> Iterator[PlaceMention]:
    for at, match in enumerate(matches):
        before = matches[at - 1] if at else None
        after = matches[at + 1] if at + 1 < len(matches) else None
        if not match.candidates and before and _owns(text, before, match):
            match = match.at(before.candidates)  # noqa: PLW2901 -- the same match, now somewhere
        elif _is_of_state(text, match, before):
            match = match.as_state()  # noqa: PLW2901 -- the same match, now of a state
        neighbour = _neighbour(text, before, match, after)
        yield weigh(text, words, match, _within(text, match, after), neighbour)


def _neighbour(
    text: str, before: PlaceMatch | None, match: PlaceMatch, after: PlaceMatch | None
) -> str:
    """Return the well-known place that it is named with: "Wana and Lahore", "Wana in Pakistan"."""
    if after and text[match.span.end : after.span.start] in _WITH + _IN and _is_known(after):
        return after.name
    if before and text[before.span.end : match.span.start] in _WITH and _is_known(before):
        return before.name
    return ""


def _is_known(match: PlaceMatch) -> bool:
    return bool(match.record) or any(
        place.kind is not PlaceKind.CITY or place.population > _LARGE_CITY
        for place in match.candidates
    )


def _is_of_state(text: str, match: PlaceMatch, before: PlaceMatch | None) -> bool:
    """Tell whether it is the state of the name: "Kent, Washington", "New York Gov."."""
    if len(match.candidates) < 2 or not any(map(is_state, match.candidates)):  # noqa: PLR2004
        return False
    if _OFFICE_OF_STATE.match(text, match.span.end):
        return True
    return before is not None and bool(_within(text, before, match))


def _owns(text: str, before: PlaceMatch, match: PlaceMatch) -> bool:
    """Tell whether it is "Lahore's" Gulshan Park."""
    return text[before.span.end : match.span.start] in ("'s ", "’s ")


def _within(text: str, match: PlaceMatch, after: PlaceMatch | None) -> tuple[Candidate, ...]:
    """Return the country or state that stands after the comma, unless the three are in a list."""
    if after is None or text[match.span.end : after.span.start] != ", ":
        return ()
    if any(place.kind in (PlaceKind.COUNTRY, PlaceKind.ADJECTIVE) for place in match.candidates):
        return ()
    if _LIST.match(text, after.span.end) and _is_city_too(after):
        return ()
    return tuple(place for place in after.candidates if place.kind in _OUTER)


def _is_city_too(match: PlaceMatch) -> bool:
    """Tell whether the name of a state is that of a city too: "Boston, New York and Chicago"."""
    kinds = (
        place.kind is PlaceKind.CITY and place.population > _LARGE_CITY
        for place in match.candidates
    )
    return any(kinds)


def _proposal(  # noqa: PLR0913, PLR0917 -- the place, and what the text has around it
    text: str,
    choice: Choice,
    mention: PlaceMention,
    archive: RecordedPlaces,
    outer: Outer,
    where: Collection[str] | None,
) -> PlaceFound:
    place, match = choice.place, mention.match
    if place is None:
        return _without_point(choice, match, place_around(text, match.span, outer, where))
    record = match.record or _same(choice, archive)
    title, why = choice.title, choice.why
    if record:
        place = archive.places[record]
        title = place.name
        why = "a record of the archive" + ("" if match.record else ", by its adjective")
    part = _PART.search(text, max(0, match.span.start - 24), match.span.start)
    if part and place.kind in _WHOLES:
        title = f"{part[1]} {title}"
        why = f"a part of {place.name}, which the word “{part[1]}” does not fix"
        return PlaceFound(None, title, place.country, None, None, "region", (match.span,), why)
    if mention.clue:
        why = f"{why}; {mention.clue}"
    lat, lon = place.point or (None, None)
    return PlaceFound(record, title, place.country, lat, lon, place.precision, (match.span,), why)


def _without_point(choice: Choice, match: PlaceMatch, around: Candidate | None) -> PlaceFound:
    """Return a place that nothing knows, at the town, district or province around it."""
    why = f"the word “{match.sort}” beside it; not in the gazetteer"
    if around is None or around.point is None:
        country = around.country if around else None
        return PlaceFound(None, choice.title, country, None, None, "region", (match.span,), why)
    lat, lon = around.point
    is_site = match.sort is not None and match.sort[0].isupper()
    precision = around.precision
    if precision == "settlement" and not is_site:
        precision = "district"  # A village near a town is not in it.
    why += f", so at {around.name}, which the words behind it say is around it"
    return PlaceFound(None, choice.title, around.country, lat, lon, precision, (match.span,), why)


def _same(choice: Choice, archive: RecordedPlaces) -> str | None:
    """Return the record of the place that the gazetteer found: Pakistan for "Pakistani"."""
    if choice.place is None or choice.place.kind not in (PlaceKind.COUNTRY, PlaceKind.ADJECTIVE):
        return None
    return archive.record_named(choice.place.name)
