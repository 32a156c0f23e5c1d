"""What it costs to build an archive, as a whole in a child process and stage by stage."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from builder.model.facts import Agreement
from builder.pipeline import check
from builder.render.run import render_pages
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from builder.tables.run import data_files
from builder.tables.source import Source

Result = TypeVar("Result")
_PROJECT = Path(__file__).resolve().parents[2]
# Linux counts memory in kilobytes, macOS in bytes.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Build:
    """One run of `mkdocs build`: CPU seconds, seconds by the clock, peak memory, what it wrote."""

    cpu: float
    wall: float
    peak_bytes: int
    files: int
    bytes: int


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
    subprocess.run(command, cwd=_PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command


def reading_in_child(project: Path) -> str:
    """Return what reading the raw pages of a project costs, as a line of text."""
    command = [sys.executable, "-m", "tests.bench.reading", str(project)]
    done = subprocess.run(  # noqa: S603 -- our own command
        command, cwd=_PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


def build(project: Path) -> Build:
    """Build the site of a project.

    The peak memory is never below the size of this process, which the child begins as a copy of:
    measure builds before anything that grows.

    Raises:
        BuildFailedError: MkDocs did not build the site.

    """
    log, site = project / "build.log", project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    with log.open("wb") as output:
        child = subprocess.Popen(  # noqa: S603 -- our own command
            command, cwd=project, env=environment, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode != 0:
        raise BuildFailedError(log.read_text(encoding="utf-8", errors="replace")[-2_000:])
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Build(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        peak_bytes=usage.ru_maxrss * _RSS_UNIT,
        files=len(sizes),
        bytes=sum(sizes),
    )


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
    render, _ = _timed(lambda: _spent(render_pages(Site(checked.archive, Settings()))))
    # As if the pages had found nothing out: what the files need is reckoned anew.
    source = Source(Site(replace(checked.archive), Settings()))
    data, _ = _timed(lambda: _spent(data_files(source)))
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
