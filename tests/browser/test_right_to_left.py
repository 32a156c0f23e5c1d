"""An archive in Arabic, read from the right in Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import axe
from tests.browser.opening import watched
from tests.browser.serving import serve
from tests.shared import Once
from tests.test_regions import built

PAGES = [
    "",
    "timeline/",
    "map/",
    "explore/",
    "events/",
    "groups/",
    "locations/",
    "articles/",
    "data/",
    "method/",
    "articles/2023-03-05-attack-in-dar-salim/",
    "events/2023-03-04-attack-on-the-police-station-of-dar-salim/",
    "groups/oasis-rally/",
    "locations/dar-salim/",
]
SCREENS = [{"width": 390, "height": 844}, {"width": 1440, "height": 900}]
# What reaches beyond the window and can neither be scrolled to nor is meant to be out of sight.
OVERFLOWING = """() => {
  const hidden = (one) => one.closest(".md-search, .md-sidebar, .md-skip, [hidden]");
  const clipped = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  return [...document.querySelectorAll("main *")]
    .filter((one) => !hidden(one) && !(one instanceof SVGElement) && !clipped(one))
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.left < -1 || box.right > innerWidth + 1);
    })
    .map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def arabic(once: Once) -> Iterator[str]:
    """Serve the archive in Arabic and return its address."""
    site: Path = built(once, "fezzan") / "site"
    with serve(site) as address:
        yield address


@pytest.fixture(params=SCREENS, ids=["phone", "wide"])
def page(request: pytest.FixtureRequest, browser: Browser, arabic: str) -> Iterator[Page]:
    """Return a page of it that fails on any fault, on a phone and on a wide screen."""
    with watched(browser, arabic, viewport=request.param) as page:
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_page_is_read_from_the_right(page: Page, path: str) -> None:
    """Text begins at the right, nothing reaches beyond the window, and axe finds nothing."""
    page.goto(path, wait_until="networkidle")
    heading = page.locator("main h1").first
    assert heading.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(OVERFLOWING) == []
    assert axe(page) == []


def test_time_and_map_are_drawn_from_the_left(page: Page) -> None:
    """The handles of the strip stand at its ends, and a name beside its sign, not upon it."""
    page.goto("map/")
    handles = page.locator(".ar-strip__handle")
    handles.first.wait_for()
    strip, first, last = (
        one.bounding_box() for one in (page.locator(".ar-strip"), handles.first, handles.last)
    )
    assert strip is not None
    assert first is not None
    assert last is not None
    assert abs(first["x"] + first["width"] / 2 - strip["x"]) <= 1
    assert abs(last["x"] + last["width"] / 2 - strip["x"] - strip["width"]) <= 1
    sign = page.locator('.ar-mark[data-id="dar-salim"] circle').last.bounding_box()
    name = page.locator('.ar-name-of[data-of="dar-salim"] text').bounding_box()
    assert sign is not None
    assert name is not None
    is_beside = (
        name["x"] >= sign["x"] + sign["width"] - 1 or name["x"] + name["width"] <= sign["x"] + 1
    )
    assert is_beside or name["y"] >= sign["y"] + sign["height"] - 1 or name["y"] <= sign["y"]


def test_script_counts_in_the_words_of_the_page(page: Page) -> None:
    """What scripts say of a choice has the plural of the language and the digits of the page."""
    page.goto("map/?from=2023-03&to=2023-03")
    page.locator(".ar-strip__handle").first.wait_for()
    said = page.locator(".ar-status")
    expect(said).to_contain_text("حدث واحد")
    expect(said).to_contain_text("2023")
