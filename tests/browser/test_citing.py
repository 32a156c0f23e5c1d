"""Cite beside the title, and on Explore, in Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.exploring import choose, explore
from tests.browser.opening import OpenPage
from tests.journeys.archive import article_page, event_page

EVENT = event_page("three-figures")


@pytest.mark.parametrize("path", [EVENT, "groups/northern-front/", "locations/pirkhel/"])
def test_copy(open_page: OpenPage, path: str) -> None:
    """The citation is copied as it stands: title, archive, day and address."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(path)
    cite = page.locator("ar-cite")
    cite.locator("summary").click()
    shown = cite.locator("p").first.text_content() or ""
    assert (page.locator("h1").text_content() or "").strip() in shown
    assert f"https://archive.example.org/{path}" in shown
    cite.get_by_role("button", name="Copy").click()
    expect(cite.get_by_role("status")).to_have_text("Citation copied")
    assert page.evaluate("navigator.clipboard.readText()") == shown


def test_without_javascript(open_page: OpenPage) -> None:
    """Without a script the citation and its file are there, and no button that does nothing."""
    page = open_page(java_script_enabled=False)
    page.goto(EVENT)
    page.locator("ar-cite summary").click()
    expect(page.locator("ar-cite a[download]")).to_have_count(1)
    expect(page.locator("ar-cite button")).to_be_hidden()


def test_from_the_title_of_an_article(journey_page: Page) -> None:
    """The link above the title of an article opens its citation below."""
    journey_page.goto(article_page("market-seven"))
    journey_page.get_by_role("link", name="Cite", exact=True).click()
    expect(journey_page.locator("#cite")).to_be_visible()


def test_rows_of_explore(journey_page: Page) -> None:
    """What was chosen is in the citation, with the address that keeps it."""
    page = explore(journey_page)
    choose(page, "group", "northern-front")
    page.locator("details.ar-cite summary").click()
    cited = page.locator("[data-part=cited]")
    expect(cited).to_contain_text("Group: Northern Front")
    expect(cited).to_contain_text(page.url)
    choose(page, "type", "bombing")
    expect(cited).to_contain_text("Type: bombing")
    expect(cited).to_contain_text(page.url)
