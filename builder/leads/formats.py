"""The formats of tables that are known, read from `formats.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

OTHER = "other"


@dataclass(frozen=True, slots=True)
class PrecisionColumn:
    """A column that says how fine the date is, with what it says for a vaguer one."""

    column: str
    about: Sequence[str]
    month: Sequence[str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the columns that tell it, and the field of a lead that each column fills.

    `family_first` says that it writes Ali Khan as "Khan, Ali".
    """

    key: str
    name: str
    columns: Mapping[str, tuple[str, ...]]
    signs: Sequence[str] = field(default=())
    kind: str | None = None
    precision: PrecisionColumn | None = None
    family_first: bool = False


@cache
def formats() -> Mapping[str, Format]:
    """Return the formats by key."""
    text = (files(__package__) / "formats.toml").read_text(encoding="utf-8")
    return {
        key: Format(
            key,
            given["name"],
            {name: tuple(columns) for name, columns in given["columns"].items()},
            given.get("signs", ()),
            given.get("kind"),
            PrecisionColumn(**given["precision"]) if "precision" in given else None,
            given.get("family_first", False),
        )
        for key, given in tomllib.loads(text).items()
    }


def fields() -> tuple[str, ...]:
    """Return the names of all fields that a column may fill."""
    return tuple(dict.fromkeys(name for one in formats().values() for name in one.columns))
