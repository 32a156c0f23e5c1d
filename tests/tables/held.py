"""Files of the data in memory, for tests that look into several of a small archive."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from builder.tables.run import data_files
from builder.tables.source import TableSource
from builder.tables.written import Described, Target
from builder.target import into

ON_DISK = into(Path(tempfile.gettempdir())).on_disk
"""Has files made in the system's temporary folder."""


def holding(files: dict[str, bytes]) -> Target:
    """Return a target that keeps the bytes of files by their path below the root of the site."""

    def write(uri: str, chunks: Iterable[bytes]) -> None:
        files[uri] = b"".join(chunks)

    return Target(write, ON_DISK)


def files_of(source: TableSource, *, with_parquet: bool = False) -> dict[str, bytes]:
    """Return every file of an archive's data by its name."""
    files: dict[str, bytes] = {}
    made = data_files(source, holding(files), with_parquet=with_parquet)
    return {file.name: files[file.uri] for file in made}


def described(source: TableSource) -> list[Described]:
    """Return what is known of every file when nobody has kept one."""
    return data_files(source, Target(lambda *_: None, ON_DISK))
