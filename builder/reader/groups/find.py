"""Find the groups that a text names: those of authority records, and others that look like one."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from builder.model.at_hand import AtHand
from builder.model.authority import Group
from builder.model.names import BearerKind, Name, NameIndex, NameMatch, Owner
from builder.model.text import Span
from builder.reader.found import GroupFound, PlaceFound, UnknownGroup
from builder.reader.groups.armed import Acts
from builder.reader.groups.context import (
    countries_of,
    country_near,
    expansion_of,
    is_other,
    is_ruler,
    is_whole,
)
from builder.reader.groups.listed import find_listed, possible_entries
from builder.reader.groups.lists import load_lists
from builder.reader.groups.shapes import acronym_behind
from builder.reader.groups.spellings import spellings
from builder.reader.groups.unknown import find_unknown

_Names = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
_SHORT = 8
_IN_NAME = re.compile(r"\b[A-Z][\w'’-]+ \Z")


@dataclass(frozen=True, slots=True)
class _Weak:
    """A mention of a name that several groups bear."""

    span: Span
    bearers: frozenset[str]


def find_groups(  # noqa: PLR0913, PLR0917 -- what the text and the archive name
    text: str,
    groups: Mapping[str, Group],
    names: NameIndex,
    places: Sequence[PlaceFound] = (),
    home: Collection[str] | None = (),
    acts: Acts | None = None,
) -> tuple[tuple[GroupFound, ...], tuple[UnknownGroup, ...]]:
    """Return the groups of the records that the text names, and other groups without a record.

    `names` are all names of the archive: what is part of a longer name of a place is no group.
    A weak name counts where the words around it or another name in the text say whose it is.
    Groups without a record are those of the public lists, and what looks like one; `places`, where
    they are known, say which countries the text speaks of, and which names are no groups; `home`
    has the ISO 3166-1 codes of the countries in which the archive's own places lie, or is None to
    leave the lists alone. `acts` are the words of armed acts where the text is not English.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    weak: list[_Weak] = []
    taken: list[Span] = []
    matches = list(_matches(text, groups, names))
    certain = frozenset(next(iter(m.strong)).id for m in matches if len(m.strong) == 1)
    longer = _listed_names(text) if home is not None and any(not m.strong for m in matches) else []
    for match in matches:
        strong = sorted(owner.id for owner in match.strong)
        is_known = any(owner.id in certain for owner in match.weak)
        if not (strong or is_known) and any(_holds(span, match.span) for span in longer):
            continue  # "Islamic State West Africa Province" is not whom "Islamic State" may mean
        taken.append(match.span)
        if len(strong) == 1:
            found[strong[0]].append(match.span)
        else:
            bearers = frozenset(owner.id for owner in match.strong | match.weak)
            weak.append(_Weak(match.span, bearers))
    countries = countries_of({id_: groups[id_] for mention in weak for id_ in mention.bearers})
    there = {place.country for place in places if place.country}
    is_abroad = bool(there and home) and there.isdisjoint(home or ())
    loose: set[Span] = set()  # nobody's, and a part of a longer name
    for mention in weak:
        bearer = _bearer(text, mention, groups, certain, countries, is_abroad=is_abroad)
        if bearer is not None:
            found[bearer].append(mention.span)
        elif _IN_NAME.search(text, max(0, mention.span.start - 30), mention.span.start):
            loose.add(mention.span)
    known = tuple(
        GroupFound(id_, groups[id_].name, tuple(sorted(spans)))
        for id_, spans in sorted(found.items(), key=lambda entry: min(entry[1]))
    )
    free = _without_record(text, acts or Acts(text), sorted(taken), loose, places, home)
    return known, free


def _listed_names(text: str) -> list[Span]:
    """Return where the text has names of the public lists, of which another may be a part."""
    return [match.span for match in load_lists().names.find(text)]


def _without_record(  # noqa: PLR0913, PLR0917 -- the text, and what is known of it
    text: str,
    acts: Acts,
    taken: Sequence[Span],
    loose: Collection[Span],
    places: Sequence[PlaceFound],
    home: Collection[str] | None,
) -> tuple[UnknownGroup, ...]:
    there = {place.country for place in places if place.country}
    listed = find_listed(text, acts, taken, there, home) if home is not None else ()
    also = [span for group in listed for span in group.mentions]
    spots = {text[span.start : span.end] for place in places for span in place.mentions}
    words = {text[span.start : span.end] for span in also}
    known = sorted([*(span for span in taken if span not in loose), *also])
    unknown = find_unknown(text, acts, known, spots, words)
    groups = _joined(text, listed, unknown) if home is not None else unknown
    return tuple(sorted(groups, key=lambda group: group.mentions))


