"""Nothing that stands in a record, a page or a file name runs, loads or gets out of its place.

The pages are opened with their policy switched off, so that the escaping is tested and not the
second lock; the gate has let them through before.
"""

import csv
import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.model.text import one_line
from builder.model.unseen import shown
from tests.browser.opening import watched
from tests.browser.serving import serve
from tests.hostile.project import embeds_of, lists_of, pages_of, typed, vectors, without_our_files

_PROTOCOLS = "() => [...document.links].map(a => new URL(a.href, location)).map(u => u.protocol)"
_ACTIVE = """() => [...document.querySelectorAll('*')].filter(e =>
  [...e.attributes].some(a => a.name.startsWith('on')) || e.matches('iframe, object, embed, base'))
  .map(e => e.outerHTML)"""
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SEARCHES = ("alert", "onerror", "elsewhere", "cmd")


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    """Serve the hostile site and return its address."""
    with serve(hostile_site) as address:
        yield address


def test_pages_in_chromium(browser: Browser, hostile_site: Path, tmp_path: Path) -> None:
    """No page opens a dialog, asks another host for anything, or has anything that could run."""
    # The next test has our own scripts.
    for file in hostile_site.rglob("*.html"):
        copy = tmp_path / file.relative_to(hostile_site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(without_our_files(file.read_text(encoding="utf-8")), encoding="utf-8")
    with (
        serve(tmp_path) as address,
        watched(browser, address, allowed=["404 (Not Found)"], bypass_csp=True) as page,
    ):
        for path in pages_of(hostile_site):
            page.goto(path)
            assert page.evaluate(_ACTIVE) == [], path
            assert set(page.evaluate(_PROTOCOLS)) <= {"http:", "https:"}, path
            assert page.url.startswith(address), f"{path} led away"


def test_our_scripts_on_hostile_words(browser: Browser, address: str, hostile_site: Path) -> None:
    """What our scripts make of the words, in lists, cards, maps and filters, runs no more."""
    # An editor's page asks for an image that is not there.
    with watched(browser, address, allowed=["404 (Not Found)"], bypass_csp=True) as page:
        some = (*(f"articles/2020-01-01-v{n}/" for n in range(9)), *embeds_of(hostile_site)[::9])
        for path in (*lists_of(hostile_site), *some):
            page.goto(path, wait_until="networkidle")
            for control in page.locator(
                ".md-content button:visible, .md-content summary:visible"
            ).all()[:5]:
                control.click()
            assert page.evaluate(_ACTIVE) == [], path
            assert page.url.startswith(address), f"{path} led away"


def test_titles_are_shown(browser: Browser, address: str) -> None:
    """What wanted to be markup stands in heading and title, letter for letter."""
    with watched(browser, address, bypass_csp=True, java_script_enabled=False) as page:
        for number, text in enumerate(vectors()):
            page.goto(f"articles/2020-01-01-v{number}/")
            heading = page.locator("h1").first.text_content() or ""
            assert " ".join(heading.split()) == typed(text)
            assert " ".join(page.title().split()) == f"{typed(text)} - Annotated Archive"


def test_bodies_are_shown(browser: Browser, address: str) -> None:
    """A publisher's words stand in the body as they are, what nobody sees as its code point."""
    with watched(browser, address, java_script_enabled=False) as page:
        # The text of every third article is shown whole.
        for number, text in islice(enumerate(vectors()), 0, None, 3):
            page.goto(f"articles/2020-01-01-v{number}/")
            said = page.locator("blockquote p").first.text_content() or ""
            expected = f"Said {number}: {re.sub(r'[][]', '', shown(one_line(text)))}"
            assert re.sub(r"[][]", "", said) == expected


def test_search_in_chromium(browser: Browser, address: str) -> None:
    """The words are found by the search, which shows them and runs none of them."""
    with watched(browser, address, bypass_csp=True) as page:
        for words in _SEARCHES:
            page.goto("./")
            page.locator("input.md-search__input").first.click()
            page.keyboard.type(words)
            page.locator(".md-search-result__item, .md-search-result__meta").first.wait_for()
            page.wait_for_timeout(300)
            assert page.evaluate(_ACTIVE) == []


def test_raw_pages_are_shown_unread(hostile_site: Path) -> None:
    """Every raw page without a record has a page of its own, whatever is in it."""
    drafts = (hostile_site / "drafts/index.html").read_text(encoding="utf-8")
    assert drafts.count("<li>") >= len(vectors())


def test_no_template_ran(hostile_site: Path) -> None:
    """No template, snippet or include was carried out."""
    for path in hostile_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "1337" not in re.sub(r"[0-9a-f]{16,}", "", text), f"7*191 was reckoned in {path}"
        assert "docs_dir: content" not in text, f"mkdocs.yml stands in {path}"
        assert "root:x:0" not in text, f"/etc/passwd stands in {path}"


def test_data_files_are_whole(hostile_site: Path) -> None:
    """JSON is JSON, XML is XML without entities of its own, and no cell of a table is a formula."""
    seen = set()
    for path in sorted(hostile_site.rglob("*")):
        if path.name.endswith(".jsonld.gz"):
            json.loads(gzip.decompress(path.read_bytes()))
        elif path.suffix in (".json", ".jsonld", ".geojson", ".webmanifest"):
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
                json.loads(line)
        elif path.suffix in (".xml", ".graphml", ".atom", ".rss"):
            text = path.read_text(encoding="utf-8")
            assert "<!DOCTYPE" not in text
            assert "<!ENTITY" not in text
            ET.fromstring(text)  # noqa: S314 -- our own
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.reader(file):
                    formulas = [cell for cell in row if _is_formula(cell)]
                    assert formulas == [], path
        else:
            continue
        seen.add(path.suffix)
    assert {".json", ".jsonl", ".jsonld", ".gz", ".geojson", ".xml", ".graphml", ".csv"} <= seen


def _is_formula(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return _FORMULA.match(cell) is not None
    return False
