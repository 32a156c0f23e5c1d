"""Tables as CSV: UTF-8 with a byte order mark, commas, CRLF, quotation marks as in RFC 4180."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping

from builder.tables.column import Filled
from builder.tables.written import Written, as_json

ENCODING = "utf-8-sig"
# A spreadsheet would run a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Lines:
    """Collects what `csv` writes, as bytes at once: texts of large tables are many."""

    def __init__(self) -> None:
        self.data = bytearray(BOM_UTF8)

    def write(self, line: str) -> int:
        self.data += line.encode()
        return len(line)


def csv_files(tables: Mapping[str, Filled]) -> Iterable[Written]:
    """Yield a file for every table."""
    for name, filled in tables.items():
        lines = _Lines()
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow(filled.names)
        writer.writerows([_cell(value) for value in row] for row in filled.rows)
        yield Written(f"{name}.csv", bytes(lines.data), "text/csv", filled.table.description, name)


def _cell(value: object) -> object:
    """Return a value as a cell: lists as JSON, truth in small letters, formulas disarmed."""
    if isinstance(value, str):
        return disarmed(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return as_json(value)
    return value


def cell_text(value: object) -> str:
    """Return the text that stands in the cell of a value; none for None."""
    cell = _cell(value)
    return "" if cell is None else str(cell)


def armed(text: str) -> str:
    """Return the text of a cell without the apostrophe that disarms it."""
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def disarmed(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for more."""
    # What has apostrophes of its own before a formula gets one more, so that it reads back exactly.
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return text.lstrip("'").startswith(_FORMULA)
