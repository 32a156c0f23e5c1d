"""Documents that others show within their pages, and what is handed on of a page."""

import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.model.archive import Archive
from builder.pipeline import check, publish
from builder.render.embeds import embeds
from builder.render.gate import faults_of
from builder.render.groups import pages_of_group
from builder.render.links import Links
from builder.render.policy import POLICY
from builder.render.settings import Settings
from builder.render.sharing import shared
from builder.render.site import Site
from builder.store import read_project
from tests.sites.sites import ARTICLE, tiny, with_changes
from tests.test_withdrawn import withdrawn

URL = "https://archive.example.org/"
SETTINGS = Settings(name="A <tiny> archive", url=URL)
OTHER = "content/articles/2031-05-06-nine-dead.md"
EVENT = "embed/events/2031-05-04-osmara-market-bombing/index.html"


def documents(archive: Archive, settings: Settings = SETTINGS) -> dict[str, str]:
    """Return every document by its path below the root of the site."""
    return {file.uri: file.text for file in embeds(Site(archive, settings))}


def test_one_for_each() -> None:
    """Every event and group has a document, and so have the map and the timeline."""
    archive = check(tiny()).archive
    named = [f"events/{id_}" for id_ in archive.events] + [
        f"groups/{id_}" for id_ in archive.groups
    ]
    expected = {f"embed/{name}/index.html" for name in (*named, "map", "timeline")}
    assert set(documents(archive)) == expected


def test_whole_documents() -> None:
    """Each passes the gate, is listed by no search engine, and names the page that it is of."""
    for uri, html in documents(check(tiny()).archive).items():
        assert faults_of(html, POLICY) == [], uri
        head = LexborHTMLParser(html)
        robots, canonical = head.css_first("meta[name=robots]"), head.css_first("[rel=canonical]")
        foot = head.css_first("footer")
        assert robots is not None
        assert canonical is not None
        assert foot is not None
        assert robots.attributes["content"] == "noindex"
        page = uri.removeprefix("embed/").removesuffix("index.html")
        assert canonical.attributes["href"] == f"{URL}{page}"
        assert f"{URL}{page}" in foot.text()


def test_links_open_apart() -> None:
    """Every link but those within the document opens apart, and leads to a page of the site."""
    project = tiny()
    pages = {Links().address(page.uri) for page in publish(project, SETTINGS).pages} | {
        "method/",
        "about/",
        "",
    }
    for uri, html in documents(check(project).archive).items():
        links = LexborHTMLParser(html).css("a[href]")
        assert len(links) > 1
        for link in links:
            address = link.attributes["href"] or ""
            if address.startswith("#"):
                assert "target" not in link.attributes
                continue
            assert link.attributes["target"] == "_blank", link.html
            assert "noopener" in (link.attributes["rel"] or "").split()
            if not re.match("https?:", address):
                target = urljoin(f"{URL}{uri}", address).removeprefix(URL).partition("#")[0]
                assert target.partition("?")[0] in pages, f"{address} on {uri}"


def test_leads_to_the_sentence() -> None:
    """An event's figures lead to the words that they rest on, and its sentences to themselves."""
    html = documents(check(tiny()).archive)[EVENT]
    assert re.search(r'class="ar-evidence"[^>]* href="\.\./\.\./\.\./articles/[^"]+/#q-', html)
    assert re.search(r"<q[^>]*>A bomb went off", html)


def test_a_group_that_denies() -> None:
    """What a group denies is counted and listed, and is not in its strip."""
    blamed = (
        "    attributed_to:\n      - {group: northern-column, by: police, quote: They blamed the "
    )
    steps = [{"old": f"{blamed}Northern Column}}\n", "new": ""}]
    archive = check(with_changes(tiny(), {OTHER: steps})).archive
    html = documents(archive)["embed/groups/northern-column/index.html"]
    assert re.search(r'href="[^"]*explore/\?group=northern-column&amp;role=denied">1 denied<', html)
    assert "osmara-market-bombing" in html
    assert 'class="ar-strip' not in html
    assert "links this group to an event" not in html


