"""Whose name it is: none means two groups, in whatever spelling."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from builder.check.each import each
from builder.check.records import AnyEntry, Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article
from builder.model.authority import Authority
from builder.model.names import folded
from builder.model.text import squeeze

_GROUPS, _LOCATIONS = "groups", "locations"
Bearer = tuple[str, str]
"""The folder and the id of a record."""


def check_aliases(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every name that means two groups, or a group and a place.

    Names are compared as they are looked for in articles: "Tehrik" and "Tehreek" are one. Two
    places may share a name; a weak name may be that of another weak one alone.
    """
    bearers: dict[str, Bearer] = {}
    places = _bearers(records, _LOCATIONS)
    for group in records.groups.values():
        me = (_GROUPS, group.id)
        for at, name in _strong(group):
            others = [bearers.setdefault(key, me) for key in sorted(keys(name))]
            others += [place for key in sorted(keys(name)) for place in places.get(key, ())]
            yield from _shared(group, at, name, next((one for one in others if one != me), None))
    for group in records.groups.values():
        me = (_GROUPS, group.id)
        for n, name in enumerate(group.record.weak_aliases):
            others = [bearers[key] for key in sorted(keys(name)) if key in bearers]
            other = next((one for one in others if one != me), None)
            yield from _shared(group, ("weak_aliases", n), name, other)


def _shared(entry: AnyEntry, at: Path, name: str, other: Bearer | None) -> Iterator[Diagnostic]:
    if other is not None:
        yield entry.finding(
            at,
            Code.SHARED_ALIAS,
            f'"{name}" is a name of {other[1]} too',
            "make it a weak alias of both, so that it is never matched alone",
        )


@each("articles")
def check_own_names(article: Entry[Article], records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every name that an article gives to one group and that is another's."""
    named = [
        ((kind, n, "names", i), one.id, name)
        for kind in (_GROUPS, _LOCATIONS)
        for n, one in enumerate(getattr(article.record, kind))
        for i, name in enumerate(one.names)
    ]
    if not named:
        return
    groups, places = _bearers(records, _GROUPS), _bearers(records, _LOCATIONS)
    given: dict[str, Bearer] = {}
    for at, id_, name in named:
        me = (at[0], id_)
        # Places share names: an article may say which of them it means.
        tables = (groups,) if at[0] == _LOCATIONS else (groups, places)
        bearers = [one for key in sorted(keys(name)) for t in tables for one in t.get(key, ())]
        other = None if me in bearers else next(iter(bearers), None)
        others = [given.setdefault(key, me) for key in sorted(keys(name))]
        other = other or next((one for one in others if one != me), None)
        if other is not None:
            yield article.finding(
                at,
                Code.SHARED_ALIAS,
                f'"{name}" is a name of {other[1]}, and given to {id_} here',
                "list the one that is meant; a name of several is a weak alias of each",
            )


def keys(name: str) -> frozenset[str]:
    """Return the forms in which two spellings of a name are one."""
    return frozenset({f"={squeeze(name).casefold()}", folded(name)}) - {""}


def _bearers(records: Records, kind: str) -> dict[str, tuple[Bearer, ...]]:
    entries = tuple(getattr(records, kind).values())
    return records.memory.made(("bearers", kind), entries, lambda: _bearers_of(kind, entries))


def _bearers_of(kind: str, entries: Iterable[AnyEntry]) -> dict[str, tuple[Bearer, ...]]:
    found: dict[str, dict[Bearer, None]] = defaultdict(dict)
    for entry in entries:
        record: Authority = entry.record
        for name in record.strong_names:
            for key in sorted(keys(name)):
                found[key][kind, entry.id] = None
    return {key: tuple(bearers) for key, bearers in found.items()}


def _strong(group: AnyEntry) -> Iterator[tuple[Path, str]]:
    strong = set(group.record.strong_names)
    named: list[tuple[Path, str]] = [(("name",), group.record.name)]
    named += [(("aliases", n), name) for n, name in enumerate(group.record.aliases)]
    named += [
        (("native_names", n, "name"), one.name) for n, one in enumerate(group.record.native_names)
    ]
    seen: set[str] = set()
    for at, name in named:
        if name in strong and name not in seen:
            seen.add(name)
            yield at, name
