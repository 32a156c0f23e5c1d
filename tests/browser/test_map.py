"""The map and the timeline in a real browser, as an analyst uses them."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder.render.map import page as map_module
from tests.browser.accessibility import axe
from tests.browser.acting import follow
from tests.browser.exploring import explore, shown
from tests.browser.opening import OpenPage, measure, patient, watched
from tests.browser.serving import serve
from tests.shared import Once
from tests.test_build import copy_tiny, run_build

ALL = "40 events at 22 places"


def ready(page: Page, path: str = "map/") -> Page:
    """Open a page and wait until its strip is at work."""
    page.goto(path)
    page.get_by_role("slider").first.wait_for()
    return page


def status(page: Page) -> str:
    """Return what the page says that it shows."""
    return page.get_by_role("status").first.inner_text()


def says(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until the page says so: the address changes before what is drawn does."""
    expect(page.get_by_role("status").first).to_have_text(words)


def brush(page: Page, start: float, end: float) -> None:
    """Draw a period on the strip with the mouse, from one part of its width to another."""
    box = page.locator(".ar-strip__field").bounding_box()
    assert box is not None
    y = box["y"] + 40
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end, y, steps=6)
    page.mouse.up()


def signs(page: Page) -> list[str]:
    """Return the places whose signs are on the map."""
    found = page.locator(".ar-mark:visible")
    return sorted(found.evaluate_all("all => all.map((one) => one.dataset.id)"))


def rows(page: Page) -> list[str]:
    """Return the places whose rows are in the table."""
    found = page.locator(".ar-table--places tbody tr:visible")
    return sorted(found.evaluate_all("all => all.map((one) => one.dataset.id)"))


def test_a_period_filters_map_and_table(journey_page: Page) -> None:
    """A period drawn on the strip leaves the places, the rows and the counts of that period."""
    page = ready(journey_page)
    assert status(page) == ALL
    before = page.locator('[data-id="gulmand"] .ar-sign').get_attribute("r")
    brush(page, 0.4, 0.6)
    expect(page).to_have_url(re.compile(r"\?from=2022-05&to=2023-02$"))
    says(page, re.compile(r"^12 events at 9 places, May 2022\W+February 2023; 1 may belong to it"))
    shown = signs(page)
    assert "gulmand" in shown
    assert "sabzin" not in shown
    assert set(shown) <= set(rows(page))
    assert "rekhta" not in rows(page)
    cells = page.locator('tr[data-id="gulmand"] td.ar-figure').all_inner_texts()
    assert cells == ["1", "3"]
    assert page.locator('[data-id="gulmand"] .ar-sign').get_attribute("r") != before
    page.get_by_role("button", name="Show all").click()
    says(page, ALL)
    assert "?" not in page.url


def test_a_place_filters_the_strip(journey_page: Page) -> None:
    """A chosen place shows its share of each month, and the back button undoes the choice."""
    page = ready(journey_page)
    page.locator('.ar-mark[data-id="gulmand"]').click()
    expect(page).to_have_url(re.compile(r"\?place=gulmand$"))
    says(page, "Gulmand: 4 events")
    bars = page.locator(".ar-bar--of").get_attribute("d") or ""
    assert bars.count("M") == 4
    brush(page, 0.0, 0.5)
    expect(page).to_have_url(re.compile("from="))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?place=gulmand$"))
    says(page, "Gulmand: 4 events")
    page.go_back()
    says(page, ALL)


def test_a_drag_is_one_step_back(journey_page: Page) -> None:
    """However long a drag, the back button undoes it at once."""
    page = ready(journey_page)
    length = page.evaluate("history.length")
    brush(page, 0.1, 0.9)
    expect(page).to_have_url(re.compile("from="))
    assert page.evaluate("history.length") == length + 1


def test_the_address_is_the_state(journey_page: Page) -> None:
    """An address with a period and a place opens on both; a period that is none opens on all."""
    page = ready(journey_page, "map/?from=2022-03&to=2022-11&place=pirkhel")
    assert re.match(r"Pirkhel: 3 events, March\W+November 2022", status(page))
    assert page.locator('.ar-mark[data-id="pirkhel"]').get_attribute("aria-pressed") == "true"
    ready(page, "map/?from=2022")
    assert "January 2022" in status(page)
    ready(page, "map/?from=soon&to=")
    assert status(page) == ALL


