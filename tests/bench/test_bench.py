"""The benchmark measures what it says: every edit is built, seen, and its stages are timed."""

import importlib
from pathlib import Path

import pytest

from tests.bench.__main__ import edits_table, measure, table
from tests.bench.cluster import report, write_warcs
from tests.bench.generate import generate
from tests.bench.staged import NAMES, STAGES


def test_every_cost_is_measured() -> None:
    """A tiny archive gives a row for the first build and one for each edit, with its stages."""
    rows, reading = measure([20], seed=1)
    (row,) = rows
    assert list(row.edits) == ["article", "group", "new"]
    assert reading.startswith("propose: ")
    # The new article has its page and its citations.
    # The page of a new article stands where that of its raw page stood.
    assert row.edits["new"].files >= row.build.files == row.edits["article"].files
    assert row.build.written == row.build.files, "a first build writes everything"
    assert 0 < row.edits["article"].written <= row.build.files
    for built in (row.build, *row.edits.values()):
        assert sum(built.stages.values()) == pytest.approx(built.cpu)
    assert row.preview.wall > 0 < row.preview.cpu
    # A tiny archive is not worth other processes.
    assert all(row.build.stages[name] > 0 for name in NAMES if name != "workers")
    head, *lines = edits_table(rows).splitlines()
    assert head.split()[-len(NAMES) :] == list(NAMES)
    assert [line.split()[1] for line in lines] == ["cold", "article", "group", "new", "preview"]
    assert len(table(rows).splitlines()) == 3


@pytest.mark.parametrize("place", STAGES)
def test_stages_are_functions_that_there_are(place: str) -> None:
    """Who renames or moves one that is timed says so in `staged.py`."""
    module, _, path = place.partition(":")
    found = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    assert callable(found)


def test_the_command_is_in_the_makefile() -> None:
    """`make bench` and `make bench-peers` run what is measured here."""
    makefile = Path(__file__).parents[2].joinpath("Makefile").read_text("utf-8")
    for command in ("-m tests.bench\n", "-m tests.bench.peers\n"):
        assert command in makefile


def test_raw_pages_are_read_on_a_cluster(tmp_path: Path) -> None:
    """All pages of an archive are read, as text or from WARC files, and each process is told."""
    generate(tmp_path, articles=12, seed=3)
    (tmp_path / "warc").mkdir()
    assert write_warcs(sorted((tmp_path / "seeds").glob("*.txt")), tmp_path / "warc") == 1
    lines = report(tmp_path, "warc", workers=1).splitlines()
    assert lines[0] == f"{len(list((tmp_path / 'seeds').iterdir()))} pages read, 0 faults"
    assert [line.partition(":")[0] for line in lines[2:]] == [
        "the process that asks",
        "worker 0",
        "scheduler",
    ]
