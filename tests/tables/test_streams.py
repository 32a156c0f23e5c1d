"""Files of the data are made while they are written: neither a file nor a table is ever held."""

import gc
import sqlite3
import tracemalloc
import weakref
from collections.abc import Iterable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError

from builder.pipeline import Prepared, check, prepare
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from builder.tables.all import fill_all
from builder.tables.run import data_files
from builder.tables.source import TableSource
from builder.tables.write import parquet, sqlite
from builder.tables.written import Target, gathered
from builder.target import into
from tests.bench.generate import generate
from tests.sites.sites import tiny
from tests.tables.held import files_of
from tests.tables.test_build import write_tiny
from tests.test_build import copy_tiny, run_build, tree

_ARTICLES = 64
# Of a chunk there are its texts, its bytes, and the one before it that is being written.
_SOME_CHUNKS = 4 * 256 * 1024


def _peak(source: TableSource, scratch: Path) -> tuple[int, int]:
    """Return how many bytes of Python's were held at most while files were made, and their size."""
    target = Target(_let_go, into(scratch).on_disk)
    data_files(source, target)  # what is made ready once is held by all who come later
    tracemalloc.start()
    try:
        written = sum(file.size for file in data_files(source, target))
        return tracemalloc.get_traced_memory()[1], written
    finally:
        tracemalloc.stop()


def _let_go(_: str, chunks: Iterable[bytes]) -> None:
    for _chunk in chunks:
        pass


def _generated(folder: Path, articles: int) -> TableSource:
    generate(folder, articles=articles)
    return TableSource(Site(check(read_project(folder)).archive, Settings()))


def test_no_file_is_held(tmp_path: Path) -> None:
    """Twice the articles are twice the bytes, and little more of them is in memory at any time."""
    small, fewer = _peak(_generated(tmp_path / "small", _ARTICLES), tmp_path)
    large, more = _peak(_generated(tmp_path / "large", 2 * _ARTICLES), tmp_path)
    assert more > 1.7 * fewer
    assert large - small < 0.1 * (more - fewer), (small, fewer, large, more)
    assert small < _SOME_CHUNKS + 0.1 * fewer, (small, fewer)


def test_a_table_has_its_rows_anew() -> None:
    """Rows can be asked for as often as one likes, and are the same each time."""
    for filled in fill_all(TableSource(Site(check(tiny()).archive, Settings()))).values():
        rows = list(filled.rows())
        assert rows == list(filled.rows())
        assert [tuple(row.values()) for row in filled.as_mappings()] == rows
        assert len(list(filled.objects())) == len(rows)


def test_chunks() -> None:
    """Short texts become few chunks, and long ones no more than they are."""
    texts = ["ش" * 10] * 20_000
    chunks = list(gathered(texts))
    assert b"".join(chunks).decode() == "".join(texts)
    assert len(chunks) < 10
    assert list(gathered([])) == [b""]


def test_the_database_is_made_on_disk(tmp_path: Path) -> None:
    """While its bytes are read it stands in the folder for that; nothing is left there."""
    seen: list[int] = []

    def write(uri: str, chunks: Iterable[bytes]) -> None:
        if uri == "data/archive.db":
            first = next(iter(chunks))
            (path,) = tmp_path.glob("*/made")
            seen.append(path.stat().st_size)
            assert path.read_bytes().startswith(first)

    made = {
        file.name: file for file in data_files(_source(), Target(write, into(tmp_path).on_disk))
    }
    assert seen == [made["archive.db"].size]
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_fails(tmp_path: Path) -> None:
    """What a target raises comes out, and nothing is left in the folder."""

    def write(uri: str, chunks: Iterable[bytes]) -> None:
        if uri == "data/archive.db" and next(iter(chunks)):
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        data_files(_source(), Target(write, into(tmp_path).on_disk))
    assert list(tmp_path.iterdir()) == []


def _source() -> TableSource:
    return TableSource(Site(check(tiny()).archive, Settings()))


def test_no_room_for_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the database finds no room, the build says so in a line and leaves the old site."""
    project = write_tiny(tmp_path, "data: build")
    site = run_build(project, tmp_path / "site")
    before = tree(site)
    monkeypatch.setattr(sqlite, "_PRAGMAS", (*sqlite._PRAGMAS, "max_page_count = 9"))
    with pytest.raises((PluginError, Abort)) as raised:
        run_build(project, site)
    said = f"{raised.value}{caplog.text}"
    assert "archive.db cannot be written: database or disk is full; the site is as it" in said
    assert tree(site) == before


def test_our_mistake_is_none_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement that SQLite does not read is a fault of ours and told as one."""
    monkeypatch.setattr(sqlite, "_views", lambda: ["CREATE VIEW"])
    with pytest.raises(sqlite3.OperationalError):
        data_files(_source(), Target(_let_go, into(tmp_path).on_disk))


def test_groups_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet of many rows has several groups of them, and says the same."""
    import pyarrow as pa  # noqa: PLC0415 -- heavy
    import pyarrow.parquet as pq  # noqa: PLC0415 -- as above

    source = _source()
    whole = files_of(source, with_parquet=True)
    monkeypatch.setattr(parquet, "_GROUP", 2)
    parted = files_of(source, with_parquet=True)
    read = {}
    for name in (name for name in whole if name.endswith(".parquet")):
        one, many = (pq.ParquetFile(pa.BufferReader(made[name])) for made in (whole, parted))
        assert one.num_row_groups == 1
        assert many.num_row_groups == max(1, -(-many.metadata.num_rows // 2))
        assert many.read().equals(one.read())
        read[name] = many.metadata.num_rows
    assert read["corrections.parquet"] == 0
    assert read["second_readings.parquet"] > 2


def test_what_was_read_goes_before_files_are_made(tmp_path: Path) -> None:
    """Raw pages and records as they were written are gone by then, without the collector."""
    given = [read_project(copy_tiny(tmp_path))]
    seed = weakref.ref(given[0].seeds[0])
    held: list[object] = []

    def write(uri: str, chunks: Iterable[bytes]) -> None:
        held.append(seed())
        _let_go(uri, chunks)

    gc.disable()
    try:
        prepared = prepare(given.pop(), Settings(), Target(write, into(tmp_path).on_disk))
    finally:
        gc.enable()
    assert isinstance(prepared, Prepared)
    assert prepared.data
    assert set(held) == {None}
