"""Work on several cores: the same results, whatever becomes of the processes."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from builder.pipeline import check, publish
from builder.processes import on_cores
from builder.render.settings import Settings
from builder.store import read_project
from tests.bench.generate import generate
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere tasks are done in turn")

# Other threads of the tests' own would make copies of this process unsafe.
_IN_A_PROCESS = "import sys; from tests.test_processes import {0}; {0}(*sys.argv[1:])"


def _alone(work: Callable[..., None], *arguments: str) -> None:
    code = _IN_A_PROCESS.format(work.__name__)
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=True)  # noqa: S603


def in_order() -> None:
    """Every result is at the place of its task, and more than one process made them."""
    for cores in (1, 2, 3):
        tasks = [partial(lambda n: (n, os.getpid()), number) for number in range(10)]
        results = list(on_cores(cores)(tasks))
        assert [number for number, _ in results] == list(range(10))
        assert len({process for _, process in results}) == cores


def healed() -> None:
    """What a process ends without, or cannot send, is done by the first."""
    first = os.getpid()

    def task(number: int) -> object:
        if os.getpid() != first and number == 3:
            os._exit(1)
        return number

    def unsendable(number: int) -> Callable[[], int]:
        return lambda: number

    assert list(on_cores(2)([partial(task, n) for n in range(8)])) == list(range(8))
    made = on_cores(2)([partial(unsendable, n) for n in range(8)])
    assert [one() for one in made] == list(range(8))


def raised() -> None:
    """What a task raises is raised, whichever process did it."""

    def task(number: int) -> int:
        return 1 // (number - 5)

    with pytest.raises(ZeroDivisionError):
        list(on_cores(2)([partial(task, n) for n in range(8)]))


def archive(folder: str) -> None:
    """Findings, pages and files of an archive are the same, made in turn and on two cores."""
    project = read_project(Path(folder))
    run = on_cores(2)
    assert check(project, run=run).findings == check(project).findings
    assert check(project, run=run).archive.agreement == check(project).archive.agreement
    ours, plain = publish(project, Settings(), run=run), publish(project, Settings())
    assert ours == plain
    assert len(plain.pages) > 300


@pytest.mark.parametrize("work", [in_order, healed, raised])
def test_tasks(work: Callable[[], None]) -> None:
    """Tasks end as they would in turn."""
    _alone(work)


def test_the_same_archive(tmp_path: Path) -> None:
    """An archive that is large enough to be made on every core is the same as made in turn."""
    generate(tmp_path / "project", articles=260, seed=5)
    _alone(archive, str(tmp_path / "project"))
