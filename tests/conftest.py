"""Fixtures for all tests: golden files, tiny sites and a browser."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from builder.processes import usable_cores
from tests.shared import Once, once_in

ROOT = Path(__file__).parent.parent
# On a busy machine one slow example is no fault. Every run tries new examples; one that fails is
# printed with the line that repeats it, and is kept in .hypothesis/, which CI saves.
settings.register_profile("archive", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("archive")

# The invented archives are from years to come.
os.environ["ARCHIVE_TODAY"] = "2031-12-31"
# What `builder check` remembers of them is no user's.
os.environ["ARCHIVE_CACHE"] = tempfile.mkdtemp(prefix="archive-cache-")
atexit.register(shutil.rmtree, os.environ["ARCHIVE_CACHE"], ignore_errors=True)

Golden = Callable[[Path, str], None]

FLAGS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


PATIENCE = 60_000
"""Milliseconds that Chromium may take: a busy machine may be slow, and a fault is no faster."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes expected outputs anew."""
    parser.addoption(
        "--update-goldens", action="store_true", help="write the expected outputs anew"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with the golden file that holds what is expected."""
    is_update = request.config.getoption("--update-goldens")

    def compare(path: Path, text: str) -> None:
        if is_update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run make update-goldens and read the diff"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs"

    return compare


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: a test of the browser mostly waits."""
    return usable_cores() + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together where they share what one of them makes.

    What a session shares is made once for all processes (`tests/shared.py`), so that any other test
    may run in any of them.
    """
    shared = {
        item.path
        for item in items
        for fixtures in _fixtures(item).values()
        if any(fixture.scope in ("module", "class") for fixture in fixtures)
    }
    for item in items:
        if item.path in shared:
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(ROOT).as_posix()))


def _fixtures(item: pytest.Item) -> Mapping[str, Sequence[pytest.FixtureDef[object]]]:
    info = getattr(item, "_fixtureinfo", None)
    return info.name2fixturedefs if info else {}


@pytest.fixture(scope="session")
def once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that has a folder made once for all processes; see `once_in`."""
    return once_in(tmp_path_factory, is_worker=hasattr(request.config, "workerinput"))


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """Return the folder of the real archive's built site."""
    return once("real", lambda folder: _run_build(ROOT, folder))


@pytest.fixture(scope="session")
def tiny_site(once: Once) -> Path:
    """Return the folder of the tiny site, built."""

    def fill(folder: Path) -> None:
        from tests.test_build import copy_tiny  # noqa: PLC0415 -- it imports this module

        _run_build(copy_tiny(folder), folder / "site")

    return once("tiny", fill) / "site"


@pytest.fixture(scope="session")
def journeys_project(once: Once) -> Path:
    """Return the invented archive's project, which no test changes."""
    from tests.journeys.archive import write_archive  # noqa: PLC0415 -- it imports this module

    return once("journeys", lambda folder: write_archive(folder / "project")) / "project"


@pytest.fixture(scope="session")
def journeys_site(journeys_project: Path, once: Once) -> Path:
    """Return the folder of the invented archive's built site."""
    return once("journeys-site", lambda folder: _run_build(journeys_project, folder))


def _run_build(project: Path, site: Path) -> Path:
    from tests.test_build import run_build  # noqa: PLC0415 -- as above

    return run_build(project, site)


def find_chromium() -> str | None:
    """Return the path of the machine's Chromium, if it has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_report_header() -> str:
    """Say in the first lines whether the browser tests run."""
    path = find_chromium()
    return f"browser: {path}" if path else "browser: none, the tests in Chromium are SKIPPED"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium; skip without one, or fail where one is required."""
    path = find_chromium()
    if path is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but there is no Chromium: apt-get install chromium")
        pytest.skip("Chromium is not installed: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
