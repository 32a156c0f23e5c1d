"""Projects to sit at the desk over, and a desk in Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from builder.cli import main
from tests.browser.opening import watched
from tests.conftest import ROOT
from tests.desk.editor import Editor, desk
from tests.shared import Once

WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def imported(once: Once) -> Path:
    """Return the real archive before any article was reviewed: drafts, no events. Not to change."""

    def fill(folder: Path) -> None:
        for name in ("content", "seeds"):
            shutil.copytree(ROOT / name, folder / name)
        for name in ("editors.txt", "deleted-ids.txt"):
            shutil.copy(ROOT / name, folder / name)
        for path in [*folder.glob("content/articles/*.md"), *folder.glob("content/events/*.md")]:
            path.unlink()
        result = CliRunner().invoke(main, ["--project", str(folder), "import"])
        assert result.exit_code == 0, result.output

    return once("desk-imported", fill)


@pytest.fixture
def drafts(imported: Path, tmp_path: Path) -> Path:
    """Return a project with the drafts of both real articles."""
    return Path(shutil.copytree(imported, tmp_path / "project"))


@pytest.fixture
def editor(browser: Browser, drafts: Path) -> Iterator[Editor]:
    """Return an editor at a desk over the drafts, in front of the queue."""
    with (
        desk(drafts) as (address, _),
        watched(browser, address.partition("?")[0], viewport=WIDE) as page,
    ):
        page.goto(address)
        page.locator("de-queue h2").first.wait_for()
        yield Editor(page)
