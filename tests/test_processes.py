"""Work in several processes: the same results, whatever becomes of them."""

import gc
import logging
import os
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

from builder.mkdocs_plugin import finished
from builder.model.archive import EventEntry
from builder.processes import seldom_collected, shared_out
from builder.render import events, run
from builder.render.page import Page
from builder.render.site import Site
from tests.bench.generate import generate
from tests.conftest import ROOT
from tests.test_build import run_build, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")

_THINGS = range(600)
# The tests have threads of their own, with which nothing is shared out.
_IN_A_PROCESS = "import sys; from tests.test_processes import {0}; {0}(*sys.argv[1:])"


def _numbered(share: Sequence[int]) -> list[tuple[int, int]]:
    return [(number, os.getpid()) for number in share]


def in_order() -> None:
    """Every result is at the place of its thing; no process is started for a few things."""
    for cores, processes in ((1, 1), (2, 2), (3, 3), (64, 4)):
        made = shared_out(_numbered, _THINGS, cores)
        assert [number for number, _ in made] == list(_THINGS)
        assert len({process for _, process in made}) == processes
    assert {process for _, process in shared_out(_numbered, _THINGS[:100], 4)} == {os.getpid()}


def healed() -> None:
    """What a copy was killed at, failed at, or cannot send, is done by the first process."""
    first = os.getpid()

    def killed(share: Sequence[int]) -> list[int]:
        if os.getpid() != first:
            os._exit(1)
        return list(share)

    def failing(share: Sequence[int]) -> list[int]:
        return [1 // (os.getpid() == first) * number for number in share]

    def unsendable(share: Sequence[int]) -> list[Callable[[], int]]:
        return [lambda number=number: number for number in share]  # type: ignore[misc]

    assert shared_out(killed, _THINGS, 3) == list(_THINGS)
    assert shared_out(failing, _THINGS, 3) == list(_THINGS)
    assert [one() for one in shared_out(unsendable, _THINGS, 3)] == list(_THINGS)


def without_room() -> None:
    """Where the system starts no more processes, the first does it all."""
    with patch("os.fork", side_effect=BlockingIOError):
        assert {process for _, process in shared_out(_numbered, _THINGS, 2)} == {os.getpid()}


def raised() -> None:
    """What the work raises is raised, and leaves no process behind, whichever met it."""
    for bad in (4, 595):  # one of the first process, one of the second

        def failing(share: Sequence[int], bad: int = bad) -> list[int]:
            if bad < 300 and share[0]:
                time.sleep(600)
            return [1 // (number - bad) for number in share]

        with pytest.raises(ZeroDivisionError):
            shared_out(failing, _THINGS, 2)
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


def site(folder: str) -> None:
    """Every file of a site has the same bytes, made by one process and by three."""
    project, made = Path(folder) / "project", []
    for cores in (1, 3):
        with (
            patch.object(finished, "usable_cores", return_value=cores),
            patch("os.fork", wraps=os.fork) as fork,
        ):
            made.append(tree(run_build(project, Path(folder) / f"site-{cores}")))
        assert fork.call_count == cores - 1
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


@pytest.mark.parametrize("promise", [in_order, healed, without_room, raised, beside_threads])
def test_shared_out(promise: Callable[[], None]) -> None:
    """It ends as it would in one process."""
    _alone(promise)


def test_site(tmp_path: Path) -> None:
    """A site is the same on one core and on several."""
    generate(tmp_path / "project", articles=260, seed=5)
    _alone(site, str(tmp_path))


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
