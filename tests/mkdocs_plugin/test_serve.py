"""The live preview, as an editor uses it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT
from tests.test_build import copy_tiny
from tests.waiting import wait


class Preview:
    """A running `mkdocs serve` of a project, with what it has logged so far."""

    def __init__(self, project: Path, log: Path) -> None:
        """Start it on a free port."""
        self._project, self._log = project, log
        self._start()

    def _start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve"]
        with self._log.open("w", encoding="utf-8") as file:
            self._process = subprocess.Popen(  # noqa: S603 -- our own arguments
                [*command, "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=self._project,
                env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
                stderr=file,
            )

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(timeout=100)

    def get(self, path: str) -> str:
        """Return a page, or "" while there is none."""
        # Another program may take the port before it does, which builds the site first.
        if self._process.poll() is not None and "Address already in use" in self.said():
            self._start()
        if "Serving on" not in self.said():
            return ""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=50) as page:
                return str(page.read().decode("utf-8"))
        except OSError:
            return ""

    def rebuilds(self) -> int:
        """Return how often it has built the site anew."""
        return self.said().count("Reloading browsers")

    def said(self) -> str:
        """Return what it has logged."""
        return self._log.read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the tiny site."""
    return copy_tiny(tmp_path)


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    """Return a running preview of the tiny site."""
    running = Preview(project, tmp_path / "log.txt")
    assert wait(lambda: "A tiny archive" in running.get(""))
    yield running
    running.stop()


def test_an_edit_reaches_every_page(project: Path, preview: Preview) -> None:
    """Editing a group's name changes every page that shows it, in one build and no more."""
    new = project / "new.md"
    new.write_text("---\nname: Column of the North\naliases: [Northern Column]\n---\n", "utf-8")
    # At once: whoever empties a file and writes to it later has changed it twice.
    new.replace(project / "content/groups/northern-column.md")
    for page in ("groups/", "groups/vell-front/", "events/2031-05-04-osmara-market-bombing/"):
        assert wait(lambda page=page: "Column of the North" in preview.get(page)), page  # type: ignore[misc]
    assert wait(lambda: preview.rebuilds() >= 1)
    time.sleep(3)
    # On a slow machine a build that it set off is not done by then: it would come before this one.
    new.write_text("---\nname: Column of the South\naliases: [Northern Column]\n---\n", "utf-8")
    new.replace(project / "content/groups/northern-column.md")
    assert wait(lambda: "Column of the South" in preview.get("groups/"))
    assert wait(lambda: preview.rebuilds() >= 2)
    assert preview.rebuilds() == 2, "the build must not set itself off"


def test_a_fault_does_not_end_the_preview(project: Path, preview: Preview) -> None:
    """A fault in a record leaves the preview running, and mending it brings the page back."""
    path = project / "content/groups/northern-column.md"
    before = path.read_text(encoding="utf-8")
    path.write_text("---\nnam: x\n---\n", encoding="utf-8")
    assert wait(lambda: "An error happened during the rebuild" in preview.said())
    path.write_text(before.replace("Column", "Columns\naliases: [Northern Column]"), "utf-8")
    assert wait(lambda: "Northern Columns" in preview.get("groups/"))


ADDRESSES = (
    "",
    "method/",
    "explore/",
    "timeline/",
    "timeline/2031/",
    "map/",
    "groups/",
    "articles/",
    "corrections/",
    "groups/vell-front/",
    "locations/osmara/",
    "events/2031-05-04-osmara-market-bombing/",
    "articles/2031-05-06-nine-dead/",
)


def test_it_shows_what_a_build_shows(preview: Preview, tiny_site: Path) -> None:
    """Pages in the navigation and beside it are made when they are asked for, and are the same."""
    for address in ADDRESSES:
        built = (tiny_site / address / "index.html").read_text(encoding="utf-8")
        assert _main(preview.get(address)) == _main(built), address
        assert _title(preview.get(address)) == _title(built), address
    shown = json.loads(preview.get("explore/data.json"))
    assert shown == json.loads((tiny_site / "explore/data.json").read_text(encoding="utf-8"))
    for path in ("events/2031-05-04-osmara-market-bombing.ris", "embed/groups/vell-front/"):
        assert preview.get(path), path
    assert not preview.get("groups/nobody/")
    assert not preview.get("../mkdocs.yml")


def _main(page: str) -> str:
    """Return what a page says, with the archive's own address in place of the preview's."""
    main = LexborHTMLParser(page).css_first("article.md-content__inner")
    assert main, page[:300]
    return re.sub(r"http://127\.0\.0\.1:\d+/", "https://archive.example.org/", main.html or "")


def _title(page: str) -> str:
    title = LexborHTMLParser(page).css_first("title")
    assert title, page[:300]
    return title.text()
