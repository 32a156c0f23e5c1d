"""What several tests read and none changes, made once for all processes that run tests."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Once = Callable[[str, Callable[[Path], object]], Path]


def once_in(factory: pytest.TempPathFactory, *, is_worker: bool) -> Once:
    """Return a function that has a folder of some name filled, by the first who asks for it.

    The others wait until it is whole. Workers have their folders within one that they share.
    """
    base = factory.getbasetemp()
    shared = (base.parent if is_worker else base) / "shared"
    shared.mkdir(exist_ok=True)

    def once(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                # What somebody before could not finish is of no use.
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return once
