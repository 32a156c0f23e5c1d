"""A file of the data, and how values are written."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.text import digest

FOLDER = "data"


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
    """A file below data/ with its bytes; the rest as of `Described`."""

    name: str
    content: bytes
    media_type: str
    title: str
    table: str | None = None

    @property
    def uri(self) -> str:
        """Its path below the root of the site."""
        return f"{FOLDER}/{self.name}"

    @property
    def described(self) -> Described:
        """What is known of the file when its bytes are gone."""
        size, sha256 = len(self.content), digest(self.content)
        return Described(self.name, self.media_type, self.title, self.table, size, sha256)


def as_json(value: object) -> str:
    """Return JSON on one line, with days as text; the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def json_lines(head: str, items: Iterable[object], tail: str) -> bytes:
    """Return a JSON document with a list of one item per line between a head and a tail."""
    # Bytes at once: the items of a large archive are many, and none is needed again.
    data = bytearray(f"{head}\n".encode())
    between = b""
    for item in items:
        data += between + as_json(item).encode()
        between = b",\n"
    data += f"\n{tail}\n".encode()
    return bytes(data)


def known(values: dict[str, object]) -> dict[str, object]:
    """Return a mapping without what is unknown: None, and empty lists and texts."""
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))
