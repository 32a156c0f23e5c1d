"""Files, read whole."""

from pathlib import Path

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
