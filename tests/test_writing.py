"""Files, written whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import digest
from builder.writing import (
    NotWrittenError,
    TextChange,
    alone,
    change_all,
    keep_same,
    stage,
    take_place,
    unstage,
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


def a_site(folder: Path, words: str, *names: str) -> dict[str, str]:
    """Write files below a folder, with their own names and some words in them."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{words} {name}", encoding="utf-8")
    return {name: f"{words} {name}" for name in names}


def test_a_new_folder_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before any step, each file is old or new, and a mixture of both has no list."""
    site = tmp_path / "site"
    steps_left = 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal steps_left
        if not steps_left:
            raise KeyboardInterrupt
        steps_left -= 1
        return self.replace(target)

    for steps in range(12):
        old = a_site(site, "old", "list", "a.html", "deep/b.html", "gone/c.html")
        a_site(site, "mine", ".git/config")
        new = a_site(stage(site), "new", "list", "a.html", "deep/b.html", "more/d.html")
        steps_left = steps
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(Path, "rename", rename)
            take_place(site, "list")
        left = {name: text for name, text in tree(site).items() if not name.startswith(".")}
        assert all(text in (old.get(name), new.get(name)) for name, text in left.items())
        assert "list" not in left or left in (old, new)
        a_site(stage(site), "new", *new)
        take_place(site, "list")
        assert tree(site) == {**new, ".git/config": "mine .git/config"}
        shutil.rmtree(site)
    assert steps_left, "it was stopped before each step, and once not at all"


FOLDERS = st.dictionaries(
    st.sampled_from(["a.html", "b.html", "deep/a.html", "deep/deeper/c.html"]),
    st.binary(max_size=2) | st.just(bytes(100_000)),
)


@given(builds=st.lists(FOLDERS, min_size=2, max_size=4), has_links=st.booleans())
def test_what_says_the_same_stays(*, builds: list[dict[str, bytes]], has_links: bool) -> None:
    """A folder that takes another's place has its content, and what did not change as it was."""
    with TemporaryDirectory() as temporary, pytest.MonkeyPatch.context() as patch:
        if not has_links:
            patch.setattr("os.link", Mock(side_effect=PermissionError))
        folder = Path(temporary)
        before: dict[str, bytes] = {}
        for number, files in enumerate(builds):
            kept = {name: (folder / name).stat() for name in before if name in files}
            staged = stage(folder)
            for name, content in files.items():
                (staged / name).parent.mkdir(parents=True, exist_ok=True)
                (staged / name).write_bytes(content)
                os.utime(staged / name, (number, number))
            sums = {name: digest(content) for name, content in files.items()}
            keep_same(folder, sums)
            take_place(folder, "list")
            there = [path for path in folder.rglob("*") if path.is_file()]
            assert {
                path.relative_to(folder).as_posix(): path.read_bytes() for path in there
            } == files
            for name, old in kept.items():
                is_same = has_links and before[name] == files[name]
                assert os.path.samestat(old, (folder / name).stat()) is is_same
                assert ((folder / name).stat().st_mtime == number) is not is_same
            before = files


def test_a_file_that_may_be_read_by_others_is_no_old_one(tmp_path: Path) -> None:
    """A file with other rights is another, and so is a link to a file that says the same."""
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    a_site(folder, "same", "rights", "plain")
    (folder / "rights").chmod(0o600)
    elsewhere.write_text("same link", encoding="utf-8")
    (folder / "link").symlink_to(elsewhere)
    files = a_site(stage(folder), "same", "rights", "plain", "link")
    plain = (folder / "plain").stat()
    keep_same(folder, {name: digest(text.encode()) for name, text in files.items()})
    take_place(folder, "list")
    assert tree(folder) == files
    assert (folder / "rights").stat().st_mode & 0o777 != 0o600
    assert not (folder / "link").is_symlink()
    assert os.path.samestat(plain, (folder / "plain").stat())


def test_a_failing_exchange_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one entry cannot be moved, whichever it is, the folder has its old content."""
    site, steps_left = tmp_path / "site", 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal steps_left
        steps_left -= 1
        if steps_left == -1:
            raise OSError(13, "Permission denied")
        return self.replace(target)

    old = a_site(site, "old", "list", "a.html", "gone/c.html")
    for steps in range(6):
        a_site(stage(site), "new", "list", "a.html", "more/d.html")
        steps_left = steps
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", rename)
            with pytest.raises(NotWrittenError, match="Permission denied"):
                take_place(site, "list")
        unstage(site)
        assert tree(site) == old
    a_site(stage(site), "new", "list")
    take_place(site, "list")
    assert tree(site) == {"list": "new list"}
