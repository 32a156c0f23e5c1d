"""Authority records: the one place where a group or a place is named."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from builder.model.fields import (
    ArticleId,
    Correction,
    Date,
    GeonamesId,
    GroupId,
    Language,
    Latitude,
    Line,
    LocationId,
    Longitude,
    OldId,
    Quoted,
    Record,
    Url,
    WikidataId,
)
from builder.model.statement import Ours, Outside, Read


class Evidence(Record):
    """A sentence of an article, for what an authority record says."""

    article: ArticleId
    quote: Quoted


class Reference(Record):
    """A work outside the archive."""

    title: Outside[Line]
    url: Outside[Url] | None = None
    accessed: Ours[Date] | None = None


class NativeName(Record):
    """A name in the script of its speakers."""

    name: Ours[Line]
    language: Ours[Language]


class Distinction(Record):
    """A group that this one is confused with, and how to tell the two apart."""

    group: GroupId
    reason: Ours[Line] | None = None
    evidence: Evidence | None = None


class RelationType(StrEnum):
    """How two groups stand to each other, in the terms of the Mapping Militants project."""

    ALLY = "ally"
    AFFILIATE = "affiliate"
    SPLINTER = "splinter"
    MERGER = "merger"
    RIVAL = "rival"
    PLEDGED_TO = "pledged_to"


class Relation(Record):
    """How this group stands to another: "this one is (a) TYPE of GROUP"."""

    type: Read[RelationType]
    group: GroupId
    date: Read[Date] | None = None
    evidence: Evidence
    because: Ours[Line] | None = None


class DatedFact(Record):
    """A date of a group's life with the sentence that gives it."""

    date: Read[Date]
    evidence: Evidence
    because: Ours[Line] | None = None


class Parent(Record):
    """The group that this one is part of."""

    group: GroupId
    evidence: Evidence
    because: Ours[Line] | None = None


class Authority(Record):
    """What every authority record has: one preferred name and the others."""

    name: Ours[Line]
    native_names: tuple[NativeName, ...] = ()
    aliases: tuple[Ours[Line], ...] = ()
    wikidata: Outside[WikidataId] | None = None
    references: tuple[Reference, ...] = ()
    redirect_from: tuple[OldId, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def strong_names(self) -> tuple[str, ...]:
        """The names that mean this record wherever they stand."""
        return (self.name, *self.aliases, *(native.name for native in self.native_names))


class Group(Authority):
    """A militant group. `weak_aliases` are names that others bear too, never matched alone."""

    kind: Ours[Line] | None = None
    weak_aliases: tuple[Ours[Line], ...] = ()
    not_same_as: tuple[Distinction, ...] = ()
    parent: Parent | None = None
    formed: DatedFact | None = None
    dissolved: DatedFact | None = None
    relations: tuple[Relation, ...] = ()

    @property
    def strong_names(self) -> tuple[str, ...]:
        """The names that mean this group wherever they stand; a preferred name may be weak."""
        weak = {alias.casefold() for alias in self.weak_aliases}
        return tuple(name for name in super().strong_names if name.casefold() not in weak)


class LocationKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    CITY = "city"
    SITE = "site"
    REGION = "region"
    BORDER = "border"


class PlacePrecision(StrEnum):
    """What the coordinates stand for."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"


class Coordinates(Record):
    """A point in WGS 84, in degrees."""

    lat: Ours[Latitude]
    lon: Ours[Longitude]


class Bounds(Record):
    """The box around a country in WGS 84, in degrees."""

    west: Ours[Longitude]
    south: Ours[Latitude]
    east: Ours[Longitude]
    north: Ours[Latitude]


class Location(Authority):
    """A place or region. A vague region has no coordinates and gets no pin."""

    kind: Ours[LocationKind]
    within: LocationId | None = None
    coordinates: Coordinates | None = None
    precision: Ours[PlacePrecision] | None = None
    bounds: Bounds | None = None
    geonames: Outside[GeonamesId] | None = None

    @model_validator(mode="after")
    def _point_fits_precision(self) -> Self:
        is_vague = self.precision is PlacePrecision.REGION
        if is_vague and self.coordinates is not None:
            raise PydanticCustomError("wrong_type", "is a vague region, which has no coordinates")
        if self.coordinates is not None and self.precision is None:
            raise PydanticCustomError("missing_field", "needs precision: what the point stands for")
        return self