def test_limits() -> None:
    """Of a text that is not shown no document has a word, and of a withdrawn one not a name."""
    step = {"old": "status: reviewed\n", "new": "display: metadata\nstatus: reviewed\n"}
    archive = check(with_changes(tiny(), {ARTICLE: [step]})).archive
    passages = archive.articles["2031-05-05-blast-at-grain-market"].passages
    long = [passage.text for passage in passages if len(passage.text) > 15]
    assert long
    assert any(
        words in html for words in long for html in documents(check(tiny()).archive).values()
    )
    for uri, html in documents(archive).items():
        assert [words for words in long if words in html] == [], uri
    for html in documents(check(withdrawn()).archive).values():
        assert "2031-05-06-nine-dead" not in html
        assert "Lake Gazette" not in html


def test_plain_addresses() -> None:
    """Where a site has files in the place of folders, the documents and Share follow."""
    settings = replace(SETTINGS, links=Links(directory_urls=False))
    archive = check(tiny()).archive
    files = documents(archive, settings)
    assert "embed/events/2031-05-04-osmara-market-bombing.html" in files
    assert "embed/map/index.html" in files
    given = shared(Site(archive, settings), "map/index.md", "Map")
    assert given is not None
    assert given.embed.removeprefix(URL) in files


def test_shared() -> None:
    """What is handed on is written so that it can stand in any page."""
    site = Site(check(tiny()).archive, SETTINGS)
    given = shared(site, "events/x.md", 'A "title" <b>')
    assert given is not None
    assert given.address == f"{URL}events/x/"
    frame = LexborHTMLParser(given.snippet).css_first("iframe")
    assert frame is not None
    assert frame.attributes["src"] == given.embed == f"{URL}embed/events/x/"
    assert frame.attributes["title"] == 'A "title" <b> – A <tiny> archive'
    assert given.address in given.citation


@pytest.mark.parametrize("uri", ["events/2031-05-04-osmara-market-bombing.md", "map/index.md"])
def test_nothing_to_share_without_an_address(uri: str) -> None:
    """A site that knows no address of its own has nothing to hand on."""
    project = tiny()
    assert shared(Site(check(project).archive, Settings()), uri, "x") is None
    pages = {page.uri: page.html for page in publish(project, Settings()).pages}
    assert "ar-share" not in pages[uri]
    assert "ar-share" in {page.uri: page.html for page in publish(project, SETTINGS).pages}[uri]


def test_same_bytes() -> None:
    """The same archive gives the same documents, and none is at the address of another."""
    archive = check(tiny()).archive
    files = list(embeds(Site(archive, SETTINGS)))
    assert len({posixpath.normpath(file.uri) for file in files}) == len(files)
    assert files == list(embeds(Site(check(tiny()).archive, SETTINGS)))


ROLE = re.compile("claimed|attributed|denied")


def test_a_group_says_what_its_page_says(journeys_project: Path) -> None:
    """The document of a group counts what its page counts, and has the same events and roles."""
    site = Site(check(read_project(journeys_project)).archive, SETTINGS)
    pages = {
        page.uri: LexborHTMLParser(page.html)
        for group in site.archive.groups.values()
        for page in pages_of_group(site, group)
    }
    shown = {file.uri: LexborHTMLParser(file.text) for file in embeds(site)}
    only_denied = 0
    for id_ in site.archive.groups:
        page, document = pages[f"groups/{id_}.md"], shown[f"embed/groups/{id_}/index.html"]
        assert _words(document, ".ar-summed") == _words(page, ".ar-summed"), id_
        rows = [
            (_words(row, "td:nth-child(2) a"), ROLE.findall(_words(row, "td:nth-child(6)")))
            for row in page.css(".ar-table--events tbody tr")
        ]
        assert rows == [
            (_words(line, ".ar-lines__title"), ROLE.findall(_words(line, "p:last-child")))
            for line in document.css(".ar-lines > li")
        ], id_
        denied = [roles for _, roles in rows if set(roles) == {"denied"}]
        is_told = "leave out what it only denies" in (document.html or "")
        assert is_told == bool(denied and document.css("ar-strip")), id_
        only_denied += len(denied)
    assert only_denied


def _words(node: LexborHTMLParser | LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    return "" if found is None else " ".join(found.text().split())
