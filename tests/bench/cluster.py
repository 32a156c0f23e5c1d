"""Read the raw pages of an archive on a Dask cluster: `python -m tests.bench.cluster ARCHIVE`.

The cluster is this machine's: a scheduler and workers of one thread each. Pages are read as text
files in a folder, or, with `--warc`, as HTML in WARC files. Printed is what each process took:
seconds of CPU and memory at its peak.
"""

import argparse
import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.measure import PROJECT, RSS_UNIT
from tests.raw.files import record
from tests.waiting import wait

# As many pages as one file may have.
_PAGES_A_FILE = 100


def write_warcs(seeds: Sequence[Path], folder: Path) -> int:
    """Write raw pages of text as HTML into WARC files; return how many files there are."""
    count = 0
    for first in range(0, len(seeds), _PAGES_A_FILE):
        records = [
            record(f"https://example.org/{seed.stem}", "text/html; charset=utf-8", _page(seed))
            for seed in seeds[first : first + _PAGES_A_FILE]
        ]
        (folder / f"{first:06}.warc").write_bytes(b"".join(records))
        count += 1
    return count


def _page(seed: Path) -> bytes:
    """Return a raw page of text as HTML, a paragraph for each line."""
    lines = [line for line in seed.read_text("utf-8").splitlines() if line.strip()]
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    title = html.escape(lines[0] if lines else "")
    return f"<!doctype html><html><title>{title}</title><body>{paragraphs}</body></html>".encode()


def report(archive: Path, pages: str, workers: int) -> str:
    """Read a folder of raw pages on a cluster, and return a line for each of its processes."""
    with tempfile.TemporaryDirectory(prefix="archive-cluster-") as temporary, ExitStack() as stack:
        known = Path(temporary, "scheduler.json")
        cluster = {"scheduler": stack.enter_context(_dask("scheduler", known, "--port", "0"))}
        assert wait(lambda: _address(known) != "")
        for number in range(workers):
            arguments = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
            cluster[f"worker {number}"] = stack.enter_context(_dask("worker", known, *arguments))
        begin = time.perf_counter()
        command = [sys.executable, "-c", "from builder.cli import main; main()", "propose", pages]
        command += ["--engine", "dask", "--scheduler", _address(known)]
        with Path(temporary, "out").open("wb") as out, Path(temporary, "err").open("wb") as err:
            asks = subprocess.Popen(command, cwd=archive, stdout=out, stderr=err, env=_ENVIRONMENT)  # noqa: S603 -- our own command
        costs = {"the process that asks": _cost(asks)}
        wall = time.perf_counter() - begin
        # Workers first: they would end, and be gone, without a scheduler.
        for name, process in reversed(cluster.items()):
            process.terminate()
            costs[name] = _cost(process)
        last = Path(temporary, "err").read_text("utf-8").splitlines()[-1:]
        written = Path(temporary, "out").stat().st_size
    lines = [*last, f"{written / 1e6:.0f} MB of proposals, {wall:.0f} s by the clock"]
    for name, (cpu, peak) in costs.items():
        lines.append(f"{name}: {cpu:.1f} s of CPU, {peak / 1e6:.0f} MB at its peak")
    return "\n".join(lines)


_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}


@contextmanager
def _dask(kind: str, known: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "dask", kind, "--scheduler-file", str(known), *arguments]
    process = subprocess.Popen(  # noqa: S603 -- our own command
        command,
        cwd=known.parent,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()


def _address(known: Path) -> str:
    """Return where a scheduler is, as it says in a file; "" before it has."""
    try:
        return str(json.loads(known.read_text("utf-8"))["address"])
    except (FileNotFoundError, ValueError):
        return ""


def _cost(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for the end of a process; return its seconds of CPU, and its bytes at the peak."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cluster", description=__doc__)
    parser.add_argument("archive", type=Path, help="its folder, with raw pages in seeds/")
    parser.add_argument("--warc", action="store_true", help="read them as WARC files")
    parser.add_argument("--workers", type=int, default=2, help="how many (2)")
    options = parser.parse_args(arguments)
    archive = options.archive.resolve()
    if not options.warc:
        print(report(archive, "seeds", options.workers))
        return
    with tempfile.TemporaryDirectory(prefix="archive-warc-") as temporary:
        count = write_warcs(sorted((archive / "seeds").glob("*.txt")), Path(temporary))
        print(f"{count} WARC files")
        print(report(archive, temporary, options.workers))


if __name__ == "__main__":
    main()
