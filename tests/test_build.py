"""Whole builds with MkDocs and Material."""

import hashlib
import logging
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from tests.sites.sites import ARTICLE, VALID

HOSTILE = "x</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)> & {{ 7*7 }} {% x %}"


def run_build(project: Path, site: Path) -> Path:
    """Build a project strictly into a folder and return the folder."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        logger.setLevel(before)
    return site


def copy_tiny(folder: Path) -> Path:
    """Copy the tiny site into a folder, so that a test may change it."""
    project = folder / "project"
    shutil.copytree(VALID / "two-articles", project)
    return project


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return a copy of the tiny site that a test may change."""
    return copy_tiny(tmp_path)


@pytest.fixture
def site(tiny_site: Path) -> Path:
    """Return the built tiny site, which no test changes."""
    return tiny_site


def tree(site: Path) -> dict[str, str]:
    """Return the digest of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def pages(site: Path) -> dict[str, str]:
    """Return the text of every page of a site."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


def test_same_bytes(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds on different days give the same bytes, and leave content/ and seeds/ alone."""
    before = tree(tiny)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    first = tree(run_build(tiny, tmp_path / "first"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert tree(run_build(tiny, tmp_path / "second")) == first
    assert tree(tiny) == before


def test_what_says_the_same_is_not_written_anew(tiny: Path, tmp_path: Path) -> None:
    """After an edit only files that differ are others, and all say what a first build says."""
    site = run_build(tiny, tmp_path / "site")
    stats = {name: (site / name).stat() for name in tree(site)}
    run_build(tiny, site)
    assert all(os.path.samestat(stat, (site / name).stat()) for name, stat in stats.items())
    before = tree(site)
    record = next((tiny / "content/events").iterdir())
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("title: ", "title: Now ", 1), encoding="utf-8")
    after = tree(run_build(tiny, site))
    assert after == tree(run_build(tiny, tmp_path / "clean"))
    others = {
        name
        for name in after
        if name not in stats or not os.path.samestat(stats[name], (site / name).stat())
    }
    assert others == {name for name in after if after[name] != before.get(name)}
    assert len(others) < len(after) / 2


@pytest.mark.parametrize("fixture", ["real_site", "journeys_site"])
def test_every_link_leads_to_a_place(request: pytest.FixtureRequest, fixture: str) -> None:
    """A whole archive builds strictly, and every link between its pages leads to a place."""
    site: Path = request.getfixturevalue(fixture)
    texts = pages(site)
    ids = {name: set(re.findall(r'\bid="([^"]*)"', text)) for name, text in texts.items()}
    for name, text in texts.items():
        if name == "404.html":
            continue
        for target, anchor in _links(text):
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
                if target
                else name
            )
            path = posixpath.normpath(f"{path}/index.html") if (site / path).is_dir() else path
            assert (site / path).exists(), f"{name} links to {target}, which is not there"
            if anchor and path in ids:
                assert anchor in ids[path] | {"__skip"}, f"{name} links to {target}#{anchor}"


def _links(text: str) -> Iterator[tuple[str, str]]:
    for href in re.findall(r'<a [^>]*href="([^"]+)"', text):
        if not re.match(r"[a-z]+:|//", href):
            target, _, anchor = href.partition("#")
            yield target.partition("?")[0], anchor


def test_findings_end_the_build(
    tiny: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A build of a project with a fault fails, with the findings of `builder check`."""
    path = tiny / ARTICLE
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("at least seven people and", "at least 8 and", 1), encoding="utf-8"
    )
    with pytest.raises((PluginError, Abort)):
        run_build(tiny, tmp_path / "site")
    assert "missing-quote" in caplog.text
    assert f"{ARTICLE}:22:5" in caplog.text


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.handlers: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag == "img":
            self.handlers.append("img")

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.found.append(data)
        self._in_script = False


def test_hostile_title(site: Path, tiny: Path, tmp_path: Path) -> None:
    """A title that closes its element is shown as text everywhere that Material prints it."""
    clean = pages(site)
    for path in (tiny / ARTICLE, tiny / "seeds/osmara-post.txt"):
        old = "Blast at grain market kills at least seven"
        text = path.read_text(encoding="utf-8")
        quoted = "'" + HOSTILE.replace("'", "''") + "'" if path.suffix == ".md" else HOSTILE
        path.write_text(
            text.replace(f"title: {old}", f"title: {quoted}").replace(old, HOSTILE), "utf-8"
        )
    for folder, old in (("groups/vell-front", "Vell Front"), ("locations/osmara", "Osmara")):
        path = tiny / f"content/{folder}.md"
        quoted = HOSTILE.replace("'", "''")
        text = path.read_text(encoding="utf-8").replace(
            f"name: {old}", f"name: '{quoted} {old}'\naliases: [{old}]", 1
        )
        path.write_text(text.replace("aliases: [VF]\n", ""), encoding="utf-8")
    event = tiny / "content/events/2031-05-04-osmara-market-bombing.md"
    text = event.read_text(encoding="utf-8")
    quoted = HOSTILE.replace("'", "''")
    event.write_text(
        text.replace("title: Bombing of the market in Osmara", f"title: '{quoted}'"), "utf-8"
    )
    seed = tiny / "seeds/osmara-post.txt"
    record = tiny / ARTICLE
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    record.write_text(re.sub(r"[0-9a-f]{64}", digest, record.read_text(encoding="utf-8")), "utf-8")
    shown = pages(run_build(tiny, tmp_path / "site"))
    assert set(shown) == set(clean)
    for name, text in shown.items():
        hostile, trusted = _Scripts(), _Scripts()
        hostile.feed(text)
        trusted.feed(clean[name])
        assert len(hostile.found) == len(trusted.found), f"a script ran in {name}"
        assert hostile.handlers == trusted.handlers, f"a handler stands in {name}"
        assert "49" not in re.sub(
            r"[0-9a-f]{8,}|\d{3,}", "", "".join(re.findall("<title>.*?</title>", text))
        )
    assert "&lt;script&gt;alert(1)" in shown["articles/2031-05-05-blast-at-grain-market/index.html"]


