"""What was published before a change is still there after it, or accounted for."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.sites.sites import VALID

GROUP = "content/groups/vell-front.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the tiny site."""
    return Path(shutil.copytree(VALID / "two-articles", tmp_path / "project"))


def check(project: Path) -> Result:
    """Compare a project with the tiny site."""
    command = ["--project", str(project), "check", "--since", str(VALID / "two-articles")]
    return CliRunner().invoke(main, command)


def ledger(project: Path, *lines: str) -> None:
    """Write the list of deleted ids."""
    (project / "deleted-ids.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def lost(result: Result) -> list[str]:
    """Return the findings about what was lost; those about what rested on it are not meant."""
    codes = (" lost-id ", "is not the raw page that it was")
    return [line for line in result.output.splitlines() if any(code in line for code in codes)]


def test_nothing_is_lost(project: Path) -> None:
    """A state that only adds to the one before has no finding."""
    (project / "content/groups/lake-brigade.md").write_text("---\nname: Lake Brigade\n---\n")
    (project / "seeds/new.txt").write_text("A new page.\n")
    ledger(project, "groups/never-here # a line of somebody else")
    result = check(project)
    assert result.exit_code == 0, result.output


def test_a_deleted_record(project: Path) -> None:
    """A record that is gone is named, until its id is in the list."""
    (project / GROUP).unlink()
    result = check(project)
    assert result.exit_code == 1
    assert lost(result) == [
        f"{GROUP}:1:1 lost-id groups/vell-front was published, and no record has or had that id now"
    ]
    assert (
        "help: add groups/vell-front to deleted-ids.txt, or its name to redirect" in result.output
    )
    ledger(project, "groups/vell-front # never existed")
    assert lost(check(project)) == []


def test_a_renamed_record(project: Path) -> None:
    """A record with a new name must know the old one."""
    text = (project / GROUP).read_text(encoding="utf-8")
    (project / GROUP).unlink()
    new = project / "content/groups/front-of-vell.md"
    new.write_text(text, encoding="utf-8")
    assert len(lost(check(project))) == 1
    new.write_text(text.replace("---\n", "---\nredirect_from: [vell-front]\n", 1), "utf-8")
    assert lost(check(project)) == []


def test_a_renamed_record_that_cannot_be_read(project: Path) -> None:
    """A fault in the new record is one finding, and none about the old id."""
    (project / GROUP).unlink()
    new = project / "content/groups/front-of-vell.md"
    new.write_text("---\nnam: Vell Front\nredirect_from: [vell-front]\n---\n", encoding="utf-8")
    result = check(project)
    assert "unknown-key" in result.output
    assert lost(result) == []


def test_a_line_of_the_list(project: Path, tmp_path: Path) -> None:
    """An id that was listed as deleted stays so."""
    before = Path(shutil.copytree(project, tmp_path / "before"))
    ledger(before, "groups/old-front", "groups/older-front")
    ledger(project, "groups/older-front")
    command = ["--project", str(project), "check", "--since", str(before)]
    assert lost(CliRunner().invoke(main, command)) == [
        "deleted-ids.txt:1:1 lost-id groups/old-front is no longer listed"
    ]


def test_a_changed_raw_page(project: Path) -> None:
    """A raw page that changed is named, also where its record was changed with it."""
    seed = min((project / "seeds").iterdir())
    seed.write_bytes(seed.read_bytes() + b"\n")
    assert lost(check(project)) == [
        f"seeds/{seed.name}:1:1 changed-seed is not the raw page that it was"
    ]


def test_a_wrong_folder(project: Path, tmp_path: Path) -> None:
    """A folder without an archive is a mistake, and not a state in which there was nothing."""
    command = ["--project", str(project), "check", "--since", str(tmp_path)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "--since: there is no content/ in " in result.output
