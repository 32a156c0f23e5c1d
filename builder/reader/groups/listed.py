"""Find groups that have no record and stand on a public list, with what bears that out."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from builder.model.names import NameMatch
from builder.model.text import Span
from builder.reader.found import UnknownGroup
from builder.reader.groups.armed import Acts
from builder.reader.groups.context import expansion_of, is_other
from builder.reader.groups.countries import countries_in, name_of_code
from builder.reader.groups.lists import Lists, families, load_lists
from builder.reader.languages import english, words_in

_WORDS_TOO = words_in(english("groups")["words_too"])
_UMBRELLAS = frozenset(english("groups")["names"]["umbrellas"])
_PREFIXES = tuple(f"{word} " for word in english("groups")["names"]["prefixes"])
_GOES_ON = re.compile(r" [A-Z][a-z]")
_JOINED, _JOIN = re.compile(r"\b[A-Z]{2,4}-\Z"), 6
_AROUND = 40
_ACRONYM = 3  # letters that tell an acronym from a word in a text of capitals


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name of a list in the text.

    `sure` are the groups that it means by itself, `shared` those that bear it among others.
    """

    span: Span
    sure: frozenset[str]
    shared: frozenset[str]

    @property
    def bearers(self) -> frozenset[str]:
        return self.sure or self.shared


@dataclass(frozen=True, slots=True)
class _Countries:
    """ISO 3166-1 codes of the countries that the text speaks of, and of the archive's own."""

    named: frozenset[str]
    home: frozenset[str]

    def of(self, ids: Collection[str], lists: Lists) -> dict[str, str]:
        """Return the groups that were in one of the countries, each with the country's code."""
        found = _in(self.named or self.home, ids, lists)
        at_home = _in(self.home, found, lists) if len(found) > 1 else {}
        return at_home if len(at_home) == 1 else found

    def why(self, code: str) -> str:
        """Return in words what speaks for a country."""
        name = name_of_code()[code]
        if code in self.named:
            return f"{name} is spoken of"
        return f"the archive's own places lie in {name}"


def _in(countries: frozenset[str], ids: Collection[str], lists: Lists) -> dict[str, str]:
    return {
        id_: min(there)
        for id_ in sorted(ids)
        if (there := lists.entries[id_].countries & countries)
    }


@dataclass(frozen=True, slots=True)
class _Support:
    """What bears a mention out: whom it means, and in words why."""

    bearers: frozenset[str]
    why: str


def find_listed(
    text: str,
    acts: Acts,
    taken: Sequence[Span],
    places: Collection[str],
    home: Collection[str] = (),
) -> tuple[UnknownGroup, ...]:
    """Return the groups of the lists that the text names, where it bears out that it means them.

    `taken` are spans, in order, of names that have a record; `places` the ISO 3166-1 codes of the
    countries of the places that the text names, and `home` those in which the archive's own places
    lie, which count where the text names no country or does not decide.
    """
    lists = load_lists()
    mentions = list(_mentions(text, lists, taken))
    if not mentions:
        return ()
    countries = _Countries(frozenset(countries_in(text)) | frozenset(places), frozenset(home))
    accepted: dict[Span, _Support] = {}
    for mention in mentions:
        if mention.sure and (support := _support(acts, mention, lists, countries)):
            accepted[mention.span] = support
    certain = frozenset(
        id_ for one in accepted.values() if len(one.bearers) == 1 for id_ in one.bearers
    )
    for mention in mentions:
        if mention.span in accepted:
            continue
        named = mention.bearers & certain
        if len(named) == 1:
            accepted[mention.span] = _Support(named, "")
        elif not mention.sure and (support := _support(acts, mention, lists, countries)):
            accepted[mention.span] = support
    return tuple(_groups(text, accepted, lists))


def possible_entries(name: str) -> tuple[str, ...]:
    """Return the ids of all that bear the name in the lists, if the text does not say which."""
    return tuple(
        owner.id
        for match in load_lists().names.find(name)
        if match.span == Span(0, len(name))
        for owner in sorted(match.strong | match.weak)
    )


