"""Fixtures for all tests: golden files, tiny sites and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
# On a busy machine one slow example is no fault, and in CI the same examples run every time: new
# ones are looked for where somebody can mend what they find.
settings.register_profile("archive", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("archive")

# The invented archives are from years to come.
os.environ["ARCHIVE_TODAY"] = "2031-12-31"

Golden = Callable[[Path, str], None]

FLAGS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


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
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