def _joined(
    text: str, listed: Sequence[UnknownGroup], unknown: Sequence[UnknownGroup]
) -> Iterator[UnknownGroup]:
    """Yield all of them; a name with the acronym of a listed group behind it is that group's."""
    by_acronym = {acronym_behind(text, group.mentions[0].end): group for group in unknown}
    joined: set[str] = set()
    for entry in listed:
        words = sorted({text[span.start : span.end] for span in entry.mentions})
        same = [by_acronym[word] for word in words if word in by_acronym]
        joined.update(group.name for group in same)
        spans = {*entry.mentions, *(span for group in same for span in group.mentions)}
        name = max((entry.name, *(group.name for group in same)), key=len)
        yield replace(entry, name=name, mentions=tuple(sorted(spans)))
    yield from (_open(group) for group in unknown if group.name not in joined)


def _open(group: UnknownGroup) -> UnknownGroup:
    """Return the group with the entries that bear its name, which the text does not choose from."""
    entries = possible_entries(group.name)
    if not entries:
        return group
    why = f"{group.reason}; the lists have the name, and the text does not bear out whose it is"
    return replace(group, entries=entries, reason=why)


def _bearer(  # noqa: PLR0913 -- all that speaks for one
    text: str,
    mention: _Weak,
    groups: Mapping[str, Group],
    certain: frozenset[str],
    countries: Mapping[str, frozenset[str]],
    *,
    is_abroad: bool,
) -> str | None:
    """Return whose the weak name is here: by the words around it, then by the rest of the text.

    Where the text speaks of other countries than the archive does, it is not the archive's branch.
    """
    if is_abroad or is_whole(text, mention.span):
        parents = {
            parent.group for id_ in mention.bearers if (parent := groups[id_].parent) is not None
        }
        whole = mention.bearers & parents
        if len(whole) == 1:
            return next(iter(whole))
    near = country_near(text, mention.span)
    there = sorted(id_ for id_ in mention.bearers if near in countries[id_])
    if len(there) == 1 and near is not None:
        return there[0]
    if is_ruler(text, mention.span):
        ruling = sorted(id_ for id_ in mention.bearers if _governs(groups[id_]))
        if len(ruling) == 1:
            return ruling[0]
    named = mention.bearers & certain
    return next(iter(named)) if len(named) == 1 else None


def _governs(group: Group) -> bool:
    return any(name.startswith(("Islamic Emirate", "Government of")) for name in group.strong_names)


_at_hand = AtHand[NameIndex]()


def _matches(text: str, groups: Mapping[str, Group], names: NameIndex) -> Iterator[NameMatch]:
    names_of_groups = _at_hand.made((groups,), lambda: _index(_names_of(groups)))
    matches = list(names_of_groups.find(text))
    if not matches:
        return
    places = [match.span for match in names.find(text) if _is_place(match)]
    places_at = 0
    aliens = {
        text[match.span.start : match.span.end]
        for match in matches
        if _stands_for_other(text, match, matches)
    }
    for match in matches:
        while places_at < len(places) and places[places_at].end <= match.span.start:
            places_at += 1
        if places_at < len(places) and _holds(places[places_at], match.span):
            continue
        words = text[match.span.start : match.span.end]
        if words not in aliens and not is_other(text, match.span) and not _shouted(words):
            yield match


def _is_place(match: NameMatch) -> bool:
    return any(owner.kind is BearerKind.LOCATION for owner in match.strong | match.weak)


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _shouted(words: str) -> bool:
    """Tell whether an acronym is put together from words of a headline: "THIS IS K"."""
    return " " in words and len(words) <= _SHORT and words.isupper()


def _stands_for_other(text: str, acronym: NameMatch, matches: Sequence[NameMatch]) -> bool:
    """Tell whether the text explains the acronym by words that are no name of its bearers."""
    words = expansion_of(text, acronym.span)
    if words is None:
        return False
    bearers = acronym.strong | acronym.weak
    return not any(
        words.overlaps(match.span) and bearers & (match.strong | match.weak) for match in matches
    )


def _names_of(groups: Mapping[str, Group]) -> _Names:
    return tuple((id_, g.strong_names, g.weak_aliases) for id_, g in groups.items())


@lru_cache(maxsize=8)
def _index(names: _Names) -> NameIndex:
    known = {name for _, strong, weak in names for name in (*strong, *weak)}
    listed = {name for _, strong, _ in names for name in strong}
    return NameIndex(
        [
            Name(spelling, Owner(BearerKind.GROUP, id_))
            for id_, strong, _ in names
            for name in strong
            for spelling in dict.fromkeys(spellings(name, known))
            if spelling == name or spelling not in listed
        ]
        + [
            Name(name, Owner(BearerKind.GROUP, id_), is_weak=True)
            for id_, _, weak in names
            for name in weak
        ]
    )
