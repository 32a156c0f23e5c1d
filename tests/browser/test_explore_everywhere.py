"""Explore works wherever a site is read, for everybody, and quickly."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder.model.archive import Archive
from builder.pipeline import check
from builder.store import read_project
from tests.browser.accessibility import axe
from tests.browser.acting import await_shut, await_sitemap, follow, type_on
from tests.browser.exploring import ROWS, change_data, choose, explore, shown, state, status
from tests.browser.opening import OpenPage, measure, patient, watched
from tests.conftest import FLAGS, find_chromium
from tests.journeys.archive import article_page
from tests.render.exploring import Query, found
from tests.test_build import run_build

_WHERE = """(() => {
  const { activeElement: e } = document;
  const part = e.closest("fieldset")?.dataset.facet ?? e.closest("p")?.dataset.part;
  return part ?? (e.closest("tbody") ? "row" : e.dataset.do ?? e.name);
})()"""
# Make a choice and take it back; return how many elements came or went.
_CHOOSE = """([selector, text]) => {
  const box = document.querySelector(selector);
  const observer = new MutationObserver(() => {});
  observer.observe(document.body, { childList: true, subtree: true });
  for (const value of [text, ""]) {
    if (text === null) box.click();
    else {
      box.value = value;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  return observer.takeRecords().reduce(
    (sum, { addedNodes, removedNodes }) => sum + addedNodes.length + removedNodes.length, 0);
}"""


@pytest.fixture(scope="module")
def archive(journeys_project: Path) -> Archive:
    """Return the invented archive, for answers worked out in Python."""
    return check(read_project(journeys_project)).archive


def test_without_scripts(open_page: OpenPage) -> None:
    """Without JavaScript the page leads to the lists, and shows no empty form."""
    page = open_page(java_script_enabled=False)
    page.goto("explore/")
    assert not page.locator("form.ar-explore__form").is_visible()
    page.locator("ar-explore").get_by_role("link", name="Events").click()
    page.wait_for_url("**/events/")


def test_without_data(open_page: OpenPage) -> None:
    """Where the data does not come, the page says so and leads to the lists."""
    page = open_page(allowed=["Failed to load resource"])
    page.route("**/explore/data.js", lambda route: route.abort())
    page.goto("explore/")
    page.get_by_role("alert").get_by_text("could not be loaded").wait_for()
    assert page.locator("ar-explore").get_by_role("link", name="Events").is_visible()


def test_from_a_disk(browser: Browser, journeys_project: Path, tmp_path: Path) -> None:
    """From a disk, where nothing can be fetched, it works all the same."""
    project = tmp_path / "project"
    project.mkdir()
    for path in journeys_project.iterdir():
        (project / path.name).symlink_to(path)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.unlink()
    config.write_text(f"{text}\nuse_directory_urls: false\n", encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    context = patient(browser)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"file://{site}/explore/index.html?place=barkai&q=grain")
    page.locator(".ar-explore--ready").wait_for()
    page.get_by_role("link", name="Bombing of the grain market in Pirkhel", exact=True).click()
    page.wait_for_url("**/events/2022-09-24-*.html")
    page.go_back()
    page.locator(".ar-explore--ready").wait_for()
    assert state(page) == {"place": ["barkai"], "text": ["grain"]}
    choose(page, "type", "bombing")
    assert state(page)["type"] == ["bombing"]
    context.close()
    assert faults == []


def test_below_a_path(browser: Browser, journeys_below: str) -> None:
    """A site below a path of its host has its data and rows there."""
    with watched(browser, journeys_below) as page:
        explore(page, "?text=grain")
        page.locator(f"{ROWS} [data-cell=title]").first.click()
        page.wait_for_url("**/archive/events/*/")


def test_from_the_home_page(journey_page: Page) -> None:
    """The search box of the home page leads here, and Material's own search stays shut."""
    page = journey_page
    page.goto("./")
    page.get_by_label("Search events and articles").fill("grain")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?text=grain")
    page.locator(ROWS).first.wait_for()
    assert page.get_by_role("searchbox", name="Words").input_value() == "grain"
    assert not page.evaluate("document.querySelector('#__search').checked")


def navigate_instantly(page: Page, address: str) -> None:
    """Let Material find the pages in its sitemap: it changes the host there, but not the port."""

    def answer(route: Route) -> None:
        response = route.fetch()
        text = response.text().replace("https://archive.example.org/", address)
        route.fulfill(response=response, body=text)

    page.route("**/sitemap.xml", answer)


def test_instant_navigation(journey_page: Page, journeys: str, archive: Archive) -> None:
    """There and back twice without a new document: it works, and nothing old still listens."""
    page = journey_page
    navigate_instantly(page, journeys)
    page.add_init_script(
        """const add = window.addEventListener, live = (window.live = new Set());
        window.addEventListener = function (type, handler, options) {
          if (type === "popstate" && options?.signal) {
            live.add(handler);
            options.signal.addEventListener("abort", () => live.delete(handler));
          }
          return add.call(this, type, handler, options);
        };"""
    )
    page.goto("./", wait_until="networkidle")
    page.evaluate("window.same = true")
    for _ in range(2):
        follow(page.locator(".md-tabs, .md-nav").get_by_role("link", name="Explore").first)
        page.locator(ROWS).first.wait_for()
        choose(page, "type", "bombing")
        assert shown(page) == found(archive, Query(type=("bombing",)))[::-1]
        page.locator(f"{ROWS} [data-cell=title]").first.click()
        page.wait_for_url("**/events/*/")
        page.locator("ar-explore").wait_for(state="detached")
        assert page.evaluate("live.size") == 0
    page.go_back()
    page.locator(ROWS).first.wait_for()
    assert shown(page) == found(archive, Query(type=("bombing",)))[::-1]
    assert page.locator("ar-explore table").count() == 1
    assert page.evaluate("[window.same, live.size]") == [True, 1]


def test_a_link_to_the_same_page(journey_page: Page, journeys: str) -> None:
    """What is chosen stays on a jump within the page, and gives way to what a link asks for."""
    page = journey_page
    navigate_instantly(page, journeys)
    page.goto("events/")
    follow(page.locator(".md-tabs").get_by_role("link", name="Explore"))
    page.locator(ROWS).first.wait_for()
    choose(page, "type", "bombing")
    page.wait_for_url("**/explore/?type=bombing")
    page.locator("a.md-skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?type=bombing#title")
    choose(page, "type", "kidnapping")
    page.wait_for_url("**/explore/?type=bombing&type=kidnapping")
    page.locator("a.md-skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?type=bombing&type=kidnapping#title")
    assert state(page)["type"] == ["bombing", "kidnapping"]
    await_shut(page)
    page.locator(".md-search__input").click()
    type_on(page.locator(".md-search__input"), "gulmand")
    offer = page.locator(".ar-offers a").first
    expect(offer).to_have_attribute("href", re.compile("gulmand"))
    offer.click()
    page.wait_for_url(re.compile(r"/explore/\?text=gulmand$"))
    expect(page.locator("[data-part=status]")).to_have_text("4 of 40 events")


def _late(route: Route) -> None:
    time.sleep(0.4)
    route.continue_()


def test_scripts_in_any_order(journey_page: Page, journeys: str) -> None:
    """Material brings a page with all its scripts at once: Explore waits for what it needs."""
    page = journey_page
    navigate_instantly(page, journeys)
    page.route("**/finding.js", _late)
    page.goto("./", wait_until="networkidle")
    page.evaluate("window.same = true")
    follow(page.locator(".md-tabs, .md-nav").get_by_role("link", name="Explore").first)
    page.locator(ROWS).first.wait_for()
    assert page.evaluate("window.same")


# Material writes down where a page stands a moment after it moved.
_IS_WRITTEN_DOWN = "() => history.state?.y === scrollY"


@pytest.mark.parametrize("is_instant", [True, False])
def test_scrolls_back(open_page: OpenPage, journeys: str, *, is_instant: bool) -> None:
    """Back from an article, the list stands where it was left, with as many rows."""
    page = open_page(viewport={"width": 390, "height": 700})
    if is_instant:
        navigate_instantly(page, journeys)
    page.goto("./", wait_until="networkidle")
    explore(page, "?kind=articles")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Show 14 more").click()
    # Far down, and in the sitemap, without which Material loads a page in full.
    row = page.locator(f"{ROWS} a[href*='{article_page('road-report')}']")
    row.scroll_into_view_if_needed()
    page.wait_for_function(_IS_WRITTEN_DOWN)
    before = page.evaluate("scrollY")
    page.evaluate("window.same = true")
    if is_instant:
        await_sitemap(page)
    row.evaluate("link => link.click()")  # a click of Playwright's may scroll first
    page.wait_for_url("**/articles/*/")
    page.locator("ar-explore").wait_for(state="detached")
    assert bool(page.evaluate("window.same")) == is_instant
    page.wait_for_function("() => scrollY === 0")
    page.wait_for_function(_IS_WRITTEN_DOWN)
    page.route("**/explore/?*", _late)
    page.go_back()
    page.locator(ROWS).nth(60).wait_for()
    page.wait_for_function(f"() => Math.abs(scrollY - {before}) < 20")


def test_by_keyboard(journey_page: Page) -> None:
    """All of it is reached with Tab, in the order of the page, with a visible focus."""
    page = explore(journey_page)
    page.get_by_role("radio", name="Events").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("grain")
    page.wait_for_url("**text=grain")
    reached: list[str] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if not page.evaluate("!!document.activeElement.closest('ar-explore')"):
            break
        reached.append(page.evaluate(_WHERE))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    order = list(dict.fromkeys(reached))
    assert order == [
        "group", "role", "place", "period", "type", "confidence", "publisher", "language",
        "sort", "csv", "remove", "clear", "ways", "feeds", "cite", "row",
    ]  # fmt: skip
    page.get_by_role("checkbox", name="bombing", exact=False).first.focus()
    page.keyboard.press("Space")
    assert state(page)["type"] == ["bombing"]
    assert page.evaluate("document.activeElement.value") == "bombing", "the focus stays"


def test_on_a_phone(open_page: OpenPage) -> None:
    """The filters fold above the rows, and nothing is wider than the screen."""
    page = explore(open_page(viewport={"width": 390, "height": 844}), "?type=bombing")
    filters = page.get_by_role("group", name="Group", exact=True)
    button = page.get_by_role("button", name="Filters (1)")
    assert not filters.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert filters.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.get_by_role("table", name="Events found").get_by_role("row").count() > 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_accessible(open_page: OpenPage, scheme: str, width: int) -> None:
    """Axe finds nothing, with filters open and chosen, in either scheme and kind."""
    # When the page scrolls, the header changes its title, which would fade meanwhile.
    page = open_page(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900}
    )
    for query in (
        "?type=bombing&text=market&place=sarvan",
        "?kind=articles&language=ur",
        "?text=nothing-like-it",
    ):
        explore(page, query)
        if width == 390:
            page.get_by_role("button", name="Filters").click()
        page.locator("[data-do=all]:visible").first.click()
        assert axe(page) == []


def test_under_a_strict_policy(journey_page: Page) -> None:
    """The page's own policy lets it filter, and lets a blob be downloaded."""
    page = journey_page
    explore(page, "?place=barkai")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    choose(page, "type", "bombing")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert Path(download.value.path()).stat().st_size > 100


def test_budget(browser: Browser, journeys: str) -> None:
    """The page is light, and nothing on it moves while it loads."""
    load = measure(browser, f"{journeys}explore/?text=grain")
    # Material's index of its own search grows with the archive, on every page.
    assert load.total - load.bytes["xhr"] < 100_000
    assert load.shift < 0.01
    script = sum(
        measure(browser, f"{journeys}assets/javascripts/{name}.js").bytes["document"]
        for name in ("explore", "finding")
    )
    style = measure(browser, f"{journeys}assets/stylesheets/explore.css").bytes["document"]
    assert script < 13_000, "twelve kilobytes and the headers"
    assert style < 2_700


_CHOICES = (
    ("[data-facet=place] [value=sarvan]", None),
    ("[data-facet=type] [value=bombing]", None),
    ("[name=text]", "attack"),
    ("[data-facet=group] [value=northern-front]", None),
    ("[name=text]", '"grain market" pirk'),
)


def test_many_events(browser: Browser, journeys: str) -> None:
    """Twice the events take twice the steps of the script to filter, and no more elements."""
    # What V8 compiles anew it counts no more.
    flags = [*FLAGS, "--js-flags=--jitless"]
    exact = browser.browser_type.launch(executable_path=find_chromium(), args=flags)
    measured = []
    for count in (5_000, 10_000):
        with watched(exact, journeys) as page:
            measured.append(_filtering(page, count))
    exact.close()
    (steps, elements), (steps_of_twice, elements_of_twice) = measured
    for choice, once, twice in zip(_CHOICES, steps, steps_of_twice, strict=True):
        assert once > 5_000, f"{choice}: the events were not looked at"
        assert twice <= 2.5 * once, choice
    assert max(elements_of_twice) <= 1.1 * max(elements)


def _filtering(page: Page, count: int) -> tuple[list[int], list[int]]:
    """Return what each choice costs among so many events: steps of the script, and elements.

    Chromium counts how often each block of a script runs, which is the same on any machine.
    """

    def change(data: dict[str, Any]) -> None:
        for name, column in data["events"].items():
            many = (column * (count // len(column) + 1))[:count]
            data["events"][name] = (
                [f"{v} {n}" for n, v in enumerate(many)] if name == "title" else many
            )

    change_data(page, change)
    explore(page)
    assert status(page).endswith(f"of {count:,} events")
    profiler = page.context.new_cdp_session(page)
    profiler.send("Profiler.enable")
    profiler.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
    steps, elements = [], []
    for choice in _CHOICES:
        page.evaluate(_CHOOSE, choice)  # What it costs once, such as an index, is not counted.
        profiler.send("Profiler.takePreciseCoverage")
        tries = []
        for _ in range(2):  # On a busy machine the timer of earlier typing may end within a try.
            page.wait_for_timeout(20)
            shown = page.evaluate(_CHOOSE, choice)
            tries.append(_steps(profiler.send("Profiler.takePreciseCoverage")["result"]))
        elements.append(shown)
        steps.append(min(tries))
    return steps, elements


def _steps(scripts: list[dict[str, Any]]) -> int:
    """Return how often parts of our scripts ran."""
    return sum(
        part["count"]
        for script in scripts
        if "/assets/javascripts/" in script["url"]
        for function in script["functions"]
        for part in function["ranges"]
    )
