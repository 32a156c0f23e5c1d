"""The budget is held, and told from what Lighthouse measures."""

from dataclasses import replace
from typing import Any

import pytest

from tests.lighthouse.scores import Scores, failed_audits, faults, middle, table

GOOD = Scores(98, 100, 100, 100, lcp=1_500, tbt=100, cls=0.01)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("performance", 97),
        ("accessibility", 99),
        ("practices", 99),
        ("seo", 99),
        ("lcp", 1_501),
        ("tbt", 101),
        ("cls", 0.011),
    ],
)
def test_budget(name: str, value: float) -> None:
    """A value at the edge is within the budget, and one step beyond it is not."""
    assert faults(GOOD) == []
    [fault] = faults(replace(GOOD, **{name: value}))
    assert fault.startswith(name)


def test_median_of_each_value() -> None:
    """One slow run changes nothing."""
    assert middle([GOOD, replace(GOOD, tbt=900, performance=60), replace(GOOD, lcp=1_400)]) == GOOD


def test_reads_a_report() -> None:
    """Scores come in hundredths; a page that did not load is no measurement."""
    categories = {
        name: {"score": score, "auditRefs": [{"id": "is-crawlable", "weight": 4}]}
        for name, score in (
            ("performance", 0.985),
            ("accessibility", 1),
            ("best-practices", 0.96),
            ("seo", 0.66),
        )
    }
    names = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    audits = {name: {"numericValue": 1.5} for name in names}
    report: dict[str, Any] = {
        "categories": categories,
        "audits": {**audits, "is-crawlable": {"score": 0}},
    }
    assert Scores.of(report) == Scores(98, 100, 96, 66, 1.5, 1.5, 1.5)
    assert failed_audits(report) == ["is-crawlable"]
    assert table({"home": GOOD}).split() == [
        *"page performance accessibility practices seo lcp tbt cls".split(),
        *"home 98 100 100 100 1500 100 0.010".split(),
    ]
    with pytest.raises(RuntimeError, match="not served"):
        Scores.of({**report, "runtimeError": {"message": "not served"}})
