"""Ids: every reference leads somewhere, and every id means one thing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from builder.check.each import each
from builder.check.records import AnyEntry, Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Attribution, Named, Report
from builder.model.authority import Distinction, Group, Parent
from builder.model.event import Event
from builder.model.kinds import KINDS
from builder.model.statement import facts_of

Reference = tuple[str, str, Path]
"""The folder of a kind of record, an id in it, and the field that names it."""


@each(*KINDS)
def check_references(entry: AnyEntry, records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every id that no record has, with the nearest one that does."""
    for kind, id_, at in references(entry):
        if id_ not in records.ids[kind]:
            yield entry.finding(at, Code.UNKNOWN_ID, *_unknown(records, kind, id_))
    if not isinstance(entry.record, Article):
        yield from _check_links(records, entry)


_LINK = re.compile(r"\]\((?:\.\./)?(articles|groups|locations|events)/([^()\[\]#\s]*)\.md")


def _check_links(records: Records, entry: AnyEntry) -> Iterator[Diagnostic]:
    """Yield a finding for every link of an editor's text to a record that is not there."""
    for number, line in enumerate(entry.document.body.split("\n"), start=entry.document.body_line):
        for match in _LINK.finditer(line):
            kind, id_ = match[1], match[2]
            if id_ not in records.ids[kind]:
                message, help_text = _unknown(records, kind, id_)
                path, column = entry.document.path, match.start(1) + 1
                yield Diagnostic(path, number, column, Code.UNKNOWN_ID, message, help_text)


def _unknown(records: Records, kind: str, id_: str) -> tuple[str, str]:
    return f"there is no record {kind}/{id_}", records.nearest.advice(kind, id_)


@each("articles")
def check_repeats(entry: Entry[Article], _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every id that a list of a record holds twice."""
    lists: dict[str, Sequence[str]] = {
        "groups": [named.id for named in entry.record.groups],
        "locations": [named.id for named in entry.record.locations],
        "reports": [report.event for report in entry.record.reports],
    }
    for key, ids in lists.items():
        seen: set[str] = set()
        for n, id_ in enumerate(ids):
            if id_ in seen:
                yield entry.finding(
                    (key, n),
                    Code.DUPLICATE_ID,
                    f"{key} has {id_} twice",
                    "put what belongs together into one entry",
                )
            seen.add(id_)


# The field of a record that names a wider one of its kind.
_WIDER: Final = {"groups": "parent", "locations": "within", "events": "part_of"}


def check_loops(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every record that is its own parent, near or far."""
    parents: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, key in _WIDER.items():
        for id_, entry in getattr(records, kind).items():
            if parent := getattr(entry.record, key):
                wider = parent.group if isinstance(parent, Parent) else parent
                parents[kind, id_] = (kind, wider)
    for kind, id_ in _looped(parents):
        key = _WIDER[kind]
        yield getattr(records, kind)[id_].finding(
            (key,),
            Code.SELF_REFERENCE,
            f"{key} leads back to {id_} itself",
            "name a wider one, or null",
        )


@each("groups", "events")
def check_others(entry: Entry[Group] | Entry[Event], _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every record that stands beside itself."""
    noun = "group" if isinstance(entry.record, Group) else "event"
    for key, n, other_id in _others(entry.record):
        if other_id == entry.id:
            yield entry.finding(
                (key, n),
                Code.SELF_REFERENCE,
                f"{key} names {entry.id} itself",
                f"name the other {noun}",
            )


def _others(record: Group | Event) -> Iterator[tuple[str, int, str]]:
    """Yield the records of its kind that a record stands beside, with field and position."""
    for n, other in enumerate(record.not_same_as):
        yield "not_same_as", n, other.group if isinstance(other, Distinction) else str(other)
    if isinstance(record, Group):
        for n, relation in enumerate(record.relations):
            yield "relations", n, relation.group


def _looped(parents: Mapping[tuple[str, str], tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those who come back to themselves; each is stepped over once."""
    looped: set[tuple[str, str]] = set()
    done: set[tuple[str, str]] = set()
    for first in parents:
        way: dict[tuple[str, str], int] = {}
        me: tuple[str, str] | None = first
        while me is not None and me not in done and me not in way:
            way[me] = len(way)
            me = parents.get(me)
        if me in way:
            looped.update(list(way)[way[me] :])
        done.update(way)
    return looped


def check_redirects(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every old id that a record has today, or that two records claim."""
    claimed: dict[tuple[str, str], str] = {}
    for kind, entry in records:
        for n, old in enumerate(entry.record.redirect_from):
            owner = old if old in records.ids[kind] else claimed.get((kind, old))
            claimed.setdefault((kind, old), entry.id)
            if owner is not None:
                loops = " itself, which loops" if owner == entry.id else ""
                yield entry.finding(
                    ("redirect_from", n),
                    Code.REDIRECT_CLASH,
                    f"the address of {old} belongs to {owner}{loops}",
                    "remove it from one of the two",
                )


def check_deleted(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every record with the id of one that was deleted, or its address."""
    for kind, entry in records if records.deleted else ():
        for n, old in enumerate(entry.record.redirect_from):
            if f"{kind}/{old}" in records.deleted:
                yield entry.finding(
                    ("redirect_from", n),
                    Code.REUSED_ID,
                    f"{kind}/{old} was deleted, and its address leads nowhere",
                    "remove it: links from outside would lead to something else",
                )
        if f"{kind}/{entry.id}" in records.deleted:
            yield entry.finding(
                (),
                Code.REUSED_ID,
                f"{kind}/{entry.id} was the id of a record that was deleted",
                "choose another: links from outside would lead to something else",
            )


def references(entry: AnyEntry) -> list[Reference]:
    """Return every id of another record that a record names, with its field."""
    return [
        (fact.stated.to, fact.value.id if isinstance(fact.value, Named) else fact.value, fact.at)
        for fact in facts_of(entry.record)
        if fact.stated.to is not None
    ]


def attributions(report: Report, n: int) -> Iterator[tuple[Path, Attribution]]:
    """Yield everyone to whom a report gives an event, with the path of the entry."""
    for key in ("attributed_to", "claimed_by", "denied_by"):
        for i, attribution in enumerate(getattr(report, key)):
            yield ("reports", n, key, i), attribution
