"""Files written whole or not at all, by one command at a time.

A text goes into a hidden file beside its place and takes the place in one step, so that a process
which is killed, or a disk which is full, leaves the old file or the new one and never half of one.
A hidden file that is left behind is read by nobody, and the next command removes it.
"""

import errno
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # On Windows nobody waits; a file that is there is still never overwritten.
    fcntl = None  # type: ignore[assignment]

_PREFIX, _SUFFIX = ".new-", ".tmp"
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_PLAIN = 0o666
_READ = 0o444
_CHUNK = 1 << 16


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
            # Nobody else is writing here.
            sweep(folder)
        yield


@contextmanager
def locked(
    folder: Path, on_wait: Callable[[], None] = lambda: None, *, is_shared: bool = False
) -> Iterator[bool]:
    """Hold a folder for oneself, or with others who only read; False where no system can.

    The lock is the system's own: it ends with the process, however that ends.
    """
    with clear(folder):
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
            _place(staged, path)
        except FileExistsError:
            return False
    return True


def _place(staged: Path, path: Path) -> None:
    """Give a file its name, which must be free: no one else's file is ever overwritten."""
    try:
        os.link(staged, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Some disks and network folders have no links. An empty file holds the place.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _mode()))
        try:
            staged.replace(path)
        except OSError:
            path.unlink()
            raise


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
    with clear(folder):
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
    with clear(source):
        data = source.read_bytes()
    write_whole(path, data)


def move_whole(source: Path, path: Path) -> None:
    """Move a file to a place on the same disk, over one that is there.

    Raises:
        NotWrittenError: as above.

    """
    make_folder(path.parent)
    with clear(path):
        source.replace(path)


def make_program(path: Path) -> None:
    """Let everybody who may read a file run it.

    Raises:
        NotWrittenError: as above.

    """
    with clear(path):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | (mode & _READ) >> 2)


def remove(path: Path) -> None:
    """Remove a file.

    Raises:
        NotWrittenError: as above.

    """
    with clear(path):
        path.unlink()


def sweep(folder: Path) -> None:
    """Remove hidden files and folders below a folder that a killed process left half-made."""
    for place, folders, files in os.walk(folder):
        left = [name for name in folders if _is_draft(name)]
        folders[:] = [name for name in folders if not _is_draft(name)]
        for name in left:
            shutil.rmtree(Path(place, name), ignore_errors=True)
        for name in filter(_is_draft, files):
            with suppress(OSError):
                Path(place, name).unlink()


def _is_draft(name: str) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def sha256_of(path: str) -> str:
    """Return the SHA-256 of a file in hexadecimal digits.

    Raises:
        OSError: it cannot be read.

    """
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- no Path for each of so many
        found = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def change_all(changes: Sequence[TextChange]) -> None:
    """Change the text of files: of all, or where one cannot be written, of none.

    Raises:
        NotWrittenError: as above, or a file is not what it was when it was read.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for change in changes:
            with clear(change.path):
                data, mode = _as_it_is_kept(change)
                staged.append((_stage(change.path, (data,), mode), change.path))
        for draft, path in staged:
            with clear(path):
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
    with clear(path):
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
def clear(path: Path) -> Iterator[None]:
    """Make an error of the system one that names what was meant to be written.

    Raises:
        NotWrittenError: instead of OSError.

    """
    try:
        yield
    except OSError as error:
        raise NotWrittenError(path, reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """Return in words why the system did not do something."""
    return error.strerror or str(error)


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
