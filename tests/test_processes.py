"""Work in several processes: the same results, whatever becomes of them."""

import gc
import logging
import multiprocessing
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from mkdocs.exceptions import Abort

from builder import pipeline
from builder.check import run as check_run
from builder.check.each import EachRecord
from builder.check.records import AnyEntry, Records
from builder.diagnostics import Code, Diagnostic
from builder.mkdocs_plugin import finished, staging
from builder.model.archive import EventEntry
from builder.pipeline import check
from builder.processes import (
    beside,
    seldom_collected,
    share_memory_with_threads,
    shared_out,
)
from builder.render import events, run
from builder.render.page import Page
from builder.render.site import Site
from builder.store import read_project
from tests.bench.generate import generate
from tests.conftest import ROOT
from tests.test_build import run_build, tree
from tests.test_interrupted import is_running
from tests.waiting import wait

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")

_THINGS = range(600)
# Of what a slow machine does, in seconds.
_PATIENCE = 300
# The tests have threads of their own, with which nothing is shared out.
_IN_A_PROCESS = "import sys; from tests.test_processes import {0}; {0}(*sys.argv[1:])"


def _numbered(share: Sequence[int]) -> list[tuple[int, int]]:
    return [(number, os.getpid()) for number in share]


def _meeting(processes: int) -> Callable[[Sequence[int]], list[tuple[int, int]]]:
    """Return work that nobody does before so many processes have begun it."""
    barrier = multiprocessing.get_context("fork").Barrier(processes)
    met: set[int] = set()

    def work(share: Sequence[int]) -> list[tuple[int, int]]:
        if os.getpid() not in met:
            barrier.wait(_PATIENCE)
            met.add(os.getpid())
        return _numbered(share)

    return work


def in_order() -> None:
    """Every result is at the place of its thing; no process is started for a few things."""
    for cores, processes in ((1, 1), (2, 2), (3, 3), (64, 4)):
        made = shared_out(_meeting(processes), _THINGS, cores)
        assert [number for number, _ in made] == list(_THINGS)
        assert len({process for _, process in made}) == processes
    few, many = 100, len(_THINGS)
    assert {process for _, process in shared_out(_numbered, _THINGS[:few], 4)} == {os.getpid()}
    for about, processes in ((few, 1), (many, 3)):
        made = shared_out(_meeting(processes), _THINGS[:3], 4, about)
        assert [number for number, _ in made] == [0, 1, 2]
        assert len({process for _, process in made}) == processes


def in_turn() -> None:
    """Whoever is done takes more: nobody waits for a share that was another's from the start."""
    receiver, sender = multiprocessing.get_context("fork").Pipe(duplex=False)
    first = os.getpid()

    def work(share: Sequence[int]) -> list[tuple[int, int]]:
        if os.getpid() != first:
            # Here all the rest is done meanwhile.
            assert receiver.poll(_PATIENCE)
        done.update(share)
        if os.getpid() == first and len(done) > len(_THINGS) * 0.9:
            sender.send(None)
        return _numbered(share)

    done: set[int] = set()
    made = shared_out(work, _THINGS, 2)
    assert [number for number, _ in made] == list(_THINGS)
    assert sum(process == first for _, process in made) > len(_THINGS) * 0.9


