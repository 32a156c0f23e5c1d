"""Files, written whole or not at all."""

import errno
from pathlib import Path

import pytest

from builder.writing import (
    NotWrittenError,
    TextChange,
    alone,
    change_all,
    sweep,
    write_new,
)
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


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_write_new_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """On a disk that has no links, files are written all the same, and none is overwritten."""

    def none(*_: object) -> None:
        raise OSError(code, "Operation not permitted")

    monkeypatch.setattr("os.link", none)
    path = tmp_path / "record.md"
    assert write_new(path, "first")
    assert not write_new(path, "second")
    assert tree(tmp_path) == {"record.md": "first"}
    monkeypatch.setattr(Path, "replace", none)
    with pytest.raises(NotWrittenError, match="not permitted"):
        write_new(tmp_path / "other.md", "third")
    assert tree(tmp_path) == {"record.md": "first"}


def test_changes_come_all_or_none(tmp_path: Path) -> None:
    """Of several files, none is changed where one is not what it was when it was read."""
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    one.write_bytes(b"a\r\nb\r\n")
    two.write_bytes(b"c\nd\n")
    three.write_bytes(b"e\r\nf\n")
    one.chmod(0o600)
    good = [TextChange(one, "a\nb\n", "a\nB\n"), TextChange(two, "c\nd\n", "c\nD\n")]
    for bad in (TextChange(two, "x\n", "y\n"), TextChange(three, "e\nf\n", "e\nF\n")):
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


def test_sweep_leaves_what_is_no_draft(tmp_path: Path) -> None:
    """Half-made files go, and half-made folders with all in them, wherever they lie."""
    for name in (".new-a.tmp/made", "data/.new-b.tmp", "data/.new-c.tmp/d/e", "data/new-f.tmp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["data", "new-f.tmp"]
