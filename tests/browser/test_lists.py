"""Lists that readers sort and narrow, links from a disk, the foot of every page, and paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import OpenPage, watched
from tests.journeys.archive import article_page, event_page

FRONT = "groups/northern-front/"
EVENT = event_page("three-figures")
# What fits between the margins of a sheet of A4.
SHEET = {"width": 718, "height": 1000}


def names(page: Page) -> list[str]:
    """Return the names of the rows that are shown."""
    rows = page.locator("tbody tr:visible td:first-child a")
    return rows.all_inner_texts()


def test_narrow_by_typing(journey_page: Page) -> None:
    """All words have to be in a row, in its other names too; a comma stands between two groups."""
    journey_page.goto("groups/")
    box = journey_page.get_by_label("Narrow by typing")
    box.fill("front NF")
    assert names(journey_page) == ["Northern Front"]
    expect(journey_page.get_by_role("main").get_by_role("status").first).to_have_text("1 of 7")
    box.fill("nf, ember brig")
    found = names(journey_page)
    assert "Northern Front" in found
    assert "Ember Brigade" in found
    assert "Mirwand Union" not in found
    box.fill("")
    assert len(names(journey_page)) == 7


def test_sort_by_a_heading(journey_page: Page) -> None:
    """Numbers begin with the highest, dates with the earliest, and what is empty stands last."""
    journey_page.goto("groups/")
    articles = journey_page.get_by_role("columnheader", name="Articles")
    articles.get_by_role("button").click()
    expect(articles).to_have_attribute("aria-sort", "descending")
    assert names(journey_page)[0] == "Northern Front"
    articles.get_by_role("button").click()
    assert names(journey_page)[-1] == "Northern Front"
    first = journey_page.get_by_role("columnheader", name="First event")
    for order in ("ascending", "descending"):
        first.get_by_role("button").click()
        expect(first).to_have_attribute("aria-sort", order)
        assert names(journey_page)[-1] == "Eastern Command of the Ember Brigade"
    expect(articles).not_to_have_attribute("aria-sort", re.compile("."))


def test_lists_without_javascript(open_page: OpenPage) -> None:
    """Without a script a list is as it stands, and nothing is offered that would not work."""
    page = open_page(java_script_enabled=False)
    page.goto("groups/")
    assert len(names(page)) == 7
    expect(page.get_by_label("Narrow by typing")).to_be_hidden()
    expect(page.locator("thead button")).to_have_count(0)


def test_links_from_a_disk(browser: Browser, journeys_site: Path) -> None:
    """A link on a page that was opened from a disk leads to a page and not to a list of files."""
    with watched(browser, f"file://{journeys_site}/") as page:
        page.goto(f"file://{journeys_site}/groups/index.html")
        page.get_by_role("link", name="Northern Front").click()
        expect(page).to_have_url(f"file://{journeys_site}/{FRONT}index.html")
        expect(page.locator("h1")).to_have_text("Northern Front")
        link = page.get_by_role("link", name="What’s new").last
        link.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"file://{journeys_site}/changes/index.html")
        page.goto(f"file://{journeys_site}/index.html")
        page.get_by_label("Search events and articles").fill("grain")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/explore/index\.html\?"))


def test_addresses_stay_short(journey_page: Page) -> None:
    """On the web no address names a file."""
    journey_page.goto("groups/")
    journey_page.get_by_role("link", name="Northern Front").click()
    expect(journey_page).to_have_url(re.compile(rf"/{FRONT}$"))


@pytest.mark.parametrize("path", ["", FRONT, EVENT, article_page("market-seven"), "method/"])
def test_the_foot_of_every_page(journey_page: Page, path: str) -> None:
    """It says of which day the page is, and leads to what changed, the data and the feed."""
    journey_page.goto(path or "./")
    foot = journey_page.get_by_role("navigation", name="About this page")
    expect(foot).to_contain_text(re.compile(r"Updated on \d+ \w+ \d{4}"))
    own = path == FRONT
    for name in ("What’s new", "Corrections", "Data", "Feed of this page" if own else "Feed"):
        link = foot.get_by_role("link", name=name, exact=True)
        address = link.evaluate("link => link.href")
        assert journey_page.request.get(address).ok, address
    assert own == (FRONT in foot.get_by_role("link", name="Feed").evaluate("link => link.href"))


def test_seven_entries(journey_page: Page) -> None:
    """Seven entries lead the site, and a section shows its pages beside each other."""
    journey_page.goto("groups/")
    expect(journey_page.locator(".md-tabs__item")).to_have_count(7)
    section = journey_page.get_by_role("navigation", name="Section: Lists")
    expect(section.get_by_role("link")).to_have_text(["Events", "Groups", "Locations", "Articles"])
    expect(section.locator("[aria-current]")).to_have_text("Groups")


def test_paper_says_where_it_is_from(open_page: OpenPage) -> None:
    """A printed page has the archive's name, its day, and the address with what was chosen."""
    page = open_page(viewport=SHEET)
    page.goto("explore/?group=northern-front")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".ar-printed")
    expect(printed).to_be_visible()
    expect(printed).to_contain_text("Invented Archive · Updated on")
    expect(printed).to_contain_text("explore/?group=northern-front")
    page.emulate_media(media="screen")
    expect(printed).to_be_hidden()


@pytest.mark.parametrize("path", [FRONT, EVENT, "groups/", "events/", "articles/", "changes/"])
def test_paper_cuts_no_word(open_page: OpenPage, path: str) -> None:
    """On a sheet of A4 nothing stands beyond the edge."""
    page = open_page(viewport=SHEET)
    page.goto(path)
    page.emulate_media(media="print")
    beyond = page.evaluate(
        """() => [...document.querySelectorAll(".md-content :is(td, th, p, li)")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.textContent.trim().slice(0, 60))"""
    )
    assert beyond == []
