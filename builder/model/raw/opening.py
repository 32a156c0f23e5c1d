"""A file → the page or the pages in it."""

from builder.model.encoding import MOST_BYTES, decode, fault_of, too_many_bytes
from builder.model.raw.kinds import ARCHIVES, Kind, kind_of, refuse_data, refuse_others
from builder.model.raw.mail import read_mail, read_mhtml
from builder.model.raw.page import Form, Page, UnreadableError
from builder.model.raw.pdf import read_pdf
from builder.model.raw.wacz import read_wacz
from builder.model.raw.warc import Captures, read_warc
from builder.model.raw.webarchive import read_webarchive

_FORMS = {Kind.TEXT: Form.TEXT, Kind.MARKDOWN: Form.MARKDOWN, Kind.HTML: Form.HTML}
_READERS = {
    Kind.MHTML: read_mhtml,
    Kind.MAIL: read_mail,
    Kind.WEBARCHIVE: read_webarchive,
    Kind.PDF: read_pdf,
}


def is_archive(name: str) -> bool:
    """Tell whether a file may hold several pages, by its name."""
    try:
        return kind_of(name) in ARCHIVES
    except UnreadableError:
        return False


def open_archive(name: str, data: bytes) -> Captures:
    """Return the pages that a file holds, by their addresses, each or why it cannot be read.

    Raises:
        UnreadableError: there is none.

    """
    _refuse_unlikely(data)
    return (read_wacz if kind_of(name) is Kind.WACZ else read_warc)(data)


def open_page(name: str, data: bytes) -> Page:
    """Return the page that a file holds.

    Raises:
        UnreadableError: it is none, or not one alone.

    """
    kind = kind_of(name)
    _refuse_unlikely(data)
    if kind in ARCHIVES:
        raise UnreadableError(f"is a {kind}: name one of its pages, as in {name}#https://…")
    if reader := _READERS.get(kind):
        page = reader(data)
        if len(page.source.text) > MOST_BYTES:
            raise UnreadableError(too_many_bytes())
        return page
    if kind is Kind.TEXT:
        refuse_others(data)
    if fault := fault_of(data):
        raise UnreadableError(fault)
    source = decode(data)
    if kind is Kind.TEXT:
        refuse_data(source.text)
    return Page(_FORMS[kind], source)


def _refuse_unlikely(data: bytes) -> None:
    if not data.strip():
        raise UnreadableError("is empty")
    if len(data) > MOST_BYTES:
        raise UnreadableError(too_many_bytes())
