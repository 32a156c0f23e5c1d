"""The peers build the same articles, and are compared with this project's own build."""

import pytest

from tests.bench.peers.__main__ import measure, table
from tests.bench.peers.run import is_installed


def test_all_build_the_same_articles() -> None:
    """Each writes a page for every article; the ratios are those of this project."""
    costs = measure(20, seed=1, rounds=1)
    assert set(costs) >= {"archive", "material"}
    assert all(cost.cpu > 0 and cost.files > 20 for cost in costs.values())
    head, ours, *others = table(20, costs).splitlines()
    assert head.split()[:3] == ["articles", "CPU", "s"]
    assert ours.split()[3] == "1.0"
    for line, cost in zip(others, list(costs.values())[1:], strict=True):
        assert line.split()[3] == f"{costs['archive'].cpu / cost.cpu:.1f}"


@pytest.mark.skipif(not is_installed("hugo"), reason="make bench-peers installs Hugo")
def test_hugo_is_one_of_them() -> None:
    """Where Hugo is installed, groups and places have pages of its taxonomies."""
    costs = measure(20, seed=1, rounds=1)
    assert list(costs) == ["archive", "material", "hugo"]
    assert costs["hugo"].files > 30
