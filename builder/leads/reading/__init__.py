"""Files of tables → rows of text, by the kind of the file."""

from builder.leads.reading.citations import read_bibtex, read_csl, read_ris
from builder.leads.reading.text import read_delimited, text_of
from builder.leads.reading.workbook import read_workbook
from builder.leads.table import MOST_BYTES, RawTable, UnreadableTableError

_KINDS = {"ris": read_ris, "bib": read_bibtex, "bibtex": read_bibtex, "json": read_csl}
_DELIMITED = ("csv", "tsv", "tab", "txt")
ENDINGS = (*_DELIMITED, "xlsx", *_KINDS)


def read_table(name: str, data: bytes, sheet: str | None = None) -> RawTable:
    """Read a table, by the ending of its name; of a workbook the first sheet, or the one named.

    Raises:
        UnreadableTableError: it is no table that can be read, or a library for it is missing.

    """
    ending = name.rpartition(".")[2].casefold()
    if len(data) > MOST_BYTES:
        raise UnreadableTableError(f"is over {MOST_BYTES // 1_000_000} MB: take the rows you need")
    if not data.strip():
        raise UnreadableTableError("is empty")
    if ending not in ENDINGS:
        raise UnreadableTableError(
            f"is of a kind that is not read: save it as one of {', '.join(ENDINGS)}"
        )
    if ending == "xlsx":
        return read_workbook(data, sheet)
    if sheet is not None:
        raise UnreadableTableError("has no sheets: only a workbook has")
    text, remarks = text_of(data)
    if ending in _KINDS:
        return _KINDS[ending](text, remarks)
    return read_delimited(text, remarks, is_tabbed=ending in ("tsv", "tab"))