def test_tooltip(journey_page: Page) -> None:
    """A sign shows what it stands for under the mouse; the card can be reached and sent away."""
    page = ready(journey_page)
    sign = page.locator('.ar-mark[data-id="gulmand"]')
    sign.hover()
    tip = page.locator(".ar-tip")
    assert tip.inner_text().split("\n")[:3] == [
        "Gulmand",
        "4 events, 9 reports",
        "5 December 2021 – 19 June 2024",
    ]
    tip.get_by_role("link", name="Open its page").hover()
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.mouse.move(5, 5)
    tip.wait_for(state="hidden")
    sign.hover()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")


def test_keyboard_on_the_map(journey_page: Page) -> None:
    """From the map to a place, to its neighbour, to its page, all without a mouse."""
    page = ready(journey_page)
    page.locator(".ar-map__svg").focus()
    world = page.locator(".ar-map__world")
    page.keyboard.press("+")
    near = world.get_attribute("viewBox") or ""
    page.keyboard.press("ArrowRight")
    assert world.get_attribute("viewBox") != near
    page.keyboard.press("0")
    assert (world.get_attribute("viewBox") or "").startswith("0.00 0.00 1000")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.id")
    assert first
    assert page.locator(".ar-tip").is_visible()
    for key in ("ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?place="))
    place = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Open its page"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.id") == place
    assert page.locator(".ar-tip").is_hidden()
    page.keyboard.press("Escape")
    says(page, ALL)
    page.locator(".ar-map__svg").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/locations/{place}/")


def test_keyboard_on_the_strip(journey_page: Page) -> None:
    """The two ends of the period are sliders that say their month."""
    page = ready(journey_page)
    first, last = page.get_by_role("slider").all()
    assert first.get_attribute("aria-valuetext") == "January 2021"
    first.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "February 2022")
    last.focus()
    page.keyboard.press("Home")
    expect(last).to_have_attribute("aria-valuetext", "February 2022")
    assert re.search(r"1 event at 1 place, February 2022", status(page))
    page.keyboard.press("Escape")
    says(page, ALL)
    # However quickly: the address and the ways on keep up, in one step to go back.
    length = page.evaluate("history.length")
    first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"\?from=2021-06&to=2024-06$"))
    way = page.get_by_role("link", name="on the timeline")
    expect(way).to_have_attribute("href", re.compile(r"\?from=2021-06&to=2024-06$"))
    assert page.evaluate("history.length") == length + 1


def test_the_wheel_scrolls_the_page(journey_page: Page) -> None:
    """The wheel over the map scrolls the page; with the control key it zooms."""
    page = ready(journey_page)
    page.locator(".ar-map__svg").hover()
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_function("before => scrollY > before", arg=before)
    world = page.locator(".ar-map__world")
    assert (world.get_attribute("viewBox") or "").startswith("0 0 1000")
    page.locator(".ar-map__svg").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(
        "() => !document.querySelector('.ar-map__world').getAttribute('viewBox').startsWith('0 0')"
    )


