"""A table that comes back, read from the bytes of a file: CSV from any spreadsheet, or SQLite."""

import csv
import io
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from builder.tables.all import TABLES
from builder.tables.write.as_csv import disarmed

_SQLITE = b"SQLite format 3\x00"
_DELIMITERS = (",", ";", "\t")
_COLUMNS = {table.name: frozenset(column.name for column in table.columns) for table in TABLES}
# A text of a record has a few thousand letters; more is a quotation mark that nothing closes.
_MOST_LETTERS = 200_000


class NoTableError(Exception):
    """The bytes are no table of the data; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What could not be taken over: at a row as a spreadsheet numbers it, and at a column.

    `row` is 0 for the whole table, `column` empty for the whole row.
    """

    table: str
    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = [self.table, *([f"row {self.row}"] if self.row else []), self.column]
        return f"{', '.join(part for part in place if part)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its number, the header being 1, and its cells by column, as text."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it came back, with the columns of ours that it still has."""

    table: str
    columns: tuple[str, ...]
    lines: tuple[SheetRow, ...]
    remarks: tuple[Remark, ...] = ()


def read_sheets(name: str, data: bytes, table: str | None = None) -> list[Sheet]:
    """Return the tables of a file: one of CSV, all that are ours of a database.

    `table` is the name of the table, None where the name or the header of the file tells.

    Raises:
        NoTableError: there is none.

    """
    if data.startswith(_SQLITE):
        return list(_of_database(data, table))
    return [_of_csv(name, _decoded(data), table)]


def _decoded(data: bytes) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise NoTableError(
            "it is not UTF-8: save it from the spreadsheet as CSV UTF-8, or letters are lost"
        ) from None


def _of_csv(name: str, text: str, table: str | None) -> Sheet:
    # The delimiter is the one that finds the most columns of ours in the header.
    known = frozenset().union(*_COLUMNS.values())
    delimiter = max(_DELIMITERS, key=lambda one: len(known & set(_header(text, one))))
    rows = _rows(text, delimiter)
    header = [cell.strip() for cell in next(rows, [])]
    table = table or _table_of(name, header)
    return _sheet(table, header, rows)


def _header(text: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(_rows(text, delimiter), [])]


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MOST_LETTERS)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NoTableError(f"it is no CSV: {error}") from None


def _table_of(name: str, header: list[str]) -> str:
    stem = re.split(r"[^a-z_]", name.lower(), maxsplit=1)[0].strip("_")
    if stem in _COLUMNS:
        return stem
    fits = [table for table, columns in _COLUMNS.items() if set(header) == columns]
    if len(fits) == 1:
        return fits[0]
    raise NoTableError(
        "neither its name nor its header says which table it is: give it the name that it had, "
        "such as figures.csv, or say --table figures"
    )


def _sheet(table: str, header: list[str], rows: Iterable[list[str]]) -> Sheet:
    if table not in _COLUMNS:
        raise NoTableError(f"there is no table {table}: {', '.join(_COLUMNS)}")
    twice = [column for column, times in Counter(filter(None, header)).items() if times > 1]
    if twice:
        raise NoTableError(f"the column {twice[0]} comes twice: delete one of the two")
    if "id" not in header:
        raise NoTableError(
            "it has no column id, and nothing tells which row is which"
            if "id" in _COLUMNS[table]
            else f"{table} is worked out from the records: edit the table that it tells of"
        )
    remarks = [
        Remark(table, 0, column, "is no column of this table, and is left out")
        for column in header
        if column and column not in _COLUMNS[table]
    ]
    lines = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(header) :]):
            reason = "has more cells than the header: is a comma in it without quotation marks?"
            remarks.append(Remark(table, number, "", reason))
            continue
        padded = [*row, *[""] * len(header)]
        cells = {c: v for c, v in zip(header, padded, strict=False) if c in _COLUMNS[table]}
        lines.append(SheetRow(number, cells))
    columns = tuple(column for column in header if column in _COLUMNS[table])
    return Sheet(table, columns, tuple(lines), tuple(remarks))


def _of_database(data: bytes, only: str | None) -> Iterator[Sheet]:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(data)
            connection.execute("PRAGMA trusted_schema = OFF")
            found = {
                name
                for (name,) in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                )
            }
            names = [name for name in _COLUMNS if name in found and only in (None, name)]
            for name in names:
                if "id" not in _COLUMNS[name]:
                    continue
                rows = connection.execute(f"SELECT * FROM {name}")  # noqa: S608 -- a name of ours
                header = [column[0] for column in rows.description]
                yield _sheet(name, header, ([_text(cell) for cell in row] for row in rows))
        except sqlite3.Error as error:
            raise NoTableError(f"it is no database that can be read: {error}") from None
    if not names:
        raise NoTableError("the database has none of the archive's tables")


def _text(cell: object) -> str:
    if isinstance(cell, bytes):
        return cell.decode(errors="replace")
    # As in CSV: what a database has is never run, and nothing in it is disarmed.
    return "" if cell is None else disarmed(str(cell))
