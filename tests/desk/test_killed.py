"""Whenever the desk is killed, what it said was saved is on the disk, and every file is whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.desk.test_sitting import ID

TIMES = 100


def test_killed_while_saving(drafts: Path) -> None:
    """Killed a hundred times at random moments of its saves, the desk loses nothing.

    The record has what was said to be saved, or the change after it, whole, with its event.
    """
    done = subprocess.run(  # noqa: S603 -- our own arguments
        [sys.executable, "-m", "tests.desk.killed", str(drafts), ID, str(TIMES)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(runs) == TIMES
    for run in runs:
        assert run["saved"] in {run["said"], run["said"] + 1}
        count = len(run["events"])
        assert run["events"] == list(range(1, count + 1))
        assert count in {run["saved"], run["saved"] + 1}
        assert run["whole"]
        assert run["findings"] == 0
