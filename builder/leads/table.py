"""A table as its file has it: text in columns, and nothing understood of it yet."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500


class UnreadableTableError(Exception):
    """A file is no table that can be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of a row that say anything, by column; `number` as a spreadsheet counts it."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row, or a cell of it, in words for a person; the rest was read."""

    row: int
    column: str | None
    reason: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"row {self.row}{column}: {self.reason}"


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table of a file: its columns in order, its rows, and what could not be read of it.

    `kind` is that of a file whose fields are always the same (ris, bibtex, csl), else None.
    `remarks` say what had to be assumed to read it.
    """

    columns: tuple[str, ...]
    rows: tuple[RawRow, ...]
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[str, ...] = ()
    kind: str | None = None
