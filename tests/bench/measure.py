"""What it costs to build an archive, as a whole in a child process and stage by stage."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from builder.pipeline import check
from builder.render.run import render_pages
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from builder.tables.run import data_files
from builder.tables.source import Source

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
    """CPU seconds for our own part, without MkDocs."""

    check: float
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
    # Not by the clock: on a machine that is busy with other work it says nothing.
    start = time.process_time()
    checked = check(read_project(project))
    checked_at = time.process_time()
    if checked.findings:
        raise BuildFailedError(str(checked.findings[0]))
    for _ in render_pages(Site(checked.archive, Settings())):
        pass
    rendered_at = time.process_time()
    # As if the pages had found nothing out: what the files need is reckoned anew.
    for _ in data_files(Source(Site(replace(checked.archive), Settings()))):
        pass
    made_at = time.process_time()
    return Stages(checked_at - start, rendered_at - checked_at, made_at - rendered_at)
