"""Lists on a phone: a card a row, with all that a row has."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import axe
from tests.browser.opening import OpenPage
from tests.journeys.archive import event_page

PHONE = {"width": 390, "height": 844}
EVENT = event_page("three-figures")
PAGES = [
    EVENT,
    "events/",
    "groups/",
    "locations/",
    "articles/",
    "map/",
    "groups/northern-front/",
    "locations/pirkhel/",
]


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """Return a page on a phone."""
    return open_page(viewport=PHONE)


@pytest.mark.parametrize("path", PAGES)
def test_all_of_a_row_is_seen(phone: Page, path: str) -> None:
    """No cell lies beyond the edge of the screen, and nothing has to be moved sideways."""
    phone.goto(path)
    table = phone.locator(".ar-cards").first
    cells = table.locator("tbody > tr > :is(td, th):visible")
    boxes = cells.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len(boxes) > 5
    assert all(box["left"] >= 0 and box["right"] <= PHONE["width"] for box in boxes)
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("path", ["map/", "groups/", "locations/"])
def test_no_word_of_a_card_is_broken(phone: Page, path: str) -> None:
    """A number stands on one line with its name: no cell is too narrow for the two."""
    phone.goto(path)
    cells = phone.locator(".ar-cards tbody td.ar-tally[data-label]:visible")
    lines = cells.evaluate_all(
        "all => all.map((one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert lines
    assert max(lines) < 2


def test_a_card_says_what_its_figures_are(phone: Page) -> None:
    """The heads of the columns are gone, so each figure has its name beside it."""
    phone.goto("events/")
    table = phone.locator(".ar-cards")
    expect(table.locator("thead tr")).to_be_hidden()
    label = "one => getComputedStyle(one, '::before').content"
    figures = table.locator("tbody tr").first.locator("td.ar-figure")
    assert [one.evaluate(label).split('"')[1].strip() for one in figures.all()] == [
        "Killed",
        "Injured",
    ]


def test_a_wide_screen_has_a_table(open_page: OpenPage) -> None:
    """From 720 pixels on the same is a table."""
    page = open_page(viewport={"width": 820, "height": 1180})
    page.goto("events/")
    expect(page.locator(".ar-cards thead tr")).to_be_visible()


def test_the_map_stands_below_the_reports(phone: Page) -> None:
    """On an event's page figures come first, then a card a report, then the map, as wide."""
    phone.goto(EVENT)
    places = [
        phone.locator(one).first for one in (".ar-facts", ".ar-cards", ".ar-locator", "#words")
    ]
    boxes = [place.bounding_box() for place in places]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    assert len(tops) == len(boxes)
    facts, _, chart, _ = boxes
    assert facts
    assert chart
    assert abs(facts["width"] - chart["width"]) < 2


@pytest.mark.parametrize("path", [*PAGES, "timeline/", "explore/?text=Pirkhel+Gulmand"])
def test_targets_are_large_enough(phone: Page, path: str) -> None:
    """No link or button is nearer than 24 pixels to another, as WCAG 2.2 asks."""
    phone.goto(path, wait_until="networkidle")
    options = {"runOnly": {"type": "rule", "values": ["target-size"]}}
    assert axe(phone, options=options) == []
