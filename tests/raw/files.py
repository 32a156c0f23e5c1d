"""One page, in every kind of file that a raw page may come in."""

import gzip
import io
import json
import plistlib
import zipfile
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE / "bridge.html").read_bytes()
ADDRESS = "https://courier.example.org/2025/norwick-bridge"
TITLE = "Two guards killed in attack on the Norwick bridge"
SAVED = "2025-03-20"


def webarchive(page: bytes = PAGE, kind: str = "text/html") -> bytes:
    """Return the page as Safari saves it, with a frame beside it."""
    main = {
        "WebResourceData": page,
        "WebResourceURL": ADDRESS,
        "WebResourceMIMEType": kind,
        "WebResourceTextEncodingName": "UTF-8",
    }
    frame = {"WebMainResource": {**main, "WebResourceData": b"<p>An advertisement</p>"}}
    tree = {"WebMainResource": main, "WebSubframeArchives": [frame]}
    return plistlib.dumps(tree, fmt=plistlib.FMT_BINARY)


def single_file() -> bytes:
    """Return the page as SingleFile saves it: one file of HTML with a note."""
    note = (
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n"
        " saved date: Thu Mar 20 2025 09:12:44 GMT+0500 (Pakistan Standard Time)\n-->"
    )
    return PAGE.replace(b"<html lang=en>", b"<html lang=en>" + note.encode())


def mail(*, is_html: bool) -> bytes:
    """Return a message with the article in it."""
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "The Norwick Courier <news@courier.example.org>"
    message["Date"] = "Fri, 14 Mar 2025 18:00:00 +0500"
    paragraphs = [line[3:-4] for line in PAGE.decode().split("\n") if line.startswith("<p>")]
    message.set_content("\n\n".join(paragraphs))
    if is_html:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        message.add_alternative(f"<html><body>{body}</body></html>", subtype="html")
    return bytes(message)


def warc(*pages: tuple[str, bytes], is_packed: bool = True) -> bytes:
    """Return pages as a crawler keeps them: the answer of a server, and a picture beside each."""
    records = []
    for address, page in pages or ((ADDRESS, PAGE),):
        records.append(record(address, "text/html; charset=utf-8", page))
        records.append(record(f"{address}.png", "image/png", b"\x89PNG"))
    return b"".join(gzip.compress(one, mtime=0) if is_packed else one for one in records)


def record(address: str, kind: str, data: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return a record of a WARC file: what a server answered."""
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers)
    answer = "\r\n".join(lines).encode() + b"\r\n\r\n" + data
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: {SAVED}T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def wacz(*pages: tuple[str, bytes], listed: tuple[str, ...] = (ADDRESS,)) -> bytes:
    """Return a WACZ file of pages, with the list of those that somebody looked at."""
    lines = [{"format": "json-pages-1.0"}, *({"url": url, "ts": SAVED} for url in listed)]
    return zipped(
        {
            "archive/data.warc.gz": warc(*pages),
            "pages/pages.jsonl": "\n".join(map(json.dumps, lines)).encode(),
            "datapackage.json": b"{}",
        }
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def packed_zeros(count: int) -> bytes:
    """Return so many zeros, packed to a thousandth."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as file:
        for _ in range(count // 1_000_000):
            file.write(bytes(1_000_000))
    return out.getvalue()


FILES: dict[str, bytes] = {
    "bridge.html": PAGE,
    "bridge.mhtml": (HERE / "bridge.mhtml").read_bytes(),
    "bridge.webarchive": webarchive(),
    "single.html": single_file(),
    "bridge.pdf": (HERE / "bridge.pdf").read_bytes(),
    "bridge.warc": warc(is_packed=False),
    "bridge.warc.gz": warc(),
    "bridge.wacz": wacz(),
    "plain.eml": mail(is_html=False),
    "html.eml": mail(is_html=True),
}
