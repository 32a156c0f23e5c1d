"""What becomes of a tag: a snapshot that one job makes, and another attaches."""

import shutil
import tarfile
from pathlib import Path

import pytest

from tests.github.workflows import TOKEN, Runner, runner
from tests.shared import Once
from tests.test_build import copy_tiny, run_build

MAKE = ".github/scripts/release.sh build/release"
ATTACH = ".github/scripts/attach.sh build/release"


@pytest.fixture
def here(tmp_path: Path) -> Runner:
    """Return a runner with a clone of its own."""
    return runner(tmp_path)


def test_snapshot_of_a_tag(here: Runner, once: Once) -> None:
    """The one file has the whole bag, verified, and the same bytes when it is made again."""

    def fill(folder: Path) -> None:
        project = copy_tiny(folder)
        run_build(project, project / "site")

    tiny = once("tagged", fill) / "project"
    shutil.rmtree(here.clone / "content")
    shutil.copytree(tiny, here.clone, dirs_exist_ok=True)
    made = []
    for _ in range(2):
        result = here.run(MAKE, GITHUB_REF_NAME="2031-06")
        assert result.returncode == 0, result.stdout + result.stderr
        assert "0 faults in build/snapshot/snapshot-2031-06." in result.stdout
        (file,) = (here.clone / "build/release").iterdir()
        made.append(file.read_bytes())
    assert file.name == "snapshot-2031-06.tar.gz"
    assert made[0] == made[1]
    with tarfile.open(file) as archive:
        names = archive.getnames()
        assert {member.uid for member in archive} == {0}
    assert "snapshot-2031-06/bagit.txt" in names
    assert "snapshot-2031-06/data/site/index.html" in names
    told = here.note("make")
    assert "[site]" in told
    assert "ARCHIVE_SITE_URL=https://example-org.github.io/archive/" in told


@pytest.mark.parametrize("tag", ["../x", "a/b", "-x", "$(touch pwned)", "a b", "x" * 65])
def test_other_tags(here: Runner, tag: str) -> None:
    """A tag that could be a path, an option or a command makes nothing and attaches nothing."""
    (here.clone / "build/release").mkdir(parents=True)
    for command in (MAKE, ATTACH):
        result = here.run(command, GITHUB_REF_NAME=tag, GH_TOKEN=TOKEN)
        assert result.returncode == 1
        assert "::error title=No" in result.stdout
    assert here.note("gh") == here.note("make") == ""
    assert not list(here.clone.rglob("pwned"))


@pytest.mark.parametrize("is_there", [True, False])
def test_attached(here: Runner, *, is_there: bool) -> None:
    """The snapshot goes to the release of its tag, which is made if there is none."""
    folder = here.clone / "build/release"
    folder.mkdir(parents=True)
    (folder / "snapshot-v1.tar.gz").write_bytes(b"x")
    view = '[ "$2" != view ]' if not is_there else "true"
    script = f"""#!/bin/sh
{{ for word in "$@"; do printf '[%s]' "$word"; done; echo; }} >>"{here.notes}/gh.txt"
{view}
"""
    (here.notes / "gh").write_text(script, encoding="utf-8")
    result = here.run(ATTACH, GITHUB_REF_NAME="v1", GH_TOKEN=TOKEN)
    assert result.returncode == 0, result.stdout + result.stderr
    told = here.note("gh").splitlines()
    assert told[0] == "[release][view][v1]"
    assert told[-1] == "[release][upload][v1][build/release/snapshot-v1.tar.gz]"
    created = [line for line in told if line.startswith("[release][create][v1][--verify-tag]")]
    assert len(created) == (0 if is_there else 1)
    assert TOKEN not in result.stdout + result.stderr + here.note("gh")


@pytest.mark.parametrize("what", ["nothing", "another", "more", "link", "folder"])
def test_nothing_else_is_attached(here: Runner, what: str) -> None:
    """Where the first job left anything else than one plain file, nothing is attached."""
    folder = here.clone / "build/release"
    folder.mkdir(parents=True)
    file = folder / "snapshot-v1.tar.gz"
    if what == "another":
        (folder / "snapshot-v2.tar.gz").write_bytes(b"x")
    if what == "more":
        file.write_bytes(b"x")
        (folder / ".more").write_bytes(b"x")
    if what == "link":
        file.symlink_to("/etc/hostname")
    if what == "folder":
        file.mkdir()
    result = here.run(ATTACH, GITHUB_REF_NAME="v1", GH_TOKEN=TOKEN)
    assert result.returncode == 1
    assert here.note("gh") == ""
