"""Links to other sites: they hand nothing over, and lead to an archived copy where one is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import ROOT
from tests.sites.sites import ARTICLE
from tests.test_build import copy_tiny, run_build


def _links_out(site: Path) -> Iterator[tuple[str, LexborNode]]:
    for path in sorted(site.rglob("*.html")):
        for link in LexborHTMLParser(path.read_text(encoding="utf-8")).css("a[href*='://']"):
            yield path.relative_to(site).as_posix(), link


@pytest.mark.parametrize("archive", ["journeys", "real"])
def test_every_link_out(archive: str, journeys_site: Path, tmp_path: Path) -> None:
    """No link gives another site a hold on our page, or tells it where its reader came from."""
    site = journeys_site if archive == "journeys" else run_build(ROOT, tmp_path)
    found = list(_links_out(site))
    assert len(found) > 10
    for name, link in found:
        rel = (link.attributes.get("rel") or "").split()
        assert {"noopener", "noreferrer"} <= set(rel), f"{name}: {link.html}"


@pytest.mark.parametrize(
    ("copy", "day"),
    [
        ("https://web.archive.org/web/20310506070809/https://post.example/blast", "2031-05-06"),
        ("https://archive.today/20310506070809/https://post.example/blast", "2031-05-06"),
        ("https://archive.example/20319999999999/blast", None),
        ("https://archive.example/blast", None),
    ],
)
def test_robust_links(tmp_path: Path, copy: str, day: str | None) -> None:
    """An article's link names its archived copy and, where its address tells, the day of that."""
    project = copy_tiny(tmp_path)
    record = project / ARTICLE
    text = record.read_text(encoding="utf-8").replace("url: null\n", "")
    addresses = f"url: https://post.example/blast\narchived_url: {copy}\n"
    record.write_text(text.replace("language:", f"{addresses}language:", 1), encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    page = site / "articles" / record.stem / "index.html"
    link = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("a[data-originalurl]")
    assert link is not None
    robust = {key: value for key, value in link.attributes.items() if key.startswith("data-")}
    expected = {"data-originalurl": "https://post.example/blast", "data-versionurl": copy}
    assert robust == expected | ({"data-versiondate": day} if day else {})
    assert link.attributes["href"] == "https://post.example/blast"
