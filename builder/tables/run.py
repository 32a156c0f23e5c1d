"""All files of the data, in the order of the data page."""

from collections.abc import Mapping
from typing import Any

from builder.tables.all import fill_all
from builder.tables.column import Filled
from builder.tables.source import Source
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


def write_all(source: Source, *, with_parquet: bool = False) -> tuple[Written, ...]:
    """Return every file; the same bytes for the same archive.

    Raises:
        NoParquetError: Parquet is asked for, and pyarrow is not installed.

    """
    tables = fill_all(source)
    files = [
        *csv_files(tables),
        sqlite_file(tables),
        datasette_file(source, tables),
        *geojson_files(tables),
        schema_org_file(source, tables),
        annotations_file(source, tables),
        *list_files(source),
        timeline_file(source, _objects(tables, "events")),
        graphml_file(tables),
        money_file(tables),
        *(parquet_files(tables) if with_parquet else ()),
    ]
    return (package_file(source, tables, files), *files)


def _objects(tables: Mapping[str, Filled], name: str) -> list[Any]:
    return list(tables[name].objects)
