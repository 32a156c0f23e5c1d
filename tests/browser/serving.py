"""Serve a built site as a host would: compressed, with its own 404 page, at the root or below."""

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_UNKNOWN = "application/octet-stream"


@contextmanager
def serve(site: Path, below: str = "/", latency: float = 0) -> Iterator[str]:
    """Serve a folder on a free port and yield its address; `below` is the path that it is under.

    What lies outside that path is not the site's, and gets a bare 404. Each answer waits for
    `latency` seconds.
    """
    handler = partial(_Handler, site.resolve(), below, latency)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one packet: apart, the second waits 40 ms for the first to be acknowledged.
    wbufsize = -1

    def __init__(self, site: Path, below: str, latency: float, *arguments: object) -> None:
        self._site = site
        self._below = below
        self._latency = latency
        super().__init__(*arguments)  # type: ignore[arg-type]  # socketserver's own

    def do_GET(self) -> None:
        time.sleep(self._latency)
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self._below):
            self._send(HTTPStatus.NOT_FOUND, _TYPES[".txt"], b"not this site\n")
            return
        file = (self._site / path.removeprefix(self._below)).resolve()
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK
        if not file.is_relative_to(self._site) or not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, self._site / "404.html"
        self._send(status, _TYPES.get(file.suffix, _UNKNOWN), file.read_bytes())

    do_HEAD = do_GET  # noqa: N815 -- http.server's own name

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def _send(self, status: HTTPStatus, type_: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        if "charset" in type_:
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                data = _gzipped(data)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


@lru_cache(maxsize=256)
def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
