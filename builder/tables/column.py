"""What a table and a column are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from builder.json_schema.descriptions import descriptions_of
from builder.model.dates import Edtf
from builder.tables.source import TableSource

R = TypeVar("R")
Row = tuple[Any, ...]


class Type(StrEnum):
    """The type of a column, by its name in a table schema of Frictionless."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    YES_NO = "boolean"
    DAY = "date"
    LIST = "array"  # of texts


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: `value` gives what it holds of a row, None where it is unknown or there is none.

    `refers` names the table to whose `id` it leads; `values` are the only ones it may have;
    `is_searched` puts its words into the full text search.
    """

    name: str
    type: Type
    description: str
    value: Callable[[R], object]
    refers: str | None = None
    values: tuple[str, ...] = ()
    is_required: bool = False
    is_searched: bool = False


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table: `rows` yields what its columns read, in the order of the archive.

    With `has_id` the column `id` is its key.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column[R], ...]
    rows: Callable[[TableSource], Iterable[R]]
    has_id: bool = True

    @property
    def searched(self) -> list[str]:
        """The names of the columns whose words the full text search has."""
        return [column.name for column in self.columns if column.is_searched]

    @property
    def references(self) -> list[tuple[str, str]]:
        """Pairs of a column and the table to whose key it leads."""
        return [(column.name, column.refers) for column in self.columns if column.refers]


@dataclass(frozen=True)
class Filled:
    """A table with its rows, each with a value a column, and what each was read from."""

    table: Table[Any]
    rows: Sequence[Row]
    objects: Sequence[Any]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.table.columns)

    def as_mappings(self) -> list[dict[str, Any]]:
        """Return the rows as mappings from the names of the columns."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]


def fill(table: Table[Any], source: TableSource) -> Filled:
    """Return a table with the rows that an archive has for it."""
    values = [column.value for column in table.columns]
    objects = list(table.rows(source))
    return Filled(table, [tuple([value(row) for value in values]) for row in objects], objects)


def meaning(model: type[BaseModel], field: str) -> str:
    """Return what the model says of one of its fields."""
    return descriptions_of(model)[field]


def dated(
    name: str, description: str, date: Callable[[R], Edtf | None], *, is_required: bool = False
) -> tuple[Column[R], ...]:
    """Return three columns: a date in EDTF, and the first and the last day that it may mean."""

    def text(row: R) -> str | None:
        found = date(row)
        return found.text if found else None

    def earliest(row: R) -> object:
        found = date(row)
        return found.earliest if found else None

    def latest(row: R) -> object:
        found = date(row)
        return found.latest if found else None

    return (
        Column(name, Type.TEXT, f"{description} In EDTF.", text, is_required=is_required),
        Column(
            f"{name}_earliest",
            Type.DAY,
            f"The first day that {name} may mean; empty if it is open or unknown.",
            earliest,
        ),
        Column(
            f"{name}_latest",
            Type.DAY,
            f"The last day that {name} may mean; empty if it is open or unknown.",
            latest,
        ),
    )


def key(description: str, value: Callable[[R], object]) -> Column[R]:
    """Return the column `id`."""
    return Column("id", Type.TEXT, description, value, is_required=True)


def choice(
    name: str,
    description: str,
    values: Iterable[str],
    value: Callable[[R], object],
    *,
    is_required: bool = True,
) -> Column[R]:
    """Return a column that has one of a few values."""
    return Column(
        name, Type.TEXT, description, value, values=tuple(values), is_required=is_required
    )
