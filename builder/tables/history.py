"""Tables of how the archive came to say what it says: second readings, corrections, changes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.facts import Aspect, Fact
from builder.model.fields import Correction
from builder.model.kinds import LISTED
from builder.render.changed import corrections_of
from builder.render.changes import Change, changes_of
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.fact import READING
from builder.tables.source import Rest, TableSource


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A fact that was read a second time."""

    id: str
    fact: Fact
    rest: Rest


def _readings(source: TableSource) -> Iterator[ReadingRow]:
    for (kind, id_), facts in source.site.archive.agreement.by_record.items():
        # A field may have several.
        seen: dict[str, int] = defaultdict(int)
        for fact in facts:
            field = "/".join(map(str, fact.at))
            seen[field] += 1
            nth = f"/{seen[field]}" if seen[field] > 1 else ""
            row_id = f"{kind}/{id_}#{field}{nth}"
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
        choice("kind", "The kind of record.", LISTED, lambda row: row.fact.kind),
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


def _corrections(source: TableSource) -> Iterator[CorrectionRow]:
    for kind, id_, n, correction in corrections_of(source.site.archive):
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
        choice("kind", "The kind of record.", LISTED, lambda row: row.kind),
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


_CHANGES = {
    "added": "first reviewed, as far as its present review tells",
    "changed": "corrected, or an article behind it was reviewed",
    "withdrawn": "taken out of the archive",
    "merged": "renamed, or merged into another one",
    "deleted": "deleted, and its id is not given again",
}


def _changes(source: TableSource) -> Iterator[Change]:
    yield from changes_of(source.site.archive, source.deleted)


def _what(change: Change) -> str | None:
    if change.change == "changed" and change.what is None:
        return "An article was reviewed."
    return change.what


def _meanings() -> Sequence[str]:
    return [f"{change}: {words}" for change, words in _CHANGES.items()]


CHANGES: Table[Change] = Table(
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
        choice("kind", "The kind of record.", LISTED, lambda row: row.kind),
        Column(
            "record_id", Type.TEXT, "The id of the record.", lambda row: row.id, is_required=True
        ),
        Column("became", Type.TEXT, "The id that it has now.", lambda row: row.became),
        Column("what", Type.TEXT, "What was changed, or why it was withdrawn.", _what),
    ),
    _changes,
    has_id=False,
)
