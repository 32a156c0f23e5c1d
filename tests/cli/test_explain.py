"""`builder check --explain` prints, for a record, its facts, their words and both readings."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from tests.conftest import Golden
from tests.sites.sites import tiny

HERE = Path(__file__).parent
BLAST = "content/articles/2031-05-05-blast-at-grain-market.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the tiny site as files."""
    for file in tiny().records:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    source = HERE.parent / "sites/valid/two-articles/seeds"
    shutil.copytree(source, tmp_path / "seeds")
    return tmp_path


def _explain(project: Path, path: str, *more: str) -> tuple[int, str]:
    arguments = ["--project", str(project), "check", "--explain", str(project / path), *more]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_one_record(project: Path, golden: Golden) -> None:
    """A record's table has a line for each fact, and the count below."""
    code, output = _explain(project, BLAST)
    assert code == 0, output
    golden(HERE / "explain.txt", "\n".join(line.rstrip() for line in output.split("\n")))


def test_all_records_as_json(project: Path) -> None:
    """A folder's JSON has the facts of every reviewed record in it."""
    code, output = _explain(project, "content", "--format", "json")
    assert code == 0, output
    rows = json.loads(output)
    assert {row["path"].split("/")[1] for row in rows} == {"articles", "events", "groups"}
    assert all(row["verdict"] in {"agrees", "alone"} for row in rows)


def test_no_record(project: Path) -> None:
    """A path without facts is answered with what it should be."""
    code, output = _explain(project, "seeds")
    assert code == 2
    assert "is no reviewed record with facts" in output
