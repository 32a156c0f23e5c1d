"""A folder whose content is exchanged, as a whole."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exchange import keep_same, stage, take_place, unstage
from builder.model.text import digest
from builder.writing import NotWrittenError
from tests.interruption import tree


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


def test_what_others_may_change_does_not_stay(tmp_path: Path) -> None:
    """A file with other rights is another, and so is one that others may write to elsewhere."""
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    a_site(folder, "same", "rights", "plain")
    (folder / "rights").chmod(0o600)
    elsewhere.mkdir()
    a_site(elsewhere, "same", "link", "linked/file")
    (elsewhere / "linked/file").write_text("same behind/file", encoding="utf-8")
    (folder / "link").symlink_to(elsewhere / "link")
    (folder / "behind").symlink_to(elsewhere / "linked")
    a_site(folder, "same", "shared")
    (elsewhere / "backup").hardlink_to(folder / "shared")
    files = a_site(stage(folder), "same", "rights", "plain", "link", "behind/file", "shared")
    plain = (folder / "plain").stat()
    keep_same(folder, {name: digest(text.encode()) for name, text in files.items()})
    take_place(folder, "list")
    assert tree(folder) == files
    assert (folder / "rights").stat().st_mode & 0o777 != 0o600
    assert not (folder / "link").is_symlink()
    for name, other in (("behind/file", "linked/file"), ("shared", "backup")):
        assert not (folder / name).samefile(elsewhere / other)
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


def test_what_cannot_be_put_back_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program takes an old file's place meanwhile, the message says where it is."""
    site = tmp_path / "site"
    old = a_site(site, "old", "list", "a/b.html", "events/c.html")

    def rename(self: Path, target: Path) -> Path:
        done = self.replace(target)
        if self == site / "events":
            a_site(site, "upload", "events/d.html")
        return done

    a_site(stage(site), "new", "list", "a/b.html", "events/c.html")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(NotWrittenError, match=r"missing of the old content is in .*\.kept-"):
            take_place(site, "list")
    unstage(site)
    a_site(stage(site), "new", "list")
    unstage(site)
    left = tree(site)
    assert left.pop("events/d.html") == "upload events/d.html"
    assert sorted(left.values()) == sorted(old.values())
    assert [name for name in left if "/old/" in name] == [
        name for name in left if name.endswith("events/c.html")
    ]


def test_hidden_entries_take_the_place_of_their_own(tmp_path: Path) -> None:
    """What is hidden and new takes the place of what was; all else that is hidden stays."""
    site = tmp_path / "site"
    a_site(site, "mine", ".git/config")
    for words in ("first", "second"):
        new = a_site(stage(site), words, "list", ".well-known/security.txt", ".nojekyll")
        assert take_place(site, "list") is None
        assert tree(site) == {**new, ".git/config": "mine .git/config"}


def test_what_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new content is there, and whoever asked for it learns what is left of the old one."""
    a_site(tmp_path, "old", "list", "a/b.html")
    new = a_site(stage(tmp_path), "new", "list")

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "a"))

    monkeypatch.setattr("shutil.rmtree", refuse)
    left = take_place(tmp_path, "list")
    assert left
    assert ".old.tmp/a cannot be written: Permission denied" in str(left) or ".new.tmp/a" in str(
        left
    )
    monkeypatch.undo()
    assert (tmp_path / "list").read_text("utf-8") == new["list"]
    unstage(tmp_path)
    assert tree(tmp_path) == new
