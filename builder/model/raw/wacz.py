"""A WACZ file: WARC files in a zip, with a list of the pages that somebody looked at."""

import json
from collections.abc import Iterator
from gzip import GzipFile
from io import BytesIO
from zipfile import ZipFile

from builder.model.raw.page import UnreadablePageError, reading
from builder.model.raw.warc import Budget, Captures, Readable, add_captures, found

_KIND = "WACZ file"
_PAGES = "pages/pages.jsonl"
_MOST_PARTS = 1_000
_WHERE = "the WACZ file (WARC-Target-URI, WARC-Date)"


def read_wacz(data: bytes) -> Captures:
    """Return the pages of a WACZ file by their addresses: those of its own list, if it has one.

    Frames and advertisements are pages of HTML as well, and stand in no list.
    """
    captures: Captures = {}
    with reading(_KIND), ZipFile(BytesIO(data)) as file:
        names = file.namelist()
        if len(names) > _MOST_PARTS:
            raise UnreadablePageError(f"has over {_MOST_PARTS} files in it: save one page alone")
        budget = Budget()
        listed = frozenset(_listed(file, budget)) if _PAGES in names else frozenset()
        for name in names:
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                with file.open(name) as part:
                    stream: Readable = GzipFile(fileobj=part) if name.endswith(".gz") else part
                    add_captures(captures, stream, budget, _WHERE)
    looked_at = {address: page for address, page in captures.items() if address in listed}
    return found(looked_at or captures, _KIND)


def _listed(file: ZipFile, budget: Budget) -> Iterator[str]:
    """Yield the addresses of the list of pages, a JSON object a line."""
    with file.open(_PAGES) as part:
        lines = budget.read(part).decode("utf-8", "replace").split("\n")
    for line in lines:
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            yield entry["url"]