def test_pan_by_dragging(journey_page: Page) -> None:
    """A map that is zoomed in follows the mouse, and the drag chooses no place."""
    page = ready(journey_page)
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    before = page.locator(".ar-map__world").get_attribute("viewBox")
    box = page.locator(".ar-map__svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 250)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 170, steps=5)
    page.mouse.up()
    assert page.locator(".ar-map__world").get_attribute("viewBox") != before
    assert "?" not in page.url
    page.get_by_role("button", name="Show the whole map").click()
    assert (page.locator(".ar-map__world").get_attribute("viewBox") or "").startswith("0.00 0.00")


def test_names_do_not_touch(open_page: OpenPage) -> None:
    """With the fonts of a real browser, on three screens and nearer, no name lies on another."""
    for width in (390, 820, 1440):
        page = ready(open_page(viewport={"width": width, "height": 900}))
        for nearer in range(3):
            if nearer:
                page.get_by_role("button", name="Zoom in").click()
            boxes = page.locator(".ar-name-of text:visible").evaluate_all(
                "all => all.map((one) => one.getBoundingClientRect().toJSON())"
            )
            assert len(boxes) > 3
            for index, one in enumerate(boxes):
                for other in boxes[index + 1 :]:
                    assert (
                        one["right"] <= other["left"]
                        or other["right"] <= one["left"]
                        or one["bottom"] <= other["top"] + 2
                        or other["bottom"] <= one["top"] + 2
                    ), (width, nearer, one, other)


def test_period_on_the_timeline(journey_page: Page) -> None:
    """On the timeline a period leaves its rows, with those that may belong to it marked."""
    page = ready(journey_page, "timeline/?from=2022-03&to=2022-11&sort=oldest")
    assert re.match(r"9 events, March\W+November 2022", status(page))
    # The last one is for the undated: it may have been then.
    years = page.locator("h2:visible").all_inner_texts()
    assert [re.sub(r"\D", "", year) for year in years] == ["2022", ""]
    # A year is a period of its own, and keeps what else was asked for.
    ways = page.locator(".ar-years a").evaluate_all("all => all.map((way) => way.search)")
    assert set(ways) == {"?sort=oldest"}
    page.get_by_role("button", name="Show all").click()
    says(page, "40 events")


def test_after_instant_navigation(browser: Browser, journeys_site: Path) -> None:
    """The map works on a second visit without a new document, and back leads to what was chosen."""
    # Material follows links so only at the address that the site was built for.
    address = "https://archive.example.org/"

    def answer(route: Route) -> None:
        file = journeys_site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    with watched(browser, address, viewport={"width": 1440, "height": 900}) as page:
        page.route("**/*", answer)
        page.goto("map/")
        page.evaluate("window.isTheSame = true")
        for name in ("Events", "Map", "Timeline", "Map"):
            link = "Lists" if name == "Events" else name
            follow(page.get_by_role("link", name=link, exact=True).first)
            page.wait_for_url(f"**/{name.lower()}/")
            # The address changes before the page does.
            expect(page.locator("h1")).to_have_text(name)
        page.get_by_role("slider").first.wait_for()
        brush(page, 0.4, 0.6)
        expect(page).to_have_url(re.compile("from=2022-05"))
        page.go_back()
        says(page, ALL)
        page.go_forward()
        expect(page.get_by_role("status").first).to_contain_text("12 events")
        page.locator('tr[data-id="gulmand"] a').click()
        page.wait_for_url("**/locations/gulmand/")
        page.go_back()
        expect(page.get_by_role("status").first).to_contain_text("12 events")
        assert page.evaluate("window.isTheSame")


def test_without_javascript(open_page: OpenPage) -> None:
    """Without JavaScript the map, the strip and the table are there, and no dead control."""
    page = open_page(java_script_enabled=False)
    page.goto("map/")
    assert status(page) == ALL
    assert page.locator(".ar-mark").count() >= 15
    assert page.get_by_role("button", name="Zoom in").count() == 0
    page.locator(".ar-table--places a", has_text="Gulmand").click()
    assert page.url.endswith("/locations/gulmand/")


def test_below_a_path(browser: Browser, journeys_below: str) -> None:
    """Under a sub-path the state stays in the address and links lead on."""
    with watched(browser, journeys_below) as page:
        ready(page)
        brush(page, 0.4, 0.6)
        expect(page).to_have_url(re.compile(r"/archive/map/\?from=2022-05"))
        page.locator('.ar-mark[data-id="gulmand"]').hover()
        page.locator(".ar-tip").get_by_role("link", name="Open its page").click()
        page.wait_for_url("**/archive/locations/gulmand/")


def test_from_a_disk(browser: Browser, journeys_project: Path, tmp_path: Path) -> None:
    """A site opened from a disk has the same map."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("content", "seeds"):
        (project / name).symlink_to(journeys_project / name)
    config = (journeys_project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{config}\nuse_directory_urls: false\n", encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    context = patient(browser)
    page = context.new_page()
    page.goto(f"file://{site}/map/index.html")
    page.get_by_role("slider").first.wait_for()
    brush(page, 0.4, 0.6)
    expect(page).to_have_url(re.compile("from=2022-05"))
    page.locator('tr[data-id="gulmand"] a').click()
    page.wait_for_url("**/locations/gulmand.html")
    context.close()


@pytest.mark.parametrize("path", ["map/", "timeline/"])
def test_cost(browser: Browser, journeys: str, path: str) -> None:
    """A first visit moves nothing on the page and stays within its budget."""
    load = measure(browser, f"{journeys}{path}")
    assert load.shift == 0
    assert load.bytes["document"] + load.bytes["stylesheet"] + load.bytes["script"] < 120_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["map/?place=gulmand&from=2022-01&to=2024-06", "timeline/"])
def test_accessible(open_page: OpenPage, path: str, scheme: str) -> None:
    """Axe finds nothing on the pages at work, in either scheme, on a phone."""
    page = ready(open_page(color_scheme=scheme, viewport={"width": 390, "height": 844}), path)
    if path.startswith("map"):
        page.locator('.ar-mark[data-id="gulmand"]').focus()
    assert axe(page) == []


def test_axe_on_the_map_as_it_comes(open_page: OpenPage) -> None:
    """Axe finds nothing on the page without a choice, on a wide screen."""
    page = ready(open_page(viewport={"width": 1440, "height": 900}))
    assert axe(page) == []


def test_the_map_fits_the_window(open_page: OpenPage) -> None:
    """On a laptop's screen all of the map is seen with the strip below it, and nothing moved."""
    for height in (900, 1080):
        page = ready(open_page(viewport={"width": 1440, "height": height}))
        chart = page.locator(".ar-map").bounding_box()
        strip = page.locator(".ar-strip").bounding_box()
        assert chart is not None
        assert strip is not None
        assert chart["y"] > 0
        assert chart["y"] + chart["height"] <= strip["y"]
        assert strip["y"] + strip["height"] <= height
        assert chart["height"] > 0.4 * height


def test_the_middle_of_a_sign_is_its_own(open_page: OpenPage) -> None:
    """A click on the middle of any sign chooses its place, whatever smaller signs lie on it."""
    page = ready(open_page(viewport={"width": 1440, "height": 900}))
    for place in ("pirkhel", "nawagal"):
        box = page.locator(f'.ar-mark[data-id="{place}"] .ar-sign').bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page).to_have_url(re.compile(rf"\?place={place}$"))


