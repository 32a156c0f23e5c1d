"""What Lighthouse measures of a page, and what of it is too little or too much."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of 100; largest paint and blocking time in milliseconds; the sum of layout shifts."""

    performance: float
    accessibility: float
    practices: float
    seo: float
    lcp: float
    tbt: float
    cls: float

    @staticmethod
    def of(report: Mapping[str, Any]) -> "Scores":
        """Read them from Lighthouse's report."""
        categories, audits = report["categories"], report["audits"]
        if error := report.get("runtimeError"):
            raise RuntimeError(error["message"])
        return Scores(
            *(
                round(categories[name]["score"] * 100)
                for name in ("performance", "accessibility", "best-practices", "seo")
            ),
            *(
                float(audits[name]["numericValue"])
                for name in (
                    "largest-contentful-paint",
                    "total-blocking-time",
                    "cumulative-layout-shift",
                )
            ),
        )


AT_LEAST = {"performance": 98, "accessibility": 100, "practices": 100, "seo": 100}
AT_MOST = {"lcp": 1_500, "tbt": 100, "cls": 0.01}


def middle(runs: Sequence[Scores]) -> Scores:
    """Return the median of each value."""
    return Scores(*(median(values) for values in zip(*map(astuple, runs), strict=True)))


def faults(scores: Scores) -> list[str]:
    """Say what is not within the budget."""
    low = [
        f"{name} {getattr(scores, name):.0f} is below {least}"
        for name, least in AT_LEAST.items()
        if getattr(scores, name) < least
    ]
    high = [
        f"{name} {getattr(scores, name):g} is above {most:g}"
        for name, most in AT_MOST.items()
        if getattr(scores, name) > most
    ]
    return low + high


def table(found: Mapping[str, Scores]) -> str:
    """Return a line a page."""
    head = ["page", *(field.name for field in fields(Scores))]
    rows = [
        [name, *(f"{value:.3f}" if i == len(head) - 2 else f"{value:.0f}" for i, value in values)]
        for name, scores in found.items()
        for values in [list(enumerate(astuple(scores)))]
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in [head, *rows]
    )


def failed_audits(report: Mapping[str, Any]) -> list[str]:
    """Name the audits that a page did not pass, but for performance, which has its figures."""
    names = {
        audit["id"]
        for key, category in report["categories"].items()
        if key != "performance"
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    return sorted(
        name
        for name in names
        if (score := report["audits"][name]["score"]) is not None and score < 1
    )
