"""A folder whose whole content is exchanged: made in a hidden folder within it, then moved.

While the new content is made, and if it never is, the old one stays.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from builder.processes import shared_out
from builder.writing import (
    NotWrittenError,
    alone,
    clear,
    make_folder,
    reason_of,
    sha256_of,
)

_STAGED, _REPLACED, _DRAFTS, _KEPT = ".new.tmp", ".old.tmp", ".same.tmp", ".kept-"


@contextmanager
def set_apart(folder: Path) -> Iterator[Path]:
    """Write below a folder as in `alone`, with an empty hidden one in it for what is to be moved.

    It is on the same disk, and it is gone at the end; so is the folder, if nothing came into a new
    one.

    Raises:
        NotWrittenError: the folder cannot be written to, or the disk is full.

    """
    is_new = not folder.exists()
    make_folder(folder)
    with alone(folder):
        try:
            yield stage(folder)
        finally:
            unstage(folder)
            if is_new:
                with suppress(OSError):  # something came into it
                    folder.rmdir()


def stage(folder: Path) -> Path:
    """Return an empty hidden folder within another, for what is to take the place of its content.

    Raises:
        NotWrittenError: the folder cannot be written to, or the disk is full.

    """
    unstage(folder)
    with clear(folder):
        (folder / _STAGED).mkdir(parents=True)
    return folder / _STAGED


def unstage(folder: Path) -> None:
    """Remove what was staged in a folder.

    Raises:
        NotWrittenError: the folder cannot be written to, or the disk is full.

    """
    for left in (folder / _REPLACED, folder / _DRAFTS, folder / _STAGED):
        try:
            if left.exists():
                shutil.rmtree(left)
        except OSError as error:
            raise NotWrittenError(Path(error.filename or left), reason_of(error)) from error


def keep_same(folder: Path, sums: Mapping[str, str], cores: int = 1) -> None:
    """Let each staged file that says what the old one says be the old one.

    So it keeps its time, by which servers, browsers and whoever copies a folder know what has
    changed. `sums` are the SHA-256 of staged files by their paths below the folder. The new one
    stays where a file system has no links, and where the old one cannot be read, has other rights,
    is a link, lies behind one, or has another name as well, under which somebody may write to it.

    Raises:
        NotWrittenError: the folder cannot be written to.

    """
    # Paths as text: to make objects of so many would take longer than all the rest.
    here, staged = f"{folder}/", f"{folder / _STAGED}/"

    @cache
    def is_here(inner: str) -> bool:
        above, _, last = inner.rpartition("/")
        return not last or (not Path(here + inner).is_symlink() and is_here(above))

    def keep(names: Sequence[str]) -> list[bool]:
        draft = f"{drafts}/{os.getpid()}"
        return [
            is_here(name.rpartition("/")[0])
            and _kept(here + name, staged + name, sums[name], draft)
            for name in names
        ]

    drafts = folder / _DRAFTS
    with clear(folder):
        drafts.mkdir()
        try:
            shared_out(keep, list(sums), cores)
        finally:
            shutil.rmtree(drafts)


def _kept(old: str, new: str, sha256: str, draft: str) -> bool:
    """Put the old file in the place of the new one where both say the same, and tell whether."""
    try:
        if _told_of(old) != _told_of(new) or sha256_of(old) != sha256:
            return False
        os.link(old, draft)
    except OSError:
        return False
    try:
        os.replace(draft, new)  # noqa: PTH105 -- paths as text
    except OSError:
        Path(draft).unlink(missing_ok=True)
        return False
    return True


def _told_of(path: str) -> tuple[int, ...]:
    """Return kind and rights, names, owners and size of a file, where no link is followed."""
    found = os.lstat(path)
    return found.st_mode, found.st_nlink, found.st_uid, found.st_gid, found.st_size


def take_place(folder: Path, last: str) -> NotWrittenError | None:
    """Put what was staged in a folder in the place of its content, but for other hidden entries.

    Whenever the process ends, every file is an old one or a new one, whole. While there are some of
    both, the file `last` is not there. What is returned says where an old file is that could not be
    removed: it is in a hidden folder, and the next one tries again.

    Raises:
        NotWrittenError: likewise; the content is the old one, or the message says where it is.

    """
    staged, replaced = folder / _STAGED, folder / _REPLACED
    with clear(folder):
        new = {entry.name for entry in staged.iterdir()}
        old = {
            entry.name
            for entry in folder.iterdir()
            if entry.name in new or not entry.name.startswith(".")
        }
        replaced.mkdir()
        moves = [(folder / last, replaced / last)] if last in old else []
        for name in sorted((new | old) - {last}):
            if name in old:
                moves.append((folder / name, replaced / name))
            if name in new:
                moves.append((staged / name, folder / name))
        if last in new:
            moves.append((staged / last, folder / last))
        _move_all(moves, replaced)
    try:
        unstage(folder)
    except NotWrittenError as error:
        return error
    return None


def _move_all(moves: Sequence[tuple[Path, Path]], replaced: Path) -> None:
    """Move files and folders, each to a free place: all of them, or none where one cannot be.

    What could not be moved back is kept where nobody removes it.
    """
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError as error:
        stuck = [target for source, target in reversed(done) if not _is_moved(target, source)]
        if stuck:
            kept = Path(tempfile.mkdtemp(prefix=_KEPT, dir=replaced.parent))
            replaced.rename(kept / "old")
            raise NotWrittenError(
                replaced.parent,
                f"{reason_of(error)}; another program has changed it meanwhile. What is missing of "
                f"the old content is in {kept}",
            ) from error
        raise


def _is_moved(source: Path, target: Path) -> bool:
    try:
        source.rename(target)
    except OSError:
        return False
    return True
