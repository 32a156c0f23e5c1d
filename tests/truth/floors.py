"""Rates below which a check may not fall again, by archive and family.

ALARMS is a ceiling: how many findings there may be in what is true.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.truth.falsehood import Family
from tests.truth.measure import Measured, rate

PATH = Path(__file__).parent / "floors.toml"
SAMPLE = 6  # of a kind and archive; all of them take a minute and more
ALL = "all"
ALARMS = "alarms"
KEPT = (Family.FIGURES, Family.DATES, Family.ROLES)

Floors = dict[str, dict[str, float]]
"""A rate by family, or ALL, by archive."""


def read_floors(path: Path) -> Floors:
    """Return the floors that were reached before."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def reached(measured: Measured) -> tuple[str, dict[str, float]]:
    """Return an archive's name with its rates, rounded down, and its false alarms."""
    groups = {ALL: measured.told, **{f.value: measured.families.get(f, ()) for f in KEPT}}
    rates = {name: rate(told) for name, told in groups.items()} | measured.decided.rates
    down = {name: math.floor(one * 1000) / 1000 for name, one in rates.items() if one is not None}
    return measured.archive, {**down, ALARMS: len(measured.alarms)}


def raised(
    floors: Mapping[str, Mapping[str, float]], now: Iterable[tuple[str, dict[str, float]]]
) -> Floors:
    """Return the floors at what is reached now.

    Raises:
        ValueError: one of them would be worse than before.

    """
    found = {archive: dict(rates) for archive, rates in floors.items()}
    for archive, rates in now:
        known = found.setdefault(archive, {})
        for name, one in rates.items():
            if name in known and is_worse(name, one, known[name]):
                raise ValueError(f"{archive}, {name}: {one} is worse than {known[name]}")
            known[name] = one
    return found


def is_worse(name: str, one: float, floor: float) -> bool:
    """Tell whether a rate is below its floor, or alarms are above their ceiling."""
    return one > floor if name == ALARMS else one < floor


def write_floors(path: Path, floors: Mapping[str, Mapping[str, float]]) -> None:
    """Write the floors as TOML."""
    lines = ["# Written by `python -m tests.truth --raise-floors`, which lowers none of them."]
    for archive, rates in floors.items():
        lines += [
            "",
            f"[{archive}]",
            *(f'"{name}" = {one:{"" if name == ALARMS else ".3f"}}' for name, one in rates.items()),
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