def _mentions(text: str, lists: Lists, taken: Sequence[Span]) -> Iterable[_Mention]:
    at, family = 0, families()
    matches = list(lists.names.find(text))
    aliens = {text[m.span.start : m.span.end] for m in matches if _is_explained(text, m, matches)}
    for match in matches:
        span = match.span
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at < len(taken) and taken[at].overlaps(span):
            continue
        if joined := _JOINED.search(text, max(0, span.start - _JOIN), span.start):
            span = Span(joined.start(), span.end)  # "UC-ELN" is one name of the ELN
        words = text[span.start : span.end]
        if words in _UMBRELLAS and _GOES_ON.match(text, span.end):
            continue  # "Mai-Mai Kabidon" is one of many Mai-Mai
        if text.endswith(_PREFIXES, max(0, span.start - _AROUND), span.start):
            continue  # "Saraya Ansar al-Sunna" is not Ansar al-Sunna
        if words in aliens or is_other(text, span) or _is_shouted(text, span, words):
            continue
        sure = frozenset(family.get(owner.id, owner.id) for owner in match.strong)
        shared = frozenset(family.get(owner.id, owner.id) for owner in match.weak)
        yield _Mention(span, sure, shared)


def _is_explained(text: str, acronym: NameMatch, matches: Sequence[NameMatch]) -> bool:
    """Tell whether the text explains it by words that are no name of its bearers."""
    words = expansion_of(text, acronym.span)
    bearers = acronym.strong | acronym.weak
    return words is not None and not any(
        words.overlaps(other.span) and bearers & (other.strong | other.weak) for other in matches
    )


def _is_shouted(text: str, span: Span, words: str) -> bool:
    """Tell whether it is a word in capitals among others, and no acronym."""
    if not words.isupper():
        return False
    around = text[max(0, span.start - _AROUND) : span.start] + text[span.end : span.end + _AROUND]
    if any(letter.islower() for letter in around) or not any(map(str.isalpha, around)):
        return False
    is_bracketed = text.endswith(("(", "["), 0, span.start)
    return not is_bracketed and (words in _WORDS_TOO or len(words) < _ACRONYM)


def _support(acts: Acts, mention: _Mention, lists: Lists, countries: _Countries) -> _Support | None:
    """Return whom a mention means, None where nothing bears it out.

    A full name needs its country or words of armed acts near it, any other name both.
    """
    there = countries.of(mention.bearers, lists)
    armed = (acts.war_near if there else acts.armed_near)(mention.span)
    if not (there or mention.sure) or not (armed or (there and mention.sure)):
        return None
    bearers = frozenset(there) or mention.bearers
    reasons = [f"“{armed}” stands near"] if armed else []
    if there:
        reasons.insert(0, " and ".join(map(countries.why, dict.fromkeys(there.values()))))
    return _Support(bearers, " and ".join(reasons))


def _groups(text: str, accepted: dict[Span, _Support], lists: Lists) -> Iterable[UnknownGroup]:
    together: defaultdict[frozenset[str], list[Span]] = defaultdict(list)
    for span, support in sorted(accepted.items(), key=lambda pair: pair[0].start):
        together[support.bearers].append(span)
    for bearers, spans in together.items():
        named = max(spans, key=lambda span: (span.end - span.start, -span.start))
        name = text[named.start : named.end]
        why = accepted[named].why or next(accepted[s].why for s in spans if accepted[s].why)
        yield UnknownGroup(
            " ".join(name.split()),
            tuple(spans),
            _reason(name, bearers, why, lists),
            _entries(bearers),
        )


def _entries(bearers: frozenset[str]) -> tuple[str, ...]:
    """Return the ids of the entries, those of one group in both lists together."""
    also = [un for un, ucdp in families().items() if ucdp in bearers]
    return (*sorted(bearers), *sorted(also))


def _reason(name: str, bearers: frozenset[str], why: str, lists: Lists) -> str:
    entries = [lists.entries[id_] for id_ in sorted(bearers)]
    if len(entries) == 1:
        (entry,) = entries
        return f"“{name}” is a name of {entry.id}, {entry.name}; {why}"
    whose = ", ".join(f"{entry.id} ({entry.name})" for entry in entries)
    return f"“{name}” is a name of each of {whose}, and the text does not say which; {why}"
