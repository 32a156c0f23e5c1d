"""Material's search, which loads when a reader turns to it and not before."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.acting import await_shut, await_sitemap, follow
from tests.browser.exploring import shown
from tests.browser.opening import measure, watched
from tests.browser.serving import serve
from tests.journeys.archive import article_page, event_page, write_archive
from tests.test_build import run_build

EVENT = event_page("three-figures")
ARTICLE = article_page("market-seven")
HELD = ("search_index.json", "/workers/", "sitemap.xml")
INPUT = "input.md-search__input"
RESULT = ".md-search-result__item a"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented archive at the address that it was built for, as instant navigation needs.

    Its port is only known once it is served, so it is built into a folder that is served already.
    """
    folder = tmp_path_factory.mktemp("own-address")
    project = write_archive(folder / "project")
    (folder / "site").mkdir()
    with serve(folder / "site") as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_SITE_URL", address)
        run_build(project, folder / "site")
        yield address


@pytest.fixture
def requested(page: Page) -> list[str]:
    """Return the ends of the addresses that a page asks for; it grows while the page is used."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def _held(requested: list[str]) -> list[str]:
    return [url for url in requested if any(part in url for part in HELD)]


@pytest.mark.parametrize(
    "path", ["", "timeline/", "groups/", ARTICLE, EVENT, "method/", "404.html"]
)
def test_nothing_is_loaded_unasked(browser: Browser, address: str, path: str) -> None:
    """No page asks for the search worker, its index or the sitemap on its own."""
    assert _held(list(measure(browser, f"{address}{path}").requests)) == []


def test_first_letters_count(page: Page, requested: list[str]) -> None:
    """What a reader types while the index is still on its way is searched when it is there."""

    def slowly(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/search_index.json", slowly)
    page.goto(EVENT)
    page.locator(INPUT).click()
    page.keyboard.type("Pirkhel")
    expect(page.locator(RESULT).first).to_contain_text("Pirkhel")
    assert page.locator(INPUT).input_value() == "Pirkhel"
    assert len(_held(requested)) == 2 + ("sitemap" in str(requested))


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_by_keyboard(page: Page, requested: list[str], key: str) -> None:
    """Each of Material's keys opens the search, which leads to its first result by Enter."""
    page.goto("method/")
    assert _held(requested) == []
    page.keyboard.press(key)
    page.keyboard.type("Pirkhel")
    page.locator(RESULT).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**?h=*")


def test_on_a_phone(browser: Browser, address: str) -> None:
    """The button in the masthead opens the search over the page."""
    with watched(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(EVENT)
        page.locator(".md-header [for=__search].md-header__button").tap()
        page.locator(INPUT).press_sequentially("Pirkhel")
        page.locator(RESULT).first.wait_for()


def test_shared_search(page: Page, address: str) -> None:
    """The address that the search offers to share opens with the same results."""
    page.goto(EVENT)
    page.locator(INPUT).click()
    page.keyboard.type("Pirkhel market")
    shared = f"{address}{EVENT}?q=Pirkhel+market"
    expect(page.locator("[data-md-component=search-share]")).to_have_attribute("href", shared)
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("market$"))
    first = page.locator(RESULT).first.inner_text()
    page.goto(shared)
    expect(page.locator(RESULT).first).to_have_text(first, use_inner_text=True)


def test_suggests(page: Page) -> None:
    """The search completes a word."""
    page.goto(EVENT)
    page.locator(INPUT).click()
    page.keyboard.type("pirk")
    page.locator(RESULT).first.wait_for()
    page.keyboard.type("h")
    expect(page.locator(".md-search__suggest")).to_contain_text("pirkhel", ignore_case=True)


@pytest.mark.parametrize("is_direct", [False, True])
def test_highlights(page: Page, *, is_direct: bool) -> None:
    """A result marks the words that it was found by, also in a tab of its own."""
    page.goto("method/")
    page.locator(INPUT).click()
    page.keyboard.type("Pirkhel")
    result = page.locator(RESULT).first
    # Not of the letters before.
    expect(result).to_have_attribute("href", re.compile("h=pirkhel", re.IGNORECASE))
    if is_direct:
        page.goto(result.get_attribute("href") or "")
    else:
        result.click()
    expect(page.locator("mark[data-md-highlight]").first).to_contain_text("Pirkhel")


def test_after_instant_navigation(page: Page) -> None:
    """A link changes the page without a load, and the search works on what it leads to."""
    page.goto("events/")
    page.evaluate("window.isStill = true")
    follow(page.get_by_role("link", name="Groups", exact=True).first)
    expect(page.locator("h1")).to_have_text("Groups")
    assert page.evaluate("window.isStill")
    await_shut(page)
    page.locator(INPUT).click()
    page.keyboard.type("Pirkhel")
    page.locator(RESULT).first.wait_for()


