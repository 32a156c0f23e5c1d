"""Rows of a table → leads. Nothing is lost: what no field can hold is kept as it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from builder.leads.formats import formats
from builder.leads.lead import LONGEST, Lead, Origin, clean
from builder.leads.mapping import Mapping
from builder.leads.table import RawRow, RawTable, RowFault
from builder.leads.values import (
    read_count,
    read_date,
    read_latitude,
    read_longitude,
    read_part,
    read_url,
    says_nothing,
)
from builder.model.dates import Edtf, Precision, parse_edtf
from builder.model.proposals import Bounded

_TEXTS = ("ref", "place", "region", "country", "type", "summary", "title", "publisher")
_MANY = {"groups": ";", "authors": ";", "cited": None}
_SHOWN = 200
_MOST_OF_A_KIND = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The leads of a table, in order, and all that is wrong with its rows."""

    leads: tuple[Lead, ...]
    faults: tuple[RowFault, ...]


def read_rows(table: RawTable, mapping: Mapping, file: str, sha256: str) -> ReadRows:
    """Return a lead for each row that says anything in a column of the mapping."""
    leads: list[Lead] = []
    faults = list(table.faults)
    refs: dict[str, int] = {}
    for row in table.rows:
        reader = _Row(row, mapping)
        values = reader.values()
        faults += reader.faults
        ref = values.get("ref")
        if not values.keys() - {"ref"} and not reader.unread:
            faults.append(RowFault(row.number, None, "says nothing that a lead could hold"))
            continue
        if ref in refs:
            why = f"row {refs[ref]} has the same: it names no row, and is kept for what it says"
            faults.append(RowFault(row.number, _first(mapping, "ref"), why))
        refs.setdefault(ref or "", row.number)
        origin = Origin(file=file, row=row.number, sha256=sha256)
        leads.append(Lead.model_validate({**values, "unread": reader.unread, "from": origin}))
    return ReadRows(tuple(leads), tuple(sorted(faults, key=lambda fault: fault.row)))


def _first(mapping: Mapping, name: str) -> str | None:
    return next(iter(mapping.columns.get(name, ())), None)


@dataclass
class _Row:
    """Reads the cells of one row, and keeps what it cannot read."""

    row: RawRow
    mapping: Mapping
    faults: list[RowFault] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        order = self.mapping.dates
        found: dict[str, Any] = {name: self._first(name, str) for name in _TEXTS}
        found |= {name: self._all(name, mark) for name, mark in _MANY.items()}
        if formats()[self.mapping.format].family_first:
            found["authors"] = tuple(map(_turned, found["authors"]))
        found["url"] = self._first("url", read_url)
        found["lat"] = self._first("lat", read_latitude)
        found["lon"] = self._first("lon", read_longitude)
        found["injured"] = self._first("injured", read_count)
        found["killed"] = self._killed()
        found["published"] = self._first("published", lambda text: read_date(text, order))
        found["date"] = self._date()
        return {name: value for name, value in found.items() if value not in (None, ())}

    def _cell(self, column: str) -> str | None:
        """Return what a cell says; None where it says nothing."""
        given = self.row.cells.get(column)
        text = clean(given) if given is not None else ""
        return None if says_nothing(text) else text

    def _first(self, name: str, read: Callable[[str], T]) -> T | None:
        for column in self.mapping.columns.get(name, ()):
            if (text := self._cell(column)) is not None:
                try:
                    return read(self._short(column, text))
                except ValueError as error:
                    self._keep(column, text, str(error))
                    return None
        return None

    def _all(self, name: str, mark: str | None) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for column in self.mapping.columns.get(name, ()):
            if (text := self._cell(column)) is None:
                continue
            text = self._short(column, text)
            parts = [part.strip() for part in text.split(mark)] if mark else [text]
            if not any(parts):
                self._keep(column, text, "names nothing")
            found |= dict.fromkeys(part for part in parts if part)
        if len(found) > _MOST_OF_A_KIND:
            column = self.mapping.columns[name][0]
            self._keep(column, "; ".join(found), f"names over {_MOST_OF_A_KIND}")
            return ()
        return tuple(found)

    def _short(self, column: str, text: str) -> str:
        if len(text) <= LONGEST:
            return text
        why = f"has {len(text):,} letters; the first {LONGEST:,} are kept"
        self.faults.append(RowFault(self.row.number, column, why))
        return text[:LONGEST].rstrip()

    def _keep(self, column: str, text: str, why: str) -> None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        self.unread[clean(column)[:_SHOWN] or "-"] = shown
        self.faults.append(RowFault(self.row.number, column, f'"{shown}" {why}'))

    def _killed(self) -> Bounded | None:
        low, high = self._first("killed_low", read_count), self._first("killed_high", read_count)
        if low and high and low.min is not None and high.max is not None and low.min <= high.max:
            return Bounded(min=low.min, max=high.max)
        return self._first("killed", read_count)

    def _date(self) -> Edtf | None:
        order = self.mapping.dates
        begun = self._first("date", lambda text: read_date(text, order))
        until = self._first("until", lambda text: read_date(text, order))
        found = begun or self._from_parts()
        if found and until and _is_day(found) and _is_day(until) and found != until:
            try:
                found = parse_edtf(f"{found}/{until}")
            except ValueError as error:
                self._keep(self.mapping.columns["until"][0], str(until), str(error))
        return self._as_fine_as_said(found) if found else None

    def _from_parts(self) -> Edtf | None:
        parts = [self._first(name, read_part) or 0 for name in ("year", "month", "day")]
        if not parts[0]:
            return None
        known = parts[: parts.index(0)] if 0 in parts else parts
        text = "-".join([f"{known[0]:04}", *(f"{part:02}" for part in known[1:])])
        try:
            return parse_edtf(text)
        except ValueError as error:
            self._keep(self.mapping.columns["year"][0], text, str(error))
            return None

    def _as_fine_as_said(self, date: Edtf) -> Edtf:
        """Return a date as vague as the table says: a day may stand for its week or month."""
        precision = formats()[self.mapping.format].precision
        said = self._cell(precision.column) if precision else None
        if not precision or not said or not _is_day(date):
            return date
        if said in precision.month:
            return parse_edtf(date.text[:7])
        return parse_edtf(f"{date.text}~") if said in precision.about else date


def _turned(name: str) -> str:
    """Return a name as articles print it: "Khan, Ali" is Ali Khan."""
    family, _, given = (part.strip() for part in name.partition(","))
    return f"{given} {family}" if given and "," not in given else name


def _is_day(date: Edtf) -> bool:
    return date.precision is Precision.DAY and not date.is_approximate


def columns_without_field(table: RawTable, mapping: Mapping) -> Iterator[str]:
    """Yield the columns that no lead has anything of."""
    yield from (column for column in table.columns if column not in mapping.used)
