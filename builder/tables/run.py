"""All files of the data, in the order of the data page."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from builder.tables.all import fill_all
from builder.tables.column import Filled
from builder.tables.source import TableSource
from builder.tables.write.annotations import annotations_file
from builder.tables.write.as_csv import csv_files
from builder.tables.write.geojson import geojson_files
from builder.tables.write.graph import graphml_file
from builder.tables.write.lists import list_files
from builder.tables.write.money import money_file
from builder.tables.write.package import datasette_file, package_file
from builder.tables.write.parquet import parquet_files
from builder.tables.write.schema_org import schema_org_file
from builder.tables.write.sqlite import sqlite_file
from builder.tables.write.timeline import timeline_file
from builder.tables.written import Described, OnDisk, Target, Written

Write = Callable[[Sequence[Written]], list[Described]]
Share = Callable[[Write, Sequence[Written]], list[Described]]
"""Given what writes files, and all of them, has them written, whoever writes which."""


def here(write: Write, files: Sequence[Written]) -> list[Described]:
    """Write all files, one after the other."""
    return write(files)


def data_files(
    source: TableSource, target: Target, share: Share = here, *, with_parquet: bool = False
) -> list[Described]:
    """Write every file, the descriptor of all others last; the same bytes for the same archive.

    Each is made while it is written: neither it nor a table is held as a whole.

    Raises:
        NoParquetError: Parquet is asked for, and pyarrow is not installed.
        OSError: the disk is full; or whatever the target raises.

    """
    tables = fill_all(source)
    files = list(_files(source, tables, target.on_disk, with_parquet=with_parquet))
    described = share(lambda some: [file.write(target) for file in some], files)
    return [*described, package_file(source, tables, described).write(target)]


def _files(
    source: TableSource, tables: Mapping[str, Filled], on_disk: OnDisk, *, with_parquet: bool
) -> Iterator[Written]:
    if with_parquet:
        # First, since it may fail.
        yield from parquet_files(tables)
    yield from csv_files(tables)
    yield sqlite_file(tables, on_disk)
    yield datasette_file(source, tables)
    yield from geojson_files(tables)
    yield schema_org_file(source, tables)
    yield annotations_file(source, tables)
    yield from list_files(source)
    yield timeline_file(source, tables["events"])
    yield graphml_file(tables)
    yield money_file(tables)
