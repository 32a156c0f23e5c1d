"""What it costs to build an archive, as a whole in a child process and stage by stage."""

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, TypeVar
from unittest.mock import patch

from builder.model.facts import Agreement
from builder.pipeline import check
from builder.render.on_demand import OnDemand
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from builder.store import read_project
from builder.tables.run import data_files
from builder.tables.source import TableSource
from builder.tables.written import Target
from builder.target import into
from tests.bench.edits import Edit
from tests.waiting import wait

Result = TypeVar("Result")
PROJECT = Path(__file__).resolve().parents[2]
# Linux counts memory in kilobytes, macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Build:
    """One run of `mkdocs build`: CPU seconds, seconds by the clock, peak memory, what it wrote.

    `files` and `bytes` are the site's; `written` counts the files that were written anew, and
    `written_bytes` their sizes. `stages` has seconds of CPU by the names of `tests.bench.staged`;
    "rest" is what the others leave of `cpu`, the start included.
    """

    cpu: float
    wall: float
    peak_bytes: int
    files: int
    bytes: int
    written: int
    written_bytes: int
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a saved edit costs `mkdocs serve`.

    `cpu` is that of the build, `wall` goes from the save until the page that is served shows it;
    `peak_bytes` is that of the whole run.
    """

    cpu: float
    wall: float
    peak_bytes: int
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Stages:
    """CPU seconds for our own part, without MkDocs; `once` is checking without a second reading."""

    check: float
    once: float
    render: float
    data: float


class BuildFailedError(Exception):
    """The build ended with an error; the message is the end of what it printed."""


def generate_in_child(folder: Path, *, articles: int, seed: int) -> None:
    """Write an invented archive, without making this process larger."""
    command = [sys.executable, "-m", "tests.bench.generate", str(folder)]
    command += [f"--articles={articles}", f"--seed={seed}"]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command


def reading_in_child(project: Path) -> str:
    """Return what reading the raw pages of a project costs, as a line of text."""
    command = [sys.executable, "-m", "tests.bench.reading", str(project)]
    done = subprocess.run(  # noqa: S603 -- our own command
        command, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


def build(project: Path) -> Build:
    """Build the site of a project.

    The peak memory is never below the size of this process, which the child begins as a copy of:
    measure builds before anything that grows.

    Raises:
        BuildFailedError: MkDocs did not build the site.

    """
    log, site, timed = project / "build.log", project / "site", project / "stages.json"
    before = _stamps(site)
    timed.unlink(missing_ok=True)
    start = time.perf_counter()
    with log.open("wb") as output:
        child = _mkdocs(timed, output, "build", "--quiet")
        ended, usage = _ended(child)
    wall = time.perf_counter() - start
    if ended != 0:
        raise BuildFailedError(log.read_text(encoding="utf-8", errors="replace")[-2_000:])
    cpu = usage.ru_utime + usage.ru_stime
    after = _stamps(site)
    written = [path for path, stamp in after.items() if stamp != before.get(path)]
    by_stage = _lines(timed)[-1]["stages"]
    return Build(
        cpu=cpu,
        wall=wall,
        peak_bytes=usage.ru_maxrss * RSS_UNIT,
        files=len(after),
        bytes=sum(size for _, size, _ in after.values()),
        written=len(written),
        written_bytes=sum(after[path][1] for path in written),
        stages={**by_stage, "rest": cpu - sum(by_stage.values()) + by_stage["rest"]},
    )


def preview(project: Path, edit: Edit) -> Preview:
    """Serve a project on this machine, make an edit, and wait until the page shows it.

    Raises:
        BuildFailedError: the page never showed it.

    """
    log, timed = project / "serve.log", project / "stages.json"
    timed.unlink(missing_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    page = f"http://{address}/{edit.page}"
    with log.open("wb") as output:
        child = _mkdocs(timed, output, "serve", "--dev-addr", address)
        try:
            is_up = wait(lambda: bool(_served(page)))
            start = time.perf_counter()
            edit.make()
            is_shown = is_up and wait(lambda: edit.words in _served(page))
            wall = time.perf_counter() - start
        finally:
            child.terminate()
            _, usage = _ended(child)
    if not is_shown:
        raise BuildFailedError(log.read_text(encoding="utf-8", errors="replace")[-2_000:])
    last = _lines(timed)[-1]
    return Preview(last["cpu"], wall, usage.ru_maxrss * RSS_UNIT, last["stages"])


def _mkdocs(timed: Path, output: IO[bytes], *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bench.staged", str(timed), *arguments]
    # The project is where it runs; this folder is where the builder comes from.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(  # noqa: S603 -- our own command
        command, cwd=timed.parent, env=environment, stdout=output, stderr=output
    )


def _ended(child: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage


def _stamps(site: Path) -> dict[str, tuple[int, int, int]]:
    """Return what tells a file from one that was written anew, its size in the middle."""
    files = [path for path in site.rglob("*") if path.is_file()]
    stats = [(path.relative_to(site).as_posix(), path.stat()) for path in files]
    return {name: (stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in stats}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _served(address: str) -> str:
    """Return a page as it is served, "" while it is not."""
    try:
        with urllib.request.urlopen(address, timeout=50) as page:  # noqa: S310 -- this machine
            return str(page.read().decode("utf-8"))
    except OSError:
        return ""


def stages(project: Path) -> Stages:
    """Read and check a project, render its pages, then make the files of its data, here and now.

    Raises:
        BuildFailedError: the project has findings.

    """
    check(read_project(project))  # what is read and made ready only once is no part of either
    with patch("builder.check.run.read_twice", return_value=Agreement()):
        once, _ = _timed(lambda: check(read_project(project)))
    twice, checked = _timed(lambda: check(read_project(project)))
    if checked.findings:
        raise BuildFailedError(str(checked.findings[0]))
    render, _ = _timed(
        lambda: _spent(all_made(OnDemand(Site(checked.archive, Settings())).tasks()))
    )
    # As if the pages had found nothing out: what the files need is reckoned anew.
    source = TableSource(Site(replace(checked.archive), Settings()))
    on_disk = into(Path(tempfile.gettempdir())).on_disk
    data, _ = _timed(lambda: data_files(source, Target(lambda *_: None, on_disk)))
    return Stages(twice, once, render, data)


def _spent(made: Iterable[object]) -> None:
    for _ in made:
        pass


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the CPU seconds of some work, not those of the clock, and what it returns.

    On a machine that is busy with other work the clock says nothing.
    """
    start = time.process_time()
    result = work()
    return time.process_time() - start, result
