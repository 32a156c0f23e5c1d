"""The builder itself as a wheel, which an archive keeps where no index has it."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from builder import __version__

NAME = "annotated-archive"
# As the name of a wheel begins.
PREFIX = "annotated_archive-"


@contextmanager
def the_wheel(given: Path | None) -> Iterator[Path | None]:
    """Find the wheel that this builder came from, or make one of its checkout.

    Yield None where it came from an index, from which others can get it as well.
    """
    if given is not None:
        if not given.name.startswith(f"{PREFIX}{__version__}-"):
            raise click.UsageError(
                f"{given.name} is not this builder: the wheel's name begins with "
                f"{PREFIX}{__version__}-"
            )
        yield given
        return
    origin = _origin()
    path = Path(url2pathname(urlsplit(str(origin.get("url", ""))).path))
    if "dir_info" in origin and path.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            yield _made(path, Path(folder))
    elif path.suffix == ".whl" and path.is_file():
        yield path
    else:
        yield None


def _origin() -> dict[str, Any]:
    """Return what pip notes of a file or folder that it installs; nothing of what an index has."""
    try:
        noted = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    origin = json.loads(noted) if noted else {}
    return origin if str(origin.get("url", "")).startswith("file:") else {}


def _made(checkout: Path, folder: Path) -> Path:
    # What builds it is here already in a checkout of `make`, and is fetched elsewhere.
    options = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *options]
    run = subprocess.run(  # noqa: S603 -- ours
        [*command, "--wheel-dir", str(folder), str(checkout)],
        capture_output=True,
        text=True,
        check=False,
    )
    made = sorted(folder.glob("*.whl"))
    if run.returncode or not made:
        raise click.ClickException(
            f"no wheel could be made of {checkout}: make one and name it with --wheel\n{run.stderr}"
        )
    return made[0]
