"""A WARC file: the pages that a crawler or a browser's recorder kept, read by warcio."""

import datetime as dt
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO
from typing import Any, Protocol

from builder.model.encoding import MOST_BYTES, decode, too_many_bytes
from builder.model.raw.page import (
    MOST_UNPACKED,
    OpenedPage,
    TextFormat,
    UnreadablePageError,
    missing_extra,
    reading,
    too_large,
)

Captures = dict[str, OpenedPage | UnreadablePageError]

_KIND = "WARC file"
_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_LINE = 64_000
_GZIP = b"\x1f\x8b"
# What warcio unpacks by itself.
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
MOST_CAPTURES = 100


def read_warc(data: bytes) -> Captures:
    """Return the pages of a WARC file by their addresses: what a server answered as HTML."""
    captures: Captures = {}
    source = BytesIO(data)
    stream: Readable = GzipFile(fileobj=source) if data.startswith(_GZIP) else source
    add_captures(captures, stream, Budget(), f"the {_KIND} (WARC-Target-URI, WARC-Date)")
    return found(captures, _KIND)


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes, all of them if it is negative."""


class Budget:
    """How many bytes may still come out of a file."""

    def __init__(self, most: int = MOST_UNPACKED) -> None:
        """Take how many at most."""
        self._left = most

    def read(self, stream: Readable, size: int = -1) -> bytes:
        """Return up to so many bytes of a stream, all that may come if it is negative.

        Raises:
            UnreadablePageError: more has come than may.

        """
        try:
            data = stream.read(self._left + 1 if size < 0 else min(size, self._left + 1))
        except EOFError as error:
            raise UnreadablePageError("ends in the middle: save the page again") from error
        self._left -= len(data)
        if self._left < 0:
            raise too_large()
        return data


class _Limited:
    """A stream within a budget."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int = -1) -> bytes:
        return self._budget.read(self._stream, size)


def add_captures(captures: Captures, stream: Readable, budget: Budget, where: str) -> None:
    """Add the pages of a WARC file that is not packed; the first capture of an address stands.

    Raises:
        UnreadablePageError: the file is broken or too large, or warcio is not installed.

    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise missing_extra(_KIND, "warcio") from error
    with reading(_KIND):
        records = ArchiveIterator(_Limited(stream, budget))
        records.reader.readline = _short_lines(records.reader.readline)
        for record in records:
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if _is_page(record, address) and address not in captures:
                captures[address] = _capture(record, address, where)


def _short_lines(readline: Callable[[int], bytes]) -> Callable[..., bytes]:
    """Return a reader of lines that gives up where one has no end: warcio puts lines together.

    It does so piece by piece, so that one of a hundred megabytes takes hours.
    """

    def short(length: int | None = None) -> bytes:
        line = readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        # It counts what it has put together twice, and may stop at half of what was asked for.
        if len(line) >= _LONGEST_LINE // 2 and not line.endswith(b"\n"):
            raise UnreadablePageError(
                "has a header of no end, so it is no WARC file: save it again"
            )
        return line

    return short


def found(captures: Captures, kind: str) -> Captures:
    """Return the captures, if there are any and not too many."""
    if not captures:
        raise UnreadablePageError(f"is a {kind} without any page: save the article's page again")
    if len(captures) > MOST_CAPTURES:
        raise UnreadablePageError(
            f"holds over {MOST_CAPTURES} pages: save those of the archive alone"
        )
    return captures


def _is_page(record: Any, address: str) -> bool:  # noqa: ANN401 -- warcio has no types
    if record.rec_type not in ("response", "resource"):
        return False
    if not address.startswith(("http://", "https://")):
        return False
    headers = record.http_headers
    if headers is not None and not headers.get_statuscode().startswith("2"):
        return False
    return _content_type(record)[0] in _TYPES


def _content_type(record: Any) -> tuple[str, str | None]:  # noqa: ANN401 -- warcio has no types
    """Return the kind of a record's content, and its encoding if that is said."""
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").lower().partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'").partition(";")[0]
    return kind.strip(), charset or None


def _capture(record: Any, address: str, where: str) -> OpenedPage | UnreadablePageError:  # noqa: ANN401 -- warcio has no types
    headers = record.http_headers
    packed = (headers.get_header("Content-Encoding") if headers else None) or ""
    if packed.lower() not in _UNPACKED:
        return UnreadablePageError(
            f"is packed as {packed[:20]}, which cannot be read: save it again"
        )
    data = record.content_stream().read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return UnreadablePageError(too_many_bytes())
    if not data.strip():
        return UnreadablePageError("is empty")
    source = decode(data, _content_type(record)[1])
    return OpenedPage(TextFormat.HTML, source, address, _day(record), where)


def _day(record: Any) -> dt.date | None:  # noqa: ANN401 -- warcio has no types
    try:
        return dt.date.fromisoformat((record.rec_headers.get_header("WARC-Date") or "")[:10])
    except ValueError:
        return None
