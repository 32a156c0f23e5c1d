"""The heads of built pages as other programs read them: JSON-LD, Dublin Core, robots.txt."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import extruct
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from builder.pipeline import check, publish
from builder.render.files.robots import robots_file
from builder.render.linked import linked_data
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from tests.conftest import ROOT
from tests.journeys.archive import article_page, event_page
from tests.sites.sites import ARTICLE, tiny, with_changes
from tests.test_build import copy_tiny, run_build
from tests.test_withdrawn import withdrawn

URL = "https://archive.example.org/"
SETTINGS = Settings(url=URL, licence="MIT")


def extracted(site: Path, path: str) -> dict[str, Any]:
    """Return what extruct finds on a page."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    found: dict[str, Any] = extruct.extract(
        html, base_url=f"{URL}{path}", syntaxes=["json-ld", "opengraph", "dublincore"]
    )
    return found


def linked(site: Path, path: str) -> dict[str, Any]:
    """Return the one node of JSON-LD of a page."""
    (node,) = extracted(site, path)["json-ld"]
    assert node["@context"] == "https://schema.org"
    return dict(node)


def test_article(journeys_site: Path) -> None:
    """An article says what it is, and who wrote it for whom and when."""
    path = article_page("claimed")
    node = linked(journeys_site, path)
    assert node == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{URL}{path}",
        "headline": "Bomb at Gulmand station, group claims it",
        "datePublished": "2022-12-13",
        "author": [{"@type": "Person", "name": "Lale Amir"}],
        "publisher": {"@type": "Organization", "name": "Gulmand Post"},
        "inLanguage": "en",
        "url": f"{URL}{path}",
    }


def test_what_is_unknown_is_left_out(journeys_site: Path) -> None:
    """An article without a publisher names none."""
    node = linked(journeys_site, article_page("road-reopens"))
    assert "publisher" not in node
    assert node["datePublished"] == "2021-12-20"


def test_event(journeys_site: Path) -> None:
    """The page of an event is about it, and based on every article that reports it."""
    node = linked(journeys_site, event_page("three-figures"))
    assert node["@type"] == "WebPage"
    about = node["mainEntity"]
    assert about["@type"] == "Event"
    assert about["name"] == node["name"]
    assert about["location"]["@type"] == "Place"
    assert node["temporalCoverage"] == about["startDate"]
    sources = node["isBasedOn"]
    page = LexborHTMLParser(
        (journeys_site / event_page("three-figures") / "index.html").read_text("utf-8")
    )
    rows = page.css(".ar-table--reports tbody tr")
    assert len(sources) == len(rows) > 2
    assert all(one["@type"] == "NewsArticle" and one["headline"] for one in sources)
    assert all(one["@id"].startswith(f"{URL}articles/") for one in sources)


@pytest.mark.parametrize(
    ("date", "about", "between"),
    [
        ("2031-05-04", {"startDate": "2031-05-04"}, "2031-05-04"),
        ("2031-05-04T22:30", {"startDate": "2031-05-04T22:30"}, "2031-05-04"),
        (
            "2031-05-04/2031-05-06",
            {"startDate": "2031-05-04", "endDate": "2031-05-06"},
            "2031-05-04/2031-05-06",
        ),
        ("2031-05-04/..", {"startDate": "2031-05-04"}, "2031-05-04/.."),
        ("2031-05", {}, "2031-05-01/2031-05-31"),
        ("2031-05-XX", {}, "2031-05-01/2031-05-31"),
        ("2031-05-04?", {}, "2031-05-04"),
        ("2031-05-04~", {}, "2031-05-04"),
    ],
)
def test_dates(date: str, about: dict[str, str], between: str) -> None:
    """A day is given where it is known, and else the days between which it lies."""
    project = tiny()
    name = "content/events/2031-05-04-osmara-market-bombing.md"
    records = tuple(
        replace(file, text=file.text.replace("date: 2031-05-04\n", f"date: {date}\n"))
        if file.path == name
        else file
        for file in project.records
    )
    archive = check(replace(project, records=records)).archive
    event = archive.events["2031-05-04-osmara-market-bombing"]
    assert str(event.record.date) == date
    from builder.render.linked import event_node  # noqa: PLC0415

    node = event_node(Site(archive, SETTINGS), event)
    main = node["mainEntity"]
    assert isinstance(main, dict)
    assert {key: main[key] for key in ("startDate", "endDate") if key in main} == about
    assert node.get("temporalCoverage") == between


