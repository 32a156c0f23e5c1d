"""Records that must end in a finding of their own."""

from dataclasses import replace
from typing import Any

import pytest
import yaml

from builder.diagnostics import as_text
from builder.pipeline import check
from builder.store import TextFile
from tests.conftest import ROOT
from tests.cost import within
from tests.sites.sites import tiny

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/hostile/refused.yml").read_text(encoding="utf-8")
)
# An ordinary record takes less than one; see tests/cost.py.
_YARDSTICKS = 400


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["case"]))
def test_refused(case: dict[str, Any]) -> None:
    """The fault is found in the file that has it, in no other, and at once."""
    project = tiny()
    times = case.get("times", 1)
    name = str(case.get("name", "hostile")) * (times if "repeat" not in case else 1)
    text = str(case["group"]) + str(case.get("repeat", "")) * (times if "repeat" in case else 0)
    if not (case.get("whole") or text.startswith("---")):
        text = f"---\n{text}\n---\n"
    file = TextFile(f"content/groups/{name}.md", text)
    with within(_YARDSTICKS):
        checked = check(replace(project, records=(*project.records, file)))
    printed = as_text(checked.findings)
    if case.get("absent"):
        # Nothing that the check has to say: the text cannot do any harm there.
        assert all(str(finding.code) != case["code"] for finding in checked.findings)
    else:
        assert case["code"] in {finding.code for finding in checked.findings}, printed
    assert {finding.path for finding in checked.findings} <= {file.path}
    assert printed.replace("\n", "").isprintable(), "a terminal would act on it"
    assert len(printed) < 20_000 * 100
