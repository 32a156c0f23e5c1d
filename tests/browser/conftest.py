"""Sites to read in Chromium: the real archive, and an invented one for whole journeys."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.opening import OpenPage, watched
from tests.browser.serving import serve
from tests.shared import Once
from tests.test_build import run_build


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Serve the real archive and return its address."""
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def journeys(journeys_site: Path) -> Iterator[str]:
    """Serve the invented archive and return its address."""
    with serve(journeys_site) as address:
        yield address


@pytest.fixture(scope="session")
def journeys_below(journeys_project: Path, once: Once) -> Iterator[str]:
    """Serve the invented archive as a part of a host, below /archive/, and return its address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_SITE_URL", "https://archive.example.org/archive/")
        site = once("journeys-below", lambda folder: run_build(journeys_project, folder))
    with serve(site, "/archive/") as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page of the real archive that fails on any fault; see `watched`."""
    with watched(browser, address) as page:
        yield page


@pytest.fixture
def journey_page(browser: Browser, journeys: str) -> Iterator[Page]:
    """Return a page of the invented archive that fails on any fault; see `watched`."""
    with watched(browser, journeys) as page:
        yield page


@pytest.fixture
def open_page(browser: Browser, journeys: str) -> Iterator[OpenPage]:
    """Return a function that opens watched pages of the invented archive.

    It takes the options of a browser's context (`color_scheme`, `viewport`, `java_script_enabled`)
    and of `watched`.
    """
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(watched(browser, journeys, **options))
