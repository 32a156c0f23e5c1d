"""Which column of a table is which field of a lead: guessed, shown, and kept in a small file."""

import json
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.leads.formats import OTHER, Format, fields, formats
from builder.leads.lead import clean
from builder.leads.table import RawTable
from builder.leads.values import DayOrder, order_of

_DATES = ("date", "until", "published")


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns that fill each field, and how dates in numbers are ordered, if that is known."""

    format: str
    columns: AnyMapping[str, tuple[str, ...]] = field(default_factory=dict)
    dates: DayOrder | None = None

    @property
    def used(self) -> frozenset[str]:
        """All columns that fill a field or say how fine a date is."""
        precision = formats()[self.format].precision
        also = {precision.column} if precision else set()
        return frozenset(column for columns in self.columns.values() for column in columns) | also


def guess(table: RawTable, wanted: str | None = None) -> Mapping:
    """Guess the mapping of a table by the names of its columns, in the format that is wanted."""
    format_ = formats()[wanted] if wanted else _format_of(table)
    there = {_plain(column): column for column in reversed(table.columns)}
    taken: set[str] = set()
    columns: dict[str, tuple[str, ...]] = {}
    for name, candidates in format_.columns.items():
        found = [there[key] for key in map(_plain, candidates) if key in there]
        found = [column for column in found if column not in taken]
        if format_.key == OTHER and name not in ("groups", "authors", "cited"):
            found = found[:1]
        if found:
            columns[name] = tuple(found)
            taken.update(found)
    return with_order(table, Mapping(format_.key, columns))


def with_order(table: RawTable, mapping: Mapping) -> Mapping:
    """Return a mapping with the order of days and months, as far as the table's own dates tell."""
    if mapping.dates is not None:
        return mapping
    dated = {column for name in _DATES for column in mapping.columns.get(name, ())}
    texts = [clean(row.cells[c]) for row in table.rows for c in dated if c in row.cells]
    return replace(mapping, dates=order_of(texts))


def set_columns(mapping: Mapping, given: Sequence[str], table: RawTable) -> Mapping:
    """Return a mapping with columns set by hand, each as field=column; nothing after = takes away.

    Raises:
        ValueError: there is no such field or column.

    """
    columns = dict(mapping.columns)
    wanted: dict[str, list[str]] = {}
    for one in given:
        name, _, column = one.partition("=")
        name, column = name.strip(), column.strip()
        if name not in fields():
            raise ValueError(f'there is no field "{name}": take one of {", ".join(fields())}')
        if column and column not in table.columns:
            raise ValueError(
                f'the table has no column "{column}": it has {", ".join(table.columns)}'
            )
        wanted.setdefault(name, []).extend([column] if column else [])
    columns.update({name: tuple(found) for name, found in wanted.items()})
    return replace(mapping, columns={name: found for name, found in columns.items() if found})


def dump_mapping(mapping: Mapping) -> str:
    """Return the text of the file that keeps a mapping: JSON, one field per line."""
    head = {"format": mapping.format}
    if mapping.dates:
        head["dates"] = mapping.dates.value
    lines = [f"  {_json(key)}: {_json(value)}" for key, value in head.items()]
    columns = [f"    {_json(key)}: {_json(list(names))}" for key, names in mapping.columns.items()]
    inner = "{\n" + ",\n".join(columns) + "\n  }" if columns else "{}"
    return "{\n" + ",\n".join([*lines, f'  "columns": {inner}']) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def parse_mapping(text: str) -> Mapping:
    """Read that file.

    Raises:
        ValueError: it is no mapping; the message says why.

    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON: {error}") from None
    is_whole = isinstance(given, dict) and given.keys() <= {"format", "dates", "columns"}
    columns = given.get("columns") if is_whole else None
    if not isinstance(columns, dict) or not all(map(_is_list_of_text, columns.values())):
        raise ValueError('is not {"format": …, "dates": …, "columns": {"field": ["column"]}}')
    if unknown := sorted(columns.keys() - set(fields())):
        raise ValueError(f'has no field "{unknown[0]}" to fill: take one of {", ".join(fields())}')
    if given.get("format") not in formats():
        raise ValueError(f"has none of the formats {', '.join(formats())}")
    dates = given.get("dates")
    return Mapping(
        given["format"],
        {name: tuple(found) for name, found in columns.items()},
        DayOrder(dates) if dates is not None else None,
    )


def _is_list_of_text(given: object) -> bool:
    return isinstance(given, list) and all(isinstance(one, str) for one in given)


def _format_of(table: RawTable) -> Format:
    there = {_plain(column) for column in table.columns}
    for format_ in formats().values():
        if table.kind is not None:
            if format_.kind == table.kind:
                return format_
        elif format_.signs and all(_plain(sign) in there for sign in format_.signs):
            return format_
    return formats()[OTHER]


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
