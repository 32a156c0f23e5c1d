"""How a preview learns of a change: it is told, or it looks."""

import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from builder.mkdocs_plugin import watching
from builder.mkdocs_plugin.watching import watch_closely
from tests.waiting import wait

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it looks, as ever")


class Noting(FileSystemEventHandler):
    """Notes what it is told of."""

    def __init__(self) -> None:
        """Have been told of nothing."""
        self.told: list[tuple[str, str]] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change, with the place that it leaves a file at."""
        self.told.append((event.event_type, str(event.dest_path or event.src_path)))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with a configuration and a record."""
    folder = tmp_path / "the archive"
    (folder / "content/groups").mkdir(parents=True)
    (folder / "content/groups/one.md").write_text("before", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    return folder


@pytest.fixture
def server(archive: Path) -> Iterator[LiveReloadServer]:
    """Return a server that watches the archive, as MkDocs hands it to a plugin."""
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(archive))
    made.watch(str(archive / "content"))
    made.watch(str(archive / "mkdocs.yml"))
    yield made
    made.server_close()


def mounted(monkeypatch: pytest.MonkeyPatch, folder: Path, **kinds: str) -> None:
    """Let the system say that it has disks of these kinds: `root`, and `here` at the folder."""
    places = {"root": "/", "here": str(folder).replace(" ", "\\040")}
    text = "".join(
        f"36 27 0:3 / {places[place]} rw,relatime shared:1 - {kind} {kind} rw\n"
        for place, kind in kinds.items()
    )
    path = folder.parent / "mountinfo"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(watching, "_MOUNTS", path)


def test_told_of_every_change(archive: Path) -> None:
    """What is written, replaced and removed is told, time and again; what is read is not."""
    noting, observer = Noting(), watching._Told()
    record, configuration = archive / "content/groups/one.md", archive / "mkdocs.yml"
    observer.schedule(noting, str(archive / "content"), recursive=True)
    observer.schedule(noting, str(configuration))
    observer.start()
    try:
        (archive / "beside.txt").write_text("beside the configuration", encoding="utf-8")
        for path in (record, configuration):
            path.read_text(encoding="utf-8")
            for words in ("one", "another", "a third"):
                # Many editors put another file in the place of the old one.
                new = path.with_suffix(".new")
                for change in (
                    lambda path=path, words=words: path.write_text(words, encoding="utf-8"),
                    lambda path=path, new=new: (new.write_text("new"), new.replace(path)),
                    path.unlink,
                ):
                    before = len(noting.told)
                    change()
                    assert wait(lambda: any(p == str(path) for _, p in noting.told[before:]))  # noqa: B023 -- asked at once
    finally:
        observer.stop()
        observer.join()
    assert {kind for kind, _ in noting.told} <= {"created", "modified", "moved", "deleted"}
    assert not [path for _, path in noting.told if path.endswith("beside.txt")]


@pytest.mark.parametrize("kind", ["ext4", "tmpfs"])
def test_told_on_a_disk_of_its_own(
    kind: str, archive: Path, server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server is told of all that it watched, whatever the rest of the machine lies on."""
    mounted(monkeypatch, archive, root="overlay", here=kind)
    assert watch_closely(server, [str(archive / "content/groups")])
    assert isinstance(server.observer, watching._Told)
    assert {watch.path for watch in server._watch_refs.values()} == {
        str(archive / "content"),
        str(archive),
    }


@pytest.mark.parametrize("kind", ["nfs4", "9p", "fuse.sshfs", "virtiofs", "overlay", "cifs"])
def test_looks_where_it_may_not_be_told(
    kind: str, archive: Path, server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another machine may write, MkDocs looks for changes as before."""
    before = server.observer
    mounted(monkeypatch, archive, root="ext4", here=kind)
    assert not watch_closely(server, [])
    assert server.observer is before
    mounted(monkeypatch, archive.parent / "elsewhere", root="ext4", here=kind)
    assert not watch_closely(server, [str(archive.parent / "elsewhere/seeds")])
    assert server.observer is before


def test_looks_where_the_system_refuses(archive: Path, server: LiveReloadServer) -> None:
    """Where too much is watched already, or nobody says which disks there are, it looks."""
    before = server.observer
    with patch.object(watching._Told, "start", side_effect=OSError(28, "No space left on device")):
        assert not watch_closely(server, [])
    with patch.object(watching, "_MOUNTS", archive / "nothing"):
        assert not watch_closely(server, [])
    assert server.observer is before
