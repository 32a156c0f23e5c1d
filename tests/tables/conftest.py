"""The invented archive's data, made once for all tests of it."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection, connect

import pytest

from builder.model.archive import Archive
from builder.pipeline import check
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from builder.tables.source import TableSource
from tests.shared import Once
from tests.tables.held import files_of

URL = "https://archive.example.org/below/"
SETTINGS = Settings(name="Invented Archive", url=URL, licence="MIT", parquet=True)


@dataclass(frozen=True)
class Made:
    """The files of the data in a folder, and the archive that they were made of."""

    folder: Path
    archive: Archive

    def text(self, name: str) -> str:
        """Return the text of a file."""
        content = (self.folder / name).read_bytes()
        return (gzip.decompress(content) if name.endswith(".gz") else content).decode()


@pytest.fixture(scope="session")
def invented(journeys_project: Path) -> TableSource:
    """Return the invented archive as tables see it."""
    project = read_project(journeys_project)
    checked = check(project)
    assert checked.findings == ()
    return TableSource(Site(checked.archive, SETTINGS), ("groups/gone-for-good",))


@pytest.fixture(scope="session")
def made(invented: TableSource, once: Once) -> Made:
    """Return every file of the invented archive's data."""

    def fill(folder: Path) -> None:
        for name, content in files_of(invented, with_parquet=True).items():
            (folder / name).write_bytes(content)

    return Made(once("data", fill), invented.site.archive)


@pytest.fixture
def database(made: Made) -> Iterator[Connection]:
    """Return the SQLite database, which nothing can change."""
    address = f"file:{made.folder / 'archive.db'}?mode=ro&immutable=1"
    with closing(connect(address, uri=True)) as connection:
        yield connection
