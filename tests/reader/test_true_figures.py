"""True articles whose figures stand in words: the check refuses none of them."""

from builder.pipeline import check
from builder.store import read_project
from tests.conftest import ROOT


def test_true_figures_are_accepted() -> None:
    """The nine articles of sites/true/figures say what their records say; nothing is found."""
    findings = check(read_project(ROOT / "tests" / "sites" / "true" / "figures")).findings
    assert list(findings) == []
