"""All files of the data, in the order of the data page."""

from collections.abc import Iterator, Mapping
from typing import Any

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
from builder.tables.written import Written


def data_files(source: TableSource, *, with_parquet: bool = False) -> Iterator[Written]:
    """Yield every file, the descriptor of all others last; the same bytes for the same archive.

    They are many bytes: whoever writes one at once need not hold them all.

    Raises:
        NoParquetError: Parquet is asked for, and pyarrow is not installed.

    """
    tables = fill_all(source)
    described = []
    for file in _files(source, tables, with_parquet=with_parquet):
        described.append(file.described)
        yield file
    yield package_file(source, tables, described)


def _files(
    source: TableSource, tables: Mapping[str, Filled], *, with_parquet: bool
) -> Iterator[Written]:
    if with_parquet:
        # First, since it may fail.
        yield from parquet_files(tables)
    yield from csv_files(tables)
    yield sqlite_file(tables)
    yield datasette_file(source, tables)
    yield from geojson_files(tables)
    yield schema_org_file(source, tables)
    yield annotations_file(source, tables)
    yield from list_files(source)
    yield timeline_file(source, _objects(tables, "events"))
    yield graphml_file(tables)
    yield money_file(tables)


def _objects(tables: Mapping[str, Filled], name: str) -> list[Any]:
    return list(tables[name].objects)
