"""What the owner of a site sets, and no record says."""

from dataclasses import dataclass, field

from builder.render.links import Links


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is called and where it stands.

    `url` is its address, ending in a slash; None where it has none, as on a disk: then there are
    no feeds. `report` is the address of the form on which readers report an error, None for no
    such link. `language` is that of the interface, as an IETF tag. `licence` is that of the
    archive's own work, by its SPDX identifier, None where the owner states none. `parquet` asks for
    the tables as Parquet too, `leads` for a page of what tables of others claim.
    """

    links: Links = field(default_factory=Links)
    name: str = "Annotated Archive"
    url: str | None = None
    report: str | None = None
    language: str = "en"
    licence: str | None = None
    parquet: bool = False
    leads: bool = False
