"""CSV and TSV, and any rows of cells below a row of names."""

import csv
from collections.abc import Iterable, Iterator

from builder.leads.lead import LONGEST, clean
from builder.leads.table import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    RawRow,
    RawTable,
    RowFault,
    UnreadableTableError,
)
from builder.model.encoding import decode

_MARKS = ",;\t|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and what had to be assumed to read it.

    Raises:
        UnreadableTableError: it is no text.

    """
    if b"\x00" in data and not data.startswith(_UTF16):
        raise UnreadableTableError("is not text, it has NUL in it: save it as CSV in UTF-8")
    found = decode(data)
    return found.text, found.remarks


def read_delimited(text: str, remarks: tuple[str, ...], *, is_tabbed: bool = False) -> RawTable:
    """Read rows of cells with commas, semicolons, tabs or bars between them."""
    # As other programs write it, a first line may name the mark: "sep=;".
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first) == len("sep=;"):
        mark, text = first[-1], rest
    else:
        names = _outside_quotes(text.lstrip("\n").partition("\n")[0])
        mark = "\t" if is_tabbed else max(_MARKS, key=names.count)
    before = csv.field_size_limit(MOST_BYTES)
    try:
        rows = list(_numbered(csv.reader(_lines(text), delimiter=mark)))
    finally:
        csv.field_size_limit(before)
    return table_of(rows, remarks)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _lines(text: str) -> Iterator[str]:
    """Yield lines with their ends: nothing but a line feed is one."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _numbered(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise UnreadableTableError(f"has over {MOST_ROWS:,} rows: take the rows you need")
        if any(cell.strip() for cell in row):
            yield number, row


def table_of(
    rows: Iterable[tuple[int, list[str]]],
    remarks: tuple[str, ...] = (),
    faults: Iterable[RowFault] = (),
) -> RawTable:
    """Return the table of which the first row has the names of the columns.

    Raises:
        UnreadableTableError: there are no rows, or too many columns.

    """
    found = iter(rows)
    _, names = next(found, (0, []))
    while names and not names[-1].strip():
        names = names[:-1]
    if not names:
        raise UnreadableTableError("has no row with the names of its columns")
    if len(names) > MOST_COLUMNS:
        raise UnreadableTableError(f"has over {MOST_COLUMNS} columns: take the columns you need")
    columns = _different(names)
    kept, more = [], list(faults)
    for number, cells in found:
        for at in range(len(columns), len(cells)):
            if cells[at].strip():
                shown = clean(cells[at][:LONGEST])[:80]
                why = f'"{shown}" stands in no column: the first row has {len(columns)} names'
                more.append(RowFault(number, None, why))
        pairs = zip(columns, cells, strict=False)
        kept.append(RawRow(number, {column: cell for column, cell in pairs if cell.strip()}))
    return RawTable(columns, tuple(kept), tuple(more), remarks)


def _different(names: list[str]) -> tuple[str, ...]:
    """Return names of columns, each once: a second "date" is "date (2)", and none "column 3"."""
    found: dict[str, None] = {}
    for at, given in enumerate(names, start=1):
        name = clean(given[:LONGEST])[:80] or f"column {at}"
        wanted, number = name, 1
        while wanted in found:
            number += 1
            wanted = f"{name} ({number})"
        found[wanted] = None
    return tuple(found)
