"""Every page works under its policy, and what the policy forbids does not happen.

`watched` fails on a violation, an error in the console and a request to another host.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import follow
from tests.browser.opening import patient, watched
from tests.browser.serving import serve
from tests.test_build import copy_tiny, run_build

_LIGHT, _DARK = "default", "slate"
_SCHEME = "document.body.getAttribute('data-md-color-scheme')"
# Each would say so to the test, were it to run.
_FORBIDDEN = {
    "inline script": "const s = document.createElement('script'); s.text = 'ran = 1';"
    "document.body.append(s)",
    "event handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=ran=1>')",
    "javascript link": "const a = document.createElement('a'); a.href = 'javascript:ran=1';"
    "document.body.append(a); a.click()",
    "eval": "setTimeout(() => eval('ran = 1'))",
    "script from elsewhere": "const s = document.createElement('script');"
    "s.src = 'http://localhost:1/x.js'; document.body.append(s)",
    "frame": "document.body.insertAdjacentHTML('beforeend',"
    "'<iframe src=http://localhost:1/></iframe>')",
    "style": "document.body.insertAdjacentHTML('beforeend', '<p style=color:red>x</p>')",
    "image from elsewhere": "new Image().src = 'http://localhost:1/x.png'",
    "request elsewhere": "fetch('http://localhost:1/').catch(() => {})",
    "base": "const b = document.createElement('base'); b.href = 'http://localhost:1/';"
    "document.head.append(b)",
}
_TOLD = "document.addEventListener('securitypolicyviolation', e => (window.told ??= []).push(e))"


def _kinds(site: Path) -> list[str]:
    """Return a page of every kind that the site has: the first below each folder, and the rest."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        folders = path.relative_to(site).parent.parts
        kind = f"{folders[0]}/{len(folders)}" if folders else path.name
        found.setdefault(kind, "/".join(path.relative_to(site).parts))
    return sorted(found.values())


def test_every_kind_of_page(browser: Browser, journeys: str, journeys_site: Path) -> None:
    """Pages of every kind open and can be scrolled through without a fault."""
    # The bare page of a redirect names no icon, so Chromium asks for favicon.ico.
    with watched(browser, journeys, allowed=["404 (Not Found)"]) as page:
        for path in _kinds(journeys_site):
            page.goto(path, wait_until="networkidle")
            page.mouse.wheel(0, 20_000)
            page.keyboard.press("Tab")


@pytest.fixture
def instant_page(browser: Browser, journeys_site: Path, tmp_path: Path) -> Iterator[Page]:
    """Return a watched page of a site that stands where its sitemap says that it does.

    Elsewhere, or at another port, Material loads every page in full.
    """
    site = tmp_path / "site"
    shutil.copytree(journeys_site, site)
    with serve(site) as address:
        sitemap = site / "sitemap.xml"
        text = sitemap.read_text(encoding="utf-8")
        sitemap.write_text(text.replace("https://archive.example.org/", address), "utf-8")
        with watched(browser, address) as page:
            yield page


def test_from_page_to_page(instant_page: Page) -> None:
    """Instant navigation leads there and back, and adds no policy to the one that holds."""
    page = instant_page
    page.goto("./")
    page.evaluate("window.same = true")
    for place, link, name in (
        (".md-tabs", "Timeline", "Timeline"),
        (".md-tabs", "Lists", "Events"),
        (".ar-siblings", "Groups", "Groups"),
        (".ar-siblings", "Events", "Events"),
    ):
        follow(page.locator(place).get_by_role("link", name=link))
        page.wait_for_url(f"**/{name.lower()}/")
        page.locator("h1", has_text=name).first.wait_for()
    follow(page.locator("main article a[href*='events/2']").first)
    page.wait_for_url("**/events/*/")
    page.go_back()
    page.wait_for_url("**/events/")
    page.go_back()
    page.wait_for_url("**/groups/")
    page.locator("h1", has_text="Groups").first.wait_for()
    assert page.evaluate("window.same"), "a page was loaded anew"
    policies = page.locator("meta[http-equiv='Content-Security-Policy']")
    assert policies.count() == 1


def test_dark_mode(instant_page: Page) -> None:
    """The switch for the colours works, holds on other pages and after a visit anew."""
    page = instant_page
    page.goto("./")
    assert page.evaluate(_SCHEME) == _LIGHT
    page.get_by_title("Switch to dark colours").click()
    page.wait_for_function(f"() => {_SCHEME} === '{_DARK}'")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".md-tabs").get_by_role("link", name="Lists").click()
    page.wait_for_url("**/events/")
    assert page.evaluate(_SCHEME) == _DARK
    page.goto("groups/")
    assert page.evaluate(_SCHEME) == _DARK
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_search(journey_page: Page) -> None:
    """The search finds a page and leads to it, and the link to a search can be shared."""
    page = journey_page
    page.goto("timeline/")
    page.locator("input.md-search__input").first.click()
    page.keyboard.type("grain market")
    page.locator(".md-search-result__item a").first.wait_for()
    share = page.locator("[data-md-component=search-share]")
    expect(share).to_have_attribute("href", re.compile(r"[?&]q=grain"))
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(re.compile(r"/(events|articles|locations|groups)/"))


def test_from_a_disk(browser: Browser, tmp_path: Path) -> None:
    """From file://, where Chromium knows no host, our own styles and scripts load all the same."""
    site = run_build(copy_tiny(tmp_path), tmp_path / "site")
    context = patient(browser)
    page = context.new_page()
    blocked: list[str] = []
    page.on("console", lambda m: blocked.append(m.text) if "Security Policy" in m.text else None)
    page.goto((site / "method/index.html").as_uri())
    assert page.evaluate("typeof document$") == "object", "Material's script did not run"
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"
    assert page.evaluate("[...document.styleSheets].length") >= 2
    assert page.evaluate("typeof __md_get") == "function", "the first script did not run"
    context.close()
    assert blocked == []


@pytest.mark.parametrize("name", _FORBIDDEN)
def test_what_is_forbidden_does_not_happen(browser: Browser, journeys: str, name: str) -> None:
    """Even what got onto a page does not run, load or take the page elsewhere; and it is told."""
    context = patient(browser, base_url=journeys)
    page = context.new_page()
    page.add_init_script(_TOLD)
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto("groups/")
    page.evaluate(f"() => {{ {_FORBIDDEN[name]} }}")
    page.wait_for_function("() => window.told?.length")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.baseURI").startswith(journeys)
    assert [url for url in asked if not url.startswith(journeys)] == []
    context.close()


def test_redirect(tmp_path: Path, browser: Browser) -> None:
    """A page that has moved leads on under the policy too."""
    site = run_build(copy_tiny(tmp_path), tmp_path / "site")
    # The bare page names no icon, so Chromium asks for favicon.ico.
    with serve(site) as address, watched(browser, address, allowed=["404 (Not Found)"]) as page:
        page.goto("articles/2031-05-05-blast/")
        page.wait_for_url("**/articles/2031-05-05-blast-at-grain-market/")
