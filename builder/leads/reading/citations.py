"""What Zotero and other libraries of sources export: RIS, BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from builder.leads.table import MOST_ROWS, RawRow, RawTable, RowFault, UnreadableTableError

_END = re.compile(r"^ER  ?-.*$", re.MULTILINE)
_WORDS = re.compile(r"\S")


def read_ris(text: str, remarks: tuple[str, ...]) -> RawTable:
    """Read RIS, entry by entry, so that a bad one spoils no other."""
    try:
        import rispy  # noqa: PLC0415 -- an optional extra
    except ImportError:
        raise _missing("RIS", "rispy") from None

    def entry(chunk: str) -> Mapping[str, Any]:
        (found,) = rispy.loads(f"{chunk.strip()}\nER  - \n", skip_unknown_tags=False)
        return dict(found)

    chunks = [chunk for chunk in _END.split(text) if _WORDS.search(chunk)]
    return _table("ris", chunks, entry, remarks)


def read_bibtex(text: str, remarks: tuple[str, ...]) -> RawTable:
    """Read BibTeX; letters that are written as commands become letters."""
    try:
        from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 -- an optional extra
        from bibtexparser.middlewares import LatexDecodingMiddleware  # noqa: PLC0415 -- as above
    except ImportError:
        raise _missing("BibTeX", "bibtexparser") from None
    try:
        library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    except Exception as error:
        # Hostile text ends its parser in many ways.
        raise UnreadableTableError(f"cannot be read as BibTeX: {error}") from error

    def entry(found: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- it ships no types that fit
        fields = {field.key.casefold(): str(field.value) for field in found.entries_fields}
        names = re.split(r"\s+and\s+", fields.get("author", ""))
        return {**fields, "key": found.key, "author": names}

    class _Entry:
        def __init__(self, given: Any) -> None:  # noqa: ANN401 -- as above
            self.key, self.entries_fields = given.key, given.fields

    table = _table("bibtex", [_Entry(one) for one in library.entries], entry, remarks)
    faults = [
        RowFault(
            len(library.entries) + n,
            None,
            f"is no entry that can be read, at line {(block.start_line or 0) + 1}",
        )
        for n, block in enumerate(library.failed_blocks, start=1)
    ]
    return RawTable(table.columns, table.rows, (*table.faults, *faults), remarks, "bibtex")


class _NoEntryError(Exception):
    """An entry is none; the message says what one is."""


def read_csl(text: str, remarks: tuple[str, ...]) -> RawTable:
    """Read CSL-JSON: a list of items."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableTableError(f"is no JSON: {error}") from None
    items = given.get("items") if isinstance(given, dict) else given
    if not isinstance(items, list):
        raise UnreadableTableError("is no CSL-JSON: that is a list of items")

    def entry(item: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- anything may stand in JSON
        if not isinstance(item, dict):
            raise _NoEntryError("an item is an object, with names and values")
        authors = item.get("author", ())
        if not isinstance(authors, list | tuple) or not all(isinstance(x, dict) for x in authors):
            raise _NoEntryError("author is a list of objects, with given and family or literal")
        people = [
            one.get("literal") or " ".join(filter(None, (one.get("given"), one.get("family"))))
            for one in authors
        ]
        return {**item, "author": people, "issued": _csl_date(item.get("issued"))}

    return _table("csl", items, entry, remarks)


def _csl_date(given: Any) -> str:  # noqa: ANN401 -- as above
    if not isinstance(given, dict):
        return str(given or "")
    if parts := given.get("date-parts"):
        begun = [int(part) for part in parts[0]]
        return "-".join([f"{begun[0]:04}", *(f"{part:02}" for part in begun[1:3])])
    return str(given.get("literal") or given.get("raw") or "")


def _table(
    kind: str,
    entries: list[Any],
    read: Callable[[Any], Mapping[str, Any]],
    remarks: tuple[str, ...],
) -> RawTable:
    if not entries:
        raise UnreadableTableError("has no entries")
    if len(entries) > MOST_ROWS:
        raise UnreadableTableError(f"has over {MOST_ROWS:,} entries: take those you need")
    rows, faults = [], []
    columns: dict[str, None] = {}
    for number, given in enumerate(entries, start=1):
        try:
            cells = {key: _text(value) for key, value in read(given).items()}
        except Exception as error:  # noqa: BLE001 -- one bad entry never stops the rest
            known = isinstance(error, _NoEntryError)
            reason = str(error) if known else f"{type(error).__name__}: {error}"
            why = f"is no entry that can be read: {reason}"[:200]
            faults.append(RowFault(number, None, why))
            continue
        rows.append(RawRow(number, {key: cell for key, cell in cells.items() if cell.strip()}))
        columns |= dict.fromkeys(rows[-1].cells)
    return RawTable(tuple(columns), tuple(rows), tuple(faults), remarks, kind)


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value if one)
    return "" if value is None or isinstance(value, dict) else str(value)


def _missing(kind: str, library: str) -> UnreadableTableError:
    return UnreadableTableError(
        f"is {kind}, which needs {library}: .venv/bin/pip install 'annotated-archive[leads]'"
    )