def test_a_sign_names_its_events(journey_page: Page) -> None:
    """The card of a sign lists its latest events, and only those of the period and the filters."""
    page = ready(journey_page)
    sign = page.locator('.ar-mark[data-id="gulmand"]')
    sign.hover()
    names = page.locator(".ar-tip li")
    expect(names).to_have_count(4)
    expect(names.first).to_have_text("Bombing at the bus station in Gulmand 19 June 2024")
    ready(page, "map/?from=2022-12&to=2022-12")
    sign.hover()
    expect(names).to_have_text(["Bombing at the railway station in Gulmand 12 December 2022"])
    expect(page.locator(".ar-tip > span").last).to_have_text("12 December 2022")
    names.get_by_role("link").click()
    page.wait_for_url("**/events/2022-12-12-**")


def test_somewhere_within(journey_page: Page) -> None:
    """A place without a point is drawn within the one around it, and is chosen by itself."""
    page = ready(journey_page)
    sign = page.get_by_role("button", name="somewhere in Sarvan: 1 event, 1 report")
    assert sign.locator(".ar-sign--dot").count() == 0
    row = page.locator('tr[data-id="upper-valleys"]')
    assert "somewhere in Sarvan" in row.inner_text()
    assert page.locator(".ar-key a", has_text="upper valleys").count() == 0
    sign.click()
    expect(page).to_have_url(re.compile(r"\?place=upper-valleys$"))
    says(page, "somewhere in Sarvan: 1 event")
    # All within a place is in it, as on Explore.
    within = len(shown(explore(page, "?place=sarvan")))
    ready(page, "map/?place=sarvan")
    assert status(page) == f"Sarvan: {within} events"


@pytest.mark.parametrize(
    "query",
    [
        "group=northern-front",
        "group=northern-front&role=claimed&from=2022-01&to=2022-12",
        "type=bombing&confidence=contested",
        "publisher=Sarvan+Herald&place=barkai",
        "text=Pirkhel+2022",
        "group=-",
    ],
)
def test_one_query_for_all_three(journey_page: Page, query: str) -> None:
    """Map and timeline show as many events by an address as Explore does by the same."""
    page = explore(journey_page, f"?{query}")
    said = page.locator("[data-part=status]").inner_text().split()[0]
    page.get_by_role("link", name="on the map").last.click()
    for other in ("on the timeline", "in Explore"):
        page.locator(".is-narrowed").wait_for()
        maybe = re.search(r"; (\d+) may", status(page))
        counted = int(re.findall(r"(\d+) event", status(page))[0]) + int(maybe[1] if maybe else 0)
        assert counted == int(said), status(page)
        page.get_by_role("link", name=other).click()
    page.locator(".ar-explore--ready").wait_for()
    assert page.locator("[data-part=status]").inner_text().split()[0] == said


