"""The site works wherever it stands: from a disk, below a path, without JavaScript, at no page."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import axe, stand_still
from tests.browser.opening import OpenPage, watched
from tests.journeys.archive import article_page, event_page
from tests.test_build import run_build

EVENT = event_page("three-figures")
PHONE = {"width": 390, "height": 844}
MISSING = "articles/2022/no/such/page/"
NOT_FOUND = ["404 (Not Found)"]
SEARCH = ".md-search"
TO_EXPLORE = "a.ar-to-explore"
KINDS = [
    "",
    "timeline/",
    "map/",
    "events/",
    "groups/",
    "locations/",
    "articles/",
    "drafts/",
    "articles/undated-66-unread/",
    "corrections/",
    "changes/",
    "changes/2026-10/",
    "locations/page/tree/",
    "data/",
    "method/",
    EVENT,
    article_page("market-seven"),
    "groups/northern-front/",
    "locations/pirkhel/",
    MISSING,
]


@pytest.fixture(scope="module")
def disk(journeys_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose pages are files that link to files."""
    folder = tmp_path_factory.mktemp("disk")
    project = folder / "project"
    project.mkdir()
    for name in ("content", "seeds"):
        (project / name).symlink_to(journeys_project / name)
    config = (journeys_project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{config}\nuse_directory_urls: false\n", encoding="utf-8")
    return run_build(project, folder / "site")


@pytest.fixture
def from_disk(browser: Browser, disk: Path) -> Iterator[Page]:
    """Return a page of the site on a disk, which fails on any fault."""
    with watched(browser, f"file://{disk}/") as page:
        yield page


def test_search_from_a_disk(from_disk: Page, disk: Path) -> None:
    """Where a browser refuses the search its files, a link to Explore stands in its place."""
    from_disk.goto(f"file://{disk}/{EVENT.rstrip('/')}.html")
    expect(from_disk.locator(SEARCH)).to_be_hidden()
    expect(from_disk.locator(".md-header__button[for=__search]")).to_be_hidden()
    from_disk.keyboard.press("/")
    assert not from_disk.locator("#__search").is_checked()
    from_disk.locator(TO_EXPLORE).click()
    expect(from_disk.locator("h1")).to_contain_text("Explore")


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_way_back_to_the_top(open_page: OpenPage, width: int) -> None:
    """Who scrolls up is offered the top of the page, in one line at the foot of the screen."""
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(article_page("market-seven"))
    to_top = page.locator(".md-top")
    page.mouse.wheel(0, 1_000)
    page.wait_for_function("() => scrollY > 400")
    page.mouse.wheel(0, -200)
    expect(to_top).to_be_visible()
    stand_still(page)
    box = to_top.bounding_box()
    assert box is not None
    assert box["height"] < 60
    assert 820 < box["y"] + box["height"] < 900
    to_top.click()
    page.wait_for_function("() => scrollY === 0")


def test_one_way_to_search(open_page: OpenPage) -> None:
    """Where the search works, no second magnifying glass stands beside it."""
    page = open_page(viewport=PHONE)
    page.goto(EVENT)
    expect(page.locator(".md-header label[for=__search].md-header__button")).to_be_visible()
    expect(page.locator(TO_EXPLORE)).to_be_hidden()


def test_a_browser_that_keeps_nothing(open_page: OpenPage) -> None:
    """Where a browser refuses its store, the search and the choice of colours still work."""
    page = open_page()
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("refused", "SecurityError"); } });"""
    )
    page.goto(EVENT)
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-search__input").click()
    page.keyboard.type("pirkhel")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_search_without_javascript(open_page: OpenPage) -> None:
    """Without JavaScript no search box is shown, and the link leads on."""
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(EVENT)
    expect(page.locator(SEARCH)).to_be_hidden()
    page.locator(TO_EXPLORE).click()
    expect(page.locator("h1")).to_contain_text("Explore")


@pytest.mark.parametrize("is_scripted", [True, False])
def test_missing_page_leads_on(browser: Browser, journeys_below: str, *, is_scripted: bool) -> None:
    """From an address deep below the site's path, links and the search lead back into the site."""
    with watched(
        browser, journeys_below, allowed=NOT_FOUND, java_script_enabled=is_scripted
    ) as page:
        page.goto(MISSING)
        expect(page.locator("h1")).to_have_text("This page is not in the archive")
        page.get_by_role("main").get_by_role("link", name="Timeline").click()
        expect(page).to_have_url(f"{journeys_below}timeline/")
        page.goto(MISSING)
        page.get_by_role("main").get_by_role("searchbox").fill("Pirkhel")
        page.keyboard.press("Enter")
        # Explore calls what it is asked for text.
        expect(page).to_have_url(re.compile(rf"^{journeys_below}explore/\?(q|text)=Pirkhel$"))


