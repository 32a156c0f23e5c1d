"""A file → the page or the pages in it."""

from builder.model.encoding import MOST_BYTES, decode, fault_of, too_many_bytes
from builder.model.raw.kinds import ARCHIVES, FileKind, kind_of, refuse_data, refuse_others
from builder.model.raw.mail import read_mail, read_mhtml
from builder.model.raw.page import OpenedPage, TextFormat, UnreadablePageError
from builder.model.raw.pdf import read_pdf
from builder.model.raw.wacz import read_wacz
from builder.model.raw.warc import Captures, read_warc
from builder.model.raw.webarchive import read_webarchive

_FORMS = {
    FileKind.TEXT: TextFormat.TEXT,
    FileKind.MARKDOWN: TextFormat.MARKDOWN,
    FileKind.HTML: TextFormat.HTML,
}
_READERS = {
    FileKind.MHTML: read_mhtml,
    FileKind.MAIL: read_mail,
    FileKind.WEBARCHIVE: read_webarchive,
    FileKind.PDF: read_pdf,
}


def is_archive(name: str) -> bool:
    """Tell whether a file may hold several pages, by its name."""
    try:
        return kind_of(name) in ARCHIVES
    except UnreadablePageError:
        return False


def open_archive(name: str, data: bytes) -> Captures:
    """Return the pages that a file holds, by their addresses, each or why it cannot be read.

    Raises:
        UnreadablePageError: there is none.

    """
    _refuse_unlikely(data)
    return (read_wacz if kind_of(name) is FileKind.WACZ else read_warc)(data)


def open_page(name: str, data: bytes) -> OpenedPage:
    """Return the page that a file holds.

    Raises:
        UnreadablePageError: it is none, or not one alone.

    """
    kind = kind_of(name)
    _refuse_unlikely(data)
    if kind in ARCHIVES:
        raise UnreadablePageError(f"is a {kind}: name one of its pages, as in {name}#https://…")
    if reader := _READERS.get(kind):
        page = reader(data)
        if len(page.source.text) > MOST_BYTES:
            raise UnreadablePageError(too_many_bytes())
        return page
    if kind is FileKind.TEXT:
        refuse_others(data)
    if fault := fault_of(data):
        raise UnreadablePageError(fault)
    source = decode(data)
    if kind is FileKind.TEXT:
        refuse_data(source.text)
    return OpenedPage(_FORMS[kind], source)


def _refuse_unlikely(data: bytes) -> None:
    if not data.strip():
        raise UnreadablePageError("is empty")
    if len(data) > MOST_BYTES:
        raise UnreadablePageError(too_many_bytes())
