"""Pagefind, run as the service that its own packages talk to: documents in, its files out.

Its interface for Python waits a tenth of a second for every document. The protocol is a message of
JSON in base64 with a comma after it, and an answer like it to each.
"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from operator import itemgetter
from typing import Any, Final, Self

from builder.processes import share_memory_with_threads, usable_cores
from builder.render.texts import SearchPage

# The second has no means to part words that are written without spaces.
_PACKAGES: Final = ("pagefind_bin_extended", "pagefind_bin")
# What is written for its own interfaces, which no page of ours shows.
_UNUSED: Final = ("ui.js", "ui.css", "pagefind-highlight.js")
_INDEX: Final = 0
_MOST: Final = 1 << 16
# Of the pages of a run, which takes 290 MB then; and how many runs there are at a time, at most.
_LETTERS: Final = 4_000_000
_RUNS: Final = 4


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


def runs_of(path: str, pages: Sequence[SearchPage], language: str) -> list[dict[str, bytes]]:
    """Return what `texts_of` does, of some pages at a time, in their order; on several cores.

    A run holds some sixty times what it is given. So it has no more pages than make some million
    letters, and at least one.

    Raises:
        PagefindFailedError: it ended, or refused a page.

    """
    share_memory_with_threads()
    with ThreadPoolExecutor(min(usable_cores(), _RUNS)) as pool:
        return list(pool.map(lambda run: texts_of(path, run, language), _shared(pages) or [()]))


def _shared(pages: Iterable[SearchPage]) -> list[list[SearchPage]]:
    """Return pages in as many runs as they need."""
    runs: list[list[SearchPage]] = []
    room = 0
    for page in pages:
        room -= len(page.html)
        if room < 0 or not runs:
            runs.append([])
            room = _LETTERS - len(page.html)
        runs[-1].append(page)
    return runs


def texts_of(path: str, documents: Iterable[SearchPage], language: str) -> dict[str, bytes]:
    """Return the files that a browser searches, by their place in a folder of their own.

    The same documents in the same order make the same files. All words are looked for as words of
    one language, that of the site: Pagefind would search those of one language alone.

    Raises:
        PagefindFailedError: it ended, or refused a document.

    """
    with _Service(path) as service:
        config = {"force_language": language, "keep_index_url": True}
        service.ask({"type": "NewIndex", "config": config})
        for one in documents:
            file = {"file_path": None, "url": one.url, "file_contents": one.html}
            service.ask({"type": "AddFile", "index_id": _INDEX, **file})
        # Asked to write files itself, it answers before it has.
        answer = service.ask({"type": "GetFiles", "index_id": _INDEX})
    return {
        file["path"]: b64decode(file["content"])
        for file in sorted(answer["files"], key=itemgetter("path"))
        if not file["path"].endswith(_UNUSED)
    }


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

    def __exit__(self, *_: object) -> None:
        # It ends with its input, whatever it was about to do.
        self._process.communicate()

    def ask(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Send a message and return the answer to it.

        Raises:
            PagefindFailedError: the answer is an error, or there is none.

        """
        message = {"message_id": 1, "payload": payload}
        try:
            self._send(b64encode(json.dumps(message).encode()) + b",")
        except BrokenPipeError:
            raise PagefindFailedError("it ended") from None
        answer: dict[str, Any] = json.loads(b64decode(self._read()))["payload"]
        if answer["type"] == "Error":
            raise PagefindFailedError(str(answer["message"]))
        return answer

    def _send(self, message: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 -- it was asked for
        stdin.write(message)
        stdin.flush()

    def _read(self) -> bytearray:
        stdout: Any = self._process.stdout
        read = bytearray()
        while not read.endswith(b","):
            part = stdout.read1(_MOST)
            if not part:
                raise PagefindFailedError("it ended")
            read += part
        return read[:-1]
