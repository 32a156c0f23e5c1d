"""The instrument is sound, and the check finds no fewer falsehoods than it once did."""

from pathlib import Path

import pytest

from tests.truth import KINDS
from tests.truth.archives import ARCHIVES, shelf
from tests.truth.days import moved
from tests.truth.decided import DATES, FIGURES, decided
from tests.truth.floors import PATH, SAMPLE, is_worse, raised, reached, read_floors, write_floors
from tests.truth.measure import Bench, Measured, measure, reversed_lists, sample
from tests.truth.shelf import mapping
from tests.truth.words import numbers

_LEAST_KINDS = 25
_WHOLE = 8
_DECIDED = {FIGURES: 0.90, DATES: 0.95}
_FACTS_A_REASON = 50


@pytest.fixture(scope="module", params=list(ARCHIVES))
def measured(request: pytest.FixtureRequest) -> Measured:
    """Return what is found of a sample of the falsehoods of an archive."""
    return measure(shelf(request.param), SAMPLE)


def test_is_no_worse_than_before(measured: Measured) -> None:
    """No rate falls below the floor that was reached once, and no false alarm is added."""
    floors = read_floors(PATH)[measured.archive]
    _, now = reached(measured)
    worse = {
        name: now.get(name, 0) for name in floors if is_worse(name, now.get(name, 0), floors[name])
    }
    assert worse == {}, measured.alarms


def test_decides_and_needs_few_reasons() -> None:
    """The reader has a verdict on nearly all figures and dates; editors settle next to nothing."""
    each = [decided(shelf(name)) for name in ARCHIVES]
    rates = sum(each[1:], each[0]).rates
    assert {name for name, least in _DECIDED.items() if rates[name] < least} == set()
    assert [one for one in each if one.reasons * _FACTS_A_REASON > one.facts] == []


@pytest.mark.parametrize("name", ARCHIVES)
def test_takes_no_change_for_a_falsehood(name: str) -> None:
    """The same facts in another order make no finding, so what is found is no mere change."""
    bench = Bench(shelf(name))
    for item in shelf(name).articles:
        other = bench.control(item, mapping(reversed_lists(item.data)))
        assert set(other) <= set(bench.control(item)), item.path


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_part_finds_what_the_whole_does(name: str) -> None:
    """A falsehood checked in its part of an archive is found as in the whole, by the same codes."""
    bench = Bench(shelf(name))
    every = list(sample(shelf(name), 1))
    for kind, falsehood in every[:: max(1, len(every) // _WHOLE)]:
        part, whole = bench.tell(kind, falsehood), bench.tell_all(kind, falsehood)
        assert part.codes == whole.codes, (kind.name, falsehood.item.path, falsehood.path)


def test_has_kinds_enough() -> None:
    """Every kind is told somewhere, and there are as many as were asked for."""
    told = {kind.name for name in ARCHIVES for kind, _ in sample(shelf(name), 1)}
    assert len(told) >= _LEAST_KINDS
    assert {kind.name for kind in KINDS} - told == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("at least 1,200 people", {1200}),
        ("twenty-five men and two women", {25, 2, 27}),
        ("one hundred and forty-nine", {149}),
        ("half a dozen", {6}),
        ("a policeman", {1}),
        ("nobody was hurt", {0}),
        ("both sons", {2}),
    ],
)
def test_guards_read_generously(words: str, said: set[int]) -> None:
    """A number that the words could be held to give is never told as a falsehood."""
    assert said <= numbers(words)


@pytest.mark.parametrize(
    ("date", "phrase", "unit", "text", "false"),
    [
        ("2022-03-04", "on March 4", "day", "", ["2022-03-03", "2022-03-05", "2022-03-02"]),
        ("2022-03-04", "on March 4", "day", "It was March 5.", ["2022-03-03", "2022-03-02"]),
        ("2022-03-04", "in 2022", "day", "", []),
        ("2022-03", "in March", "day", "", []),
        ("2022-03-04?", "around March 4", "day", "", []),
        ("2022", "last year", "year", "", ["2021", "2023", "2012"]),
        ("2022", "by the evening", "year", "", []),
    ],
)
def test_moves_no_date_that_stays_true(
    date: str, phrase: str, unit: str, text: str, false: list[str]
) -> None:
    """A date is moved only by what its phrase fixes, and to no day that the text gives as well."""
    assert list(moved(date, phrase, unit, text)) == false


def test_floors_only_rise(tmp_path: Path) -> None:
    """A lower rate and one more alarm are refused; higher floors are read as they were written."""
    floors = {"real": {"all": 0.5, "alarms": 2.0}}
    for worse in ({"all": 0.499}, {"alarms": 3.0}):
        with pytest.raises(ValueError, match="is worse than"):
            raised(floors, [("real", worse)])
    better = raised(floors, [("real", {"all": 0.612, "alarms": 0.0})])
    write_floors(tmp_path / "floors.toml", better)
    assert read_floors(tmp_path / "floors.toml") == {"real": {"all": 0.612, "alarms": 0}}
