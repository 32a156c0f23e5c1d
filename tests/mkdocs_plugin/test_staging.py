"""A site made in a hidden folder: what comes into it, and what does not."""

import os
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError

from builder.mkdocs_plugin import searching
from builder.mkdocs_plugin.staging import Staging
from builder.model.manifest import NAME as MANIFEST
from builder.model.manifest import parse_manifest
from builder.model.text import digest
from builder.store import checksums
from builder.writing import NotWrittenError
from tests.test_build import copy_tiny, run_build, tree


def test_what_a_killed_copy_left_is_not_published(tmp_path: Path) -> None:
    """Half-made files of the data come neither into the site nor into its list."""
    staging = Staging(tmp_path, is_dirty=False)
    made = staging.begin()
    for name in ("data/archive.db", "data/.new-1.tmp", ".new-2.tmp/made", ".well-known/x"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(name, encoding="utf-8")
    staging.means("data/archive.db", digest(b"data/archive.db"))
    staging.end(made, {})
    there = ["data/archive.db", ".well-known/x"]
    assert sorted(tree(tmp_path)) == sorted([*there, MANIFEST])
    assert sorted(parse_manifest((tmp_path / MANIFEST).read_text("utf-8"))) == sorted(there)


def test_names_need_be_no_utf_8(tmp_path: Path) -> None:
    """A file whose name is in another encoding is listed by its bytes."""
    for _ in range(2):
        staging = Staging(tmp_path, is_dirty=False)
        made = staging.begin()
        Path(os.fsdecode(os.fsencode(made) + b"/b\xe9.jpg")).write_bytes(b"a picture")
        staging.end(made, {})
    listed = (tmp_path / MANIFEST).read_bytes()
    assert listed.endswith(b"  b\xe9.jpg\n")
    assert parse_manifest(os.fsdecode(listed)) == {
        name: sha256 for name, sha256 in checksums(tmp_path).items() if name != MANIFEST
    }


def test_what_is_left_of_the_old_site_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The new site is there, and a warning names what could not be removed."""
    left = NotWrittenError(tmp_path / ".old.tmp/x", "Permission denied")
    monkeypatch.setattr("builder.mkdocs_plugin.staging.take_place", lambda *_: left)
    staging = Staging(tmp_path, is_dirty=False)
    staging.end(staging.begin(), {})
    assert f"could not be removed: {tmp_path}/.old.tmp/x" in caplog.text


def test_a_full_disk_at_the_search_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It ends the build with a line, and not with a trace of our calls."""

    def full(path: Path, _: object) -> None:
        raise NotWrittenError(path, "No space left on device")

    monkeypatch.setattr(searching, "write_whole", full)
    with pytest.raises((PluginError, Abort)):
        run_build(copy_tiny(tmp_path), tmp_path / "site")
    assert "texts.json cannot be written: No space left on device" in caplog.text
