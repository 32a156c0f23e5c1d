"""What is shown within pages of others, in Chromium, inside a page of another origin; and Share."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.accessibility import axe
from tests.browser.opening import OpenPage, measure
from tests.browser.serving import serve
from tests.journeys.archive import event_page

EVENT = event_page("three-figures")
GROUP = "groups/northern-front/"
STATE = "?from=2022-01&to=2022-12"
PATHS = [EVENT, GROUP, "map/", "timeline/"]
SITE = "https://archive.example.org/"
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
ALL = 60_000
SHIFT = 0.01


@pytest.fixture
def story(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve the pages of somebody else on a port of their own; return their address and folder."""
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    (tmp_path / "favicon.ico").write_bytes(b"")
    with serve(tmp_path) as address:
        yield address, tmp_path


def snippet_of(page: Page, path: str, journeys: str) -> str:
    """Return what Share gives for a page, with the address that the site is served at."""
    page.goto(path)
    share = page.locator("ar-share")
    share.locator("summary").click()
    # The fold is filled in after the click; what it was before may be another page's choice.
    chosen = html.escape(path.partition("?")[2])
    expect(share.locator("[data-part=snippet]")).to_contain_text(chosen or SITE)
    snippet = share.locator("[data-part=snippet]").text_content() or ""
    assert SITE in snippet
    return snippet.replace(SITE, journeys)


def embedded(page: Page, story: tuple[str, Path], snippet: str) -> FrameLocator:
    """Put a snippet into somebody else's page, open it, and return the frame."""
    address, folder = story
    text = f"<!doctype html><title>A story</title><p>Before.</p>{snippet}<p>After.</p>"
    (folder / "index.html").write_text(text, encoding="utf-8")
    page.goto(address)
    frame = page.frame_locator("iframe")
    frame.locator("footer").wait_for()
    return frame


@pytest.fixture
def pages(open_page: OpenPage, story: tuple[str, Path]) -> tuple[Page, Page]:
    """Return a page of the archive, and one that may also load the other origin."""
    return open_page(), open_page(allowed=[story[0]])


@pytest.mark.parametrize("path", PATHS)
def test_within_another_page(
    pages: tuple[Page, Page], story: tuple[str, Path], journeys: str, path: str
) -> None:
    """The snippet shows the page in a frame of another origin, with citation and way back."""
    own, other = pages
    frame = embedded(other, story, snippet_of(own, path, journeys))
    title = (own.locator("h1").text_content() or "").strip()
    expect(frame.locator("h1")).to_contain_text(title)
    cited = frame.locator("[data-address]")
    expect(cited).to_contain_text(f"“{title}”")
    expect(cited).to_contain_text(f"{SITE}{path}")
    with other.expect_popup() as opened:
        frame.locator("[data-state]").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{journeys}{path}"
    # It is a page of its own, with all that the archive can do, and tells nobody of the story.
    assert opened.value.evaluate("[self.origin, opener, document.referrer]") == [
        journeys.rstrip("/"),
        None,
        "",
    ]
    assert other.url == story[0]


# The map has places, and no facts of its own.
@pytest.mark.parametrize("path", [EVENT, GROUP, "timeline/"])
def test_back_to_the_sentence(
    pages: tuple[Page, Page], story: tuple[str, Path], journeys: str, path: str
) -> None:
    """A value in the frame opens the words that it rests on, beside the page around it."""
    own, other = pages
    frame = embedded(other, story, snippet_of(own, path, journeys))
    with other.expect_popup() as opened:
        frame.locator("a.ar-evidence").first.click()
    opened.value.wait_for_load_state()
    assert re.match(rf"{journeys}articles/[^#]+#", opened.value.url)
    anchor = opened.value.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(opened.value.locator(f"[id='{anchor}']")).to_be_visible()
    assert other.url == story[0]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 820, 1440])
def test_fits(
    pages: tuple[Page, Page], story: tuple[str, Path], journeys: str, path: str, width: int
) -> None:
    """The frame never scrolls sideways, and its foot is in view; the rest scrolls above it."""
    own, other = pages
    other.set_viewport_size({"width": width, "height": 900})
    frame = embedded(other, story, snippet_of(own, path, journeys))
    root = frame.locator("html")
    assert root.evaluate(
        """(root) => [root, document.body, document.querySelector("main")].every(
          (one) => one.scrollWidth <= one.clientWidth)"""
    )
    assert root.evaluate("(root) => root.scrollHeight <= innerHeight")
    bottom = "(foot) => foot.getBoundingClientRect().bottom - innerHeight"
    assert frame.locator("footer").evaluate(bottom) <= 0
    if path == "map/":
        drawn = frame.locator(".ar-map").bounding_box()
        foot = frame.locator("footer").bounding_box()
        assert drawn is not None
        assert foot is not None
        assert drawn["height"] > 100
        assert drawn["y"] + drawn["height"] <= foot["y"] + 1


