"""Take the pictures in docs/images/ anew: `python -m tests.browser.pictures`.

They show the invented archive, so that no real event is an illustration.
"""

import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from tests.browser.serving import serve
from tests.browser.test_article import choose
from tests.conftest import FLAGS, ROOT, find_chromium
from tests.desk.pictures import take_pictures
from tests.journeys.archive import article_page, event_page, write_archive
from tests.test_build import run_build

FOLDER = ROOT / "docs/images"
_MARGIN = 8


def _nothing(_: Page) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page: from the top of one element to the end of another, whole by default.

    `height`, in pixels, is where it ends at the latest.
    """

    path: str
    first: str = "body"
    last: str = "body"
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    prepare: Callable[[Page], None] = _nothing


def _choose_words(page: Page) -> None:
    choose(page, "p1", 5, 40)
    page.locator(".ar-tools").get_by_role("link", name="Report an error").wait_for()


def _open_first(page: Page) -> None:
    page.locator(".ar-list a").first.click()
    page.locator(".ar-banner").wait_for()


PICTURES = {
    "event": Picture(event_page("three-figures"), height=1000),
    "facts": Picture(event_page("three-figures"), ".ar-kicker", ".ar-facts"),
    "reports": Picture(event_page("three-figures"), "#reports", "#reports ~ .ar-scroll"),
    "article": Picture(article_page("market-nine"), ".ar-reading", ".ar-reading"),
    "right-to-left": Picture(article_page("arabic"), ".ar-reading", ".ar-reading"),
    "report": Picture(article_page("market-nine"), ".ar-reading", "#p3", prepare=_choose_words),
    "draft": Picture("drafts/", prepare=_open_first, height=760),
    "map": Picture("map/", ".ar-sheet", ".ar-sheet", height=620),
    "strip": Picture("timeline/", ".ar-strip", ".ar-strip", scheme="dark"),
    "explore": Picture("explore/?confidence=contested", "#title", height=640),
}


def take(browser: Browser, address: str, picture: Picture, path: Path) -> None:
    """Save a picture."""
    context = browser.new_context(
        base_url=address, color_scheme=picture.scheme, viewport={"width": 1240, "height": 1600}
    )
    page = context.new_page()
    page.goto(picture.path, wait_until="networkidle")
    picture.prepare(page)
    first, last = (
        page.locator(name).first.bounding_box() for name in (picture.first, picture.last)
    )
    assert first
    assert last
    left, top = (max(0, first[key] - _MARGIN) for key in ("x", "y"))
    right = min(1240, first["x"] + max(first["width"], last["width"]) + _MARGIN)
    end = min(last["y"] + last["height"] + _MARGIN, top + picture.height)
    clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": end - top}
    page.screenshot(path=path, clip=clip)
    context.close()


def main() -> None:
    """Run the command."""
    logging.disable(logging.WARNING)
    os.environ["ARCHIVE_REPORT_URL"] = "https://github.com/example/archive/issues/new"
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        project = write_archive(Path(temporary) / "project")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        with serve(run_build(project, Path(temporary) / "site")) as address:
            for name, picture in PICTURES.items():
                take(browser, address, picture, FOLDER / f"{name}.png")
        take_pictures(browser, project, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
