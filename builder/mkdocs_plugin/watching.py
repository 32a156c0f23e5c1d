"""How a preview learns that something was saved: at once, where the system tells of it.

MkDocs looks at every file twice a second. With 10,000 articles that takes two fifths of a core, of
which a build that runs meanwhile has so much less.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# Linux tells of a change on a disk of its own. What another machine does, such as that which a
# container or a network folder lies on, it may never hear of; so these alone are trusted.
_OWN_DISKS: Final = frozenset({"btrfs", "ext2", "ext3", "ext4", "f2fs", "tmpfs", "xfs", "zfs"})
_MOUNTS: Final = Path("/proc/self/mountinfo")
# To read a file is no change; the system tells of that, too.
_CHANGES: Final[list[type[FileSystemEvent]]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


def watch_closely(server: LiveReloadServer, also: Iterable[str]) -> bool:
    """Let the server be told of changes instead of looking for them; False where it has to look.

    `also` are paths that it will be asked to watch later.
    """
    watched = list(getattr(server, "_watched_paths", ()))
    if not watched or not is_told_of([*watched, *also]):
        return False
    for path in watched:
        server.unwatch(path)
    server.observer = _Told()
    for path in watched:
        server.watch(path)
    return True


def is_told_of(paths: Iterable[str]) -> bool:
    """Tell whether the system is certain to tell of changes at all of the paths."""
    if sys.platform != "linux" or not _MOUNTS.is_file():
        return False
    disks = dict(_disk(line) for line in _MOUNTS.read_text("utf-8", "replace").splitlines())
    places = [Path(path).resolve() for path in paths]
    nearest = (next(a for a in (p, *p.parents) if str(a) in disks or a == a.parent) for p in places)
    return all(disks.get(str(above)) in _OWN_DISKS for above in nearest) and _may_ask(places)


def _disk(mount: str) -> tuple[str, str]:
    """Return where a disk is mounted and of which kind it is: see proc(5)."""
    before, _, after = mount.partition(" - ")
    place = before.split(" ")[4]
    return place.replace("\\040", " "), after.partition(" ")[0]


def _may_ask(places: Iterable[Path]) -> bool:
    """Tell whether the system takes as many requests as it needs; it has a limit."""
    observer = _Told()
    try:
        for place in places:
            observer.schedule(FileSystemEventHandler(), str(place), recursive=True)
        observer.start()
    except OSError:
        return False
    observer.stop()
    observer.join()
    return True


class _Told(Observer):  # type: ignore[misc, valid-type]  # the observer of this system
    """Is told of changes by the system."""

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Have a handler told of changes at a path.

        A file is watched by its folder: whoever saves it may put another one in its place.
        """
        if Path(path).is_file():
            event_handler, path, recursive = (
                _Only(event_handler, path),
                str(Path(path).parent),
                False,
            )
        watch: ObservedWatch = super().schedule(
            event_handler, path, recursive=recursive, event_filter=_CHANGES
        )
        return watch


class _Only(FileSystemEventHandler):
    """Tells another handler of what happens to one file."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler, self._path = handler, path

    def dispatch(self, event: FileSystemEvent) -> None:
        if self._path in (event.src_path, event.dest_path):
            self._handler.dispatch(event)
