"""What a cell says, after whatever a spreadsheet did to it, and whether it said so before."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from builder.frontmatter import Tree
from builder.model.dates import parse_edtf
from builder.model.text import one_line
from builder.tables.column import Column, Type
from builder.tables.write.as_csv import armed, cell_text

_WHOLE = re.compile(r"([0-9]+)(?:[.,]0+)?")
# 1,234 and 1.234 and 1 234: a number of people has no fraction.
_GROUPED = re.compile(r"[0-9]{1,3}(?:([,.' \u00a0\u202f\u2019])[0-9]{3})(?:\1[0-9]{3})*")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?")
_TURNED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})")
_TRUTH = {"true": "true", "1": "true", "false": "false", "0": "false"}


class UnreadableCellError(Exception):
    """A cell cannot be read for what it is; the message says why, and what to write."""


def same(raw: str, value: object, column: Column[Any], *, is_date: bool) -> bool:
    """Tell whether a cell says what the archive says there.

    Raises:
        UnreadableCellError: the cell cannot be read.

    """
    return raw == cell_text(value) or read_cell(raw, column, is_date=is_date) == as_tree(value)


def read_cell(raw: str, column: Column[Any], *, is_date: bool) -> Tree:
    """Return what a cell says, as a record has it: a text, a list of texts, None for nothing.

    Raises:
        UnreadableCellError: it is none of the column's values.

    """
    text = one_line(raw)
    if not text:
        return None
    read = _date if is_date else _READ.get(column.type)
    if read:
        return read(text)
    text = armed(text)
    if column.values and text not in column.values:
        raise UnreadableCellError(f'"{text}" is none of {", ".join(column.values)}')
    return text


def as_tree(value: object) -> Tree:
    """Return what a row of the archive has as a record has it."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return _number(str(value)) if isinstance(value, float) else one_line(str(value))


def _whole(text: str) -> str:
    if found := _WHOLE.fullmatch(text):
        return str(int(found[1]))
    if _GROUPED.fullmatch(text):
        return str(int(re.sub(r"[^0-9]", "", text)))
    raise UnreadableCellError(f'"{text}" is no whole number: write it in digits, as in 1234')


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise UnreadableCellError(f'"{text}" is no number: write it as in 34.015')
    return repr(float(text.replace(",", ".")))


def _list(text: str) -> Tree:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise UnreadableCellError('is no list: write it as in ["first","second"]')
    return [one_line(item) for item in found]


def _date(text: str) -> str:
    if found := _MIDNIGHT.fullmatch(text):
        text = found[1]
    if found := _YEAR_FIRST.fullmatch(text):
        text = f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"
    if found := _TURNED.fullmatch(text):
        text = _turned(text, int(found[1]), int(found[3]), int(found[4]))
    try:
        parse_edtf(text)
    except ValueError:
        raise UnreadableCellError(
            f'"{text}" is no date in EDTF: a spreadsheet may have changed it. Write it as in '
            "2022-03-04 or 2022-03, in a column that is formatted as text"
        ) from None
    return text


def _turned(text: str, first: int, second: int, year: int) -> str:
    """Read a date that a spreadsheet wrote in the way of its country, where only one way can be."""
    days = set()
    for month, day in ((first, second), (second, first)):
        try:
            days.add(dt.date(year, month, day).isoformat())
        except ValueError:
            continue
    if len(days) > 1:
        raise UnreadableCellError(
            f'"{text}" may be {" or ".join(sorted(days))}: a spreadsheet has changed it. Write the '
            "date so, in a column that is formatted as text"
        )
    return days.pop() if days else text


def _truth(text: str) -> str:
    return _TRUTH.get(text.lower(), text)


_READ: dict[Type, Callable[[str], Tree]] = {
    Type.WHOLE: _whole,
    Type.NUMBER: _number,
    Type.LIST: _list,
    Type.YES_NO: _truth,
    Type.DAY: _date,
}
