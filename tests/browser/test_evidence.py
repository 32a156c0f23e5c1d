"""The sentence behind a fact is shown in place, by pointer and by key."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.acting import follow
from tests.browser.opening import watched
from tests.journeys.archive import article_page, event_page


def _first(page: Page, site: str) -> str:
    page.goto(f"{site}{event_page('three-figures')}")
    sign = page.locator(".ar-headline a.ar-evidence").first
    words = sign.get_attribute("title")
    assert words
    return words


def test_pointing_shows_the_sentence(journey_page: Page, journeys: str) -> None:
    """The card has the words; it goes when the pointer goes, and the title is there again."""
    words = _first(journey_page, journeys)
    sign, card = (
        journey_page.locator(".ar-headline a.ar-evidence").first,
        journey_page.get_by_role("tooltip"),
    )
    sign.hover()
    expect(card).to_have_text(words)
    assert sign.get_attribute("title") is None
    box, size = card.bounding_box(), journey_page.viewport_size
    assert box
    assert size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    journey_page.mouse.move(1, 1)
    expect(card).to_have_count(0)
    expect(sign).to_have_attribute("title", words)


def test_focus_shows_the_sentence(journey_page: Page, journeys: str) -> None:
    """A key brings it up and describes the link with it; Escape takes it away."""
    words = _first(journey_page, journeys)
    sign, card = (
        journey_page.locator(".ar-headline a.ar-evidence").first,
        journey_page.get_by_role("tooltip"),
    )
    journey_page.keyboard.press("Tab")
    sign.focus()
    expect(card).to_have_text(words)
    expect(sign).to_have_accessible_description(words)
    journey_page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_no_link_is_called_by_a_sign(journey_page: Page, journeys: str) -> None:
    """Every sign has a name that says what it opens."""
    for path in (event_page("three-figures"), "groups/northern-front/", "timeline/", "events/"):
        journey_page.goto(f"{journeys}{path}")
        names = journey_page.locator(".ar-page a").evaluate_all(
            "links => links.map(a => a.getAttribute('aria-label') ?? a.textContent.trim())"
        )
        assert not {"", "words", "¶", "same event"} & set(names), path


def test_a_sign_says_whom_or_what_its_words_name(journey_page: Page, journeys: str) -> None:
    """A list of links, read aloud, tells the signs of two places and of two groups apart."""
    journey_page.goto(f"{journeys}{event_page('three-figures')}")
    signs = journey_page.locator("a.ar-sign")
    names = signs.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert sorted(set(names)) == [
        f"The words that name {name}" for name in ("Lashkar-e-Sahar", "Northern Front", "Pirkhel")
    ]


def test_after_an_article(browser: Browser, journeys_site: Path) -> None:
    """Pages that Material brings by itself, behind an article's page, show it as well, once."""
    # Material follows links so only at the address that the site was built for.
    address = "https://archive.example.org/"

    def answer(route: Route) -> None:
        file = journeys_site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    with watched(browser, address, viewport={"width": 1440, "height": 900}) as page:
        page.route("**/*", answer)
        page.goto(article_page("market-seven"))
        page.evaluate("window.isTheSame = true")
        for link, name in (("Lists", "Events"), ("Groups", "Groups"), ("Events", "Events")):
            follow(page.get_by_role("link", name=link, exact=True).first)
            expect(page.locator("h1")).to_have_text(name)
        sign = page.locator(".ar-page a.ar-evidence[title]").first
        words = sign.get_attribute("title")
        assert words
        sign.hover()
        expect(page.get_by_role("tooltip")).to_have_text(words)
        assert page.evaluate("window.isTheSame"), "Material loaded a document anew"


def test_explore_has_the_words_of_a_fact(journey_page: Page, journeys: str) -> None:
    """A figure there says what the source says; it shows its sentence and leads to it."""
    path = event_page("election-office")
    journey_page.goto(f"{journeys}{path}")
    sign = journey_page.locator("#fact-injured a.ar-evidence")
    words, goal = sign.get_attribute("title"), sign.evaluate("a => a.href")
    assert words
    journey_page.goto(f"{journeys}explore/?text=election")
    figure = journey_page.locator("[data-cell=injured] a.ar-evidence")
    expect(figure).to_have_text("several")
    assert figure.evaluate("a => a.href") == f"{journeys}{path}#fact-injured"
    figure.hover()
    expect(journey_page.get_by_role("tooltip")).to_have_text(words)
    assert figure.evaluate("a => a.href") == goal


def test_explore_leads_to_all_figures_of_an_event(journey_page: Page, journeys: str) -> None:
    """Where several sentences are behind a figure, the link leads to where they stand together."""
    path = event_page("three-figures")
    journey_page.goto(f"{journeys}explore/?text=grain+2022")
    figure = journey_page.locator("[data-cell=killed] a.ar-evidence").first
    with journey_page.expect_response(lambda answer: answer.url.endswith(path)):
        figure.hover()
    figure.click()
    journey_page.wait_for_url(f"**/{path}#fact-killed")
    assert journey_page.locator("#fact-killed a.ar-evidence").count() > 1
