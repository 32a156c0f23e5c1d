"""Files, read whole."""

import sys
from pathlib import Path

import pytest

from builder.diagnostics import Code
from builder.store import read_project


def test_unreadable_files(tmp_path: Path) -> None:
    """A link and a file that is not UTF-8 are findings; the other files are read."""
    folder = tmp_path / "content/groups"
    folder.mkdir(parents=True)
    (folder / "a.md").write_bytes(b"---\nname: caf\xe9\n---\n")
    (folder / "b.md").write_text("fine", encoding="utf-8")
    (folder / "c.md").symlink_to("/etc/hostname")
    project = read_project(tmp_path)
    assert [file.path for file in project.records] == ["content/groups/b.md"]
    assert {(f.path, f.code) for f in project.findings} == {
        ("content/groups/a.md", Code.UNREADABLE_FILE),
        ("content/groups/c.md", Code.UNREADABLE_FILE),
    }
    assert any("is not UTF-8: byte 14" in finding.message for finding in project.findings)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody counts")
def test_files_share_their_memory(tmp_path: Path) -> None:
    """Raw pages stand together in memory: of mappings a process may have some 65,000."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(600):
        (folder / f"{number}.txt").write_text(f"Page {number}\n\nwords " * 100, encoding="utf-8")
    before = _mappings()
    project = read_project(tmp_path)
    assert len(project.seeds) == 600
    assert _mappings() - before < 60


def _mappings() -> int:
    return len(Path("/proc/self/maps").read_text(encoding="utf-8").splitlines())
