"""What a small change of one record can bend: the check finds it at that record."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import yaml

from builder.diagnostics import as_text
from builder.pipeline import check
from tests.conftest import ROOT
from tests.sites.sites import tiny, with_changes

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/hostile/bent.yml").read_text(encoding="utf-8")
)
_TODAY = dt.date(2031, 6, 1)
_SITE = replace(tiny(), editors=("an editor",))


def test_nothing_is_found_before() -> None:
    """Without such a change there is no finding."""
    assert check(_SITE, _TODAY).findings == ()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["case"]))
def test_bent(case: dict[str, Any]) -> None:
    """The file that was changed has a finding of the kind."""
    path = f"content/{case['in']}.md"
    step = [{"old": case["old"], "new": case["new"]}] if "old" in case else case["new"]
    findings = check(with_changes(_SITE, {path: step}), _TODAY).findings
    assert (path, case["code"]) in {(one.path, str(one.code)) for one in findings}, as_text(
        findings
    )
