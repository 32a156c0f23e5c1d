"""Bytes of raw pages as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.encoding import decode, fault_of


@pytest.mark.parametrize(
    ("data", "text", "remark"),
    [
        ("“Größe” — الطالبان".encode(), "“Größe” — الطالبان", ""),
        ("“BOM”".encode("utf-8-sig"), "“BOM”", ""),
        ("“wide”".encode("utf-16"), "“wide”", "read as utf-16"),
        ("“quoted” – €5".encode("cp1252"), "“quoted” – €5", "read as windows-1252"),
        (b"neither \x81\xff", "neither \ufffdÿ", "read as windows-1252"),
        (b'<meta charset="koi8-r">\xd1', '<meta charset="koi8-r">я', "read as koi8-r"),
        ("the groupâ€™s cafÃ©".encode(), "the group’s café", "mended letters"),
        (b"one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour", ""),
        (b"", "", ""),
    ],
)
def test_decode(data: bytes, text: str, remark: str) -> None:
    """Pages of many encodings are read, with plain line feeds, and what was assumed is said."""
    decoded = decode(data)
    assert decoded.text == text
    assert " ".join(decoded.remarks).startswith(remark)
    assert bool(decoded.remarks) == bool(remark)


@pytest.mark.parametrize(
    "label",
    ["undefined", "idna", "punycode", "unicode_escape", "rot13", "base64", "utf-7", "no-such"],
)
def test_labels_that_are_not_the_webs(label: str) -> None:
    """A name that Python knows for a codec, and the web does not, names no encoding of a page."""
    page = f"<meta charset={label}><p>caf".encode() + b"\xe9"
    assert decode(page).text == f"<meta charset={label}><p>café"


@given(st.binary())
def test_decode_never_fails(data: bytes) -> None:
    """Any bytes are some text without carriage returns."""
    assert "\r" not in decode(data).text


@given(st.text(st.characters(codec="utf-8", exclude_characters="ÂÃØÙâ")))
def test_decode_reads_utf_8(text: str) -> None:
    """What was written as UTF-8 is read as written, up to a mark and line ends."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.encode().startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(text.encode()).text == plain


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"PK\x03\x04\x00", "is not text"),
        (b"a" * 10_000_001, "is over 10 MB"),
        ("wide".encode("utf-16"), None),
        (b"text", None),
    ],
)
def test_fault(data: bytes, fault: str | None) -> None:
    """Files that hold no page are named for what they are."""
    found = fault_of(data)
    assert found is None if fault is None else found is not None and found.startswith(fault)
