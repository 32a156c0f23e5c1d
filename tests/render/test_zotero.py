"""What Zotero saves of our pages, by its own rules."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.journeys.archive import article_page, event_page
from tests.render.zotero import Item, saved

ADDRESS = "https://a.example/"
SITE = "https://archive.example.org/"
_EMPTY = {"title": "", "date": "", "publication": "", "authors": [], "url": ADDRESS, "language": ""}
_CASES = yaml.safe_load((ROOT / "tests/render/zotero.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_rules(case: dict[str, Any]) -> None:
    """The rules are those that Zotero has."""
    given = {**_EMPTY, **case["item"]}
    item = Item(**{**given, "authors": tuple(given["authors"])})
    assert saved(f"<html><head>{case['head']}", ADDRESS) == item


def _saved(site: Path, path: str) -> Item:
    return saved((site / path / "index.html").read_text(encoding="utf-8"), f"{SITE}{path}")


def test_article(journeys_site: Path) -> None:
    """An article is one of its newspaper, with its own title, date and authors."""
    path = article_page("claimed")
    assert _saved(journeys_site, path) == Item(
        "newspaperArticle",
        "Bomb at Gulmand station, group claims it",
        "2022/12/13",
        "Gulmand Post",
        ("Lale Amir",),
        # The original has no address that the archive knows: its page has one.
        f"{SITE}{path}",
        "en",
    )


def test_address_of_the_original(real_site: Path) -> None:
    """Where the address of the original is known, it is the one that is cited."""
    pages = sorted((real_site / "articles").glob("20*/index.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        item = saved(html, ADDRESS)
        assert item.type == "newspaperArticle"
        if f'content="{item.url}"' in html and "citation_public_url" in html:
            assert not item.url.startswith(SITE)
        else:
            assert item.url.startswith(SITE)


def test_publisher_unknown(journeys_site: Path) -> None:
    """The archive is not taken for the newspaper of an article without one."""
    item = _saved(journeys_site, article_page("road-reopens"))
    assert (item.type, item.publication) == ("newspaperArticle", "")


def test_date_unknown(journeys_site: Path) -> None:
    """An article without a date gets none of another thing that stands on its page."""
    pages = [
        text
        for page in (journeys_site / "articles").glob("undated-*/index.html")
        if "citation_title" in (text := page.read_text(encoding="utf-8"))
    ]
    assert {saved(text, ADDRESS).date for text in pages} == {"n.d."}


def test_pages_of_the_archive(journeys_site: Path) -> None:
    """An event is a page of the archive, of the day of the last review, and not of the attack."""
    for path in (event_page("three-figures"), "groups/northern-front/", "locations/pirkhel/"):
        item = _saved(journeys_site, path)
        assert (item.type, item.publication) == ("webpage", "Invented Archive")
        assert item.date.startswith("2026-10-")
        assert item.url == f"{SITE}{path}"
