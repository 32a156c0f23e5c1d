"""What a file is, by its name and by how it begins."""

import csv
import json
import re
from enum import StrEnum
from typing import Any

from builder.model.raw.page import UnreadablePageError


class FileKind(StrEnum):
    """A kind of file that a raw page may come in."""

    TEXT = "text"
    MARKDOWN = "Markdown page"
    HTML = "HTML page"
    MHTML = "MHTML file"
    MAIL = "mail message"
    WEBARCHIVE = "web archive of Safari"
    PDF = "PDF file"
    WARC = "WARC file"
    WACZ = "WACZ file"


ARCHIVES = frozenset({FileKind.WARC, FileKind.WACZ})

_ENDINGS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), FileKind.HTML),
    **dict.fromkeys((".md", ".markdown"), FileKind.MARKDOWN),
    **dict.fromkeys((".mhtml", ".mht"), FileKind.MHTML),
    **dict.fromkeys((".warc", ".warc.gz"), FileKind.WARC),
    ".eml": FileKind.MAIL,
    ".webarchive": FileKind.WEBARCHIVE,
    ".pdf": FileKind.PDF,
    ".wacz": FileKind.WACZ,
}

ENDINGS = tuple(_ENDINGS)
"""How the names of files end that a page may come in; plain text has any other ending."""

_TABLE = "a table or a file of data ({}), and no article"
_PART = "a part of a page ({}), and no page"
_OUT = "keep it outside seeds/"
_SAVE = "open it, and save or print it as PDF"
# What is no page, and what to do with it.
_OTHERS = {
    **dict.fromkeys(
        (
            ".csv .tsv .tab .xls .xlsx .ods .json .jsonl .ndjson .geojson .jsonld .topojson .ris"
            " .bib .enw .xml .rss .atom .rdf .ttl .kml .kmz .gpx .yaml .yml .toml .parquet .sqlite"
        ).split(),
        (_TABLE, _OUT),
    ),
    **dict.fromkeys(".js .mjs .css .map .woff .woff2 .ttf .otf".split(), (_PART, _OUT)),
    **dict.fromkeys(
        (
            ".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .mp3 .mp4 .webm .ogg .wav"
        ).split(),
        ("a picture or a recording ({}), and has no text", _OUT),
    ),
    **dict.fromkeys(
        ".doc .docx .odt .rtf .epub".split(), ("a document of an office program ({})", _SAVE)
    ),
    **dict.fromkeys(
        ".zip .gz .tgz .tar .7z .rar .zst .xz .bz2".split(),
        ("packed", "unpack it, and add the pages"),
    ),
}
# What a file is whose name says otherwise.
_BEGINNINGS = (
    (b"%PDF-", "a PDF file", "give it the ending .pdf"),
    (b"bplist00", "a web archive of Safari", "give it the ending .webarchive"),
    (b"WARC/1.", "a WARC file", "give it the ending .warc"),
    (b"PK\x03\x04", "packed", "unpack it, or give a WACZ file the ending .wacz"),
    (b"\x1f\x8b", "packed", "unpack it, or give a WARC file the ending .warc.gz"),
)
_RIS = re.compile(r"TY {1,2}- ?[A-Z]{2,9}\b")
_BIBTEX = re.compile(r"@[A-Za-z]{3,20}\s?\{[^\s{},]{1,200},")
_FEWEST_ROWS, _FEWEST_CELLS, _LONGEST_HEAD = 3, 3, 60
_LOOKED_AT = 64_000
_MOST_ROWS = 200


def kind_of(name: str) -> FileKind:
    """Return the kind of a file by its name.

    Raises:
        UnreadablePageError: it is of a kind that is no page.

    """
    low = name.lower().rpartition("/")[2]
    for ending, kind in _ENDINGS.items():
        if low.endswith(ending):
            return kind
    dot = low.rfind(".")
    other = _OTHERS.get(low[dot:]) if dot >= 0 else None
    if other:
        what, advice = other
        raise UnreadablePageError(f"is {what.format(low[dot + 1 :].upper())}: {advice}")
    return FileKind.TEXT


def refuse_others(data: bytes) -> None:
    """Raise if what should be text begins as another kind of file does."""
    for beginning, what, advice in _BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadablePageError(f"is {what}: {advice}")


def refuse_data(text: str) -> None:
    """Raise if a text is a table or a file of data, whatever its name."""
    head = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    what = (
        _json(text, head)
        or ("a list of citations (RIS)" if _RIS.match(head) else None)
        or ("a list of citations (BibTeX)" if _BIBTEX.match(head) else None)
        or ("a table" if any(_is_table(head, mark) for mark in "\t;,") else None)
    )
    if what:
        raise UnreadablePageError(f"is {what}, and no article: {_OUT}")


def _json(text: str, head: str) -> str | None:
    if head[:1] not in ("{", "["):
        return None
    first, _, rest = head.partition("\n")
    value = _parsed(text)
    if value is None:
        lines = _parsed(first), _parsed(rest.lstrip().partition("\n")[0])
        # "[1]" and "[2]" are notes of a text.
        is_data = all(isinstance(line, dict) for line in lines)
        return "a file of data (JSON lines)" if is_data else None
    known: Any = value if isinstance(value, dict) else {}
    if str(known.get("type")) in ("FeatureCollection", "Feature", "GeometryCollection"):
        return "a map's data (GeoJSON)"
    return "a file of data (JSON-LD)" if "@context" in known else "a file of data (JSON)"


def _parsed(text: str) -> object | None:
    """Return an object or a list that is written as JSON; None where it is none."""
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _is_table(head: str, mark: str) -> bool:
    """Tell whether every row has the same three cells or more, below short names of columns."""
    whole = head if len(head) < _LOOKED_AT else head.rpartition("\n")[0]
    lines = [line for line in whole.split("\n") if line.strip()][:_MOST_ROWS]
    if len(lines) < _FEWEST_ROWS or lines[0].count(mark) < _FEWEST_CELLS - 1:
        return False
    try:
        rows = [row for row in csv.reader(lines, delimiter=mark) if row]
    except csv.Error:
        return False
    names = rows[0]
    return (
        len(rows) >= _FEWEST_ROWS
        and all(len(row) == len(names) for row in rows)
        and all(name and not name.startswith(" ") and len(name) <= _LONGEST_HEAD for name in names)
    )
