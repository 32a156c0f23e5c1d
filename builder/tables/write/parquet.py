"""Tables as Parquet, with the extra `data`."""

from collections.abc import Iterator, Mapping
from typing import Any

from builder.tables.column import Filled, Type
from builder.tables.written import Written


class NoParquetError(Exception):
    """Parquet is asked for, and pyarrow is not installed; the message says what to do."""


def parquet_files(tables: Mapping[str, Filled]) -> Iterator[Written]:
    """Yield a file for every table.

    Raises:
        NoParquetError: pyarrow is not installed.

    """
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra
        from pyarrow import parquet  # noqa: PLC0415 -- as above
    except ImportError:
        raise NoParquetError(
            "parquet: true needs pyarrow: pip install annotated-archive[data], or set it to false"
        ) from None
    types: dict[Type, Any] = {
        Type.TEXT: pa.string(),
        Type.WHOLE: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.YES_NO: pa.bool_(),
        Type.DAY: pa.date32(),
        Type.LIST: pa.list_(pa.string()),
    }
    for name, filled in tables.items():
        schema = pa.schema(
            [
                pa.field(
                    column.name,
                    types[column.type],
                    nullable=not column.is_required,
                    metadata={"description": column.description},
                )
                for column in filled.table.columns
            ]
        )
        columns = list(zip(*filled.rows, strict=True)) or [()] * len(schema)
        arrays = [pa.array(list(v), f.type) for v, f in zip(columns, schema, strict=True)]
        sink = pa.BufferOutputStream()
        parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), sink)
        content = sink.getvalue().to_pybytes()
        yield Written(
            f"{name}.parquet",
            content,
            "application/vnd.apache.parquet",
            filled.table.description,
            name,
        )
