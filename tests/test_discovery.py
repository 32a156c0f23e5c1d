"""What search engines and shared links find: the head of each page, the sitemap, the 404 page."""

import json
import re
import struct
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from mkdocs.exceptions import Abort, PluginError

from tests.conftest import ROOT
from tests.sites.sites import ARTICLE
from tests.test_build import HOSTILE, copy_tiny, pages, run_build

URL = "https://archive.example.org/"
BELOW = "https://example.org/below/archive/"
BLAST = "articles/2031-05-05-blast-at-grain-market/"
NINE = "articles/2031-05-06-nine-dead/"
UNREAD = "articles/undated-waiting/"


class _Head(HTMLParser):
    """The tags of a head: meta by name or property, link by rel."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "meta" and "content" in given:
            self.meta.append((given.get("property") or given.get("name", ""), given["content"]))
        if tag == "link":
            self.links.append(given)
        self.hrefs += [given[key] for key in ("href", "src", "action") if key in given]


def head_of(text: str) -> _Head:
    """Return the head of a page."""
    head = _Head()
    head.feed(text)
    return head


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built tiny site; one article is in copyright, the other shows an excerpt."""
    folder = tmp_path_factory.mktemp("found")
    project = copy_tiny(folder)
    path = project / "content/articles/2031-05-06-nine-dead.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", "display: excerpt\ntitle:", 1), encoding="utf-8")
    return run_build(project, folder / "site")


def shown(site: Path) -> Iterator[tuple[str, _Head]]:
    """Yield every page that is no redirect and stands by itself, by its address, with its head."""
    for name, text in pages(site).items():
        if 'http-equiv="refresh"' in text or name.startswith("embed/"):
            continue
        if name != "404.html":
            yield name.removesuffix("index.html"), head_of(text)


def listed(site: Path) -> dict[str, str | None]:
    """Return the addresses of the sitemap with their days."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 -- our own
    return {
        url.findtext(f"{space}loc", ""): url.findtext(f"{space}lastmod")
        for url in root.findall(f"{space}url")
    }


def test_every_page_can_be_shared(site: Path) -> None:
    """Each page has one title, description, address, type and image for those who share it."""
    for path, head in shown(site):
        meta = dict(head.meta)
        for name in ("og:title", "og:description", "og:url", "og:type", "og:image"):
            assert [key for key, _ in head.meta].count(name) == 1, f"{name} on {path}"
            assert meta[name]
        # It would be taken for the newspaper of an article that names none.
        is_named = "z:itemType" not in meta or "prism.publicationName" in meta
        assert meta.get("og:site_name") == ("A tiny archive" if is_named else None), path
        canonical = [link["href"] for link in head.links if link.get("rel") == "canonical"]
        assert canonical == [meta["og:url"]] == [f"{URL}{path}"]
        assert len(meta.get("description", "")) < 300
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["og:image"] == f"{URL}assets/images/card.png"


def test_article_is_one(site: Path) -> None:
    """An article's page says so, with the day of its publication; another page is a website's."""
    heads = dict(shown(site))
    article = dict(heads[BLAST].meta)
    assert article["og:type"] == "article"
    assert article["article:published_time"] == "2031-05-05"
    assert dict(heads["events/"].meta)["og:type"] == "website"
    assert dict(heads[""].meta)["og:title"] == "A tiny archive"


def test_hostile_head(tmp_path: Path) -> None:
    """A title that closes its tag is text in every tag, and nobody's front matter writes there."""
    project = copy_tiny(tmp_path)
    event = project / "content/events/2031-05-04-osmara-market-bombing.md"
    quoted = HOSTILE.replace("'", "''")
    # A number in an event's title has to stand in a report of it.
    named = re.sub(r"\d+", "x", quoted)
    event.write_text(
        re.sub(r"title: .*", lambda _: f"title: '{named}'", event.read_text("utf-8"), count=1),
        encoding="utf-8",
    )
    method = project / "content/method.md"
    fields = f"title: '{quoted}'\ndescription: '{quoted}'\n"
    method.write_text(f"---\n{fields}---\n# {HOSTILE}\n", encoding="utf-8")
    heads = dict(shown(run_build(project, tmp_path / "site")))
    for path in ("events/2031-05-04-osmara-market-bombing/", "method/"):
        meta = dict(heads[path].meta)
        assert "<script>alert(" in meta["og:title"]
        assert not any("onload" in key for key in meta)

    method.write_text(f"---\n{fields}head: [['x', 'y']]\n---\n", encoding="utf-8")
    with pytest.raises((PluginError, Abort)):
        run_build(project, tmp_path / "refused")