def test_filters_of_map_and_timeline(journey_page: Page) -> None:
    """A filter narrows signs, rows and strip; it is one step back, and one button undoes it."""
    for path in ("map/", "timeline/"):
        page = ready(journey_page, path)
        before = status(page)
        bars = page.locator(".ar-bar").first.get_attribute("d")
        page.get_by_label("Confidence").select_option("contested")
        expect(page).to_have_url(re.compile(r"\?confidence=contested$"))
        page.locator(".is-narrowed").wait_for()
        assert status(page) != before
        assert page.locator(".ar-bar").first.get_attribute("d") != bars
        assert page.locator(".ar-row:visible, .ar-table--places tbody tr:visible").count() < 20
        page.go_back()
        says(page, before)
        assert page.locator(".ar-bar").first.get_attribute("d") == bars
        page.go_forward()
        page.locator(".is-narrowed").wait_for()
        page.get_by_role("button", name="Show all").click()
        says(page, before)
        assert "?" not in page.url
        assert page.get_by_label("Confidence").input_value() == ""


def test_uncertain_bars_in_forced_colours(open_page: OpenPage) -> None:
    """Where a browser forces colours, bars of uncertain dates have an edge of their own."""
    page = ready(open_page(forced_colors="active"), "timeline/")
    style = "one => { const s = getComputedStyle(one); return [s.fill, s.strokeDasharray]; }"
    certain = page.locator(".ar-bar").first.evaluate(style)
    doubtful = page.locator(".ar-bar--doubt").evaluate(style)
    assert certain[0] != doubtful[0]
    assert certain[1] != doubtful[1]


def test_what_is_not_there(journey_page: Page) -> None:
    """By an address that asks for what is not on the page, it shows no more than Explore finds."""
    page = journey_page
    for query, found, words in (
        (
            "period=-&from=2022-01&to=2022-12",
            13,
            r"12 events\b.*, January\W+December 2022; 1 may .*",
        ),
        ("place=-", 1, "1 event( at 0 places)?"),
        ("place=nowhere&place=gulmand", 4, "4 events( at 1 place)?"),
        ("from=2030-01&to=2030-12", 0, r"0 events\b.*, January\W+December 2030"),
        ("from=2023-06&to=2022-01", 0, r"0 events\b.*, June 2023\W+January 2022"),
        ("from=2022-13", 40, "40 events( at 22 places)?"),
    ):
        explore(page, f"?{query}")
        assert page.locator("[data-part=status]").inner_text() == f"{found} of 40 events"
        for path in ("map/", "timeline/"):
            ready(page, f"{path}?{query}")
            says(page, re.compile(f"^{words}$"))
    # What is chosen instead counts alone.
    ready(page, "map/?place=nowhere&place=gulmand")
    page.locator('.ar-mark[data-id="gulmand"]').click()
    says(page, "Gulmand: 4 events")
    # A period keeps the places that were asked for.
    ready(page, "map/?place=-")
    brush(page, 0.4, 0.6)
    says(page, re.compile("^0 events at 0 places, May 2022"))
    assert "place=-" in page.url
    ready(page, "map/?period=-")
    brush(page, 0.4, 0.6)
    says(page, re.compile(r"^12 events at 9 places, May 2022\W+February 2023; 1 may"))


@pytest.mark.parametrize("is_phone", [True, False])
def test_what_is_pressed_is_chosen(open_page: OpenPage, *, is_phone: bool) -> None:
    """By finger and by mouse, the place that a sign chooses has the card and the focus too."""
    width = 390 if is_phone else 1440
    page = ready(open_page(viewport={"width": width, "height": 900}, has_touch=is_phone))
    # Small signs lie on some of them, and their cards have no room beside them on a phone.
    for place in ("pirkhel", "nawagal", "samandi"):
        sign = page.locator(f'.ar-mark[data-id="{place}"] .ar-sign')
        box = sign.bounding_box()
        assert box is not None
        point = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if is_phone:
            page.touchscreen.tap(*point)
        else:
            page.mouse.click(*point)
        expect(page).to_have_url(re.compile(rf"\?place={place}$"))
        mark = page.locator(f'.ar-mark[data-id="{place}"]')
        expect(mark).to_be_focused()
        card = page.locator(".ar-tip")
        expect(card.get_by_role("link", name="Open its page")).to_have_attribute(
            "href", re.compile(rf"/{place}/$")
        )
        # It has grown by the events, and leaves the sign free.
        expect(card.get_by_role("listitem")).not_to_have_count(0)
        lies_on = "(sign, [x, y]) => document.elementFromPoint(x, y).closest('.ar-tip') !== null"
        assert not sign.evaluate(lies_on, point)
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()