def test_data_set(journeys_site: Path) -> None:
    """The data page describes the data set and every file of it, with its size."""
    node = linked(journeys_site, "data/")
    assert (node["@type"], node["license"]) == ("Dataset", "https://spdx.org/licenses/MIT")
    files = {one["contentUrl"].removeprefix(URL): one for one in node["distribution"]}
    there = {f"data/{path.name}" for path in (journeys_site / "data").iterdir()} - {
        "data/index.html"
    }
    assert set(files) == there
    for name, one in files.items():
        assert one["contentSize"] == f"{(journeys_site / name).stat().st_size} B"


def test_dublin_core(journeys_site: Path) -> None:
    """The day of a page of the archive is that of its last review."""
    (core,) = extracted(journeys_site, event_page("three-figures"))["dublincore"]
    dates = [one["content"] for one in core["elements"] if one["name"] == "DC.date"]
    assert len(dates) == 1
    assert dates[0].startswith("2026-10-")


def test_limits() -> None:
    """No head has a word of a text that is not shown, and a withdrawn article has none at all."""
    step = {"old": "status: reviewed\n", "new": "display: metadata\nstatus: reviewed\n"}
    project = with_changes(tiny(), {ARTICLE: [step]})
    article = check(project).archive.articles["2031-05-05-blast-at-grain-market"]
    heads = [page.linked for page in publish(project, SETTINGS).pages if page.linked]
    assert len(heads) > 2
    for passage in article.passages:
        assert not any(passage.text in head for head in heads)

    gone = publish(withdrawn(), SETTINGS)
    pages = {page.uri: page for page in gone.pages}
    assert pages["articles/2031-05-06-nine-dead.md"].linked == ""
    assert not any("2031-05-06-nine-dead" in page.linked for page in gone.pages)


def test_drafts_say_nothing(journeys_site: Path) -> None:
    """A draft, and a page that nobody has read, are offered to nobody as an article."""
    for path in (article_page("draft-report"), "articles/undated-66-unread/"):
        assert extracted(journeys_site, path)["json-ld"] == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_written_to_stand_in_a_page(text: str) -> None:
    """Whatever a title says, it is read back as it was, and ends no element."""
    written = linked_data({"name": text})
    assert json.loads(written)["name"] == text
    assert not set("<>&") & set(written)
    assert written.isprintable()


@pytest.mark.parametrize(
    ("url", "is_there"),
    [
        ("https://archive.example.org/", True),
        ("https://example.org/archive/", False),
        (None, False),
    ],
)
def test_robots(url: str | None, *, is_there: bool) -> None:
    """A site that is all of its host names its sitemap; below a path nobody would look for it."""
    files = list(robots_file(Site(check(tiny()).archive, Settings(url=url))))
    expected = [f"User-agent: *\nDisallow:\n\nSitemap: {url}sitemap.xml\n"] if is_there else []
    assert [file.text for file in files] == expected


def test_own_robots_stay(tmp_path: Path) -> None:
    """A robots.txt that the owner wrote is not replaced."""
    project = copy_tiny(tmp_path)
    own = "User-agent: x\nDisallow: /\n"
    (project / "content/robots.txt").write_text(own, encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    assert (site / "robots.txt").read_text(encoding="utf-8") == own


def test_real_archive_has_heads(real_site: Path) -> None:
    """Every reviewed article and every event of this archive has its node."""
    archive = check(read_project(ROOT)).archive
    for id_ in archive.articles:
        assert linked(real_site, f"articles/{id_}/")["@type"] == "NewsArticle"
    for id_ in archive.events:
        assert linked(real_site, f"events/{id_}/")["isBasedOn"]
