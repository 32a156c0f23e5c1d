"""No test holds a clock against a number, which says something of one machine alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

_CLOCKS = frozenset(
    """time.time time.time_ns time.monotonic time.monotonic_ns time.perf_counter
    time.perf_counter_ns time.process_time time.process_time_ns time.thread_time time.thread_time_ns
    timeit.timeit timeit.repeat timeit.default_timer resource.getrusage os.times
    signal.setitimer signal.alarm""".split()
)
_IN_SCRIPTS = re.compile(r"performance\.(?:now|mark|measure)|Date\.now|console\.time|getEntries\(")
# They compare costs with each other, wait for somebody, measure for people, or serve slowly.
_MAY = ("cost.py", "waiting.py", "test_clocks.py", "bench/", "browser/opening.py")


def clocks_in(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of every clock that a module reads, also in the scripts of a page."""
    tree = ast.parse(source)
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            names |= {one.asname: one.name for one in node.names if one.asname}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            head, _, rest = ast.unparse(node).partition(".")
            name = ".".join(part for part in (names.get(head, head), rest) if part)
            if name in _CLOCKS:
                yield node.lineno, name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            for match in _IN_SCRIPTS.finditer(node.value):
                yield node.lineno, match[0]


def test_no_test_reads_a_clock() -> None:
    """Costs are compared in `tests/cost.py`, and seconds are measured by the benchmarks."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        name = path.relative_to(ROOT / "tests").as_posix()
        if not name.startswith(_MAY):
            found += [
                f"tests/{name}:{n} {clock}" for n, clock in clocks_in(path.read_text("utf-8"))
            ]
    assert found == [], "compare costs with tests/cost.py, or wait with tests/waiting.py"


def test_the_exceptions_are_there() -> None:
    """Every exception is a file or folder that still needs it."""
    for name in _MAY:
        path = ROOT / "tests" / name
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        assert any(list(clocks_in(file.read_text("utf-8"))) for file in files), name


@pytest.mark.parametrize(
    "source",
    [
        "import time\nstart = time.process_time()\nassert time.process_time() - start < 5",
        "from time import perf_counter as now\nassert now() < 5",
        "import time as t\nt.monotonic()",
        "import resource\nresource.getrusage(resource.RUSAGE_SELF)",
        "import signal\nsignal.setitimer(signal.ITIMER_PROF, 1)",
        "page.evaluate('() => performance.now()')",
        "page.evaluate(f'() => Date.now() - {start}')",
    ],
)
def test_a_clock_is_seen(source: str) -> None:
    """However it is called."""
    assert list(clocks_in(source))


def test_other_uses_are_none() -> None:
    """Sleeping, days and words are no clocks."""
    source = "import time\ntime.sleep(1)\ntext = 'a performance now and then'\ntimes = [1]"
    assert list(clocks_in(source)) == []
    assert Path(__file__).name in _MAY