def test_feeds_below_a_path(browser: Browser, journeys_below: str) -> None:
    """A feed reader finds both feeds from any page of a site below a path."""
    with watched(browser, journeys_below) as page:
        page.goto(EVENT)
        for link in page.locator("link[type$='atom+xml'], link[type$='feed+json']").all():
            address = link.evaluate("link => link.href")
            assert address.startswith(journeys_below)
            with urlopen(address) as answer:  # noqa: S310 -- our own address
                assert b"https://archive.example.org/archive/" in answer.read()


def test_colours_of_the_browser(open_page: OpenPage) -> None:
    """The browser's own bar and its scroll bars follow the scheme that the reader chooses."""
    page = open_page(color_scheme="light")
    page.goto(EVENT)

    def seen() -> list[str]:
        names = ("theme-color", "color-scheme")
        found = [page.locator(f'meta[name="{name}"]') for name in names]
        assert [tag.count() for tag in found] == [1, 1]
        bar = page.evaluate(
            "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
        )
        numbers = bar.removeprefix("rgb(").removesuffix(")").split(",")
        assert found[0].get_attribute("content") == "#" + "".join(f"{int(n):02x}" for n in numbers)
        return [tag.get_attribute("content") or "" for tag in found]

    light = seen()
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    dark = seen()
    assert (light[1], dark[1]) == ("light", "dark")
    assert light[0] != dark[0]


_COLOURS = """() => {
  const style = getComputedStyle(document.body);
  const names = ["background-color", "color", "color-scheme"];
  for (const sheet of document.styleSheets) {
    if (!sheet.href.endsWith("archive.css")) continue;
    for (const rule of sheet.cssRules) {
      names.push(...Array.from(rule.style ?? []).filter((name) => name.startsWith("--ar-")));
    }
  }
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_before_any_script(open_page: OpenPage, scheme: str) -> None:
    """A page has the colours that the reader's system asks for before a script chooses them."""
    found = []
    for is_scripted in (True, False):
        page = open_page(color_scheme=scheme, java_script_enabled=is_scripted)
        page.goto(EVENT)
        found.append(page.evaluate(_COLOURS))
    assert len(found[0]) > 15
    assert found[0] == found[1]
    assert found[0]["color-scheme"] == scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "home")
def test_accessible(open_page: OpenPage, path: str, scheme: str) -> None:
    """Axe finds nothing on any kind of page, in either scheme, on a phone."""
    page = open_page(viewport=PHONE, color_scheme=scheme, allowed=NOT_FOUND)
    page.goto(path)
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_search_is_accessible(open_page: OpenPage, scheme: str) -> None:
    """Axe finds nothing on the open search with its results either."""
    page = open_page(viewport=PHONE, color_scheme=scheme)
    page.goto(EVENT)
    page.locator(".md-header label[for=__search].md-header__button").click()
    page.locator("input.md-search__input").press_sequentially("Pirkhel")
    page.locator(".md-search-result__item a").first.wait_for()
    assert axe(page) == []
