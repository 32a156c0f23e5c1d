"""Feeds are what RFC 4287 and JSON Feed 1.1 ask for, and tell what was reviewed last."""

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from builder.pipeline import publish
from builder.render.files.feeds import feeds
from builder.render.links import Links
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import Project, TextFile
from tests.model.build import archive_of, article_entry
from tests.sites.sites import ARTICLE, tiny

URL = "https://archive.example.org/below/"
SETTINGS = Settings(name="A tiny archive", url=URL)
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "Blast ]]> <![CDATA[x]]> &amp; <b>&lt; \"'{{ 7*7 }} \u061c\u0645\u0631"
REPLACED = "\ufffd"
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def files_of(project: Project, settings: Settings = SETTINGS) -> dict[str, str]:
    """Return the files that a site holds besides pages, and what others show of them."""
    publication = publish(project, settings)
    assert publication.findings == ()
    files = {file.uri: file.text for file in publication.files}
    return {uri: text for uri, text in files.items() if not uri.startswith("embed/")}


def atom_of(project: Project, settings: Settings = SETTINGS) -> ET.Element:
    """Return the Atom feed of a project."""
    return ET.fromstring(files_of(project, settings)["feed.xml"])  # noqa: S314 -- our own


def json_of(project: Project, settings: Settings = SETTINGS) -> dict[str, Any]:
    """Return the JSON feed of a project."""
    feed = json.loads(files_of(project, settings)["feed.json"])
    assert isinstance(feed, dict)
    return feed


def changed(project: Project, path: str, old: str, new: str) -> Project:
    """Return the project with words of one record replaced."""
    assert any(file.path == path and old in file.text for file in project.records)
    return replace(
        project,
        records=tuple(
            TextFile(file.path, file.text.replace(old, new, 1)) if file.path == path else file
            for file in project.records
        ),
    )


def texts(parent: ET.Element, tag: str) -> list[str]:
    """Return the texts of all children of a name."""
    return [child.text or "" for child in parent.findall(ATOM + tag)]


