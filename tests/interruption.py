"""Runs a command of ours again and again, each time killed at another step, and tells what is left.

Usage: python -m tests.interruption PROJECT AT COMMAND...

AT is `steps`, where the process is killed before one of the calls that change a file, or `bytes`,
where it is killed in the middle of a file. Prints one JSON object a run: the file tree after it,
and after the command was run once more.

It forks from a process with one thread that has run the command already, so that a run takes no
longer than the command itself.
"""

import io
import json
import mmap
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from builder.cli import main

_CHANGES = {"os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir", "os.truncate"}
_MOST = 12
Tree = dict[str, str]


def tree(folder: Path) -> Tree:
    """Return the text of every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_here(project: Path, arguments: list[str], prepare: Callable[[], None]) -> int:
    """Run a command in this process and return its exit code."""
    os.chdir(project)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            prepare()
            main(arguments, standalone_mode=False)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def run(project: Path, arguments: list[str], prepare: Callable[[], None]) -> int:
    """Run a command in a process of its own and return how it ended: 0, a code, or -SIGNAL."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run_here(project, arguments, prepare)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Steps:
    """Counts the calls of a forked process that change a file, and may kill it before one."""

    def __init__(self, last: int = -1) -> None:
        """Take the call before which the process dies; never by default."""
        self._last = last
        self._count = mmap.mmap(-1, 8)

    @property
    def count(self) -> int:
        """How many there were."""
        return int.from_bytes(self._count[:8])

    def __call__(self) -> None:
        """Begin to count in this process."""
        self._folder = f"{Path.cwd()}/"
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        flags = arguments[2] if event == "open" else None
        is_write = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
        if not (is_write or event in _CHANGES) or not isinstance(arguments[0], str | Path):
            return
        if not os.path.abspath(arguments[0]).startswith(self._folder):  # noqa: PTH100 -- no hook
            return
        self._count[:8] = (self.count + 1).to_bytes(8)
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def at_byte(size: int) -> Callable[[], None]:
    """Return what makes the system kill a process that writes more than so much into a file."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def interruptions(how: str, folder: Path, arguments: list[str]) -> Iterator[Callable[[], None]]:
    """Yield a sample of all the ways in which a command can be stopped."""
    rng = random.Random(20_311_105)
    if how == "bytes":
        yield from (at_byte(rng.randint(1, 700)) for _ in range(3))
        return
    steps = Steps()
    with copied(folder) as project:
        run(project, arguments, steps)
    chosen = rng.sample(range(1, steps.count + 1), min(steps.count, _MOST))
    yield from (Steps(step) for step in sorted(chosen))


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """Copy a folder, as long as it is needed."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(folder, Path(place) / "project"))


def report(folder: Path, how: str, arguments: list[str]) -> Iterator[dict[str, object]]:
    """Yield what each interrupted run left, the undisturbed one first."""
    with copied(folder) as project:
        # What is read once a process is read here, and not again in each of its forks.
        code = run_here(project, arguments, lambda: None)
        yield {"code": code, "tree": tree(project)}
        os.chdir("/")
    for interruption in interruptions(how, folder, arguments):
        with copied(folder) as project:
            code = run(project, arguments, interruption)
            left = tree(project)
            again = run(project, arguments, lambda: None)
            yield {"code": code, "tree": left, "again": again, "tree_again": tree(project)}


if __name__ == "__main__":
    for line in report(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]):
        print(json.dumps(line))  # noqa: T201 -- what it is for
