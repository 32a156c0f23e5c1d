"""From a table that came back to what the records would say with it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.diagnostics import Diagnostic
from builder.model.text import digest
from builder.pipeline import check
from builder.render.settings import Settings
from builder.render.site import Site
from builder.returning.compare import Edit, SheetChanges, compare_sheet, with_found_quotes
from builder.returning.put import fronts_of, put_all
from builder.returning.sheet import NoTableError, Remark, Sheet
from builder.store import Project, TextFile
from builder.tables.all import fill_all
from builder.tables.column import Filled
from builder.tables.source import TableSource
from builder.tables.write.as_csv import csv_files


@dataclass(frozen=True)
class Before:
    """What is known of the table before it was edited: itself, or the descriptor of its files."""

    sheets: Mapping[str, Sheet]
    sums: Mapping[str, str]
    homepage: str | None = None


NOTHING_BEFORE = Before({}, {})


@dataclass(frozen=True)
class Returned:
    """What tables change. `changed` are pairs of a record before and after.

    `remarks` are on what was not taken over, `removed` on rows that the tables lack; `findings` is
    what `builder check` finds with the changes and did not before. `is_known` tells whether the
    tables are known to be of today's records, or to be compared with their own earlier state.
    """

    changed: tuple[tuple[TextFile, TextFile], ...]
    remarks: tuple[Remark, ...]
    removed: tuple[Remark, ...]
    findings: tuple[Diagnostic, ...]
    is_known: bool


class UnsoundError(Exception):
    """The archive has findings: no table is of it."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        """Take the findings."""
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def before_of(text: str) -> Before:
    """Read what the descriptor of the data files, datapackage.json, says of every table.

    Raises:
        NoTableError: it is none.

    """
    try:
        package = json.loads(text)
        sums = {one["path"]: one["hash"].removeprefix("sha256:") for one in package["resources"]}
        homepage = package.get("homepage")
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        raise NoTableError("it is no datapackage.json of an archive's data") from None
    return Before({}, sums, homepage if isinstance(homepage, str) else None)


def take_back(
    project: Project, sheets: Sequence[Sheet], before: Before = NOTHING_BEFORE
) -> Returned:
    """Return what tables that somebody edited change in the records.

    Raises:
        UnsoundError: the archive has findings already.

    """
    checked = check(project)
    if checked.findings:
        raise UnsoundError(checked.findings)
    tables = fill_all(
        TableSource(Site(checked.archive, Settings(url=before.homepage)), project.deleted)
    )
    fronts = fronts_of(project)

    def is_quoted(article: str, words: str) -> bool:
        entry = checked.archive.articles.get(article)
        return entry is not None and any(words in block.text for block in entry.body.blocks)

    edits: list[tuple[str, Edit]] = []
    remarks: list[Remark] = []
    removed: list[Remark] = []
    for sheet in sheets:
        compared = compare_sheet(sheet, tables, fronts, before.sheets.get(sheet.table))
        good, bad = with_found_quotes(compared, fronts, is_quoted)
        good, clashing = _without_clashes(compared, good, edits)
        edits += ((sheet.table, edit) for edit in good)
        remarks += (*compared.remarks, *bad, *clashing)
        removed += compared.removed
    changed, left = put_all(project, edits)
    records = tuple(changed.get(file.path, file) for file in project.records)
    after = check(replace(project, records=records)) if changed else checked
    return Returned(
        tuple((file, changed[file.path]) for file in project.records if file.path in changed),
        (*remarks, *left),
        tuple(removed),
        after.findings,
        all(_is_known(sheet, tables, before) for sheet in sheets),
    )


def _without_clashes(
    compared: SheetChanges, edits: Sequence[Edit], earlier: Sequence[tuple[str, Edit]]
) -> tuple[list[Edit], list[Remark]]:
    """Leave out edits of what another table of the same file gives another value."""
    taken = {edit.place: (table, edit) for table, edit in earlier if not edit.is_added}
    good, bad = [], []
    for edit in edits:
        other = taken.get(edit.place)
        if other and other[1].value != edit.value:
            where = f"{other[0]}, row {other[1].row}"
            reason = f"{where} gives it another value; the one given there was taken"
            bad.append(Remark(compared.sheet.table, edit.row, edit.column, reason))
        elif not other:
            good.append(edit)
    return good, bad


def _is_known(sheet: Sheet, tables: Mapping[str, Filled], before: Before) -> bool:
    """Tell whether a table's state before it was edited is known, or is that of today's records."""
    if sheet.table in before.sheets:
        return True
    listed = before.sums.get(f"{sheet.table}.csv")
    only = {sheet.table: tables[sheet.table]}
    return listed is not None and all(digest(file.content) == listed for file in csv_files(only))
