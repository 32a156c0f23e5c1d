"""What Explore should find, worked out from the records alone: no column, no index, no counting."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from builder.model.archive import Archive, ArticleEntry, EventEntry
from builder.model.assess import confidence
from builder.model.dates import Edtf
from builder.model.names import BearerKind

UNKNOWN = "-"
ROLES = {"claimed": "claimed_by", "attributed": "attributed_to", "denied": "denied_by"}
FACETS = "group role place type confidence publisher language period".split()
Entry = EventEntry | ArticleEntry


@dataclass(frozen=True)
class Query:
    """What a reader asks for, in the words of the page's address."""

    kind: str = "events"
    text: str = ""
    group: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None

    def only(self, facet: str, value: str) -> "Query":
        """Return the query with one value in the place of what a facet asks for."""
        change: dict[str, Any] = {facet: (value,)}
        if facet == "period":
            change |= {"start": None, "end": None}
        return replace(self, **change)


def found(archive: Archive, query: Query) -> list[str]:
    """Return the ids of what a query asks for, in the order of the archive."""
    entries: dict[str, Entry] = dict(getattr(archive, query.kind))
    return [id_ for id_, entry in entries.items() if _is_found(archive, entry, query)]


def values(archive: Archive, kind: str, facet: str) -> list[str]:
    """Return every value that a facet offers."""
    entries: dict[str, Entry] = dict(getattr(archive, kind))
    return sorted({value for entry in entries.values() for value in _values(archive, entry, facet)})


def _is_found(archive: Archive, entry: Entry, query: Query) -> bool:
    for facet in ("place", "type", "confidence", "publisher", "language"):
        asked = getattr(query, facet)
        if asked and not set(asked) & set(_values(archive, entry, facet)):
            return False
    return (
        _has_group(entry, query)
        and _may_be_within(_date(entry), query)
        and all(word in _names(archive, entry) for word in query.text.casefold().split())
    )


def _values(archive: Archive, entry: Entry, facet: str) -> Iterator[str]:
    match facet:
        case "group":
            yield from {group for group, _ in _ties(entry)} or {UNKNOWN}
        case "role":
            yield from {role for _, role in _ties(entry) if role}
        case "place":
            places = _places(entry)
            around = {a.id for place in places for a in archive.ancestors(place)}
            yield from places | around or {UNKNOWN}
        case "type" if isinstance(entry, EventEntry):
            yield entry.record.type.value
        case "confidence" if isinstance(entry, EventEntry):
            yield confidence(archive, entry).level.value.replace(" ", "-")
        case "publisher" | "language":
            for article in _articles(archive, entry):
                yield getattr(article.record, facet) or UNKNOWN
        case "period" if _date(entry) is None:
            yield UNKNOWN


def _ties(entry: Entry) -> set[tuple[str, str]]:
    if isinstance(entry, ArticleEntry):
        owners = {mention.owner for mention in entry.mentions}
        return {(owner.id, "") for owner in owners if owner.kind is BearerKind.GROUP}
    return {
        (one.attribution.group or f"name:{one.attribution.name}", role)
        for report in entry.reports
        for role, field in ROLES.items()
        for one in getattr(report, field)
    }


def _has_group(entry: Entry, query: Query) -> bool:
    ties = _ties(entry)
    if not query.group and not query.role:
        return True
    if not ties:
        return UNKNOWN in query.group and not query.role
    return any(
        (not query.group or group in query.group) and (not query.role or role in query.role)
        for group, role in ties
    )


def _places(entry: Entry) -> set[str]:
    if isinstance(entry, EventEntry):
        return {entry.record.location} if entry.record.location else set()
    owners = {mention.owner for mention in entry.mentions}
    return {owner.id for owner in owners if owner.kind is BearerKind.LOCATION}


def _articles(archive: Archive, entry: Entry) -> list[ArticleEntry]:
    if isinstance(entry, ArticleEntry):
        return [entry]
    return [archive.articles[report.article] for report in entry.reports]


def _date(entry: Entry) -> Edtf | None:
    return entry.record.date if isinstance(entry, EventEntry) else entry.record.published


def _may_be_within(date: Edtf | None, query: Query) -> bool:
    if not (query.start or query.end or query.period):
        return True
    if date is None:
        return UNKNOWN in query.period
    return bool(query.start or query.end) and (
        (date.earliest or dt.date.min) <= (query.end or dt.date.max)
        and (date.latest or dt.date.max) >= (query.start or dt.date.min)
    )


def _names(archive: Archive, entry: Entry) -> str:
    """Return all in which words are looked for; tests ask for whole plain words."""
    names = [entry.record.title or ""]
    for place in _places(entry):
        names += archive.locations[place].record.strong_names
        for around in archive.ancestors(place):
            names += around.record.strong_names
    for group, _ in _ties(entry):
        if group.startswith("name:"):
            names.append(group.removeprefix("name:"))
        else:
            record = archive.groups[group].record
            names += [record.name, *record.aliases, *record.weak_aliases]
            names += [native.name for native in record.native_names]
    return " ".join(re.findall(r"\w+", " ".join(names).casefold()))