def test_unread_pages(site: Path) -> None:
    """A seed without a record has a page that says so, and its words are on no other."""
    unread = pages(site)["articles/undated-waiting/index.html"]
    assert "has not been read by an editor or by the importer" in unread
    assert "https://archive.example.org/edit/main/seeds/waiting.txt" in unread
    for name, text in pages(site).items():
        if not name.startswith("articles/undated-waiting"):
            assert "Talks begin in Osmara" not in text, name
    assert "Envoys" not in (site / "search/search_index.json").read_text(encoding="utf-8")


def test_removed_text_is_not_searched(site: Path) -> None:
    """What was removed from a raw page stands in its fold and nowhere else."""
    holders = [name for name, text in pages(site).items() if "ferry accident" in text]
    assert holders == ["articles/2031-05-05-blast-at-grain-market/index.html"]
    assert "ferry" not in (site / "search/search_index.json").read_text(encoding="utf-8")


def test_search_finds_the_text(site: Path) -> None:
    """The words of articles, and the names of groups and places, are in the search index."""
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    for words in ("guards opened fire", "Vell Front", "Bombing of the market in Osmara"):
        assert words in index


def test_edit_links(site: Path) -> None:
    """Every record's page leads to its own file, and a derived page to none."""
    shown = pages(site)
    edit = "https://archive.example.org/edit/main/content/"
    for kind, id_ in (("groups", "vell-front"), ("locations", "osmara")):
        assert f'href="{edit}{kind}/{id_}.md"' in shown[f"{kind}/{id_}/index.html"]
    assert "/edit/" not in shown["timeline/index.html"]


def test_other_plugins_have_their_say(tiny: Path, tmp_path: Path) -> None:
    """What another plugin adds to a page of ours stays, although the search read less of it."""
    hook = 'def on_page_content(html, **_):\n    return html + "<p>Seen by a hook</p>"\n'
    (tiny / "hook.py").write_text(hook, encoding="utf-8")
    with (tiny / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [hook.py]\n")
    shown = pages(run_build(tiny, tmp_path / "site"))
    assert "<p>Seen by a hook</p>" in shown["groups/vell-front/index.html"]


def test_redirect(site: Path) -> None:
    """The old address of a renamed record leads to the new one."""
    page = pages(site)["articles/2031-05-05-blast/index.html"]
    assert 'content="0; url=../../articles/2031-05-05-blast-at-grain-market/"' in page


def test_records_are_not_in_the_navigation(site: Path) -> None:
    """No article, group, location or event stands in the navigation of any page."""
    page = pages(site)["method/index.html"]
    assert "vell-front" not in page
    assert "2031-05-0" not in page


def test_properdocs(site: Path, tiny: Path, tmp_path: Path) -> None:
    """ProperDocs, which carries MkDocs on, builds the same pages."""
    other = tmp_path / "properdocs"
    command = [sys.executable, "-m", "properdocs", "build", "--strict"]
    subprocess.run(  # noqa: S603 -- our own arguments
        [*command, "-f", str(tiny / "mkdocs.yml"), "-d", str(other)],
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert set(pages(other)) == set(pages(site))
    event = "events/2031-05-04-osmara-market-bombing/index.html"
    assert _articles(pages(other)[event]) == _articles(pages(site)[event])


def _articles(page: str) -> list[str]:
    return re.findall(r"<article.*?</article>", page, re.DOTALL)


def test_pages_that_no_list_names(tiny: Path, tmp_path: Path) -> None:
    """Editors may link to the page of a year, and have that of a month in the navigation."""
    with (tiny / "content/method.md").open("a", encoding="utf-8") as page:
        page.write(
            "\n[A year](timeline/2031.md), and [another][2019].\n\n[2019]: timeline/2019.md\n"
        )
    config = yaml.safe_load((tiny / "mkdocs.yml").read_text(encoding="utf-8"))
    config["nav"] = ["index.md", "method.md", {"May": "changes/2031-05.md"}]
    (tiny / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    site = run_build(tiny, tmp_path / "site")
    method = (site / "method/index.html").read_text(encoding="utf-8")
    assert 'href="../timeline/2031/"' in method
    assert 'href="../timeline/2019/"' in method
    assert "changes/2031-05/" in method
    for path in ("timeline/2031", "timeline/2019", "changes/2031-05"):
        assert (site / path / "index.html").is_file()
