"""`builder check` remembers the last check of an archive, and finds what it would find anew."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result

from builder.cli.root import main
from tests.test_build import copy_tiny

Check = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the tiny archive."""
    return copy_tiny(tmp_path)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which a check is remembered."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ARCHIVE_CACHE", os.fspath(folder))
    return folder


@pytest.fixture
def check(project: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Return what runs `builder check` there."""
    del cache
    monkeypatch.chdir(project)
    return lambda *options: CliRunner().invoke(main, ["check", *options])


def test_the_same_findings(check: Check, project: Path) -> None:
    """A fault that came after a check is found, and is gone after it was mended."""
    assert check().exit_code == 0
    record = project / "content/groups/vell-front.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("name: Vell Front", "name: Vell Army"), encoding="utf-8")
    found = check()
    assert found.exit_code == 1
    assert found.output == check("--fresh").output
    record.write_text(text, encoding="utf-8")
    assert check().exit_code == 0


def test_what_is_kept_is_read(check: Check) -> None:
    """The second check reads no record anew, and a fresh one does."""
    check()
    with patch("builder.entries.parse_document", side_effect=AssertionError) as parse:
        assert check().exit_code == 0
        assert not parse.called
        check("--fresh")
        assert parse.called


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05N.", pickle.dumps(("x", 1))])
def test_a_damaged_file_heals(check: Check, cache: Path, damage: bytes) -> None:
    """A file that is cut off, of another version or of something else is written anew."""
    expected = check().output
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    assert check().output == expected
    assert len(kept.read_bytes()) > len(damage)


def test_nothing_of_the_archive_is_loaded(check: Check, project: Path, cache: Path) -> None:
    """What a pull request brings along is never taken for what was remembered."""
    check()
    (kept,) = cache.iterdir()
    for folder in (".cache", "content", "."):
        (project / folder).mkdir(exist_ok=True)
        (project / folder / kept.name).write_bytes(b"cos\nabort\n(tR.")
    (project / "content" / kept.name).unlink()  # no file that content/ may have
    assert check().exit_code == 0
    assert not cache.is_relative_to(project)


def test_without_a_place_to_keep_it(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, a check is as before."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ARCHIVE_CACHE", os.fspath(tmp_path / "file" / "folder"))
    assert check().exit_code == 0


def test_few_archives_are_remembered(check: Check, cache: Path) -> None:
    """What was checked longest ago is forgotten, so that the folder does not grow for ever."""
    cache.mkdir()
    for number in range(9):
        old = cache / f"check-{number}.pickle"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    check()
    names = {path.name for path in cache.iterdir()}
    assert len(names) == 4
    assert "check-0.pickle" not in names
    assert "check-8.pickle" in names


def test_it_is_written_when_there_is_news(check: Check, project: Path, cache: Path) -> None:
    """Where nearly all was known, writing all of it again would cost more than it saves."""

    def written() -> int:
        (kept,) = cache.iterdir()
        return kept.stat().st_ino

    check()
    first = written()
    check()
    assert written() == first
    for record in (project / "content" / "articles").iterdir():
        record.write_text(record.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    check()
    assert written() != first
