"""`builder new`: a record to fill in, that says what is missing."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.pipeline import check
from builder.store import read_project
from tests.conftest import Golden
from tests.sites.sites import VALID

HERE = Path(__file__).parent / "new"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the tiny site that a test may change."""
    return Path(shutil.copytree(VALID / "two-articles", tmp_path / "project"))


def new(project: Path, *arguments: str) -> Result:
    """Run the command in a project."""
    return CliRunner().invoke(main, ["--project", str(project), "new", *arguments])


CASES = {
    "group": (["group", "Lake Brigade"], "groups/lake-brigade", set()),
    "group-of-a-list": (
        ["group", "--from", "ucdp:539"],
        "groups/al-qaida-organization-in-the-islamic-maghreb",
        set(),
    ),
    "group-with-a-native-name": (
        ["group", "--from", "un:TAe.012", "--id", "haqqani"],
        "groups/haqqani",
        {"wrong-type"},
    ),
    "location": (["location", "Port Ilm"], "locations/port-ilm", {"wrong-type"}),
    "event": (
        ["event", "Raid in Port Ilm", "--date", "2031-06~"],
        "events/2031-06-raid-in-port-ilm",
        {"event-without-report"},
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_record(project: Path, golden: Golden, kind: str) -> None:
    """The record is written, the next step said, and only what is missing is found."""
    arguments, name, codes = CASES[kind]
    result = new(project, *arguments)
    assert result.exit_code == 0, result.output
    record = (project / f"content/{name}.md").read_text("utf-8")
    golden(HERE / f"{kind}.txt", f"{result.output}\n{record}")
    findings = check(read_project(project)).findings
    assert {finding.code for finding in findings} == codes
    assert {finding.path for finding in findings} <= {f"content/{name}.md"}


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (["group", "Vell Front"], 1, "content/groups/vell-front.md exists already: add to it"),
        (["group", "Other", "--id", "vell-front"], 1, "exists already"),
        (["group", "?!"], 2, '"" cannot be an id: give --id'),
        (["group", " "], 2, 'give it a name, as in: builder new group "Lake Brigade"'),
        (["group", "X", "--id", "../x"], 2, '"../x" cannot be an id'),
        (["group", "--from", "ucdp:99999"], 2, 'the lists have no armed group "ucdp:99999"'),
        (["group", "--from", "un:QDe.021"], 2, "the lists have no armed group"),
        (["event", "X", "--from", "ucdp:744"], 2, "--from is for groups alone"),
        (["group"], 2, "give it a name"),
        (["group", "X", "--date", "2031"], 2, "--date is for events alone"),
        (["event", "X", "--date", "soon"], 2, '"soon" is no date: not an EDTF date; write 2022-03'),
        (["article", "X"], 2, "'article' is not one of 'group', 'location', 'event'"),
        (["grup", "X"], 2, "is not one of"),
    ],
)
def test_refused(project: Path, arguments: list[str], exit_code: int, words: str) -> None:
    """What cannot be is refused in one line, and nothing is written."""
    before = sorted(project.rglob("*"))
    result = new(project, *arguments)
    assert result.exit_code == exit_code
    assert words in result.output
    assert sorted(project.rglob("*")) == before


def test_an_old_id_is_not_used_again(project: Path) -> None:
    """An id that leads to a renamed record is refused, with the record that it leads to."""
    path = project / "content/groups/vell-front.md"
    path.write_text(
        path.read_text("utf-8").replace(
            "name: Vell Front\n", "name: Vell Front\nredirect_from: [vf]\n"
        ),
        "utf-8",
    )
    result = new(project, "group", "VF")
    assert result.exit_code == 1
    assert "the address groups/vf leads to groups/vell-front, which had this id before" in (
        result.output
    )


def test_a_deleted_id_is_not_used_again(project: Path) -> None:
    """An id that the ledger lists is refused."""
    (project / "deleted-ids.txt").write_text("groups/lake-brigade  # 2031", "utf-8")
    result = new(project, "group", "Lake Brigade")
    assert result.exit_code == 1
    assert "groups/lake-brigade was the id of a record that was deleted" in result.output


def test_a_namesake_is_named(project: Path) -> None:
    """A name that a record bears already is no obstacle, but is said."""
    result = new(project, "group", "vf")
    assert result.exit_code == 0
    assert "groups/vell-front has this name too: are they the same?" in result.output


@pytest.mark.parametrize(
    "name", ["null", "A: b # c", "'qu'", "طالبان", "- xy", "x\ny", "<b>{{ 7 }}"]
)
def test_any_name(project: Path, name: str) -> None:
    """Whatever the name is, the record says it and has no findings."""
    result = new(project, "group", "--id", "x", "--", name)
    assert result.exit_code == 0, result.output
    checked = check(read_project(project))
    assert checked.findings == ()
    assert checked.records.groups["x"].record.name == name.replace("\n", " ")
