"""Every fault that a site can have is reported, exactly once, where it stands."""

from pathlib import Path

import pytest

from builder.check.editors import DERIVED
from builder.diagnostics import Code, as_text
from builder.pipeline import check, publish
from builder.render.settings import Settings
from tests.conftest import Golden
from tests.sites.sites import CASES, changed, load_case, tiny


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_findings(path: Path, golden: Golden) -> None:
    """A site with one fault gives the findings written down for it, and nothing else."""
    case = load_case(path)
    findings = check(changed(case), case.get("today")).findings
    assert findings, "the case has no fault"
    golden(path.with_suffix(".findings"), as_text(findings))


def test_every_code_has_a_case() -> None:
    """No code is without a site that shows it."""
    shown = "".join(path.with_suffix(".findings").read_text(encoding="utf-8") for path in CASES)
    # Faults of the file system are in test_store, ours in hostile/test_failing.py, those between
    # two states in test_history, and what a gazetteer knows in check/test_numbers.py.
    assert [code for code in Code if f" {code} " not in shown] == [
        Code.UNREADABLE_FILE,
        Code.FORBIDDEN_FILE,
        Code.INVALID_NAME,
        Code.INTERNAL_ERROR,
        Code.LOST_ID,
        Code.WRONG_NUMBER,
        Code.UNREVIEWED_CHANGE,
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_promise(path: Path) -> None:
    """Every case says in a sentence what it promises."""
    assert load_case(path)["promise"].endswith(".")


def test_derived_addresses() -> None:
    """No page that the site makes itself has an address that an editor's page may take."""
    made = {
        page.uri.split("/")[0].removesuffix(".md") for page in publish(tiny(), Settings()).pages
    }
    assert made <= DERIVED
