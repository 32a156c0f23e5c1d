"""A place that a name may mean, and how the gazetteer writes a name."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from builder.annotate.places.states import NUMBERED

# Letters of Latin script that Unicode does not take apart.
_WHOLE_LETTERS = str.maketrans("ıøØłŁđĐħþ", "ioOlLdDht")
# Countries whose provinces news names alone, as it names a country: Texas, Ontario, Sindh.
_FEDERAL = frozenset("US CA AU PK IN".split())


class PlaceKind(StrEnum):
    """What sort of place a name means; the value is the word for it."""

    CONTINENT = "continent"
    COUNTRY = "country"
    ADJECTIVE = "adjective of a country"
    PROVINCE = "province or state"
    COUNTY = "county"
    AREA = "area"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `state` is the code that GeoNames gives the province."""

    name: str
    kind: PlaceKind
    country: str | None
    point: tuple[float, float] | None
    precision: str
    population: int = 0
    state: str | None = None
    is_alias: bool = False


def is_state(place: Candidate) -> bool:
    """Tell whether news names the province alone, as it names a country."""
    if place.kind is not PlaceKind.PROVINCE:
        return False
    if place.country == "GB":
        return place.state in NUMBERED["GB"]
    return place.country in _FEDERAL


def plain(name: str) -> str:
    """Return the name with straight apostrophes, single spaces and no accents."""
    if name.isalnum() and name.isascii():
        return name
    name = " ".join(name.replace("\u2019", "'").replace("\u2018", "'").split())
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_WHOLE_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
