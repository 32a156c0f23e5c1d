"""`builder return`, as an editor uses it who was sent a table."""

import shutil
from pathlib import Path

import pytest

from tests.returning.test_back import ARTICLE, base_files, change, edited
from tests.sites.sites import VALID
from tests.test_cli import run

RECORD = f"content/articles/{ARTICLE}.md"
THEIRS = edited("notes", change(0, "text", "Another note of ours."))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the tiny site, with its data and what came back beside it."""
    shutil.copytree(VALID / "two-articles", tmp_path / "project")
    (tmp_path / "notes.csv").write_bytes(THEIRS)
    (tmp_path / "old").mkdir()
    (tmp_path / "old/notes.csv").write_bytes(base_files()["notes.csv"])
    assert run(tmp_path / "project", "pages", str(tmp_path / "pages"), "--data").exit_code == 0
    return tmp_path / "project"


def test_shown(project: Path) -> None:
    """Without --write the difference is shown, and nothing is written."""
    text = (project / RECORD).read_text(encoding="utf-8")
    result = run(project, "return", str(project.parent / "notes.csv"))
    assert result.exit_code == 0, result.output
    assert "+    text: Another note of ours." in result.output
    assert "1 record would be changed." in result.output
    assert (project / RECORD).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("before", ["old/notes.csv", "pages/data/datapackage.json"])
def test_written(project: Path, before: str) -> None:
    """With what tells the table's state the record is changed, and nothing else of it."""
    text = (project / RECORD).read_text(encoding="utf-8")
    folder = project.parent
    options = ["return", str(folder / "notes.csv"), "--before", str(folder / before)]
    result = run(project, *options, "--write")
    assert result.exit_code == 0, result.output
    new = (project / RECORD).read_text(encoding="utf-8")
    old = "text: The article's date for the beginning of the group."
    assert new == text.replace(old, "text: Another note of ours.")
    again = run(project, *options[:2])
    assert "0 records would be changed." in again.output
    assert again.exit_code == 0


def test_unknown_state(project: Path) -> None:
    """A table of which nothing tells the state writes nothing."""
    result = run(project, "return", str(project.parent / "notes.csv"), "--write")
    assert result.exit_code == 1
    assert "--before" in result.output
    assert "Another note" not in (project / RECORD).read_text(encoding="utf-8")


def test_state_of_another_day(project: Path) -> None:
    """A table of another state than today's, as its descriptor tells, writes nothing."""
    path = project / RECORD
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("beginning of the group.", "first day."), encoding="utf-8")
    package = str(project.parent / "pages/data/datapackage.json")
    table = str(project.parent / "notes.csv")
    result = run(project, "return", table, "--before", package, "--write")
    assert result.exit_code == 1
    assert "Another note" not in path.read_text(encoding="utf-8")
