"""Tables as Parquet, with the extra `data`."""

from collections.abc import Generator, Iterator, Mapping
from itertools import islice
from typing import Any

from builder.tables.column import Filled, Type
from builder.tables.written import Written

# Rows that are held at a time, and that a reader may skip at a time.
_GROUP = 20_000


class NoParquetError(Exception):
    """Parquet is asked for, and pyarrow is not installed; the message says what to do."""


def parquet_files(tables: Mapping[str, Filled]) -> Iterator[Written]:
    """Yield a file for every table.

    Raises:
        NoParquetError: pyarrow is not installed.

    """
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra
    except ImportError:
        raise NoParquetError(
            "parquet: true needs pyarrow: .venv/bin/pip install 'annotated-archive[data]', "
            "or set it to false"
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
        yield Written(
            f"{name}.parquet",
            _chunks(filled, schema),
            "application/vnd.apache.parquet",
            filled.table.description,
            name,
        )


class _Pipe:
    """A file to write to, from which each part is taken once."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Do nothing, which pyarrow asks for."""

    def taken(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


def _chunks(filled: Filled, schema: Any) -> Generator[bytes, None, None]:  # noqa: ANN401 -- pyarrow is an extra
    import pyarrow as pa  # noqa: PLC0415 -- an extra
    from pyarrow import parquet  # noqa: PLC0415 -- as above

    pipe = _Pipe()
    rows = filled.rows()
    with parquet.ParquetWriter(pipe, schema) as writer:
        group = list(islice(rows, _GROUP))
        while True:
            columns = list(zip(*group, strict=True)) or [()] * len(schema)
            arrays = [pa.array(list(v), f.type) for v, f in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield pipe.taken()
            group = list(islice(rows, _GROUP))
            if not group:
                break
    yield pipe.taken()
