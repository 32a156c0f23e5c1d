"""Find the places that a text names in a language beside English.

The names are the gazetteer's, in the text's own script, and the countries as the language calls
them. A large city counts wherever its name stands, a small one where a word beside it says "in".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.annotate.places.archive import RecordedPlaces
from builder.annotate.places.beside import PlaceMention
from builder.annotate.places.candidate import Candidate, PlaceKind
from builder.annotate.places.gazetteer import Gazetteer, native_names
from builder.annotate.places.scan import CapitalisedWord, PlaceMatch, known_at, runs
from builder.model.text import Span
from builder.reader.lexis.lexicon import Lexicon
from builder.reader.lexis.row import folded

_KNOWN, _TOWN, _LARGE = 15_000, 20_000, 300_000
_NATIVE_KNOWN = 400_000
_SPELT = 5  # letters
_OTHERWISE = "spelt otherwise there"
_MOST_WORDS = 4
_NATIVE_WORD = re.compile(r"[^\W\d_]+")
_SURE = frozenset((PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.PROVINCE, PlaceKind.AREA))


def mentions_abroad(
    text: str,
    words: Sequence[CapitalisedWord],
    lexicon: Lexicon,
    gazetteer: Gazetteer | None,
    archive: RecordedPlaces,
) -> list[PlaceMention]:
    """Return the places that a text names, records of the archive first, none within another."""
    own = list(archive.find(text, words))
    for bare in lexicon.bared(text):
        own += [one for one in archive.find(bare, words) if _is_free(own, one.span)]
    found = [_of_record(one) for one in own]
    if gazetteer is None:
        return found
    is_latin = lexicon.is_latin
    more = (
        _latin(text, words, lexicon, gazetteer) if is_latin else _native(text, lexicon, gazetteer)
    )
    for mention in more:
        if _is_free([one.match for one in found], mention.match.span):
            found.append(mention)
    return sorted(_in_its_countries(found), key=lambda mention: mention.match.span)


def _in_its_countries(mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Leave out small towns of other countries, where the text names one: they bear its names."""
    there = {
        place.country
        for mention in mentions
        if mention.clue != _OTHERWISE
        for place in mention.match.candidates[:1]
        if place.kind in _SURE or place.population >= _LARGE
    }
    for mention in mentions:
        places, sort = mention.match.candidates, mention.match.sort
        known = replace(mention, match=replace(mention.match, sort=None)) if places else mention
        kept = tuple(one for one in places if one.population >= _TOWN or one.country in there)
        if mention.clue == _OTHERWISE:
            if kept := tuple(one for one in places if one.country in there):
                yield replace(known, match=known.match.at(kept))
        elif mention.match.record or not there or any(one.kind in _SURE for one in places):
            yield known
        elif kept:
            yield replace(known, match=known.match.at(kept))
        elif sort is not None:  # a village here that is called as one abroad
            yield replace(mention, match=mention.match.at(()))


def _is_free(taken: Sequence[PlaceMatch], span: Span) -> bool:
    return not any(one.span.overlaps(span) for one in taken)


def _of_record(match: PlaceMatch) -> PlaceMention:
    return PlaceMention(match, 1.0)


def _latin(
    text: str, words: Sequence[CapitalisedWord], lexicon: Lexicon, gazetteer: Gazetteer
) -> Iterator[PlaceMention]:
    """Yield the names that begin with capitals."""
    countries = _countries(lexicon, gazetteer)
    at = 0
    while at < len(words):
        match = _country(text, words, at, countries) or known_at(text, words, at, gazetteer)
        site = _at_site(text, words, at, lexicon)
        if site is not None and (match is None or match.last < site.last):
            yield PlaceMention(site, 1.2)
            at = site.last
            continue
        if match is None:
            at += 1
            continue
        if site is not None and site.last == match.last:
            match = replace(match, sort=site.sort)
        is_where = _before(text, match.span, lexicon) in lexicon.words("pages", "where")
        kept = _cities_first(one for one in match.candidates if _counts(one, is_where=is_where))
        beside = _is_of_person(text, words, match)
        if kept and (is_where or not beside):
            clue = "a word beside it says where" if is_where else ""
            yield PlaceMention(match.at(kept), 1.2 if is_where else 0.4, clue=clue)
        at = match.last


def _at_site(
    text: str, words: Sequence[CapitalisedWord], at: int, lexicon: Lexicon
) -> PlaceMatch | None:
    """Return a name that nothing knows behind a word that makes it a place: "village de X"."""
    if words[at].is_joined:
        return None
    piece = text[max(0, words[at].start - 40) : words[at].start]
    row = lexicon.row(piece, Span(0, len(piece)))
    found = _last(lexicon.pattern("pages", "sites"), row.plain)
    if found is None:
        return None
    *_, last = runs(words, at)
    span = Span(words[at].start, words[last - 1].end)
    sort = found[0].strip()
    return PlaceMatch(span, text[span.start : span.end], (), at, last, sort)


def _last(pattern: re.Pattern[str], plain: str) -> re.Match[str] | None:
    """Return the match that ends where the words end."""
    return next((one for one in pattern.finditer(plain) if one.end() == len(plain)), None)


