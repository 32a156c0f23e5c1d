"""Tables of how the archive came to say what it says: second readings, corrections, changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.dates import Edtf
from builder.model.facts import Aspect, Fact
from builder.model.fields import Correction
from builder.render.changed import reviewed_on
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import READING
from builder.tables.source import Rest, Source

_KINDS = ("articles", "events", "groups", "locations")


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A fact that was read a second time."""

    id: str
    fact: Fact
    rest: Rest


def _readings(source: Source) -> Iterator[ReadingRow]:
    seen: dict[str, int] = defaultdict(int)
    for fact in source.site.archive.agreement.facts:
        field = "/".join(map(str, fact.at))
        row_id = f"{fact.kind}/{fact.id}#{field}"
        seen[row_id] += 1
        if seen[row_id] > 1:
            row_id = f"{row_id}/{seen[row_id]}"
        yield ReadingRow(row_id, fact, source.rest_of(fact.passage, fact))


READINGS: Table[ReadingRow] = Table(
    "second_readings",
    "Second readings",
    "Every fact of a record that a second reader read again: how far the two agree.",
    (
        key(
            "The kind and the id of the record and the field; without the kind it is the id of the "
            "fact in its own table, for most.",
            lambda row: row.id,
        ),
        choice("kind", "The kind of record.", _KINDS, lambda row: row.fact.kind),
        Column(
            "record_id",
            Type.TEXT,
            "The id of the record.",
            lambda row: row.fact.id,
            is_required=True,
        ),
        choice("aspect", "What the fact is about.", Aspect, lambda row: row.fact.aspect.value),
        Column(
            "says",
            Type.TEXT,
            "What the record says, in words.",
            lambda row: row.fact.says,
            is_required=True,
        ),
        Column(
            "article_id",
            Type.TEXT,
            "The article that was read; empty where no words are quoted.",
            lambda row: row.rest.article,
            refers="articles",
        ),
        *READING,
    ),
    _readings,
)


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of a published record."""

    kind: str
    id: str
    n: int
    correction: Correction


def _corrections(source: Source) -> Iterator[CorrectionRow]:
    for kind in _KINDS:
        for id_, entry in getattr(source.site.archive, kind).items():
            for n, correction in enumerate(entry.record.corrections):
                yield CorrectionRow(kind, id_, n, correction)


CORRECTIONS: Table[CorrectionRow] = Table(
    "corrections",
    "Corrections",
    "What was changed in a published record.",
    (
        key(
            "The record, and the place of the correction in it.",
            lambda row: f"{row.kind}/{row.id}#corrections/{row.n}",
        ),
        choice("kind", "The kind of record.", _KINDS, lambda row: row.kind),
        Column(
            "record_id", Type.TEXT, "The id of the record.", lambda row: row.id, is_required=True
        ),
        *dated("date", meaning(Correction, "date"), lambda r: r.correction.date, is_required=True),
        Column(
            "what",
            Type.TEXT,
            meaning(Correction, "what"),
            lambda row: row.correction.what,
            is_required=True,
        ),
        Column("why", Type.TEXT, meaning(Correction, "why"), lambda row: row.correction.why),
    ),
    _corrections,
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of a record, for those who have an older copy of the data."""

    day: dt.date | None
    change: str
    kind: str
    id: str
    became: str | None = None
    what: str | None = None


_CHANGES = {
    "added": "first reviewed, as far as its present review tells",
    "changed": "corrected, or an article behind it was reviewed",
    "withdrawn": "taken out of the archive",
    "merged": "renamed, or merged into another one",
    "deleted": "deleted, and its id is not given again",
}


def _changes(source: Source) -> Iterator[ChangeRow]:
    rows = [*_added(source), *_changed(source), *_gone(source)]
    return iter(sorted(rows, key=_in_order))


def _in_order(row: ChangeRow) -> tuple[object, ...]:
    return (row.day or dt.date.min, row.kind, row.id, row.change, row.what or "")


def _added(source: Source) -> Iterator[ChangeRow]:
    archive = source.site.archive
    days = {id_: reviewed_on(entry) for id_, entry in archive.articles.items()}
    for id_, day in days.items():
        yield ChangeRow(day, "added", "articles", id_)
    for id_, event in archive.events.items():
        yield ChangeRow(
            _first(days[report.article] for report in event.reports), "added", "events", id_
        )
    found: dict[tuple[str, str], dt.date] = {}
    for owner, entries in archive.articles_naming.items():
        if day := _first(days[entry.id] for entry in entries):
            found[owner.kind.value, owner.id] = day
    for kind, ids in (("groups", archive.groups), ("locations", archive.locations)):
        for id_ in ids:
            yield ChangeRow(found.get((kind, id_)), "added", kind, id_)


def _first(days: Iterator[dt.date | None]) -> dt.date | None:
    return min((day for day in days if day), default=None)


def _changed(source: Source) -> Iterator[ChangeRow]:
    corrected: set[tuple[str, str, dt.date | None]] = set()
    for row in _corrections(source):
        day = _day(row.correction.date)
        corrected.add((row.kind, row.id, day))
        yield ChangeRow(day, "changed", row.kind, row.id, what=row.correction.what)
    added = {(row.kind, row.id): row.day for row in _added(source)}
    for uri, changed_on in source.site.changed.items():
        kind, _, name = uri.removesuffix(".md").partition("/")
        if added.get((kind, name)) not in (None, changed_on) and (
            (kind, name, changed_on) not in corrected
        ):
            yield ChangeRow(changed_on, "changed", kind, name, what="An article was reviewed.")


def _gone(source: Source) -> Iterator[ChangeRow]:
    for id_, entry in source.site.archive.withdrawn.items():
        if withdrawn := entry.record.withdrawn:
            day = _day(withdrawn.on)
            yield ChangeRow(day, "withdrawn", "articles", id_, what=withdrawn.reason)
    for old, new in source.site.archive.redirects.items():
        kind, _, id_ = old.partition("/")
        yield ChangeRow(None, "merged", kind, id_, became=new.partition("/")[2])
    for gone in source.deleted:
        kind, _, id_ = gone.partition("/")
        yield ChangeRow(None, "deleted", kind, id_)


def _day(date: Edtf) -> dt.date | None:
    return date.latest


def _meanings() -> Sequence[str]:
    return [f"{change}: {words}" for change, words in _CHANGES.items()]


CHANGES: Table[ChangeRow] = Table(
    "changes",
    "Changes",
    "What became of each id, by day, for those who have an older copy.",
    (
        Column(
            "day",
            Type.DAY,
            "When; empty where the archive does not know. It keeps the day of the last review of "
            "an article, and no day for a renaming or a deletion.",
            lambda row: row.day,
        ),
        choice("change", f"{'; '.join(_meanings())}.", _CHANGES, lambda row: row.change),
        choice("kind", "The kind of record.", _KINDS, lambda row: row.kind),
        Column(
            "record_id", Type.TEXT, "The id of the record.", lambda row: row.id, is_required=True
        ),
        Column("became", Type.TEXT, "The id that it has now.", lambda row: row.became),
        Column("what", Type.TEXT, "What was changed, or why it was withdrawn.", lambda r: r.what),
    ),
    _changes,
    has_id=False,
)
