"""The instrument is sound, and the check finds no fewer falsehoods than it once did."""

from pathlib import Path

import pytest

from tests.truth import KINDS
from tests.truth.archives import ARCHIVES, shelf
from tests.truth.floors import PATH, SAMPLE, Floors, raised, reached, read_floors, write_floors
from tests.truth.measure import Bench, Measured, measure, reversed_lists, sample
from tests.truth.shelf import Item, mapping, quoted
from tests.truth.falsehood import Falsehood

_LEAST_KINDS = 25


@pytest.fixture(scope="module", params=list(ARCHIVES))
def measured(request: pytest.FixtureRequest) -> Measured:
    """Return what is found of a sample of the falsehoods of an archive."""
    return measure(shelf(request.param), SAMPLE)


def test_finds_no_less_than_before(measured: Measured) -> None:
    """No rate falls below the floor that was reached once."""
    floors = read_floors(PATH)[measured.archive]
    name, rates = reached(measured)
    assert {key: rates[key] for key in floors if rates[key] < floors[key]} == {}, name


def test_finds_nothing_in_what_is_true(measured: Measured) -> None:
    """A true record, written anew without a change, makes no finding."""
    assert measured.alarms == ()


@pytest.mark.parametrize("name", ARCHIVES)
def test_finds_nothing_in_what_is_true_in_another_order(name: str) -> None:
    """A change that leaves a record true makes no finding, so a change alone is not found."""
    bench = Bench(shelf(name))
    for item in shelf(name).articles:
        assert bench.control(item, mapping(reversed_lists(item.data))) == frozenset(), item.path
