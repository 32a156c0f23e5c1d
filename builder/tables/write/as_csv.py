"""Tables as CSV: UTF-8 with a byte order mark, commas, CRLF, quotation marks as in RFC 4180."""

import csv
from collections.abc import Iterator, Mapping

from builder.tables.column import Filled
from builder.tables.written import Written, as_json, gathered

ENCODING = "utf-8-sig"
# A spreadsheet would run a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SUSPECT = frozenset((*_FORMULA, "'"))
_MARK = "\ufeff"


class _Echo:
    """Gives each line back to whom `csv` writes it for."""

    def write(self, line: str) -> str:
        return line


def csv_files(tables: Mapping[str, Filled]) -> Iterator[Written]:
    """Yield a file for every table."""
    for name, filled in tables.items():
        chunks = gathered(_lines(filled))
        yield Written(f"{name}.csv", chunks, "text/csv", filled.table.description, name)


def _lines(filled: Filled) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield _MARK
    yield str(writer.writerow(filled.names))
    for row in filled.rows():
        yield str(writer.writerow([_cell(value) for value in row]))


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
    # Most cells end here.
    return text[:1] in _SUSPECT and text.lstrip("'").startswith(_FORMULA)
