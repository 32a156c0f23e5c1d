"""Every kind of page on a phone and a tablet: nothing is moved sideways, and no list says 0."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import OpenPage, watched
from tests.browser.serving import serve
from tests.browser.test_everywhere import KINDS, MISSING, NOT_FOUND
from tests.journeys.archive import article_page, event_page
from tests.shared import Once
from tests.sites.sites import VALID
from tests.test_build import run_build

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
PAGES = [
    *(path for path in KINDS if path != MISSING),
    "404.html",
    "explore/",
    "about/",
    "timeline/2022/",
    article_page("arabic"),
    article_page("school-raid"),
    article_page("teachers"),
    event_page("by-an-official"),
    "groups/ember-brigade/",
    f"embed/{event_page('three-figures')}",
    "embed/groups/northern-front/",
    "embed/map/",
    "embed/timeline/",
]
# What is wider than its room; code is as wide as it was written.
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll("body *")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .filter((one) => !one.closest("pre, .md-search, .md-sidebar"))
  .filter((one) => one === document.documentElement
    || /auto|scroll/.test(getComputedStyle(one).overflowX))
  .map((one) => `${one.outerHTML.slice(0, 120)}: ${one.scrollWidth} in ${one.clientWidth}`)"""


@pytest.fixture(scope="module")
def leads(once: Once) -> Iterator[str]:
    """Serve a site that shows its leads, and return its address."""

    def fill(folder: Path) -> None:
        shutil.copytree(VALID / "two-articles", folder / "project")
        (folder / "project/leads").mkdir()
        held = Path(__file__).parents[1] / "leads/held.jsonl"
        shutil.copy(held, folder / "project/leads/t.jsonl")
        config = folder / "project/mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        assert "search, archive]" in text
        text = text.replace("search, archive]", "search, archive: {leads: true}]")
        config.write_text(text, encoding="utf-8")
        run_build(folder / "project", folder / "site")

    with serve(once("leads-site", fill) / "site") as address:
        yield address


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_nothing_is_moved_sideways(open_page: OpenPage, path: str) -> None:
    """Nothing on the page is wider than a phone or a tablet, and no list says (0)."""
    for screen in (PHONE, TABLET):
        page = open_page(viewport=screen, allowed=NOT_FOUND)
        page.goto(path, wait_until="networkidle")
        assert page.evaluate(SIDEWAYS) == []
        assert "(0)" not in page.locator("body").inner_text()


@pytest.fixture
def led(browser: Browser, leads: str) -> Iterator[Page]:
    """Return the page of leads on a phone."""
    with watched(browser, leads, viewport=PHONE) as page:
        page.goto("leads/", wait_until="networkidle")
        yield page


def test_leads_are_cards(led: Page) -> None:
    """Each table's leads are counted by what became of them, without a 0, within the screen."""
    assert led.evaluate(SIDEWAYS) == []
    cells = led.locator(".ar-cards tbody td:visible")
    assert "0" not in cells.all_inner_texts()
    labels = cells.evaluate_all("all => all.map((one) => one.dataset.label)")
    assert set(labels) >= {"Contradicted", "Confirmed", "Waiting for a page", "Leads"}


def test_hints_of_the_search_have_no_bullet(open_page: OpenPage) -> None:
    """What stands above the results is lines, not a list whose signs the edge cuts."""
    page = open_page(viewport=PHONE)
    page.goto("events/")
    page.locator(".md-header label[for=__search].md-header__button").click()
    page.locator("input.md-search__input").press_sequentially("Pirkhel 2022")
    line = page.locator(".ar-offers li").first
    expect(line).to_contain_text(re.compile(r"\d"))
    # By itself: the next answer puts another in its place.
    expect(line).to_have_css("list-style-type", "none")


def test_a_sign_stands_beside_its_words(open_page: OpenPage) -> None:
    """No sign of evidence begins a line: it stands on the last line of what it is about."""
    page = open_page(viewport=TABLET)
    page.goto("events/")
    apart = page.locator(".ar-table--events td:nth-child(3)").evaluate_all(
        """all => all
          .map((one) => [...one.querySelectorAll("a")].map((a) => [...a.getClientRects()].at(-1)))
          .filter(([place, sign]) => sign && Math.abs(place.bottom - sign.bottom) > 12).length"""
    )
    assert apart == 0
