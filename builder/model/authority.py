"""Authority records: the one place where a group or a place is named."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from builder.model.fields import (
    ArticleId,
    Because,
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
    """The id of the article."""
    quote: Quoted
    """The sentence, letter for letter."""


class Reference(Record):
    """A work outside the archive."""

    title: Outside[Line]
    """Author, title and what else finds it."""
    url: Outside[Url] | None = None
    """Its address."""
    accessed: Ours[Date] | None = None
    """When it was read."""


class NativeName(Record):
    """A name in the script of its speakers."""

    name: Ours[Line]
    """In its own script."""
    language: Ours[Language]
    """A code such as ur or ps."""


class Distinction(Record):
    """A group that this one is confused with, and how to tell the two apart."""

    group: GroupId
    """The id of the other group."""
    reason: Ours[Line] | None = None
    """How the two are told apart."""
    evidence: Evidence | None = None
    """A sentence that tells them apart."""


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
    """This group is (a) … of the other."""
    group: GroupId
    """The id of the other group."""
    date: Read[Date] | None = None
    """Since when, or when."""
    evidence: Evidence
    """The sentence that says so."""
    because: Because | None = None


class DatedFact(Record):
    """A date of a group's life with the sentence that gives it."""

    date: Read[Date]
    """When."""
    evidence: Evidence
    """The sentence that gives the date."""
    because: Because | None = None


class Parent(Record):
    """The group that this one is part of."""

    group: GroupId
    """The id of the wider group."""
    evidence: Evidence
    """The sentence that says so."""
    because: Because | None = None


class Authority(Record):
    """What every authority record has: one preferred name and the others."""

    name: Ours[Line]
    """The preferred name."""
    native_names: tuple[NativeName, ...] = ()
    """The name in the script of its speakers."""
    aliases: tuple[Ours[Line], ...] = ()
    """Names that mean this record wherever they stand."""
    wikidata: Outside[WikidataId] | None = None
    """The Wikidata id, only if it was read from a source."""
    references: tuple[Reference, ...] = ()
    """Works outside the archive that bear out what this record says."""
    redirect_from: tuple[OldId, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def strong_names(self) -> tuple[str, ...]:
        """The names that mean this record wherever they stand."""
        return (self.name, *self.aliases, *(native.name for native in self.native_names))


class Group(Authority):
    """A militant group. `weak_aliases` are names that others bear too, never matched alone."""

    kind: Ours[Line] | None = None
    """What sort of group, in a word or two."""
    weak_aliases: tuple[Ours[Line], ...] = ()
    """Names that others bear too, never matched alone."""
    not_same_as: tuple[Distinction, ...] = ()
    """Groups that this one is confused with."""
    parent: Parent | None = None
    """The group that this one is part of."""
    formed: DatedFact | None = None
    """When it was formed."""
    dissolved: DatedFact | None = None
    """When it was dissolved."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other groups."""

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
    """Degrees of latitude."""
    lon: Ours[Longitude]
    """Degrees of longitude."""


class Bounds(Record):
    """The box around a country in WGS 84, in degrees."""

    west: Ours[Longitude]
    """Degrees of longitude."""
    south: Ours[Latitude]
    """Degrees of latitude."""
    east: Ours[Longitude]
    """Degrees of longitude."""
    north: Ours[Latitude]
    """Degrees of latitude."""


class Location(Authority):
    """A place or region. A vague region has no coordinates and gets no pin."""

    kind: Ours[LocationKind]
    """What sort of place."""
    within: LocationId | None = None
    """The id of the next wider place."""
    coordinates: Coordinates | None = None
    """A point in WGS 84; a vague region has none."""
    precision: Ours[PlacePrecision] | None = None
    """What the point stands for."""
    bounds: Bounds | None = None
    """The box around a country."""
    geonames: Outside[GeonamesId] | None = None
    """The GeoNames id, only if it was read from a source."""

    @model_validator(mode="after")
    def _point_fits_precision(self) -> Self:
        is_vague = self.precision is PlacePrecision.REGION
        if is_vague and self.coordinates is not None:
            raise PydanticCustomError("wrong_type", "is a vague region, which has no coordinates")
        if self.coordinates is not None and self.precision is None:
            raise PydanticCustomError("missing_field", "needs precision: what the point stands for")
        return self