def test_atom_has_what_its_standard_asks_for() -> None:
    """A feed has one id, title, date, author and link to itself; an entry has its own."""
    feed = atom_of(tiny())
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert len(texts(parent, tag)) == 1
        alternates = [
            link.get("href", "")
            for link in parent.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == 1
        assert alternates[0].startswith(URL)
    assert texts(feed.findall(f"{ATOM}author")[0], "name") == ["A tiny archive"]
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [
        f"{URL}feed.xml"
    ]
    entries = feed.findall(f"{ATOM}entry")
    assert len({*(texts(entry, "id")[0] for entry in entries)}) == len(entries) == 4


def test_a_feed_reader_reads_it() -> None:
    """A program made for feeds finds no fault, and reads dates and addresses."""
    feed = feedparser.parse(files_of(tiny())["feed.xml"].encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "A tiny archive"
    assert feed.entries[0].updated == max(entry.updated for entry in feed.entries)
    assert {entry.tags[0].term for entry in feed.entries} == {"articles", "events"}


def test_json_has_what_its_standard_asks_for() -> None:
    """A feed has version, title and items; an item has an id that is text, and content."""
    feed = json_of(tiny())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "A tiny archive"
    assert (feed["home_page_url"], feed["feed_url"]) == (URL, f"{URL}feed.json")
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]
        assert item["url"].startswith(URL)


def test_both_say_the_same() -> None:
    """The two feeds have the same entries in the same order."""
    atom, items = atom_of(tiny()), json_of(tiny())["items"]
    for entry, item in zip(atom.findall(f"{ATOM}entry"), items, strict=True):
        assert texts(entry, "id") == [item["id"]]
        assert texts(entry, "title") == [item["title"]]
        assert texts(entry, "summary") == [item["content_text"]]
        assert texts(entry, "published") == [item["date_published"]]
        assert texts(entry, "updated") == [item["date_modified"]]


def test_latest_review_first() -> None:
    """What was reviewed last comes first, and takes the events that it reports along."""
    project = changed(tiny(), ARTICLE, "on: 2031-05-10", "on: 2031-06-01")
    items = json_of(project)["items"]
    dates = [item["date_modified"] for item in items]
    assert dates == sorted(dates, reverse=True)
    event = next(item for item in items if "osmara-market-bombing" in item["url"])
    article = next(item for item in items if "blast-at-grain-market" in item["url"])
    assert event["date_modified"] == article["date_modified"] == "2031-06-01T00:00:00Z"
    assert event["date_published"] < event["date_modified"]
    assert texts(atom_of(project), "updated") == ["2031-06-01T00:00:00Z"]


def test_correction_is_news() -> None:
    """A corrected record comes back to the top."""
    event = "content/events/2031-03-eastern-tarsia-mine.md"
    correction = "corrections: [{date: 2031-07-01, what: The month was wrong.}]\n"
    items = json_of(changed(tiny(), event, "title:", f"{correction}title:"))["items"]
    assert items[0]["url"] == f"{URL}events/2031-03-eastern-tarsia-mine/"
    assert items[0]["date_modified"] == "2031-07-01T00:00:00Z"


def test_renaming_is_no_news() -> None:
    """A renamed record keeps the id by which feed readers know it, at its new address."""
    item = next(i for i in json_of(tiny())["items"] if "grain-market" in i["url"])
    assert item["url"] == f"{URL}articles/2031-05-05-blast-at-grain-market/"
    assert item["id"] == f"{URL}articles/2031-05-05-blast/"


def test_addresses_follow_the_site() -> None:
    """A site whose pages are files leads to files."""
    items = json_of(tiny(), replace(SETTINGS, links=Links(directory_urls=False)))["items"]
    assert all(item["url"].endswith(".html") for item in items)


def test_no_address_no_feed() -> None:
    """A site without an address of its own has no feeds, and is published all the same."""
    assert not {"feed.xml", "feed.json"} & set(files_of(tiny(), replace(SETTINGS, url=None)))


def test_no_text_of_an_article() -> None:
    """No feed has a sentence of an article, a draft or a line that was removed."""
    for text in files_of(tiny()).values():
        for words in ("A bomb went off", "ferry", "Talks begin in Osmara", "Envoys"):
            assert words not in text


@pytest.mark.parametrize("forbidden", ["", "\x00", "\x0b", "\x1b", "\ufffe", "\uffff"])
def test_hostile_words(forbidden: str) -> None:
    """Any title is text in both feeds, and so is the site's name; XML gets what it can write."""
    review = {"by": "x", "on": "2031-01-01"}
    words = HOSTILE + forbidden
    archive = archive_of([article_entry("a", title=words, summary=words, reviewed=review)])
    name = f"An archive{forbidden} ]]>"
    atom, plain, *_ = feeds(Site(archive, replace(SETTINGS, name=name)))
    assert not feedparser.parse(atom.text.encode()).bozo
    root = ET.fromstring(atom.text)  # noqa: S314 -- our own
    [item] = json.loads(plain.text)["items"]
    assert HOSTILE in item["title"]
    assert HOSTILE in item["content_text"]
    [entry] = root.findall(f"{ATOM}entry")
    assert texts(entry, "title") == [NOT_XML.sub(REPLACED, item["title"])]
    assert texts(entry, "summary") == [NOT_XML.sub(REPLACED, item["content_text"])]
    assert texts(root, "title") == [NOT_XML.sub(REPLACED, name)]


def test_no_more_than_fifty() -> None:
    """A large archive has fifty entries, those that were reviewed last."""
    articles = [
        article_entry(f"a{day:02}", reviewed={"by": "x", "on": f"2031-{1 + day // 28:02}-01"})
        for day in range(60)
    ]
    _, feed, *_ = feeds(Site(archive_of(articles), SETTINGS))
    ids = [item["url"].split("/")[-2] for item in json.loads(feed.text)["items"]]
    assert ids == [f"a{day:02}" for day in range(59, 9, -1)]


def test_groups_and_places_have_feeds() -> None:
    """Each has what an article says of it, and nothing else; one of which nothing is has none."""
    files = files_of(tiny())
    feed = ET.fromstring(files["groups/northern-column/feed.xml"])  # noqa: S314 -- our own
    assert texts(feed, "title") == ["A tiny archive: Northern Column"]
    assert texts(feed, "id") == [f"{URL}groups/northern-column/"]
    terms = [one.get("term") for one in feed.iter(f"{ATOM}category")]
    assert sorted(str(term) for term in terms) == ["articles", "articles", "events"]
    of_places = {uri for uri in files if uri.startswith("locations/") and uri.endswith(".xml")}
    assert "locations/osmara/feed.xml" in of_places


def test_feed_of_changes() -> None:
    """What came and what was corrected has an entry each, with an id of its own."""
    words = "corrections:\n  - {date: 2031-06-01, what: The name was misspelt.}\nname:"
    project = changed(tiny(), "content/groups/vell-front.md", "name:", words)
    feed = json.loads(files_of(project)["changes/feed.json"])
    first, *others = feed["items"]
    assert first["title"] == "Corrected: Vell Front"
    assert first["content_text"] == "The name was misspelt."
    assert first["url"] == f"{URL}groups/vell-front/"
    assert any(one["title"].startswith("New: ") for one in others)
    ids = [one["id"] for one in feed["items"]]
    assert len(set(ids)) == len(ids)
