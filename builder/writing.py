"""Files written whole or not at all, by one command at a time.

A text goes into a hidden file beside its place and takes the place in one step, so that a process
which is killed, or a disk which is full, leaves the old file or the new one and never half of one.
A hidden file that is left behind is read by nobody, and the next command removes it.
"""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # On Windows nobody waits; a file that is there is still never overwritten.
    fcntl = None  # type: ignore[assignment]

_PREFIX, _SUFFIX = ".new-", ".tmp"
_STAGED, _REPLACED = ".new.tmp", ".old.tmp"
_PLAIN = 0o666
_READ = 0o444


class NotWrittenError(Exception):
    """A file could not be written, and is as it was."""

    def __init__(self, path: Path, reason: str) -> None:
        """Take the file that was meant, and why not."""
        super().__init__(f"{path} cannot be written: {reason}")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text file and what it says before and after, with plain line breaks."""

    path: Path
    old: str
    new: str


@contextmanager
def alone(folder: Path, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Write below a folder while no other command does; call `on_wait` if one has to end first.

    What a killed command left there is removed.
    """
    with locked(folder, on_wait) as is_locked:
        if is_locked:
            _sweep(folder)
        yield


@contextmanager
def locked(
    folder: Path, on_wait: Callable[[], None] = lambda: None, *, is_shared: bool = False
) -> Iterator[bool]:
    """Hold a folder for oneself, or with others who only read; False where no system can.

    The lock is the system's own: it ends with the process, however that ends.
    """
    with _clear(folder):
        handle = os.open(folder, os.O_RDONLY) if fcntl else -1
    try:
        is_locked = _lock(handle, on_wait, is_shared=is_shared)
        if is_locked:
            _held.add(handle)
        yield is_locked
    finally:
        _held.discard(handle)
        if fcntl:
            os.close(handle)


def write_new(path: Path, text: str | bytes) -> bool:
    """Write a file that does not exist yet; False if it exists.

    Raises:
        NotWrittenError: the folder cannot be written to, or the disk is full.

    """
    with _staged(path, (text.encode() if isinstance(text, str) else text,)) as staged:
        try:
            # A link fails where the name is taken: no one else's file is ever overwritten.
            os.link(staged, path)
        except FileExistsError:
            return False
    return True


@contextmanager
def set_apart(folder: Path) -> Iterator[Path]:
    """Write below a folder as in `alone`, with an empty hidden one in it for what is to be moved.

    It is on the same disk, and it is gone at the end; so is the folder, if nothing came into a new
    one.

    Raises:
        NotWrittenError: as above.

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


def write_files(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> Iterator[str]:
    """Write files below a folder, over those that exist, and yield the name of each.

    Raises:
        NotWrittenError: as above; the files that were yielded are whole.

    """
    make_folder(folder)
    with alone(folder):
        for name, text in files:
            write_whole(folder / name, text)
            yield name


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, unless it is there.

    Raises:
        NotWrittenError: as above.

    """
    with _clear(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, a text or its bytes, over one that exists.

    Raises:
        NotWrittenError: as above.

    """
    data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file over one that exists, as its bytes are made.

    Raises:
        NotWrittenError: as above, or the bytes cannot be made for the disk's sake.

    """
    # It can be made again: it need not outlast a loss of power.
    with _staged(path, chunks, is_lasting=False) as staged:
        staged.replace(path)


def copy_whole(source: Path, path: Path) -> None:
    """Copy a file to a place, over one that is there.

    Raises:
        NotWrittenError: as above.

    """
    with _clear(source):
        data = source.read_bytes()
    write_whole(path, data)


def move_whole(source: Path, path: Path) -> None:
    """Move a file to a place on the same disk, over one that is there.

    Raises:
        NotWrittenError: as above.

    """
    make_folder(path.parent)
    with _clear(path):
        source.replace(path)


def make_program(path: Path) -> None:
    """Let everybody who may read a file run it.

    Raises:
        NotWrittenError: as above.

    """
    with _clear(path):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | (mode & _READ) >> 2)


def remove(path: Path) -> None:
    """Remove a file.

    Raises:
        NotWrittenError: as above.

    """
    with _clear(path):
        path.unlink()


def stage(folder: Path) -> Path:
    """Return an empty hidden folder within another, for what is to take the place of its content.

    Raises:
        NotWrittenError: as above.

    """
    unstage(folder)
    with _clear(folder):
        (folder / _STAGED).mkdir(parents=True)
    return folder / _STAGED


def unstage(folder: Path) -> None:
    """Remove what was staged in a folder.

    Raises:
        NotWrittenError: as above.

    """
    with _clear(folder):
        for left in (folder / _STAGED, folder / _REPLACED):
            if left.exists():
                shutil.rmtree(left)


