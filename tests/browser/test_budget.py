"""What a page may cost a reader who comes for the first time, on a phone."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rjsmin import jsmin

from tests.browser.opening import measure
from tests.conftest import ROOT
from tests.journeys.archive import article_page, event_page

KB = 1_000
TEXT, DRAWN = 80 * KB, 120 * KB
REQUESTS = 10
SHIFT = 0.01
# With what stood within each page before: shell.js, the drawer, the tools of an article; and
# words.js, which readers who search a large archive load in place of 25 KB of Pagefind's.
OUR_SCRIPTS = 42.6 * KB
PAGES = {
    "": DRAWN,
    article_page("market-seven"): TEXT,
    article_page("road-report"): TEXT,
    event_page("three-figures"): TEXT,
    "groups/northern-front/": DRAWN,
    "locations/pirkhel/": DRAWN,
    "timeline/": DRAWN,
    "timeline/2022/": DRAWN,
    "map/": DRAWN,
    "explore/": DRAWN,
    "articles/": DRAWN,
    "events/": DRAWN,
    "groups/": TEXT,
    "locations/": TEXT,
    "drafts/": TEXT,
    "articles/undated-66-unread/": TEXT,
    # No checksum gets smaller.
    "data/": TEXT + 0.5 * KB,
    "method/": TEXT,
    "404.html": TEXT,
}


@pytest.mark.parametrize(("path", "most"), PAGES.items(), ids=lambda value: str(value) or "home")
def test_load(browser: Browser, journeys: str, journeys_site: Path, path: str, most: int) -> None:
    """A page is light, needs few requests, none of them elsewhere, and does not move about."""
    # An address without a page would be as light as the page that says so.
    assert (journeys_site / path / ("" if path.endswith(".html") else "index.html")).is_file()
    load = measure(browser, f"{journeys}{path}")
    assert [url for url in load.requests if not url.startswith((journeys, "data:"))] == []
    fetched = [url for url in load.requests if not url.startswith("data:")]
    assert len(fetched) <= REQUESTS, fetched
    assert load.total <= most, load.bytes
    assert load.shift <= SHIFT


def test_our_scripts() -> None:
    """All JavaScript of ours is small as a reader loads it, whatever page asks for it."""
    scripts = sorted(Path(ROOT / "builder/theme").rglob("*.js"))
    assert scripts
    sizes = {
        path.name: len(gzip.compress(jsmin(path.read_text("utf-8")).encode(), mtime=0))
        for path in scripts
    }
    assert sum(sizes.values()) <= OUR_SCRIPTS, sizes
