"""Tables of groups and places, of all their names, and of the works that bear them out."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.archive import GroupEntry, LocationEntry
from builder.model.authority import (
    Bounds,
    Coordinates,
    Group,
    Location,
    LocationKind,
    NativeName,
    PlacePrecision,
    Reference,
)
from builder.model.names import BearerKind
from builder.tables.column import Column, Table, Type, choice, dated, key, meaning
from builder.tables.source import TableSource


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group with its address on the site."""

    entry: GroupEntry
    address: str

    @property
    def record(self) -> Group:
        """Its record."""
        return self.entry.record


def _groups(source: TableSource) -> Iterator[GroupRow]:
    for id_, entry in source.site.archive.groups.items():
        yield GroupRow(entry, source.address("groups", id_))


GROUPS: Table[GroupRow] = Table(
    "groups",
    "Groups",
    "Militant groups; their names are in a table of their own.",
    (
        key("The id of the group.", lambda row: row.entry.id),
        Column(
            "name", Type.TEXT, meaning(Group, "name"), lambda r: r.record.name, is_required=True
        ),
        Column("kind", Type.TEXT, meaning(Group, "kind"), lambda row: row.record.kind),
        Column(
            "parent_id",
            Type.TEXT,
            meaning(Group, "parent"),
            lambda row: row.record.parent and row.record.parent.group,
            refers="groups",
        ),
        *dated(
            "formed",
            meaning(Group, "formed"),
            lambda row: row.record.formed.date if row.record.formed else None,
        ),
        *dated(
            "dissolved",
            meaning(Group, "dissolved"),
            lambda row: row.record.dissolved.date if row.record.dissolved else None,
        ),
        Column("wikidata", Type.TEXT, meaning(Group, "wikidata"), lambda row: row.record.wikidata),
        Column(
            "address", Type.TEXT, "Its page on the site.", lambda row: row.address, is_required=True
        ),
    ),
    _groups,
)


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A place with its address on the site."""

    entry: LocationEntry
    address: str

    @property
    def record(self) -> Location:
        """Its record."""
        return self.entry.record


def _locations(source: TableSource) -> Iterator[LocationRow]:
    for id_, entry in source.site.archive.locations.items():
        yield LocationRow(entry, source.address("locations", id_))


def _degree(name: str, record: type[Coordinates | Bounds], at: str) -> Column[LocationRow]:
    def degrees(row: LocationRow) -> object:
        return getattr(getattr(row.record, at), name, None)

    return Column(name, Type.NUMBER, f"{meaning(record, name)} WGS 84.", degrees)


LOCATIONS: Table[LocationRow] = Table(
    "locations",
    "Locations",
    "Places and regions; a vague one has no point.",
    (
        key("The id of the place.", lambda row: row.entry.id),
        Column(
            "name", Type.TEXT, meaning(Location, "name"), lambda r: r.record.name, is_required=True
        ),
        choice("kind", meaning(Location, "kind"), LocationKind, lambda row: row.record.kind.value),
        Column(
            "within_id",
            Type.TEXT,
            meaning(Location, "within"),
            lambda row: row.record.within,
            refers="locations",
        ),
        _degree("lat", Coordinates, "coordinates"),
        _degree("lon", Coordinates, "coordinates"),
        choice(
            "precision",
            meaning(Location, "precision"),
            PlacePrecision,
            lambda row: row.record.precision and row.record.precision.value,
            is_required=False,
        ),
        *(_degree(side, Bounds, "bounds") for side in ("west", "south", "east", "north")),
        Column("wikidata", Type.TEXT, meaning(Location, "wikidata"), lambda r: r.record.wikidata),
        Column("geonames", Type.WHOLE, meaning(Location, "geonames"), lambda r: r.record.geonames),
        Column(
            "address", Type.TEXT, "Its page on the site.", lambda row: row.address, is_required=True
        ),
    ),
    _locations,
)


@dataclass(frozen=True, slots=True)
class Owned:
    """Something of a group or place."""

    kind: BearerKind
    id: str

    @property
    def group(self) -> str | None:
        """The id of the group."""
        return self.id if self.kind is BearerKind.GROUP else None

    @property
    def location(self) -> str | None:
        """The id of the place."""
        return self.id if self.kind is BearerKind.LOCATION else None


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a group or place."""

    owner: Owned
    n: int
    name: str
    use: str
    language: str | None


_USES = ("preferred", "native", "alias", "weak")


def _names(source: TableSource) -> Iterator[NameRow]:
    for owner, record in _owners(source):
        weak = record.weak_aliases if isinstance(record, Group) else ()
        found: list[tuple[str, str, str | None]] = [
            (record.name, "preferred", None),
            *((native.name, "native", native.language) for native in record.native_names),
            *((name, "alias", None) for name in record.aliases),
            *((name, "weak", None) for name in weak),
        ]
        for n, (name, use, language) in enumerate(found):
            yield NameRow(owner, n, name, use, language)


def _owners(source: TableSource) -> Iterator[tuple[Owned, Group | Location]]:
    for id_, group in source.site.archive.groups.items():
        yield Owned(BearerKind.GROUP, id_), group.record
    for id_, place in source.site.archive.locations.items():
        yield Owned(BearerKind.LOCATION, id_), place.record


NAMES: Table[NameRow] = Table(
    "names",
    "Names",
    "Every name of every group and place.",
    (
        key(
            "The record, and the place of the name in it.",
            lambda row: f"{row.owner.kind}/{row.owner.id}#names/{row.n}",
        ),
        Column(
            "group_id",
            Type.TEXT,
            "The group that bears the name; empty for a place.",
            lambda row: row.owner.group,
            refers="groups",
        ),
        Column(
            "location_id",
            Type.TEXT,
            "The place that bears the name; empty for a group.",
            lambda row: row.owner.location,
            refers="locations",
        ),
        Column(
            "name",
            Type.TEXT,
            "The name.",
            lambda row: row.name,
            is_required=True,
            is_searched=True,
        ),
        choice(
            "use",
            "The preferred name, one in the script of its speakers, another one, or one that "
            "others bear too.",
            _USES,
            lambda row: row.use,
        ),
        Column("language", Type.TEXT, meaning(NativeName, "language"), lambda row: row.language),
    ),
    _names,
)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work outside the archive that bears out what a record says."""

    owner: Owned
    n: int
    reference: Reference


def _works(source: TableSource) -> Iterator[WorkRow]:
    for owner, record in _owners(source):
        for n, reference in enumerate(record.references):
            yield WorkRow(owner, n, reference)


WORKS: Table[WorkRow] = Table(
    "works",
    "Works",
    "Works outside the archive that bear out what the record of a group or place says.",
    (
        key(
            "The record, and the place of the work in it.",
            lambda row: f"{row.owner.kind}/{row.owner.id}#references/{row.n}",
        ),
        Column(
            "group_id",
            Type.TEXT,
            "The group that it is about; empty for a place.",
            lambda row: row.owner.group,
            refers="groups",
        ),
        Column(
            "location_id",
            Type.TEXT,
            "The place that it is about; empty for a group.",
            lambda row: row.owner.location,
            refers="locations",
        ),
        Column(
            "title",
            Type.TEXT,
            meaning(Reference, "title"),
            lambda row: row.reference.title,
            is_required=True,
        ),
        Column("url", Type.TEXT, meaning(Reference, "url"), lambda row: row.reference.url),
        *dated("accessed", meaning(Reference, "accessed"), lambda row: row.reference.accessed),
    ),
    _works,
)
