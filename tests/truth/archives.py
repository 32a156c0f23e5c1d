"""The archives that are falsified: the real one, the invented, a generated and written ones."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from builder.store import read_project
from tests.bench.generate import generate
from tests.conftest import ROOT
from tests.journeys.archive import write_archive
from tests.truth.shelf import Shelf
from tests.truth.writing import read_written

_GENERATED = 40
_SEED = 11


@cache
def shelf(name: str) -> Shelf:
    """Return an archive by its name, a key of ARCHIVES."""
    return ARCHIVES[name]()


def _real() -> Shelf:
    return Shelf("real", read_project(ROOT))


def _invented() -> Shelf:
    with tempfile.TemporaryDirectory() as folder:
        return Shelf("invented", read_project(write_archive(Path(folder))))


def _generated() -> Shelf:
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), articles=_GENERATED, seed=_SEED)
        return Shelf("generated", read_project(Path(folder)))


def _written() -> Shelf:
    return Shelf("written", read_written(Path(__file__).parent / "archives"))


ARCHIVES: dict[str, Callable[[], Shelf]] = {
    "real": _real,
    "invented": _invented,
    "generated": _generated,
    "written": _written,
}
