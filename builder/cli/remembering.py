"""The memory of the last check of an archive, kept in the user's own cache folder.

It is a pickle, which may run code as it is read. So it is never looked for in the archive's folder,
which may be somebody else's pull request, but where this user's programs alone write.
"""

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from builder.check.memory import Memory
from builder.writing import NotWrittenError, write_whole

_PACKAGE: Final = Path(__file__).resolve().parents[1]
# Archives that are remembered; those checked longest ago are forgotten.
_MOST: Final = 4


@contextmanager
def remembering(root: Path, *, is_fresh: bool = False) -> Iterator[Memory]:
    """Give the memory of the last check of an archive, and keep it for the next one.

    It is empty where there is none, it cannot be read, another version wrote it, or it is to be
    fresh. For a few edits it is not written again, since to look at them again takes less. Where it
    cannot be kept, nothing is said: the next check takes longer, and no more.
    """
    path = _path(root)
    memory = (None if is_fresh else _read(path)) or Memory()
    yield memory
    if memory.is_mostly_known:
        with suppress(OSError):
            os.utime(path)  # It was used now.
        return
    memory.forget_unused()
    with suppress(OSError, NotWrittenError, RecursionError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, pickle.dumps((_version(), memory), pickle.HIGHEST_PROTOCOL))
        _forget(path.parent)


def _path(root: Path) -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    folder = os.environ.get("ARCHIVE_CACHE") or Path(home) / "annotated-archive"
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return Path(folder) / f"check-{name}.pickle"


def _read(path: Path) -> Memory | None:
    was_enabled = gc.isenabled()
    gc.disable()  # Nothing of what is read is garbage.
    try:
        version, memory = pickle.loads(path.read_bytes())  # noqa: S301 -- written by this user
    except Exception:  # noqa: BLE001 -- a damaged file can raise anything
        return None
    finally:
        if was_enabled:
            gc.enable()
    return memory if version == _version() and isinstance(memory, Memory) else None


def _version() -> str:
    """Return what stands for everything that a check is made with, and changes with it."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix not in {".pyc", ""})
    stats = [(os.fspath(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    # The name of each of these folders has that of a package and its version.
    folders = (place for name in sys.path if (place := Path(name)).is_dir())
    installed = sorted(found.name for folder in folders for found in folder.glob("*.*-info"))
    return hashlib.sha256(repr((sys.version, stats, installed)).encode()).hexdigest()


def _forget(folder: Path) -> None:
    kept = sorted(folder.glob("check-*.pickle"), key=lambda path: path.stat().st_mtime_ns)
    for path in kept[:-_MOST]:
        path.unlink()
