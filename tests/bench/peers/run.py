"""One build by one of the generators, and what it costs."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import RSS_UNIT, BuildFailedError

_BIN = Path(sys.executable).parent
_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
_HUGO = (str(_BIN / "hugo"), "--quiet", "--noBuildLock", "--destination")
PEERS = {"archive": _MKDOCS, "material": _MKDOCS, "hugo": _HUGO}
"""The command of each generator, to which the folder of the site is added."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a build with all its processes, by the clock, peak memory, its site."""

    cpu: float
    wall: float
    peak_bytes: int
    files: int
    bytes: int


def is_installed(name: str) -> bool:
    """Tell whether a generator can be run here."""
    return shutil.which(PEERS[name][0]) is not None


def run(name: str, folder: Path) -> Cost:
    """Build a folder with a generator into an empty site.

    Raises:
        BuildFailedError: it did not build.

    """
    site, log = folder / "site", folder / "build.log"
    shutil.rmtree(site, ignore_errors=True)
    cache = {"HUGO_CACHEDIR": str(folder / "cache")}
    environment = {**os.environ, **cache, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    with log.open("wb") as output:
        child = subprocess.Popen(  # noqa: S603 -- our own command
            [*PEERS[name], str(site)], cwd=folder, env=environment, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode != 0:
        raise BuildFailedError(f"{name}: {log.read_text('utf-8', 'replace')[-2_000:]}")
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        peak_bytes=usage.ru_maxrss * RSS_UNIT,
        files=len(sizes),
        bytes=sum(sizes),
    )
