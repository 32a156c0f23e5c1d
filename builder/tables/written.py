"""A file of the data, and how values are written."""

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

FOLDER = "data"
# About so many letters at once: a write of each line costs more, and of all more memory.
_CHUNK = 1 << 16
# Of zlib: more takes longer and saves little. A header without a name or a time.
_LEVEL, _GZIP = 6, 31


OnDisk = Callable[[Callable[[str], None]], Generator[bytes, None, None]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where files go.

    `write` takes the path of a file below the root of the site and its bytes, which it reads before
    it returns. `on_disk` is for what has to be a file while it is made: it calls a function with
    the path of one that is not there yet, yields the bytes that came into it, and leaves nothing.
    """

    write: Callable[[str, Iterable[bytes]], None]
    on_disk: OnDisk


@dataclass(frozen=True, slots=True)
class Described:
    """A file below data/ without its bytes: its name, its media type, and what it is.

    `table` is the name of the one table that it has, `size` is in bytes.
    """

    name: str
    media_type: str
    title: str
    table: str | None
    size: int
    sha256: str

    @property
    def uri(self) -> str:
        """Its path below the root of the site."""
        return f"{FOLDER}/{self.name}"

    @property
    def format(self) -> str:
        """The ending of its name."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Written:
    """A file below data/ before anybody has its bytes; the rest as of `Described`.

    `chunks` are made while they are read, which can be done once: no file is held as a whole.
    """

    name: str
    chunks: Generator[bytes, None, None]
    media_type: str
    title: str
    table: str | None = None

    def write(self, target: Target) -> Described:
        """Write the file, and return what is known of it when its bytes are gone."""
        described = Described(self.name, self.media_type, self.title, self.table, 0, "")
        size, sha256 = 0, hashlib.sha256()

        def counted() -> Iterator[bytes]:
            nonlocal size
            for chunk in self.chunks:
                size += len(chunk)
                sha256.update(chunk)
                yield chunk

        with closing(self.chunks):
            chunks = counted()
            target.write(described.uri, chunks)
            for _ in chunks:
                pass  # what nobody wanted to write counts all the same
        return replace(described, size=size, sha256=sha256.hexdigest())


def gathered(texts: Iterable[str]) -> Generator[bytes, None, None]:
    """Yield many short texts as UTF-8, in chunks that are worth a write."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= _CHUNK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()


def gzipped(chunks: Iterable[bytes]) -> Generator[bytes, None, None]:
    """Yield a file as gzip has it: one version of zlib gives the same bytes for the same file."""
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    for chunk in chunks:
        yield press.compress(chunk)
    yield press.flush()


def joined(head: str, texts: Iterable[str], between: str, tail: str) -> Iterator[str]:
    """Yield the parts of a list: its head, the texts with something between them, its tail."""
    yield head
    before = ""
    for text in texts:
        yield f"{before}{text}"
        before = between
    yield tail


def as_json(value: object) -> str:
    """Return JSON on one line, with days as text; the same text for the same value."""
    return _ENCODER.encode(value)


def json_lines(head: str, items: Iterable[object], tail: str) -> Generator[bytes, None, None]:
    """Yield a JSON document with a list of one item per line between a head and a tail."""
    return gathered(joined(f"{head}\n", map(as_json, items), ",\n", f"\n{tail}\n"))


def known(values: dict[str, object]) -> dict[str, object]:
    """Return a mapping without what is unknown: None, and empty lists and texts."""
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
