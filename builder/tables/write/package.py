"""What describes the files to programs: a data package's descriptor, and Datasette's metadata."""

import json
from collections.abc import Mapping, Sequence

from builder.model.text import one_line
from builder.tables.column import Column, Filled
from builder.tables.source import TableSource
from builder.tables.write.as_csv import ENCODING
from builder.tables.written import Described, Written

Tree = dict[str, object]

_QUOTES = (
    "Quoted words belong to the publishers of the articles; the column rights of the articles says "
    "what is known of each."
)


def package_file(
    source: TableSource, tables: Mapping[str, Filled], files: Sequence[Described]
) -> Written:
    """Return the descriptor of all files as a Frictionless data package."""
    settings = source.site.settings
    package: Tree = {
        "profile": "data-package",
        "name": "annotated-archive",
        "title": settings.name,
        "description": _QUOTES,
        **({"homepage": settings.url} if settings.url else {}),
        **_licences(source),
        "resources": [_resource(file, tables) for file in files],
    }
    return Written(
        "datapackage.json",
        _indented(package),
        "application/json",
        "Descriptor of all files for Frictionless: every table, column and checksum",
    )


def _licences(source: TableSource) -> Tree:
    licence = source.site.settings.licence
    return {"licenses": [{"name": licence}]} if licence else {}


def _resource(file: Described, tables: Mapping[str, Filled]) -> Tree:
    found: Tree = {
        "name": file.name.replace(".", "-").replace("_", "-").lower(),
        # Programs would take some of the others for tables without a schema.
        "type": "table" if file.table and file.format == "csv" else "file",
        "path": file.name,
        "title": file.title,
        "format": file.format,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.table and file.format == "csv":
        filled = tables[file.table]
        found |= {
            "name": _csv_name(file.table),
            "title": filled.table.title,
            "profile": "tabular-data-resource",
            "description": filled.table.description,
            "encoding": ENCODING,
            "schema": _schema(filled),
        }
    return found


def _csv_name(table: str) -> str:
    return table.replace("_", "-")


def _schema(filled: Filled) -> Tree:
    keys = [
        {
            "fields": column,
            "reference": {
                "resource": "" if other == filled.table.name else _csv_name(other),
                "fields": "id",
            },
        }
        for column, other in filled.table.references
    ]
    return {
        "fields": [_field(column) for column in filled.table.columns],
        "missingValues": [""],
        **({"primaryKey": "id"} if filled.table.has_id else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column[object]) -> Tree:
    constraints: Tree = {}
    if column.is_required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": column.type.value,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def datasette_file(source: TableSource, tables: Mapping[str, Filled]) -> Written:
    """Return what Datasette tells of the database: every table and column in words."""
    settings = source.site.settings
    metadata: Tree = {
        "title": settings.name,
        "description": _QUOTES,
        **({"license": settings.licence} if settings.licence else {}),
        **({"source": settings.name, "source_url": settings.url} if settings.url else {}),
        "databases": {
            "archive": {
                "tables": {
                    name: {
                        "description": filled.table.description,
                        "columns": {
                            column.name: one_line(column.description)
                            for column in filled.table.columns
                        },
                    }
                    for name, filled in tables.items()
                }
            }
        },
    }
    return Written(
        "metadata.json",
        _indented(metadata),
        "application/json",
        "What Datasette says of the database",
    )


def _indented(tree: Tree) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()
