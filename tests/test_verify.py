"""`builder verify`: what no raw page bears out."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from builder import verifying
from builder.cli import main
from builder.diagnostics import as_text
from builder.model.seed import Seed
from builder.store import read_project
from builder.verifying import verify
from tests.conftest import ROOT, Golden
from tests.sites.sites import ARTICLE, VALID, changed, tiny

HERE = Path(__file__).parent / "verify"

_SEED = "seeds/osmara-post.txt"
_FAULTS: dict[str, dict[str, Any]] = {
    # The quote is changed with the body, so that the two agree.
    "changed-body": {
        ARTICLE: [
            {"old": "quote: was formed in 2019", "new": "quote: was formed in 2018"},
            {"old": "was formed in 2019.", "new": "was formed in 2018."},
        ]
    },
    # Letter for letter it stands on the page, but in other words.
    "moved-space": {
        ARTICLE: [
            {"old": "quote: was formed in 2019", "new": "quote: was for med in 2019"},
            {"old": "was formed in 2019.", "new": "was for med in 2019."},
        ]
    },
    "changed-seed": {_SEED: [{"old": "seven", "new": "eight"}]},
    "missing-seed": {_SEED: None},
    "figure": {ARTICLE: [{"old": "{min: 7,", "new": "{min: 8,"}]},
    "unread": {ARTICLE: [{"old": "status: reviewed", "new": "status: [reviewed"}]},
}


@pytest.mark.parametrize("name", _FAULTS)
def test_faults(name: str, golden: Golden) -> None:
    """What a raw page does not bear out is found where it stands, the quotes of a body too."""
    findings = verify(changed({"change": _FAULTS[name]})).findings
    assert findings
    golden(HERE / f"{name}.txt", as_text(findings))


def test_this_archive() -> None:
    """Every body, quote and figure of this archive stands in its raw page."""
    verification = verify(read_project(ROOT))
    assert verification.findings == ()
    assert all(one.paragraphs and one.quotes and one.figures for one in verification.articles)
    assert len(verification.articles) == len(list((ROOT / "content/articles").glob("*.md")))


def test_other_findings_are_for_check() -> None:
    """An event that nobody reports yet is no fault of a quote."""
    path = "content/events/2031-03-eastern-tarsia-mine.md"
    event = "---\ntitle: A\ndate: null\nlocation: null\ntype: raid\n---\n"
    assert verify(changed({"change": {path.replace("mine", "x"): event}})).findings == ()


def test_drift_is_no_fault(golden: Golden) -> None:
    """What an editor entered beyond the reader is shown as a diff, and ends nothing."""
    project = str(VALID / "two-articles")
    result = CliRunner().invoke(main, ["--project", project, "verify"])
    golden(HERE / "drift.txt", result.output)
    assert result.exit_code == 0


def test_a_fault_ends_it() -> None:
    """A fault is printed as a finding, and the exit code is 1."""
    project = str(ROOT / "tests/verify")
    result = CliRunner().invoke(main, ["--project", project, "verify"])
    assert result.exit_code == 1
    assert "missing-seed seeds/lost.txt does not exist" in result.output
    assert result.output.endswith("1 fault in 0 articles and their raw pages.\n")


def test_a_page_that_the_reader_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that fails on one page says so, and the rest is verified all the same."""

    def fail(_: Seed) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(verifying, "read_seed", fail)
    verification = verify(tiny())
    assert verification.findings == ()
    assert [one.drift for one in verification.articles] == [
        ("the reader cannot read seeds/osmara-post.txt today: RecursionError: too deep",),
        ("the reader cannot read seeds/lake-gazette.txt today: RecursionError: too deep",),
    ]