@pytest.mark.parametrize("path", ["map/", "timeline/"])
def test_state(pages: tuple[Page, Page], story: tuple[str, Path], journeys: str, path: str) -> None:
    """What is chosen goes with the snippet, is shown in the frame, and comes back with its link."""
    own, other = pages
    snippet = snippet_of(own, f"{path}{STATE}", journeys)
    assert f'src="{journeys}embed/{path}{html.escape(STATE)}"' in snippet
    frame = embedded(other, story, snippet)
    expect(frame.locator(".ar-status")).to_contain_text("January – December 2022")
    expect(frame.locator("[data-address]")).to_contain_text(f"{SITE}{path}{STATE}")
    length = other.evaluate("history.length")
    frame.get_by_role("button", name="Show all").click()
    expect(frame.locator(".ar-status")).not_to_contain_text("2022")
    # Back leads out of the story, and not to an earlier state of the frame.
    assert other.evaluate("history.length") == length
    with other.expect_popup() as opened:
        frame.locator("[data-state]").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{journeys}{path}"


def test_the_card_of_a_place_is_in_view(open_page: OpenPage) -> None:
    """In a frame that ends below a sign its card stands above it, as a whole."""
    page = open_page(viewport={"width": 390, "height": 460}, has_touch=True)
    page.goto("embed/map/")
    sign = page.locator('.ar-mark[data-id="zardkoh"] .ar-sign')
    sign.tap()
    card = page.locator(".ar-tip")
    expect(card.get_by_role("listitem")).not_to_have_count(0)
    there, around, at = (
        card.bounding_box(),
        page.locator("main").bounding_box(),
        sign.bounding_box(),
    )
    assert there and around and at  # noqa: PT018 -- for the type
    assert there["y"] >= around["y"]
    assert there["y"] + there["height"] <= around["y"] + around["height"]
    assert there["y"] + there["height"] <= at["y"]


@pytest.mark.parametrize("path", PATHS)
def test_share(open_page: OpenPage, path: str) -> None:
    """Share copies the address, the snippet and the citation, each as it stands."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(path)
    share = page.locator("ar-share")
    share.locator("summary").click()
    shown = [share.locator(f"[data-part={part}]") for part in ("address", "snippet", "citation")]
    expect(shown[0]).to_have_text(f"{SITE}{path}")
    expect(shown[1]).to_contain_text(f'<iframe src="{SITE}embed/{path}" title="')
    expect(shown[2]).to_contain_text(f"{SITE}{path}")
    for number, text in enumerate(shown):
        share.get_by_role("button", name="Copy").nth(number).click()
        expect(share.get_by_role("status").nth(number)).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == text.text_content()


def test_share_follows_what_is_chosen(open_page: OpenPage) -> None:
    """It has what was chosen since it was opened."""
    page = open_page()
    page.goto(f"map/{STATE}")
    share = page.locator("ar-share")
    share.locator("summary").click()
    expect(share.locator("[data-part=address]")).to_have_text(f"{SITE}map/{STATE}")
    page.get_by_role("button", name="Show all").click()
    # It is open, and whoever copies turns to it first.
    share.hover()
    expect(share.locator("[data-part=address]")).to_have_text(f"{SITE}map/")


def test_share_forgets_the_search(open_page: OpenPage) -> None:
    """What a search led to a page with, and marks on it, goes to nobody else."""
    page = open_page()
    page.goto(f"{EVENT}?h=pirkhel")
    share = page.locator("ar-share")
    share.locator("summary").click()
    for part in ("address", "snippet", "citation"):
        expect(share.locator(f"[data-part={part}]")).to_contain_text(f"{EVENT}")
        expect(share.locator(f"[data-part={part}]")).not_to_contain_text("?h=")


def test_hostile_state(open_page: OpenPage) -> None:
    """Whatever stands in an address, the snippet has it as one attribute and no element."""
    page = open_page()
    page.goto("map/?x=\"></iframe><script>alert(1)</script>&y=$&'")
    share = page.locator("ar-share")
    share.locator("summary").click()
    snippet = share.locator("[data-part=snippet]").text_content() or ""
    body = LexborHTMLParser(snippet).body
    assert body is not None
    (frame,) = list(body.iter(include_text=True))
    assert frame.tag == "iframe"
    assert set(frame.attributes) == {
        *("src", "title", "width", "height", "loading", "referrerpolicy", "sandbox", "style")
    }
    assert frame.attributes["sandbox"] == SANDBOX
    assert frame.text() == ""


@pytest.mark.parametrize("path", PATHS)
def test_without_javascript(open_page: OpenPage, path: str) -> None:
    """Without a script Share has its words, and the embed its facts and the way back."""
    page = open_page(java_script_enabled=False)
    page.goto(path)
    page.locator("ar-share summary").click()
    expect(page.locator("ar-share [data-part=snippet]")).to_be_visible()
    expect(page.locator("ar-share button").first).to_be_hidden()
    page.goto(f"embed/{path}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-state]")).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_weight(browser: Browser, journeys: str, path: str) -> None:
    """All that an embed loads is below 60 KB, and nothing moves."""
    load = measure(browser, f"{journeys}embed/{path}")
    assert load.bytes.total() < ALL
    assert load.shift < SHIFT
    assert all(url.startswith(journeys) for url in load.requests)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_accessible(open_page: OpenPage, path: str, scheme: str) -> None:
    """Axe finds nothing in an embed, in either scheme, and nothing in Share when it is open."""
    page = open_page(color_scheme=scheme, viewport={"width": 600, "height": 460})
    page.goto(f"embed/{path}")
    assert axe(page) == []
    page.goto(path)
    page.locator("ar-share summary").click()
    assert axe(page, context="ar-share") == []
