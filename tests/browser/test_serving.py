"""The sites of these tests are served as a host serves them, and faults on their pages are seen."""

import gzip
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.opening import OpenPage, measure, watched
from tests.browser.serving import serve
from tests.conftest import PATIENCE
from tests.journeys.archive import article_page, event_page


def _get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 -- our own address
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE / 1_000) as answer:  # noqa: S310 -- as above
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_compressed_where_it_is_accepted(journeys: str) -> None:
    """A page is the same compressed and not."""
    page = f"{journeys}{event_page('three-figures')}"
    _, plain_headers, plain = _get(page)
    _, headers, compressed = _get(page, **{"Accept-Encoding": "gzip"})
    assert plain_headers["Content-Encoding"] is None
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(compressed) == plain


def test_unknown_path(journeys: str, journeys_below: str) -> None:
    """An unknown path gets the site's own page with status 404, also below a path."""
    for address in (journeys, journeys_below):
        status, _, text = _get(f"{address}no/such/page/")
        assert status == 404
        assert b"Invented Archive" in text
    status, _, text = _get(journeys_below.replace("/archive/", "/elsewhere/"))
    assert (status, text) == (404, b"not this site\n")


def test_nothing_above_the_site(tmp_path: Path) -> None:
    """No path leads out of the folder that is served."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/404.html").write_text("not found", encoding="utf-8")
    with serve(tmp_path / "site") as address:
        assert _get(f"{address}%2e%2e/secret.txt")[2] == b"not found"


def test_below_a_path(browser: Browser, journeys_below: str) -> None:
    """A site below a path of its host leads from page to page, and from its 404 page back."""
    with watched(browser, journeys_below, allowed=["404 (Not Found)"]) as page:
        page.goto("timeline/")
        page.get_by_role(
            "link", name="Bombing of the grain market in Pirkhel", exact=True
        ).first.click()
        page.wait_for_url(f"**/archive/{event_page('three-figures')}")
        page.goto("no/such/page/")
        page.get_by_role("link", name="Timeline").first.click()
        page.wait_for_url("**/archive/timeline/")


_FAULTS = {
    "console": "console.error('x')",
    "error": "setTimeout(() => { throw new Error('x') })",
    "dialog": "alert(1)",
    "request": "fetch('http://127.0.0.1:1/').catch(() => {})",
    "policy": """
      const rule = document.createElement('meta');
      rule.httpEquiv = 'Content-Security-Policy';
      rule.content = "img-src 'none'";
      document.head.append(rule);
      const image = new Image();
      image.src = 'assets/images/favicon.png';
      document.body.append(image);""",
}
# By which a page tells of them; of a policy our own line, which comes after Chromium's.
_TOLD: dict[str, tuple[str, Callable[[Any], bool] | None]] = {
    "console": ("console", None),
    "error": ("pageerror", None),
    "dialog": ("dialog", None),
    "request": ("request", lambda one: one.url == "http://127.0.0.1:1/"),
    "policy": ("console", lambda one: one.text.startswith("policy:")),
}


@pytest.mark.parametrize("kind", _FAULTS)
def test_faults_are_seen(browser: Browser, journeys: str, kind: str) -> None:
    """A page on which something goes wrong fails its test."""
    with (  # noqa: PT012 -- the fault shows when the page is closed
        pytest.raises(AssertionError, match=kind),
        # The policy of the pages would stop the request before it is one.
        watched(browser, journeys, bypass_csp=kind == "request") as page,
    ):
        page.goto("./")
        with page.expect_event(*_TOLD[kind]):
            page.evaluate(f"() => {{ {_FAULTS[kind]} }}")


def test_what_a_load_costs(browser: Browser, journeys: str, tmp_path: Path) -> None:
    """Requests are counted, bytes as they were sent, and a late element shifts what is below."""
    (tmp_path / "data.json").write_text(json.dumps(["x" * 100] * 1_000), encoding="utf-8")
    (tmp_path / "late.js").write_text(
        "fetch('data.json').then(() => setTimeout(() => "
        "document.body.prepend(Object.assign(document.createElement('div'), {className: 'x'})),"
        " 100))",
        encoding="utf-8",
    )
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><link rel=icon href=data:,><style>.x{height:300px}</style>"
        "<p>Some text.</p><script src=late.js></script>",
        encoding="utf-8",
    )
    with serve(tmp_path) as address:
        load = measure(browser, address)
    # In which order they are told of is up to the browser's processes.
    assert {url.removeprefix(address) for url in load.requests} == {"", "late.js", "data.json"}
    assert len(load.requests) == 3
    assert 100 < load.bytes["fetch"] < 2_000, "101 kB of one letter are small when compressed"
    assert load.shift > 0.01
    real = measure(browser, f"{journeys}{article_page('road-report')}")
    assert real.bytes["document"] > 4_000
    assert real.total > real.bytes["script"] + real.bytes["stylesheet"]


def test_options(open_page: OpenPage) -> None:
    """Several pages can be open at once, each with its own settings."""
    dark, small = open_page(color_scheme="dark"), open_page(viewport={"width": 390, "height": 800})
    assert dark.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert small.evaluate("innerWidth") == 390
