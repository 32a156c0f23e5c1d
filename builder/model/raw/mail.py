"""A page saved as MHTML, and a mail message: parts between boundaries, read by `email`."""

import datetime as dt
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from html import escape

from builder.model.encoding import Decoded, decode
from builder.model.raw.page import OpenedPage, TextFormat, UnreadablePageError
from builder.model.text import one_line

# Each part within parts costs a look at every line of the file, and a header is read letter by
# letter: a page that a browser saved has one level, and headers of some hundred letters.
_MOST_LEVELS = 50
_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_LONG_TYPE = re.compile(
    rb"^content-type:(?:[^\r\n]|\r?\n[ \t]){2000}", re.IGNORECASE | re.MULTILINE
)
_BODY = re.compile(r"<body\b[^<>]{0,5000}>", re.IGNORECASE)
_MAIN_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_LONGEST_HEADER = 2_000


def read_mhtml(data: bytes) -> OpenedPage:
    """Return the page of an MHTML file: the part at the address that was saved."""
    message = _parsed(data, "MHTML file")
    address = _header(message, "Snapshot-Content-Location")
    parts = list(_parts(message))
    main = next((part for part in parts if address and _location(part) == address), None)
    if main is None:
        main = _first(parts, "text/html", "application/xhtml+xml")
    if main is None:
        raise UnreadablePageError("holds no page: save it again, as a single file or as HTML")
    where = "Snapshot-Content-Location" if address else "Content-Location"
    return OpenedPage(
        TextFormat.HTML,
        _decoded(main),
        address or _location(main),
        _day(message),
        f"the header of the MHTML file ({where}, Date)",
    )


def read_mail(data: bytes) -> OpenedPage:
    """Return a message as a mail program shows it: subject, sender and day above its text."""
    message = _parsed(data, "mail message")
    main = _first(list(_parts(message)), *_MAIN_TYPES)
    if main is None:
        raise UnreadablePageError("holds no text: save the message with its text")
    text = _decoded(main)
    head = _head(message)
    if main.get_content_type() == "text/plain":
        shown = "\n\n".join([*head, text.text])
        return OpenedPage(TextFormat.TEXT, Decoded(shown, text.remarks))
    shown = "".join(
        f"<{tag}>{escape(line)}</{tag}>" for tag, line in zip("hpp", head, strict=False)
    )
    shown = shown.replace("<h>", "<h1>").replace("</h>", "</h1>")
    body = _BODY.search(text.text)
    at = body.end() if body else 0
    return OpenedPage(
        TextFormat.HTML, Decoded(text.text[:at] + shown + text.text[at:], text.remarks)
    )


def _parsed(data: bytes, kind: str) -> Message:
    if _LONG_TYPE.search(data) or len(_NESTING.findall(data)) > _MOST_LEVELS:
        raise UnreadablePageError(
            f"has more parts within parts than any {kind}: save the page again as HTML"
        )
    message = message_from_bytes(data)
    if not message.keys():
        raise UnreadablePageError(f"has no headers, so it is no {kind}: save it again")
    return message


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in order; what is attached is none of the message."""
    for part in message.walk():
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            yield part


def _first(parts: list[Message], *types: str) -> Message | None:
    """Return the first part of the first of the types that there is."""
    found = (part for kind in types for part in parts if part.get_content_type() == kind)
    return next(found, None)


def _decoded(part: Message) -> Decoded:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return decode(payload if isinstance(payload, bytes) else b"", charset)


def _head(message: Message) -> list[str]:
    name, address = parseaddr(_header(message, "From") or "")
    day = _day(message)
    lines = [_header(message, "Subject"), name or address, day.isoformat() if day else None]
    return [line or "" for line in lines]


def _location(part: Message) -> str | None:
    return _header(part, "Content-Location")


def _header(part: Message, name: str) -> str | None:
    raw = str(part.get(name) or "")[:_LONGEST_HEADER]
    try:
        return one_line(str(make_header(decode_header(raw)))) or None
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return one_line(raw) or None


def _day(message: Message) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")[:_LONGEST_HEADER]).date()
    except (ValueError, TypeError, OverflowError):
        return None