def keep_same(folder: Path, sums: Mapping[str, str]) -> None:
    """Let each staged file that says what the old one says be the old one.

    So it keeps its time, by which servers, browsers and whoever copies a folder know what has
    changed. `sums` are the SHA-256 of staged files by their paths below the folder. Where a file
    system has no links, or an old file cannot be read, the new one stays.
    """
    staged = folder / _STAGED
    for name, sha256 in sums.items():
        old, new = folder / name, staged / name
        with suppress(OSError):
            if _told_of(old) == _told_of(new) and _sha256(old) == sha256:
                draft = new.with_name(f"{_PREFIX}{sha256}{_SUFFIX}")
                os.link(old, draft)
                try:
                    draft.replace(new)
                finally:
                    draft.unlink(missing_ok=True)


def _told_of(path: Path) -> tuple[int, ...]:
    """Return kind and rights, owners and size of a file, where no link is followed."""
    found = path.lstat()
    return found.st_mode, found.st_uid, found.st_gid, found.st_size


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def take_place(folder: Path, last: str) -> None:
    """Put what was staged in a folder in the place of its content, but for hidden entries.

    Whenever the process ends, every file is an old one or a new one, whole. While there are some of
    both, the file `last` is not there.

    Raises:
        NotWrittenError: as above; the content is the old one.

    """
    staged, replaced = folder / _STAGED, folder / _REPLACED
    with _clear(folder):
        new = {entry.name for entry in staged.iterdir()}
        old = {entry.name for entry in folder.iterdir() if not entry.name.startswith(".")}
        replaced.mkdir()
        moves = [(folder / last, replaced / last)] if last in old else []
        for name in sorted((new | old) - {last}):
            if name in old:
                moves.append((folder / name, replaced / name))
            if name in new:
                moves.append((staged / name, folder / name))
        if last in new:
            moves.append((staged / last, folder / last))
        _move_all(moves)
    with suppress(NotWrittenError):  # What is left is hidden, and the next one removes it.
        unstage(folder)


def _move_all(moves: Sequence[tuple[Path, Path]]) -> None:
    """Move files and folders, each to a free place: all of them, or none where one cannot be."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def change_all(changes: Sequence[TextChange]) -> None:
    """Change the text of files: of all, or where one cannot be written, of none.

    Raises:
        NotWrittenError: as above, or a file is not what it was when it was read.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for change in changes:
            with _clear(change.path):
                data, mode = _as_it_is_kept(change)
                staged.append((_stage(change.path, (data,), mode), change.path))
        for draft, path in staged:
            with _clear(path):
                draft.replace(path)
    finally:
        for draft, _ in staged:
            draft.unlink(missing_ok=True)


def _as_it_is_kept(change: TextChange) -> tuple[bytes, int]:
    """Return the new text with the line breaks and the rights of the file."""
    found = change.path.read_bytes().decode(errors="surrogateescape")
    breaks = "\r\n" if "\r\n" in found else "\n"
    if found != change.old.replace("\n", breaks):
        raise NotWrittenError(
            change.path, "another program has changed it, or it mixes kinds of line breaks"
        )
    mode = stat.S_IMODE(change.path.stat().st_mode)
    return change.new.replace("\n", breaks).encode(), mode


@contextmanager
def _staged(path: Path, chunks: Iterable[bytes], *, is_lasting: bool = True) -> Iterator[Path]:
    with _clear(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = _stage(path, chunks, _mode(), is_lasting=is_lasting)
        try:
            yield draft
        finally:
            draft.unlink(missing_ok=True)


def _mode() -> int:
    """Return the rights that the system gives a new file of this person's."""
    # There is no other way to ask for the mask than to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return _PLAIN & ~mask


def _stage(path: Path, chunks: Iterable[bytes], mode: int, *, is_lasting: bool = True) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        draft.chmod(mode)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


@contextmanager
def _clear(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWrittenError(path, error.strerror or str(error)) from error


def _sweep(folder: Path) -> None:
    # Nobody else is writing here, so what is left is of a command that was killed.
    for left in folder.rglob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            left.unlink()


_held: set[int] = set()


def _lock(handle: int, on_wait: Callable[[], None], *, is_shared: bool) -> bool:
    if not fcntl:
        return False
    kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        on_wait()
        fcntl.flock(handle, kind)
    except OSError:
        # A file system without locks.
        return False
    return True


def _let_go() -> None:
    for handle in _held:
        os.close(handle)
    _held.clear()


if fcntl:
    # A worker that outlives a killed command must not keep the next one waiting.
    os.register_at_fork(after_in_child=_let_go)
