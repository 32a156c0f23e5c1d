"""All tables as one SQLite database: keys, indexes, views and full text search.

It is made in a file, which SQLite needs to hold no more than a few pages, and read from there. One
version of SQLite writes the same bytes for the same rows.
"""

import datetime as dt
import errno
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from importlib.resources import files

from builder.tables.column import Column, Filled, Row, Type
from builder.tables.written import OnDisk, Written, as_json

NAME = "archive.db"
# The first bytes of a file say what it is: "arch".
_APPLICATION = 0x61726368
_TYPES = {Type.WHOLE: "INTEGER", Type.NUMBER: "REAL", Type.YES_NO: "INTEGER"}
# Nobody reads the file before it is whole, and one that is not is thrown away.
_PRAGMAS = (
    "page_size = 4096",
    "encoding = 'UTF-8'",
    f"application_id = {_APPLICATION}",
    "foreign_keys = OFF",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "cache_size = -16000",  # KiB
)
# What the disk is at fault for, by the first byte of SQLite's codes of errors.
_KIND = 0xFF
_OF_THE_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


def sqlite_file(tables: Mapping[str, Filled], on_disk: OnDisk) -> Written:
    """Return the database. Reading it raises OSError where the disk is full."""

    def make(path: str) -> None:
        try:
            _make(path, tables)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _KIND not in _OF_THE_DISK:
                raise
            raise OSError(errno.EIO, str(error), path) from error

    return Written(
        NAME,
        on_disk(make),
        "application/vnd.sqlite3",
        "SQLite database of all tables, with search",
    )


def _make(path: str, tables: Mapping[str, Filled]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for name, filled in tables.items():
            connection.execute(_create(name, filled))
            marks = ", ".join("?" * len(filled.names))
            connection.executemany(
                f"INSERT INTO {name} VALUES ({marks})",  # noqa: S608 -- names of ours
                map(_stored, filled.rows()),
            )
            if not _is_by_key(filled):
                for column, _ in filled.table.references:
                    connection.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
            _index_words(connection, name, filled)
        for statement in _views():
            connection.execute(statement)
        connection.execute("COMMIT")


def _create(name: str, filled: Filled) -> str:
    columns = [_column(column) for column in filled.table.columns]
    keys = ["PRIMARY KEY (id)"] if filled.table.has_id else []
    keys += [
        f"FOREIGN KEY ({column}) REFERENCES {other} (id)"
        for column, other in filled.table.references
    ]
    end = "\n) WITHOUT ROWID" if _is_by_key(filled) else "\n)"
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join([*columns, *keys]) + end


def _is_by_key(filled: Filled) -> bool:
    """Tell whether the rows are kept by their key alone, as no full text search has to find them.

    A key is most of such a row, and an index of other columns would repeat it.
    """
    return filled.table.has_id and not filled.table.searched


def _column(column: Column[object]) -> str:
    parts = [column.name, _TYPES.get(column.type, "TEXT")]
    if column.is_required:
        parts.append("NOT NULL")
    if column.values:
        values = ", ".join(f"'{value}'" for value in column.values)
        parts.append(f"CHECK ({column.name} IN ({values}))")
    return " ".join(parts)


def _index_words(connection: sqlite3.Connection, name: str, filled: Filled) -> None:
    """Add what Datasette, too, finds and offers a box for: an index of the table's own rows."""
    if searched := filled.table.searched:
        connection.execute(
            f"CREATE VIRTUAL TABLE {name}_fts USING fts5({', '.join(searched)}, "
            f'content="{name}", tokenize="unicode61 remove_diacritics 2")'
        )
        connection.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")  # noqa: S608


def _views() -> list[str]:
    text = (files("builder.tables") / "views.sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]


def _stored(row: Row) -> list[object]:
    return [_value(value) for value in row]


def _value(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return as_json(value)
    return value
