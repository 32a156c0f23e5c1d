"""Tables of what articles say of groups: how they stand to each other, and their dates."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.archive import GroupEntry
from builder.model.authority import DatedFact, Relation, RelationType
from builder.model.dates import Edtf
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import FACT
from builder.tables.source import Rest, TableSource

PART_OF, NOT_SAME_AS = "part_of", "not_same_as"


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a group stands to another."""

    id: str
    group: str
    type: str
    other: str
    date: Edtf | None
    reason: str | None
    rest: Rest


def _relations(source: TableSource) -> Iterator[RelationRow]:
    for id_, group in source.site.archive.groups.items():
        if group.parent:
            parent = group.parent.parent
            fact = source.site.archive.agreement.at("groups", id_, "parent", "group")
            rest = source.rest_of(group.parent.passage, fact, parent.because)
            yield RelationRow(f"{id_}#parent", id_, PART_OF, parent.group, None, None, rest)
        yield from _stated(source, group)
        for n, other in enumerate(group.distinctions):
            rest = source.rest_of(other.passage, None)
            distinct = other.distinction
            row_id = f"{id_}#not_same_as/{n}"
            yield RelationRow(row_id, id_, NOT_SAME_AS, distinct.group, None, distinct.reason, rest)


def _stated(source: TableSource, group: GroupEntry) -> Iterator[RelationRow]:
    for n, sourced in enumerate(group.relations):
        relation = sourced.relation
        fact = source.site.archive.agreement.at("groups", group.id, "relations", n, "type")
        rest = source.rest_of(sourced.passage, fact, relation.because)
        row_id = f"{group.id}#relations/{n}"
        kind = relation.type.value
        yield RelationRow(row_id, group.id, kind, relation.group, relation.date, None, rest)


RELATIONS: Table[RelationRow] = Table(
    "relations",
    "Relations",
    'How groups stand to each other: "this group is (a) TYPE of the other".',
    (
        key("The group, and the place of the relation in its record.", lambda row: row.id),
        Column(
            "group_id",
            Type.TEXT,
            "This group.",
            lambda row: row.group,
            refers="groups",
            is_required=True,
        ),
        choice(
            "type",
            f"{meaning(Relation, 'type')} `{PART_OF}` is a part of a wider group, `{NOT_SAME_AS}` "
            "one that it is confused with.",
            (*RelationType, PART_OF, NOT_SAME_AS),
            lambda row: row.type,
        ),
        Column(
            "other_id",
            Type.TEXT,
            meaning(Relation, "group"),
            lambda row: row.other,
            refers="groups",
            is_required=True,
        ),
        *dated("date", meaning(Relation, "date"), lambda row: row.date),
        Column(
            "reason",
            Type.TEXT,
            "How the two are told apart, where they are not the same.",
            lambda row: row.reason,
        ),
        Column(
            "article_id",
            Type.TEXT,
            "The article that has the words.",
            lambda row: row.rest.article,
            refers="articles",
        ),
        *FACT,
    ),
    _relations,
)


@dataclass(frozen=True, slots=True)
class GroupDateRow:
    """A date of a group's life."""

    group: str
    what: str
    fact: DatedFact
    rest: Rest


_DATES = ("formed", "dissolved")


def _dates(source: TableSource) -> Iterator[GroupDateRow]:
    for id_, group in source.site.archive.groups.items():
        for what, sourced in (("formed", group.formed), ("dissolved", group.dissolved)):
            if sourced:
                fact = source.site.archive.agreement.at("groups", id_, what, "date")
                rest = source.rest_of(sourced.passage, fact, sourced.fact.because)
                yield GroupDateRow(id_, what, sourced.fact, rest)


GROUP_DATES: Table[GroupDateRow] = Table(
    "group_dates",
    "Dates of groups",
    "When groups were formed or dissolved, with the sentence that gives the date.",
    (
        key("The group and what happened.", lambda row: f"{row.group}#{row.what}"),
        Column(
            "group_id",
            Type.TEXT,
            "The group.",
            lambda row: row.group,
            refers="groups",
            is_required=True,
        ),
        choice("what", "What happened.", _DATES, lambda row: row.what),
        *dated("date", meaning(DatedFact, "date"), lambda row: row.fact.date, is_required=True),
        Column(
            "article_id",
            Type.TEXT,
            "The article that has the words.",
            lambda row: row.rest.article,
            refers="articles",
        ),
        *FACT,
    ),
    _dates,
)
