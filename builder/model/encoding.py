"""Bytes of a raw page as text."""

import codecs
import re
from dataclasses import dataclass

from webencodings import PYTHON_NAMES, lookup

MOST_BYTES = 10_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)[ \t]?=[ \t]?[\"']?([A-Za-z0-9_:.-]{2,40})"
)
# What a page cannot be in that says so in letters of ASCII and is not UTF-8; the web reads none of
# them by their name either.
_NOT_DECLARED = frozenset({"utf-8", "utf-16le", "utf-16be", "x-user-defined", "replacement"})
# UTF-8 that was read as Windows-1252 on its way here: "â€™" for an apostrophe, "Ã©" for an e.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00d8\u00d9][\u0080-\u00bf\u0192\u02c6\u2018-\u203a]|\u00e2\u20ac|\u00e2\u0080"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text with plain line feeds, and what had to be assumed or mended to read it."""

    text: str
    remarks: tuple[str, ...] = ()


def fault_of(data: bytes) -> str | None:
    """Say why bytes cannot be a page's text; None if they can."""
    if not data.strip():
        return "is empty"
    if len(data) > MOST_BYTES:
        return too_many_bytes()
    if b"\x00" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "is not text: save the page as text or HTML"
    return None


def too_many_bytes() -> str:
    """Say what is wrong with a page that is larger than any."""
    return f"is over {MOST_BYTES // 1_000_000} MB: save the article's page alone"


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Return the text of a page: by its byte order mark, as UTF-8, as declared, or Windows-1252.

    What the page came with, such as the header of a message, may name the encoding: `charset`.
    """
    text, encoding = _decode(data, charset)
    remarks = [] if encoding == "utf-8" else [f"read as {encoding}"]
    if _MOJIBAKE.search(text):
        import ftfy  # noqa: PLC0415 -- slow to import, and seldom needed

        mended = ftfy.fix_encoding(text)
        if mended != text:
            text = mended
            remarks.append("mended letters that an earlier program had read in the wrong encoding")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), tuple(remarks))


def _decode(data: bytes, charset: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            name = "utf-8" if mark == codecs.BOM_UTF8 else encoding
            return data.decode(encoding, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    encoding = _known(charset) or _declared(data[:4096]) or "windows-1252"
    return data.decode(PYTHON_NAMES.get(encoding, encoding), errors="replace"), encoding


def _declared(head: bytes) -> str | None:
    """Return the encoding that a page names, if the web knows it.

    Python knows others, and some are none of text: `undefined`, `rot13`, `unicode_escape`.
    """
    declared = _DECLARED.search(head)
    return _known(declared[1].decode("ascii")) if declared else None


def _known(label: str | None) -> str | None:
    found = lookup(label) if label else None
    return found.name if found and found.name not in _NOT_DECLARED else None