def healed() -> None:
    """What a copy was killed at, failed at, or cannot send, is done by the first process."""
    first = os.getpid()

    def killed(share: Sequence[int]) -> list[int]:
        meet(share)
        if os.getpid() != first:
            os._exit(1)
        return list(share)

    def failing(share: Sequence[int]) -> list[int]:
        meet(share)
        return [1 // (os.getpid() == first) * number for number in share]

    def unsendable(share: Sequence[int]) -> list[Callable[[], int]]:
        meet(share)
        return [lambda number=number: number for number in share]  # type: ignore[misc]

    meet = _meeting(3)
    assert shared_out(killed, _THINGS, 3) == list(_THINGS)
    meet = _meeting(3)
    assert shared_out(failing, _THINGS, 3) == list(_THINGS)
    meet = _meeting(3)
    assert [one() for one in shared_out(unsendable, _THINGS, 3)] == list(_THINGS)


def without_room() -> None:
    """Where the system starts no more processes, the first does it all."""
    with patch("os.fork", side_effect=BlockingIOError):
        assert {process for _, process in shared_out(_numbered, _THINGS, 2)} == {os.getpid()}


def raised() -> None:
    """What the work raises is raised, and leaves no process behind, whichever met it."""
    first = os.getpid()

    def failing(share: Sequence[int]) -> list[int]:
        if os.getpid() != first:
            time.sleep(600)
        return [1 // 0 for _ in share]

    def failing_too(share: Sequence[int]) -> list[int]:
        return [1 // (number - 595) for number in share]

    for work in (failing, failing_too):
        with pytest.raises(ZeroDivisionError):
            shared_out(work, _THINGS, 2)
        with pytest.raises(ChildProcessError):
            os.wait()


def beside_threads() -> None:
    """While another thread runs, nothing is shared out."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    made = shared_out(_numbered, _THINGS, 2)
    over.set()
    thread.join()
    assert {process for _, process in made} == {os.getpid()}


def beside_another() -> None:
    """A copy does the work while this process goes on; else this one does, once it is asked for."""
    first = os.getpid()

    def failing() -> list[int]:
        return [1 // (os.getpid() == first)]

    def sleeping() -> list[int]:
        time.sleep(600)
        return []

    for work, cores, is_here in (
        (lambda: [os.getpid()], 2, False),
        (lambda: [os.getpid()], 1, True),
        (lambda: [first if os.getpid() == first else os._exit(1)], 2, True),
    ):
        with beside(work, len(_THINGS), cores) as made:
            assert (made() == [first]) is is_here
    with beside(failing, len(_THINGS), 2) as made:
        assert made() == [1]
    with beside(lambda: [os.getpid()], 100, 2) as made:
        assert made() == [first]
    # Nobody may ask: the copy ends with the block.
    with (
        pytest.raises(ZeroDivisionError),
        beside(sleeping, len(_THINGS), 2),
    ):
        raise ZeroDivisionError
    with pytest.raises(ChildProcessError):
        os.wait()


def outlived() -> None:
    """A copy ends with the first process, even where that is killed within its work."""
    receiver, sender = os.pipe()
    first = os.fork()
    if not first:
        killed = os.getpid()

        def sleeping(share: Sequence[int]) -> list[int]:
            if os.getpid() != killed:
                os.write(sender, b"%d" % os.getpid())
            time.sleep(600)
            return list(share)

        shared_out(sleeping, _THINGS, 2)
    os.close(sender)
    copy = os.read(receiver, 99).decode()
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    assert wait(lambda: not is_running(copy))
    # Whoever else held the pipe would keep it open.
    assert os.read(receiver, 1) == b""


def in_one_heap(is_told: str) -> None:
    """A thread takes memory from where the first one does, and without our word from elsewhere."""
    if is_told == "told":
        share_memory_with_threads()
    found: list[int] = []
    # Too large for Python's own pools, and too small for a mapping of its own.
    thread = threading.Thread(target=lambda: found.append(id(bytes(10_000))))
    thread.start()
    thread.join()
    maps = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    heap = next(line.split()[0] for line in maps if line.endswith("[heap]"))
    begin, end = (int(place, 16) for place in heap.split("-"))
    assert (begin <= found[0] < end) is (is_told == "told")


def checked(folder: str) -> None:
    """The findings are the same, and in the same order, on one core and on two."""
    project = Path(folder) / "project"
    for path in sorted((project / "content/articles").iterdir()):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("- min: ", "- min: 9"), encoding="utf-8")
    found = []
    for cores in (1, 2):
        with (
            patch.object(pipeline, "usable_cores", return_value=cores),
            patch("os.fork", wraps=os.fork) as fork,
        ):
            found.append(check(read_project(project)).findings)
        assert bool(fork.call_count) is (cores > 1)
    assert found[0] == found[1]
    assert found[0]


def failing_rule(folder: str) -> None:
    """A record at which a rule fails is named, whichever process met it."""
    project = read_project(Path(folder) / "project")
    bad = sorted(file.path for file in project.records if "/articles/" in file.path)[3]

    def failing(entry: AnyEntry, _: Records) -> list[Diagnostic]:
        if entry.document.path == bad:
            raise ZeroDivisionError
        return []

    rules = (*check_run.RULES, EachRecord(("articles",), failing))
    with (
        patch.object(check_run, "RULES", rules),
        patch.object(pipeline, "usable_cores", return_value=2),
        patch("os.fork", wraps=os.fork) as fork,
    ):
        found = check(project).findings
    assert fork.call_count
    assert [(one.path, one.code) for one in found] == [(bad, Code.INTERNAL_ERROR)]


def site(folder: str) -> None:
    """Every file of a site has the same bytes, made by one process and by three."""
    project, made = Path(folder) / "project", []
    for cores in (1, 3):
        with (
            patch.object(finished, "usable_cores", return_value=cores),
            patch.object(pipeline, "usable_cores", return_value=cores),
            patch.object(staging, "usable_cores", return_value=cores),
            patch("os.fork", wraps=os.fork) as fork,
        ):
            made.append(tree(run_build(project, Path(folder) / f"site-{cores}")))
        # Two for the pages, for the data, for checksums and for what stays; one for the check.
        assert fork.call_count == (cores > 1) * (4 * (cores - 1) + 1)
    assert made[0] == made[1]


def unmade(folder: str) -> None:
    """Where pages cannot be made, in whichever process, each record is named, and no site made."""
    project, site = Path(folder) / "project", Path(folder) / "site"
    bad = [f"content/events/{path.name}" for path in sorted((project / "content/events").iterdir())]
    bad = bad[:2]
    event_page = events.event_page

    def failing(site: Site, event: EventEntry) -> Page:
        if event.path in bad:
            raise ZeroDivisionError
        return event_page(site, event)

    said = StringIO()
    handler = logging.StreamHandler(said)
    logging.getLogger("mkdocs").addHandler(handler)
    with (
        patch.object(finished, "usable_cores", return_value=2),
        patch.object(run, "event_page", failing),
        pytest.raises(Abort),
    ):
        run_build(project, site)
    assert [path for path in bad if path in said.getvalue()] == bad
    assert "2 findings" in said.getvalue()
    assert not [path for path in site.iterdir() if not path.name.startswith(".")]


@pytest.mark.parametrize(
    "promise",
    [in_order, in_turn, healed, without_room, raised, beside_threads, beside_another, outlived],
)
def test_shared_out(promise: Callable[[], None]) -> None:
    """It ends as it would in one process."""
    _alone(promise)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="of glibc alone")
@pytest.mark.parametrize("is_told", ["told", "untold"])
def test_memory_of_threads(is_told: str) -> None:
    """What the first thread let go is of use to others."""
    _alone(in_one_heap, is_told)


def test_site(tmp_path: Path) -> None:
    """A site is the same on one core and on several."""
    generate(tmp_path / "project", articles=260, seed=5)
    _alone(site, str(tmp_path))


@pytest.mark.parametrize("promise", [checked, failing_rule])
def test_check(promise: Callable[..., None], tmp_path: Path) -> None:
    """A check says the same on one core and on several."""
    generate(tmp_path / "project", articles=160, seed=5)
    _alone(promise, str(tmp_path))


def test_unmade(tmp_path: Path) -> None:
    """A page that cannot be made ends a build on several cores."""
    generate(tmp_path / "project", articles=160, seed=5)
    _alone(unmade, str(tmp_path))


def _alone(promise: Callable[..., None], *given: str) -> None:
    code = _IN_A_PROCESS.format(promise.__name__)
    subprocess.run([sys.executable, "-c", code, *given], cwd=ROOT, check=True)  # noqa: S603 -- ours


def test_garbage_is_looked_for_as_before() -> None:
    """Python looks for garbage less often in such work alone, also when it fails, or has more."""
    before = gc.get_threshold()

    def failing() -> None:
        with seldom_collected():
            with seldom_collected():
                assert gc.get_threshold()[0] > before[0]
            assert gc.get_threshold()[0] > before[0]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert gc.get_threshold() == before
