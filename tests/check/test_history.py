"""What was published before a change is still there after it, or accounted for."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.model.text import digest
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


ARTICLE = "content/articles/2031-05-05-blast-at-grain-market.md"


def edit(project: Path, path: str, *changes: tuple[str, str]) -> None:
    """Replace words of a file."""
    text = (project / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (project / path).write_text(text, encoding="utf-8")


FIGURE = ("{min: 7, qualifier: at least}", "{min: 7}")
CORRECTION = ("status: reviewed", "corrections: [{date: 2031-06-01, what: A}]\nstatus: reviewed")
CHANGED = "of a reviewed record was changed, without a correction or a new review"


def test_a_changed_figure(project: Path) -> None:
    """A figure of a reviewed record changes with a correction or a later review alone."""
    edit(project, ARTICLE, FIGURE)
    assert CHANGED in check(project).output
    edit(project, ARTICLE, CORRECTION)
    assert check(project).exit_code == 0


def test_a_changed_figure_after_a_new_review(project: Path) -> None:
    """A review of a later day covers what it changed; another name on the old day does not."""
    edit(project, ARTICLE, FIGURE, ("an editor, on: 2031-05-10", "another, on: 2031-05-10"))
    result = check(project)
    assert CHANGED in result.output
    assert "the review by an editor on 2031-05-10 was put into other words" in result.output
    edit(project, ARTICLE, ("another, on: 2031-05-10", "another, on: 2031-06-10"))
    assert check(project).exit_code == 0


def test_a_changed_event(project: Path) -> None:
    """The type of an event changes with a correction alone."""
    event = "content/events/2031-05-04-osmara-market-bombing.md"
    edit(project, event, ("type: bombing", "type: unknown"))
    assert "type was published otherwise, and no correction says so" in check(project).output
    edit(
        project,
        event,
        ("type: unknown", "type: unknown\ncorrections: [{date: 2031-06-01, what: A}]"),
    )
    assert check(project).exit_code == 0


def test_a_correction_that_is_gone(project: Path, tmp_path: Path) -> None:
    """What was corrected in public stays there."""
    before = Path(shutil.copytree(project, tmp_path / "before"))
    edit(before, ARTICLE, CORRECTION)
    command = ["--project", str(project), "check", "--since", str(before)]
    output = CliRunner().invoke(main, command).output
    assert "unreviewed-change a published correction is gone or was changed" in output


def test_an_edited_page_under_a_new_name(project: Path) -> None:
    """A record does not rest on another page without a word, whatever the page is called."""
    old = project / "seeds/osmara-post.txt"
    data = old.read_bytes() + b"\n"
    old.unlink()
    (project / "seeds/osmara-post-2.txt").write_bytes(data)
    sha = next(
        line.split()[1]
        for line in (project / ARTICLE).read_text(encoding="utf-8").splitlines()
        if "sha256:" in line
    )
    edit(project, ARTICLE, ("osmara-post.txt", "osmara-post-2.txt"), (sha, digest(data)))
    assert "changed-seed the record rests on another raw page" in check(project).output
    edit(project, ARTICLE, CORRECTION)
    assert check(project).exit_code == 0


def test_an_old_address_that_is_dropped(project: Path) -> None:
    """An id under redirect_from stays an address."""
    edit(project, ARTICLE, ("redirect_from: [2031-05-05-blast]\n", ""))
    (told,) = lost(check(project))
    assert told.startswith(f"{ARTICLE}:1:1 lost-id articles/2031-05-05-blast was an address of")


def test_an_old_address_that_leads_elsewhere(project: Path) -> None:
    """An old address cannot be given to another record."""
    edit(project, ARTICLE, ("redirect_from: [2031-05-05-blast]\n", ""))
    other = "content/articles/2031-05-06-nine-dead.md"
    edit(project, other, ("status:", "redirect_from: [2031-05-05-blast]\nstatus:"))
    assert "redirect-clash the address articles/2031-05-05-blast led to" in check(project).output


def test_a_group_that_takes_the_address_of_another(project: Path, tmp_path: Path) -> None:
    """The address of a group that is gone goes to one that bears its name, and to no other."""
    before = Path(shutil.copytree(project, tmp_path / "before"))
    gone = "---\nname: Lake Brigade\n---\n"
    (before / "content/groups/lake-brigade.md").write_text(gone, encoding="utf-8")
    column = "content/groups/northern-column.md"
    edit(project, column, ("---\n", "---\nredirect_from: [lake-brigade]\n"))
    command = ["--project", str(project), "check", "--since", str(before)]
    assert (
        "redirect-clash the address groups/lake-brigade" in CliRunner().invoke(main, command).output
    )
    edit(project, column, ("redirect_from", "aliases: [Lake Brigade]\nredirect_from"))
    assert CliRunner().invoke(main, command).exit_code == 0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (["an editor"], ["an editor", "somebody new"], ["somebody new"]),
        (["an editor", "somebody new"], ["an editor", "somebody new"], []),
        (["an editor", "somebody new"], ["somebody new"], ["an editor"]),
        (["an editor"], None, ["somebody new"]),
        (None, ["an editor", "somebody new"], []),
    ],
)
def test_a_reviewer_whom_the_change_adds(
    project: Path,
    tmp_path: Path,
    before: list[str] | None,
    after: list[str] | None,
    told: list[str],
) -> None:
    """A change cannot add an editor and be reviewed by them in one go, nor drop the list."""
    earlier = Path(shutil.copytree(project, tmp_path / "before"))
    for folder, names in ((earlier, before), (project, after)):
        if names is not None:
            (folder / "editors.txt").write_text("\n".join(names), encoding="utf-8")
    edit(
        project,
        ARTICLE,
        ("by: an editor, on: 2031-05-10}\nred", "by: somebody new, on: 2031-05-10}\nred"),
    )
    command = ["--project", str(project), "check", "--since", str(earlier), "--today", "2031-06-01"]
    output = CliRunner().invoke(main, command).output
    known = [
        name for name in ("an editor", "somebody new") if f'"{name}" is not in the list' in output
    ]
    assert known == told
