"""A sheet against the archive, cell by cell: what is to be changed, and what cannot be."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.frontmatter import Tree
from builder.model.text import one_line
from builder.returning.cells import UnreadableCellError, read_cell, same
from builder.returning.homes import DATES, DERIVED, HOMES, Place, field_place, place_of
from builder.returning.sheet import Remark, Sheet, SheetRow
from builder.tables.column import Column, Filled, Type

# It begins with the address of the site, which only a build knows.
_NOT_COMPARED = "address"
_NEW_ID = (
    "this id is not in the archive: leave it empty in a row that is new, and never change one; "
    "nothing was added"
)
_REMOVED = (
    "is not in the table: delete the fact in its record if it is wrong; nothing was deleted here"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that says something else, and where that stands; a whole new fact with `is_added`."""

    row: int
    column: str
    place: Place
    value: Tree
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What a sheet changes; `removed` are remarks on rows that it lacks."""

    sheet: Sheet
    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...]
    removed: tuple[Remark, ...]


Row = Mapping[str, Any]
Fronts = Mapping[str, Mapping[str, Tree]]
"""The front matter of every record, by the path of its file."""


def compare_sheet(
    sheet: Sheet, tables: Mapping[str, Filled], fronts: Fronts, before: Sheet | None = None
) -> SheetChanges:
    """Return what a sheet says that the archive does not.

    `before` is the sheet as it was before it was edited: what nobody edited is left as it is today,
    and a row that the archive has changed since is refused.
    """
    comparison = _Comparison(sheet, tables, fronts, before)
    edits = [edit for line in sheet.lines for edit in comparison.line(line)]
    return SheetChanges(
        sheet, tuple(edits), (*sheet.remarks, *comparison.remarks), tuple(comparison.removed())
    )


class _Comparison:
    """Collects remarks while the lines of a sheet are compared."""

    def __init__(
        self, sheet: Sheet, tables: Mapping[str, Filled], fronts: Fronts, before: Sheet | None
    ) -> None:
        self.sheet, self.fronts, self.home = sheet, fronts, HOMES[sheet.table]
        filled = tables[sheet.table]
        self.columns: dict[str, Column[Any]] = {c.name: c for c in filled.table.columns}
        self.today = {row["id"]: row for row in filled.as_mappings()}
        self.reports = {row["id"]: row for row in tables["reports"].as_mappings()}
        self.before = {line.cells["id"]: line.cells for line in before.lines} if before else None
        self.times = Counter(_key(line) for line in sheet.lines)
        self.remarks: list[Remark] = []

    def remark(self, line: SheetRow, column: str, reason: str) -> None:
        self.remarks.append(Remark(self.sheet.table, line.number, column, reason))

    def line(self, line: SheetRow) -> Iterator[Edit]:
        id_ = _key(line)
        if not id_:
            yield from self.added(line)
        elif self.times[id_] > 1:
            self.remark(line, "id", f"{id_} comes {self.times[id_]} times; none of them was read")
        elif id_ not in self.today:
            self.remark(line, "id", _NEW_ID)
        else:
            yield from self.known(line, self.today[id_])

    def known(self, line: SheetRow, row: Row) -> Iterator[Edit]:
        changed = [name for name in self.sheet.columns if self.is_edited(line, row, name)]
        if changed and self.has_moved(row):
            reason = (
                "the archive has changed this row since the table was written; the row was left"
            )
            self.remark(line, ", ".join(changed), reason)
            return
        for name in changed:
            if name not in self.home.fields:
                self.remark(line, name, self.home.why.get(name, DERIVED))
                continue
            value = self.value(line, name)
            if value is None and self.columns[name].is_required:
                self.remark(line, name, "is never empty; nothing was changed")
                continue
            record = place_of(self.sheet.table, row["id"])
            place = field_place(self.sheet.table, record, name, self.fronts.get(record.record, {}))
            yield Edit(line.number, name, place, value)

    def is_edited(self, line: SheetRow, row: Row, name: str) -> bool:
        """Tell whether somebody changed a cell, and put down one that cannot be read."""
        if name in ("id", _NOT_COMPARED):
            return False
        raw = line.cells[name]
        was = self.before.get(row["id"], {}).get(name) if self.before is not None else None
        try:
            return raw != was and not self.is_same(raw, row, name)
        except UnreadableCellError as error:
            # A spreadsheet turns the days that are worked out from a date as it turns the date.
            if self.columns[name].type is not Type.DAY:
                self.remark(line, name, str(error))
            return False

    def is_same(self, raw: str, row: Row, name: str) -> bool:
        return same(raw, row[name], self.columns[name], is_date=name in DATES[self.sheet.table])

    def has_moved(self, row: Row) -> bool:
        """Tell whether the archive says something else of a row than it did before."""
        if self.before is None:
            return False
        was = self.before.get(row["id"])
        if was is None:
            return True
        names = {*self.home.fields, "report_id", "article_id", "event_id", "kind"} & {*was, *row}
        try:
            return not all(self.is_same(was[name], row, name) for name in names if name in was)
        except UnreadableCellError:
            return True

    def value(self, line: SheetRow, name: str) -> Tree:
        is_date = name in DATES[self.sheet.table]
        return read_cell(line.cells[name], self.columns[name], is_date=is_date)

    def added(self, line: SheetRow) -> Iterator[Edit]:
        """Return a new fact, where the row has all that it needs."""
        home = self.home
        if not home.owner:
            self.remark(line, "", "a new row of this table cannot be added here: write its record")
            return
        given: dict[str, Tree] = {}
        readable = True
        for name in (column for column in self.sheet.columns if column not in ("id", "address")):
            try:
                given[name] = self.value(line, name)
            except UnreadableCellError as error:
                self.remark(line, name, str(error))
                readable = False
        lack = self.lacking(given)
        if lack:
            self.remark(line, lack, "a new row needs it; nothing was added")
        if lack or not readable:
            return
        owner = str(given[home.owner])
        report = self.reports.get(owner)
        record = place_of("reports", owner) if report else Place("articles", owner, (home.where,))
        if report:
            record = Place(record.kind, record.id, (*record.at, str(given[home.where])))
        elif home.owner == "report_id" or record.record not in self.fronts:
            self.remark(line, home.owner, f"the archive has no {owner}; nothing was added")
            return
        if report and one_line(str(report["quote"])) == given["quote"]:
            del given["quote"]
        if given.get("part_of"):
            self.remark(line, "part_of", "write the part into its figure; nothing was added")
            return
        item = {path[-1]: given[name] for name, path in home.fields.items() if given.get(name)}
        yield Edit(line.number, "", record, {str(key): v for key, v in item.items()}, is_added=True)

    def lacking(self, given: Mapping[str, Tree]) -> str | None:
        """Return the first column that places a new row and is empty; its record says the rest."""
        home = self.home
        is_field = home.where in self.columns
        needed = [home.owner, *([home.where] if is_field else []), "quote"]
        return next((name for name in needed if not given.get(name)), None)

    def removed(self) -> Iterator[Remark]:
        found = set(self.times)
        for id_ in self.today:
            was_there = self.before is None or id_ in self.before
            if id_ not in found and was_there:
                yield Remark(self.sheet.table, 0, id_, _REMOVED)


def _key(line: SheetRow) -> str:
    return line.cells["id"].strip()


IsQuoted = Callable[[str, str], bool]
"""Tells whether words stand in an article, by its id."""


def with_found_quotes(
    compared: SheetChanges, fronts: Fronts, is_quoted: IsQuoted
) -> tuple[list[Edit], list[Remark]]:
    """Return the edits whose quotes stand in their article, and remarks on the others."""
    kept: list[Edit] = []
    remarks: list[Remark] = []
    for edit in compared.edits:
        words = edit.value.get("quote") if isinstance(edit.value, dict) else None
        words = edit.value if edit.column == "quote" else words
        article = _article(edit, compared.edits, fronts)
        if isinstance(words, str) and not is_quoted(article, words):
            remarks.append(
                Remark(
                    compared.sheet.table,
                    edit.row,
                    "quote",
                    f"these words stand in no paragraph of {article or 'an article'}: quote it "
                    "letter for letter; nothing was changed",
                )
            )
        else:
            kept.append(edit)
    return kept, remarks


def _article(edit: Edit, edits: tuple[Edit, ...], fronts: Fronts) -> str:
    """Return the article that a quote is of: the record, or the one that the evidence names."""
    if edit.place.kind == "articles":
        return edit.place.id
    at = (*edit.place.at[:-1], "article")
    place = Place(edit.place.kind, edit.place.id, at)
    new = next((other.value for other in edits if other.place == place), None)
    tree: Any = fronts.get(edit.place.record, {})
    for part in at:
        tree = tree.get(part) if isinstance(tree, dict) else tree[int(part)] if tree else None
    return str(new or tree or "")
