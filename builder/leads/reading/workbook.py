"""Workbooks (XLSX), through openpyxl, which is imported only then."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from builder.leads.reading.text import table_of
from builder.leads.table import MOST_COLUMNS, MOST_ROWS, RawTable, RowFault, UnreadableTableError

MOST_UNPACKED = 200_000_000
_MOST_PARTS = 2_000
_CHUNK = 1 << 20
_NO_RESULT = "is a formula whose result the file does not hold: open it, save it, and try again"


def read_workbook(data: bytes, sheet: str | None) -> RawTable:
    """Read a sheet: the named one, or the first.

    Raises:
        UnreadableTableError: it is no workbook, unpacks to too much, or openpyxl is missing.

    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 -- an optional extra
    except ImportError:
        raise UnreadableTableError(
            "is a workbook, which needs openpyxl: "
            ".venv/bin/pip install 'annotated-archive[leads]', or save it as CSV"
        ) from None
    try:
        _refuse_bombs(data)
        # Twice: a formula is text in the one, and what it came to in the other.
        books = [
            load_workbook(io.BytesIO(data), read_only=True, keep_links=False, data_only=has_results)
            for has_results in (True, False)
        ]
        try:
            return _read(books[0], books[1], sheet)
        finally:
            for book in books:
                book.close()
    except UnreadableTableError:
        raise
    except Exception as error:
        # What is wrong within a workbook comes out of openpyxl as many kinds of error.
        raise UnreadableTableError(
            f"cannot be read as a workbook: {type(error).__name__}: {error}; save it as CSV"
        ) from error


def _refuse_bombs(data: bytes) -> None:
    """Refuse what unpacks to more than any table, or has declarations that grow when read."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnreadableTableError("is no workbook: save the table as XLSX or CSV")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            most = f"{MOST_UNPACKED // 1_000_000} MB"
            raise UnreadableTableError(f"unpacks to over {most}: save the sheet as CSV")
        for part in parts:
            with packed.open(part) as file:
                before = b""
                while chunk := file.read(_CHUNK):
                    # In UTF-16 every other byte is none.
                    seen = (before + chunk).replace(b"\x00", b"")
                    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                        raise UnreadableTableError(
                            "has a declaration that no spreadsheet program writes: save the "
                            "sheet as CSV"
                        )
                    before = chunk[-32:]


def _read(results: Any, formulas: Any, name: str | None) -> RawTable:  # noqa: ANN401 -- it ships no types
    names = [sheet.title for sheet in results.worksheets]
    if not names:
        raise UnreadableTableError("has no sheet with rows")
    if name is not None and name not in names:
        raise UnreadableTableError(f'has no sheet "{name}": it has {", ".join(names)}')
    wanted = name or names[0]
    faults: list[RowFault] = []
    sheets = results[wanted], formulas[wanted]
    for sheet in sheets:
        # What a file says of its size may be anything.
        sheet.reset_dimensions()
    rows = list(_rows(*sheets, faults))
    remarks = [] if len(names) == 1 else [f'read the sheet "{wanted}" of {len(names)}']
    return table_of(rows, tuple(remarks), faults)


def _rows(results: Any, formulas: Any, faults: list[RowFault]) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 -- as above
    names: list[str] = []
    for number, (row, as_typed) in enumerate(
        zip(*(s.iter_rows(max_col=MOST_COLUMNS + 1) for s in (results, formulas)), strict=False),
        start=1,
    ):
        if number > MOST_ROWS:
            raise UnreadableTableError(f"has over {MOST_ROWS:,} rows: take the rows you need")
        if all(cell.value is None for cell in as_typed):
            continue
        cells = [_text(cell.value) for cell in row]
        for at, (cell, typed) in enumerate(zip(row, as_typed, strict=False)):
            if typed.value is not None and cell.value is None and names:
                column = names[at] if at < len(names) else None
                faults.append(RowFault(number, column, _NO_RESULT))
        names = names or cells
        yield number, cells


def _text(value: object) -> str:
    """Return what a cell holds as people would write it in a CSV file."""
    match value:
        case None:
            return ""
        case dt.datetime():
            is_day = value.time() == dt.time()
            return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
