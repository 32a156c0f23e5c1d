"""Files, written whole or not at all."""

from pathlib import Path

import pytest

from builder.writing import Change, NotWrittenError, alone, change_all, write_new
from tests.interruption import tree


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
    with pytest.raises(NotWrittenError, match="No space left"):
        write_new(tmp_path / "record.md", "text")
    assert list(tmp_path.iterdir()) == []


def test_changes_come_all_or_none(tmp_path: Path) -> None:
    """Of several files, none is changed where one is not what it was when it was read."""
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    one.write_bytes(b"a\r\nb\r\n")
    two.write_bytes(b"c\nd\n")
    three.write_bytes(b"e\r\nf\n")
    one.chmod(0o600)
    good = [Change(one, "a\nb\n", "a\nB\n"), Change(two, "c\nd\n", "c\nD\n")]
    for bad in (Change(two, "x\n", "y\n"), Change(three, "e\nf\n", "e\nF\n")):
        before = tree(tmp_path)
        with pytest.raises(NotWrittenError, match="another program has changed it, or it mixes"):
            change_all([*good, bad])
        assert tree(tmp_path) == before
    change_all(good)
    assert one.read_bytes() == b"a\r\nB\r\n"
    assert two.read_bytes() == b"c\nD\n"
    assert one.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "three", "two"]


def test_what_a_killed_command_left_is_removed(tmp_path: Path) -> None:
    """The next command that writes removes hidden leftovers, and nothing else that is hidden."""
    for name in (".new-a.tmp", "deep/.new-b.tmp", ".new-c.md", ".keep"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    with alone(tmp_path):
        assert write_new(tmp_path / "deep/record.md", "whole")
    assert sorted(tree(tmp_path)) == [".keep", ".new-c.md", "deep/record.md"]