def test_long_description(tmp_path: Path) -> None:
    """A summary of any length makes a description that is not cut off by those who show it."""
    project = copy_tiny(tmp_path)
    record = project / ARTICLE
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("title:", f"summary: {'word ' * 99}\ntitle:", 1), "utf-8")
    meta = dict(dict(shown(run_build(project, tmp_path / "site")))[BLAST].meta)
    assert 280 < len(meta["og:description"]) < 300
    assert meta["og:description"].endswith("word…")


def test_sitemap(site: Path) -> None:
    """The sitemap has exactly the pages that search engines may list."""
    heads = dict(shown(site))
    free = {path for path, head in heads.items() if dict(head.meta).get("robots") != "noindex"}
    assert set(listed(site)) == {f"{URL}{path}" for path in free}
    assert {BLAST, UNREAD, "drafts/"} & free == set()
    assert {NINE, "events/", "groups/vell-front/", "method/", ""} <= free


def test_days_of_the_sitemap(site: Path) -> None:
    """A page has the day of the last review behind it, as an editors' page with a part of ours."""
    days = listed(site)
    assert days[f"{URL}{NINE}"] == "2031-05-11"
    assert days[f"{URL}events/2031-03-eastern-tarsia-mine/"] == "2031-05-11"
    assert days[URL] == "2031-05-11"
    assert days[f"{URL}method/"] == "2031-05-11"


def test_feeds_are_named(site: Path) -> None:
    """Each page names both feeds, in a way that Material does not take for a translation.

    Pages of groups and places name their own as well.
    """
    for path, head in shown(site):
        feeds = [link for link in head.links if "alternate" in link.get("rel", "").split()]
        own = ["application/atom+xml"] if re.match(r"(groups|locations)/[a-z-]+/$", path) else []
        both = ["application/atom+xml", "application/feed+json"]
        assert [link["type"] for link in feeds] in (both, [*both, *own]), path
        assert all(link["rel"] != "alternate" for link in feeds)
        for link in feeds:
            assert (site / path / link["href"]).resolve().is_file()


def test_without_an_address(tmp_path: Path) -> None:
    """A site that knows no address of its own has no feeds, no image and an empty sitemap."""
    project = copy_tiny(tmp_path)
    config = project / "mkdocs.yml"
    config.write_text(
        re.sub(r"site_url: .*\n", "site_url: ''\n", config.read_text("utf-8")), encoding="utf-8"
    )
    built = run_build(project, tmp_path / "site")
    assert not (built / "feed.xml").exists()
    assert listed(built) == {}
    for _, head in shown(built):
        meta = dict(head.meta)
        assert "og:image" not in meta
        assert meta["og:title"]
        assert not any("alternate" in link.get("rel", "") for link in head.links)


@pytest.mark.parametrize("url", [URL, BELOW])
def test_missing_page(tmp_path: Path, url: str) -> None:
    """The 404 page leads on from any depth: every address begins at the host, and exists."""
    project = copy_tiny(tmp_path)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(URL, url, 1), encoding="utf-8")
    built = run_build(project, tmp_path / "site")
    head = head_of((built / "404.html").read_text(encoding="utf-8"))
    assert dict(head.meta)["robots"] == "noindex"
    base = "/" + url.split("/", 3)[3]
    ours = [href for href in head.hrefs if not re.match(r"https?:|#|javascript:|data:", href)]
    assert len(ours) > 10
    for href in ours:
        assert href.startswith(base), href
        path = built / href.removeprefix(base)
        assert (path / "index.html" if path.is_dir() else path).is_file(), href


def test_card() -> None:
    """The image of shared links has the size that the tags say, and is light."""
    data = (ROOT / "builder/theme/assets/images/card.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 40_000


def test_search_has_the_home_page_by_its_own_words(site: Path) -> None:
    """What the archive adds to the home page stands on other pages, where it is found."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    home = [doc for doc in index["docs"] if doc["location"].partition("#")[0] == ""]
    assert [doc["location"] for doc in home] == [""]
    assert 'class="ar-find"' in (site / "index.html").read_text(encoding="utf-8")
    assert home[0]["text"] == "<p>Two articles and a page that waits.</p>"


def test_search_has_each_sentence_once(site: Path) -> None:
    """What other pages repeat of an article is found in the article; its notes are found, too."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))

    def found(words: str) -> set[str]:
        return {doc["location"].split("#")[0] for doc in index["docs"] if words in doc["text"]}

    assert found("A bomb went off at the grain market") == {BLAST}
    assert found("date for the beginning of the group") == {BLAST}
    assert found("Show all") == set()
    assert {doc["location"].partition("#")[2] for doc in index["docs"]} & {
        "words",
        "named",
    } == set()
    text = (site / "events/2031-05-04-osmara-market-bombing/index.html").read_text("utf-8")
    assert "data-search-exclude" not in re.sub("<(table|thead|p|details)[^>]*>", "", text)
