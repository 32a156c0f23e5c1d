"""The site in a real browser, as an analyst uses it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import axe
from tests.browser.opening import patient
from tests.conftest import ROOT
from tests.test_build import run_build

PESHAWAR = "events/2022-03-04-peshawar-mosque-bombing"
ARTICLE = "articles/2022-03-12-islamic-state-expanding-footprint-in-pakistan/"
GROUP = "groups/islamic-state-khorasan/"


def test_from_the_timeline_to_the_sentence(page: Page) -> None:
    """A figure on the timeline opens the article at the sentence that it rests on, highlighted."""
    page.goto("timeline/")
    row = page.locator("li", has_text="Suicide bombing in a Shiite mosque in Peshawar")
    row.get_by_role("link", name="at least 64").click()
    page.wait_for_url("**/articles/2022-03-12-**")
    # Not `:target`, which a page loses where Material puts another in its place.
    sentence = page.locator("mark.ar-lit")
    sentence.wait_for()
    assert "killing at least 64 people" in sentence.inner_text()
    box = sentence.bounding_box()
    height = page.evaluate("innerHeight")
    assert box is not None
    assert 40 < box["y"] < height - 20, "the sentence stands under the header or off the screen"
    plain = page.evaluate(
        "getComputedStyle(document.querySelector('.ar-text mark:not(.ar-lit)')).background"
    )
    assert plain != page.evaluate(
        "getComputedStyle(document.querySelector('mark.ar-lit')).background"
    )


def test_from_the_sentence_to_the_fact_and_back(page: Page) -> None:
    """The number behind a passage leads to what rests on it, and from there back to the words."""
    page.goto("articles/2022-03-12-islamic-state-expanding-footprint-in-pakistan/")
    passage = page.locator("mark", has_text="killing at least 64 people").last
    anchor = passage.get_attribute("id")
    page.locator(f'.ar-text a[href$="#f-{anchor}"]').click()
    fact = page.locator(f'[id="f-{anchor}"]')
    assert "at least 64" in fact.inner_text()
    fact.locator(f'a[href$="#{anchor}"]').first.click()
    assert page.url.endswith(f"#{anchor}")


def test_unknown_is_shown(page: Page) -> None:
    """What the page does not say is shown as unknown."""
    page.goto(
        "articles/2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry/"
    )
    facts = page.locator("dl.ar-facts").inner_text()
    assert "Publisher\nunknown" in facts
    assert "By\nunknown" in facts
    assert "address unknown" in facts
    assert "3 January 2024, 22:30" in facts


def test_search(page: Page) -> None:
    """The search finds an event by a word of its title, and no removed text."""
    page.goto("./")
    page.locator("input.md-search__input").first.click()
    page.keyboard.type("Daraban")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_have_attribute("href", re.compile("daraban", re.IGNORECASE))
    page.keyboard.press("Control+a")
    page.keyboard.type("Pashteen")
    page.get_by_text("No matching documents").wait_for()


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize(
    "path",
    ["", "timeline/", "articles/", "events/", f"{PESHAWAR}/", "groups/islamic-state-khorasan/"],
)
def test_no_sideways_scrolling(page: Page, width: int, path: str) -> None:
    """No page is wider than the screen: a wide table scrolls inside itself."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path or "./")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript(browser: Browser, address: str) -> None:
    """Everything can be read and followed without JavaScript."""
    context = patient(browser, base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{PESHAWAR}/")
    page.get_by_role("link", name="at least 64").first.click()
    assert "/articles/2022-03-12-" in page.url
    assert "killing at least 64 people" in page.locator("mark:target").inner_text()
    context.close()


def test_copied_text_is_clean(page: Page) -> None:
    """Text copied from an article has no numbers of paragraphs or passages in it."""
    page.goto("articles/2022-03-12-islamic-state-expanding-footprint-in-pakistan/")
    text = page.locator("#p4").inner_text()
    body = (ROOT / "seeds/000_4066d30c1cf974a5.txt").read_text(encoding="utf-8")
    assert text.strip() in body
    assert text.startswith("In the deadliest attack")


def test_from_a_disk(browser: Browser, tmp_path: Path) -> None:
    """A site built without directory addresses opens from a disk and leads on."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "use_directory_urls" not in config
    project = tmp_path / "project"
    project.mkdir()
    for name in ("content", "seeds"):
        (project / name).symlink_to(ROOT / name)
    (project / "mkdocs.yml").write_text(f"{config}\nuse_directory_urls: false\n", encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    context = patient(browser)
    page = context.new_page()
    page.goto(f"file://{site}/{PESHAWAR}.html")
    page.get_by_role("link", name="at least 64").first.click()
    page.wait_for_url("**/articles/2022-03-12-*.html#q-*")
    assert "killing at least 64 people" in page.locator("mark:target").inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["./", "timeline/", ARTICLE, f"{PESHAWAR}/", GROUP, "method/"])
def test_accessible(browser: Browser, address: str, path: str, scheme: str) -> None:
    """Axe finds nothing on any kind of page, in either scheme, on a phone."""
    context = patient(
        browser,
        base_url=address,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    page.goto(path)
    found = axe(page)
    context.close()
    assert found == []