@pytest.fixture(scope="module")
def cut(journeys_project: Path, once: Once) -> Iterator[str]:
    """Serve the archive of the journeys as if it had more places than a page has room for."""

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(map_module, "MOST_ROWS", 5)
            patch.setattr(map_module, "MOST_SIGNS", 4)
            run_build(journeys_project, folder / "site")

    with serve(once("map-cut", build) / "site") as address:
        yield address


# Material makes the links absolute that a page comes with.
_TIDY = r"""
  const links = /(?:http:..127[^/]*|[.][.])(?:\/[.][.])*/g;
  tidy = (row) => row.outerHTML.replace(/\s+/g, " ").replaceAll(links, "");
"""


def _rows_and_signs(page: Page) -> tuple[list[str], list[str]]:
    rows = page.locator(".ar-table--places tbody tr").evaluate_all("all => all.map(tidy)")
    signs = page.locator(".ar-mark").evaluate_all("all => all.map(one => one.outerHTML)")
    return rows, signs


@pytest.mark.parametrize("path", ["map/", "embed/map/"])
def test_rest_of_the_places(browser: Browser, cut: str, journeys: str, path: str) -> None:
    """Rows and signs that come with a script are those that a page would have, in their order."""
    found: list[list[object]] = []
    for address in (cut, journeys):
        with watched(browser, address) as page:
            page.add_init_script(_TIDY)
            ready(page, path)
            found.append([*_rows_and_signs(page), status(page)])
            assert page.locator("[data-rest], [data-cut]").count() == 0
            page.locator(".ar-strip__field").scroll_into_view_if_needed()
            brush(page, 0.4, 0.6)
            expect(page.get_by_role("status").first).to_contain_text("12 events at 9 places")
            found[-1] += [status(page), rows(page), signs(page)]
    assert found[0] == found[1]


def test_rest_without_a_script(browser: Browser, cut: str) -> None:
    """Without it, the page has the places with the most reports, and leads to the others."""
    with watched(browser, cut, java_script_enabled=False) as page:
        page.goto("map/")
        reports = page.locator(".ar-table--places td[data-label=Reports]").all_inner_texts()
        assert len(reports) == 5
        assert reports == sorted(reports, key=int, reverse=True)
        signs = page.locator(".ar-mark").count()
        expect(page.locator("[data-cut]")).to_have_text(re.compile("^4 places of "))
        assert signs >= 4
        page.get_by_role("link", name="The rest: 17 places").click()
        expect(page.locator("h1")).to_have_text("Locations")


def test_rest_that_does_not_come(browser: Browser, cut: str) -> None:
    """Where the rest cannot be loaded, the page stays as it came."""
    with watched(browser, cut, allowed=("places.js", "Failed to load")) as page:
        page.route("**/places.js", lambda route: route.abort())
        page.goto("map/")
        page.wait_for_load_state("networkidle")
        assert page.locator(".ar-table--places tbody tr:visible").count() == 5
        assert page.locator(".ar-mark:visible").count() >= 4
        expect(page.get_by_role("link", name="The rest: 17 places")).to_be_visible()


def test_signs_of_events_without_a_date(browser: Browser, once: Once) -> None:
    """Where no event has a date there is no strip, and all signs and rows stay."""

    def build(folder: Path) -> None:
        project = copy_tiny(folder)
        for event in (project / "content/events").iterdir():
            text = event.read_text("utf-8")
            undated = re.sub(r"^date: .*\ndate_phrase: .*$", "date: null", text, flags=re.MULTILINE)
            event.write_text(undated, encoding="utf-8")
        run_build(project, folder / "site")

    with serve(once("map-undated", build) / "site") as address, watched(browser, address) as page:
        page.goto("map/")
        page.locator(".ar-map--live").wait_for()
        assert page.locator("ar-strip").count() == 0
        assert page.locator(".ar-mark:visible").count() == page.locator(".ar-mark").count() > 0
        page.locator(".ar-mark").first.click()
        page.wait_for_url("**place=*")
        assert page.locator(".ar-mark:visible").count() == page.locator(".ar-mark").count()
        assert page.locator(".ar-table--places tbody tr:visible").count() == 2