def test_instant_navigation_by_touch(browser: Browser, address: str) -> None:
    """On a phone the sitemap comes with the first touch, and serves the next."""
    with watched(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto("events/")
        page.evaluate("window.isStill = true")
        page.locator("h1").tap()
        await_sitemap(page)
        page.locator(".md-content a[href*='/events/2']").first.tap()
        page.wait_for_url("**/events/2*/")
        assert page.evaluate("window.isStill")


def test_page_outside_the_sitemap(page: Page) -> None:
    """An article that search engines may not list is not in the sitemap; its page loads in full."""
    page.goto(EVENT)
    page.evaluate("window.isStill = true")
    link = page.locator('.ar-table a[href*="/articles/"]').first
    follow(link)
    page.wait_for_url("**/articles/**")
    assert page.evaluate("window.isStill") is None
    page.locator(".ar-article").wait_for()


def test_first_click_does_not_wait(browser: Browser, address: str) -> None:
    """A link leads on although the sitemap never comes."""
    with watched(browser, address, allowed=["net::ERR_FAILED"]) as page:
        page.route("**/sitemap.xml", lambda route: route.abort())
        page.goto("events/")
        page.get_by_role("link", name="Groups", exact=True).first.click()
        expect(page.locator("h1")).to_have_text("Groups")


def test_browser_stays_as_it_was(page: Page) -> None:
    """Nothing stands in for the browser's own classes once the page is read."""
    page.goto(EVENT)
    for name in ("Worker", "XMLHttpRequest"):
        assert "[native code]" in page.evaluate(f"String(window.{name})")


def test_explore_keeps_its_own_query(page: Page, requested: list[str]) -> None:
    """Explore answers ?q= itself: Material's search neither opens over it nor takes it away."""
    page.goto("explore/?q=Pirkhel&kind=articles")
    page.wait_for_load_state("networkidle")
    assert not page.locator("#__search").is_checked()
    assert "Pirkhel" in page.url
    assert _held(requested) == []


def test_a_time_in_the_words(page: Page) -> None:
    """A year is a period; rows say day, place, figures and level; Explore finds the same."""
    page.goto("method/")
    page.locator(INPUT).click()
    page.keyboard.type("Pirkhel 2022")
    # Not of the letters before.
    way = page.locator(".ar-offers a").first
    expect(way).to_have_attribute("href", re.compile(r"text=Pirkhel\+2022$"))
    rows = page.locator(RESULT).filter(has_text="Barkai")
    expect(rows.filter(has_text="Bombing of the grain market in Pirkhel")).to_contain_text(
        "24 September 2022 · Pirkhel, Barkai, Sarvan, Pakistan · "
        "Killed: 9–12 or more · Injured: 20–26 · contested"
    )
    expect(page.locator(".md-search-result")).not_to_contain_text("Missing")
    addresses = page.locator(".md-search-result__link").evaluate_all(
        "all => all.map((one) => one.href)"
    )
    events = sorted(
        url.split("/events/")[1].split("/")[0] for url in addresses if "/events/" in url
    )
    assert events
    way.click()
    page.locator(".ar-explore--ready").wait_for()
    assert sorted(shown(page)) == events


def test_all_words_are_required(page: Page) -> None:
    """What has one of the words is not found; where nothing has all, each says what it finds."""
    page.goto("method/")
    page.locator(INPUT).click()
    page.keyboard.type("Pirkhel December 2021")
    expect(page.locator(".ar-offers li")).to_have_text(
        [
            re.compile("^Events and articles:"),
            re.compile("^Pirkhel:"),
            re.compile("^December 2021:"),
        ]
    )
    expect(page.locator(".md-search-result .md-search-result__meta")).to_have_text(
        "No matching documents"
    )
    page.locator(".ar-offers li", has_text="Pirkhel:").get_by_role("link").first.click()
    page.wait_for_url("**/explore/?text=Pirkhel")


def test_without_the_data(browser: Browser, address: str) -> None:
    """Where what Explore knows does not come, Material's search answers as it does."""
    with watched(browser, address, allowed=["net::ERR_FAILED"]) as page:
        page.route("**/explore/data.js", lambda route: route.abort())
        page.goto("method/")
        page.locator(INPUT).click()
        page.keyboard.type("Pirkhel")
        expect(page.locator(RESULT).first).to_contain_text("Pirkhel")
