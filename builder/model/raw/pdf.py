"""A page that a browser printed as PDF, read by pypdf."""

import datetime as dt
import logging
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from builder.model.encoding import MOST_BYTES, Decoded
from builder.model.raw.page import (
    OpenedPage,
    TextFormat,
    UnreadablePageError,
    missing_extra,
    reading,
)
from builder.model.raw.printed import Printed, paragraphs, split_margins

_MOST_PAGES = 300
# A page of an article has some thousand of them.
_MOST_OPERATORS = 100_000
_MOST_TOKENS = 250_000
_TOO_MUCH = "draws more than any article: print the article's page alone"
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st", 0xAD: None,
}  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s\u2026]{4,2000}(?=\s|\Z)")


def read_pdf(data: bytes) -> OpenedPage:
    """Return the text of a PDF in reading order, a line for each paragraph.

    What the browser printed into the margins comes last; the page's address is taken from there.
    """
    try:
        from pypdf import (  # noqa: PLC0415 -- an extra
            Configuration,
            PdfReader,
            apply_configuration,
        )
        from pypdf.errors import LimitReachedError  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise missing_extra("PDF file", "pypdf") from error
    # It tells of every small fault of a file; what cannot be read is told by us, once.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits = Configuration(
        maximum_declared_stream_length=MOST_BYTES,
        array_based_stream_maximum_output_length=MOST_BYTES,
        lzw_maximum_output_length=MOST_BYTES,
        run_length_maximum_output_length=MOST_BYTES,
        zlib_maximum_output_length=MOST_BYTES,
        stream_decoding_work_maximum_length=2 * MOST_BYTES,
        stream_parsing_work_maximum_count=_MOST_TOKENS,
        page_tree_maximum_entries=2 * _MOST_PAGES,
    )
    with reading("PDF file"), apply_configuration(limits):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise UnreadablePageError("is encrypted: print the page again, without a password")
        try:
            return _page(reader)
        except LimitReachedError as error:
            raise UnreadablePageError(_TOO_MUCH) from error


def _page(reader: Any) -> OpenedPage:  # noqa: ANN401 -- pypdf is an extra
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadablePageError(f"has over {_MOST_PAGES} pages: print the article's page alone")
    pen = _Pen()
    for number, page in enumerate(reader.pages):
        pen.page = number
        page.extract_text(visitor_operand_before=pen.count, visitor_text=pen.write)
        pen.end_line()
        if pen.operators > _MOST_OPERATORS:
            raise UnreadablePageError(_TOO_MUCH)
    lines, margins = split_margins(pen.lines)
    text = "\n".join([*paragraphs(lines), *margins])
    if not text.strip():
        raise UnreadablePageError("has no text, but pictures of it: print the page from a browser")
    addresses = _ADDRESS.findall("\n".join(margins))
    return OpenedPage(
        TextFormat.TEXT,
        Decoded(text),
        addresses[0] if addresses else None,
        _day(reader),
        "the margin of the printed page, and the day on which the PDF was made",
    )


def _day(reader: Any) -> dt.date | None:  # noqa: ANN401 -- pypdf is an extra
    try:
        made = reader.metadata and reader.metadata.creation_date
    except (ValueError, TypeError, AttributeError):
        return None
    return made.date() if isinstance(made, dt.datetime) else None


class _Pen:
    """Puts the pieces of text that a page draws together to lines."""

    def __init__(self) -> None:
        self.page = 0
        self.operators = 0
        self.lines: list[Printed] = []
        self._line: Printed | None = None

    def count(self, *_: object) -> None:
        self.operators += 1
        if self.operators > _MOST_OPERATORS:
            raise UnreadablePageError(_TOO_MUCH)

    def write(
        self, text: str, ground: Sequence[float], matrix: Sequence[float], _: object, size: float
    ) -> None:
        """Take a piece, with the matrices of the page and the text and the size of its letters."""
        x = matrix[4] * ground[0] + matrix[5] * ground[2] + ground[4]
        y = matrix[4] * ground[1] + matrix[5] * ground[3] + ground[5]
        tall = abs(size * (matrix[3] or matrix[1]) * (ground[3] or ground[1]))
        for n, piece in enumerate(text.translate(_LIGATURES).split("\n")):
            if n:
                self.end_line()
            if piece.strip() and self._line is None:
                self._line = Printed(self.page, x, y, tall, piece)
            elif self._line is not None:
                if piece.strip() and abs(self._line.y - y) > max(tall, self._line.size) / 2:
                    self.end_line()
                    self._line = Printed(self.page, x, y, tall, piece)
                else:
                    self._line = self._line.with_more(piece)

    def end_line(self) -> None:
        if self._line is not None:
            self.lines.append(self._line)
        self._line = None