def _cities_first(places: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Leave out the province that is called as its city: news of other countries means the city."""
    found = tuple(places)
    cities = {
        one.country for one in found if one.kind is PlaceKind.CITY and one.population >= _KNOWN
    }
    return tuple(
        one for one in found if one.kind is not PlaceKind.PROVINCE or one.country not in cities
    )


def _counts(place: Candidate, *, is_where: bool) -> bool:
    if place.kind is PlaceKind.ADJECTIVE:
        return False
    if place.kind in _SURE:
        return True
    least = _KNOWN if place.is_alias and is_where else 0 if is_where else _LARGE
    return place.population >= least


def _is_of_person(text: str, words: Sequence[CapitalisedWord], match: PlaceMatch) -> bool:
    """Tell whether capitals right before or behind make it a part of another name."""
    if match.first and words[match.first].is_joined and text[match.span.start - 1] == " ":
        return True
    return match.last < len(words) and words[match.last].is_joined


def _before(text: str, span: Span, lexicon: Lexicon) -> str:
    piece = text[max(0, span.start - 30) : span.start].rstrip(' «"“(')
    row = lexicon.row(piece, Span(0, len(piece)))
    articles = lexicon.words("pages", "articles")
    for word in reversed(row.words):
        if word not in articles:
            return word
    return ""


def _countries(lexicon: Lexicon, gazetteer: Gazetteer) -> dict[str, Candidate]:
    """Return the countries of the gazetteer by the names that the language has for them."""
    return {
        folded(name): place
        for name, code in lexicon.countries.items()
        if (place := gazetteer.country(code)) is not None
    }


def _country(
    text: str, words: Sequence[CapitalisedWord], at: int, countries: dict[str, Candidate]
) -> PlaceMatch | None:
    stop = at + 1
    while stop < len(words) and stop - at < _MOST_WORDS and words[stop].is_linked:
        stop += 1
    for last in range(stop, at, -1):
        span = Span(words[at].start, words[last - 1].end)
        place = countries.get(folded(text[span.start : span.end]))
        if place is not None:
            return PlaceMatch(span, place.name, (place,), at, last)
    return None


def _native(text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield the names in a script without capitals."""
    countries, cities = _countries(lexicon, gazetteer), native_names()
    words = list(_NATIVE_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = next(_at(text, words, at, lexicon, gazetteer, (countries, cities)), None)
        if found is not None:
            yield found
            at = found.match.last
        else:
            at += 1


def _at(  # noqa: PLR0913, PLR0917 -- where, and what is known
    text: str,
    words: Sequence[re.Match[str]],
    at: int,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    known: tuple[dict[str, Candidate], dict[str, list[int]]],
) -> Iterator[PlaceMention]:
    countries, cities = known
    sides = lexicon.words("pages", "where") | lexicon.words("pages", "where_behind")
    for last in range(min(at + _MOST_WORDS, len(words)), at, -1):
        start, end = words[at].start(), words[last - 1].end()
        whole = folded(" ".join(word[0] for word in words[at:last]))
        if last == at + 1 and not sides.isdisjoint(one for one, _ in lexicon.unwritten(whole)):
            continue  # "the city" is not Madinah
        for name, cut in lexicon.unwritten(whole):
            span = Span(start + cut, end)
            candidates, clue = [countries[name]] if name in countries else [], ""
            is_where = _says_where(text, words, (at, last), lexicon, is_cut=cut > 0)
            candidates += [
                one
                for number in cities.get(name, ())
                if (one := gazetteer.city(number)).population >= (1 if is_where else _NATIVE_KNOWN)
            ]
            is_small = all(one.population < _TOWN for one in candidates) and name not in countries
            if is_small and is_where and last == at + 1:
                more = list(_spelt_otherwise(name, cities, gazetteer))
                candidates, clue = candidates + more, _OTHERWISE if more else ""
            if not candidates or (len(name) < 3 and name not in countries):  # noqa: PLR2004
                continue
            title = candidates[0].name if name in countries else text[span.start : span.end]
            match = PlaceMatch(span, title, tuple(candidates), at, last)
            yield PlaceMention(match, 1.2 if is_where else 0.4, clue=clue)


def _spelt_otherwise(
    name: str, cities: Mapping[str, Sequence[int]], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Yield the cities that go by the name but for a vowel, which papers choose freely."""
    if len(name) < _SPELT:
        return
    ends = [name[:-1] + end for end in "اه" if name[-1] in "اه" and end != name[-1]]
    vowels = [at for at in range(1, len(name) - 1) if name[at] in "اوي"]
    for other in (*ends, *(name[:at] + name[at + 1 :] for at in vowels)):
        yield from (gazetteer.city(number) for number in cities.get(other, ()))


def _says_where(
    text: str,
    words: Sequence[re.Match[str]],
    around: tuple[int, int],
    lexicon: Lexicon,
    *,
    is_cut: bool,
) -> bool:
    """Tell whether a word before or behind the name says "in", or one is written onto it."""
    first, last = around
    before = folded(words[first - 1][0]) if first else ""
    behind = folded(words[last][0]) if last < len(words) else ""
    if is_cut and folded(text[words[first].start()]) in lexicon.words("pages", "where_onto"):
        return True
    return before in lexicon.words("pages", "where") or behind in lexicon.words(
        "pages", "where_behind"
    )


def as_named(mentions: Sequence[PlaceMention]) -> dict[str, list[PlaceMention]]:
    """Return the mentions by name, as the choice among places of one name takes them."""
    found: dict[str, list[PlaceMention]] = {}
    for mention in mentions:
        found.setdefault(mention.match.name, []).append(mention)
    for name, same in found.items():
        found[name] = [replace(one, match=one.match.at(same[0].match.candidates)) for one in same]
    return found
