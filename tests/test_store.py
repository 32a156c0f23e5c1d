"""Files: read whole, written whole or not at all."""

from pathlib import Path

import pytest

from builder.diagnostics import Code
from builder.store import read_project, write_new


def test_write_new_never_overwrites(tmp_path: Path) -> None:
    """A file that exists is left as it is, and nothing else is left behind."""
    path = tmp_path / "deep/record.md"
    assert write_new(path, "first")
    assert not write_new(path, "second")
    assert path.read_text(encoding="utf-8") == "first"
    assert [file.name for file in path.parent.iterdir()] == ["record.md"]


def test_write_new_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails on the last step, the folder is as it was."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", full)
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path / "record.md", "text")
    assert list(tmp_path.iterdir()) == []


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
