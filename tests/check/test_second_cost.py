"""What reading every fact again adds to a check."""

from pathlib import Path
from unittest.mock import patch

from builder.model.facts import Agreement
from builder.pipeline import check
from builder.store import read_project
from tests.bench.generate import generate
from tests.cost import assert_at_most


def test_a_check_costs_little_more(tmp_path: Path) -> None:
    """At most half as much again: a third is what it may be, and the rest is for noise."""
    folder = tmp_path / "project"
    generate(folder, articles=100, seed=7)

    def whole() -> None:
        # From the files, as every check: what a raw page keeps once it is read would be free.
        check(read_project(folder))

    def read_once() -> None:
        with patch("builder.check.run.read_twice", return_value=Agreement()):
            whole()

    # A second process, of which nothing is counted here, would do the rules.
    with patch("builder.pipeline.usable_cores", return_value=1):
        assert_at_most(1.5, whole, read_once)
