"""Pagefind, run as the service that its own packages talk to: documents in, its files out.

Its interface for Python waits a tenth of a second for every document. The protocol is a message of
JSON in base64 with a comma behind it, and an answer like it to each.
"""

import gzip
import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from builder.render.texts import Document

# The second has no means to part words that are written without spaces.
_PACKAGES: Final = ("pagefind_bin_extended", "pagefind_bin")
# What is written for its own interfaces, which no page of ours shows.
_UNUSED: Final = ("*ui.js", "*ui.css", "pagefind-highlight.js")
_HEAD: Final = b"pagefind_dcd"
_FRAGMENT: Final = ".pf_fragment"
_INDEX: Final = 0
_MOST: Final = 1 << 16


class NoPagefindError(Exception):
    """Pagefind is needed and not installed."""


class PagefindFailedError(Exception):
    """Pagefind did not do what it was asked; the message says what it said."""


def program() -> str:
    """Return the path of Pagefind's program.

    Raises:
        NoPagefindError: it is not installed.

    """
    for name in _PACKAGES:
        try:
            return str(import_module(name).get_executable())
        except (ImportError, FileNotFoundError):
            continue
    raise NoPagefindError


def write_texts(
    path: str, documents: Iterable[Document], folder: Path, language: str
) -> dict[str, str]:
    """Write what a browser searches into a folder; return Pagefind's names of pages by address.

    The same documents in the same order make the same files. All words are looked for as words of
    one language, that of the site: Pagefind would search those of one language alone.

    Raises:
        PagefindFailedError: it ended, or could not write.

    """
    with _Service(path) as service:
        config = {"force_language": language, "keep_index_url": True}
        service.ask({"type": "NewIndex", "config": config})
        for one in documents:
            file = {"file_path": None, "url": one.url, "file_contents": one.html}
            service.ask({"type": "AddFile", "index_id": _INDEX, **file})
        service.ask({"type": "WriteFiles", "index_id": _INDEX, "output_path": str(folder)})
    for pattern in _UNUSED:
        for file_ in folder.glob(pattern):
            file_.unlink()
    return {_address(one): one.name.removesuffix(_FRAGMENT) for one in _fragments(folder)}


def _fragments(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"fragment/*{_FRAGMENT}"))


def _address(fragment: Path) -> str:
    content = gzip.decompress(fragment.read_bytes())
    return str(json.loads(content.removeprefix(_HEAD))["url"])


class _Service:
    """A running Pagefind, which ends with the block."""

    def __init__(self, path: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 -- the program of a package that we name
            [path, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_MOST,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # It ends with its input, whatever it was about to do.
        self._process.communicate()

    def ask(self, payload: Mapping[str, Any]) -> None:
        """Send a message and wait for the answer to it.

        Raises:
            PagefindFailedError: the answer is an error, or there is none.

        """
        message = {"message_id": 1, "payload": payload}
        try:
            self._send(b64encode(json.dumps(message).encode()) + b",")
        except BrokenPipeError:
            raise PagefindFailedError("it ended") from None
        answer = json.loads(b64decode(self._read()))["payload"]
        if answer["type"] == "Error":
            raise PagefindFailedError(str(answer["message"]))

    def _send(self, message: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 -- it was asked for
        stdin.write(message)
        stdin.flush()

    def _read(self) -> bytes:
        stdout: Any = self._process.stdout
        read = b""
        while not read.endswith(b","):
            part = stdout.read1(_MOST)
            if not part:
                raise PagefindFailedError("it ended")
            read += part
        return read[:-1]
