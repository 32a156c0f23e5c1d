"""The import step, measured on pages of our own that a careful editor has read.

`README.md` says how the gold is written. Floors only rise: a change that lowers a figure is mended,
and one that raises a figure raises its floor.
"""

from pathlib import Path

import pytest

from builder.entries import read_records
from builder.store import read_project
from tests.quality.gold import CASES, HERE, Case, load
from tests.quality.proposing import tally
from tests.quality.report import FLOORS as FLOORS_FILE
from tests.quality.report import pages_table, raise_floors

FLOORS: dict[str, float] = load(FLOORS_FILE)
SLACK = 0.02
RECORDS = 11


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_figure_keeps_its_floor(figure: str) -> None:
    """The reader is as good as it ever was, and its floor says how good that is."""
    value, floor = tally().figures()[figure], FLOORS[figure]
    missed = pages_table([miss for miss in tally().misses if miss.figure.startswith(figure)])
    # Written with three decimals: what is cut off must not fail.
    assert value > floor - 0.001, f"{figure} is {value:.3f}, its floor {floor:.3f}\n{missed}"
    assert value <= floor + SLACK, f"{figure} is {value:.3f}: raise the floor to {value:.3f}"


def test_every_figure_has_its_floor() -> None:
    """Nothing is measured that may fall unseen."""
    assert sorted(FLOORS) == sorted(tally().figures())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_gold_is_on_its_page(case: Case) -> None:
    """What the gold says of a page stands on the page, each line once."""
    assert case.faults() == []


def test_gold_is_large_enough_to_tell() -> None:
    """There are at least 42 pages, a fifth of them without any event."""
    assert len(CASES) >= 42
    assert sum(not case.gold.events for case in CASES) * 5 >= len(CASES)


def test_every_page_has_its_gold() -> None:
    """No page is left unmeasured because its gold is missing."""
    files = sorted((HERE / "pages").iterdir())
    pages = sorted(path.stem for path in files if path.suffix != ".yml")
    assert pages == [case.name for case in CASES]


def test_authority_records_can_be_read() -> None:
    """The invented groups and places are records of the project's own format."""
    records = read_records(read_project(HERE / "authority"))
    assert len(records.groups) + len(records.locations) == RECORDS
    known = set(records.groups)
    assert {id_ for case in CASES for id_ in case.gold.groups} <= known


def test_floors_are_only_raised(tmp_path: Path) -> None:
    """Writing the floors anew raises those that were passed, and lowers none."""
    path = tmp_path / "floors.yml"
    path.write_text("body: 0.900\ntitle: 0.900\n", encoding="utf-8")
    raise_floors({"body": 0.8, "title": 0.9519, "groups": 0.5}, path)
    assert load(path) == {"body": 0.9, "groups": 0.5, "title": 0.951}
