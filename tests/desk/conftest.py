"""Projects to sit at the desk over, and a desk in Chromium."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

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


Sit = Callable[..., Editor]


@pytest.fixture
def sit(browser: Browser) -> Iterator[Sit]:
    """Return a function that opens the desk over a project; its options are those of `watched`."""
    with ExitStack() as stack:

        def sit_down(project: Path, **options: Any) -> Editor:  # noqa: ANN401 -- Playwright's own
            address, _ = stack.enter_context(desk(project))
            base = address.partition("?")[0]
            page = stack.enter_context(watched(browser, base, **{"viewport": WIDE, **options}))
            page.goto(address)
            page.locator("de-queue [role=status]").first.wait_for(state="attached")
            return Editor(page)

        yield sit_down


@pytest.fixture
def editor(sit: Sit, drafts: Path) -> Editor:
    """Return an editor at a desk over the drafts, in front of the queue."""
    return sit(drafts)
