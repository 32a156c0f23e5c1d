"""What a gazetteer says of a number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberedPlace:
    """The place that a number of GeoNames means; the point is latitude and longitude in degrees.

    A country has no point here.
    """

    name: str
    other_names: tuple[str, ...]
    is_country: bool
    point: tuple[float, float] | None
