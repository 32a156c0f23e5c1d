"""No page of a large archive is heavy: what is more is one link away, with the count said."""

import gzip
import re
from pathlib import Path

import pytest

from builder.pipeline import check
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from tests.bench import incidents
from tests.bench.generate import generate
from tests.shared import Once
from tests.test_build import run_build

BYTES, ELEMENTS = 115_000, 2_000
ARTICLES = 300
# Of the page of an article and of an event, on average, and of what each has of the theme.
ARTICLE, EVENT, SHELL = 18_800, 17_600, 8_900
# Of all that a site has, by article.
ALL, FILES = 82_500, 3.5
_CONTENT = b'<div class="ar-page'


@pytest.fixture(scope="module")
def large(once: Once) -> Path:
    """Return a project, built, of which one group and one place have a part in most events."""

    def fill(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(incidents, "_falling", lambda count: [100.0, *[1.0] * (count - 1)])
            generate(folder, articles=ARTICLES)
        run_build(folder, folder / "site")

    return once("large", fill)


def weights(site: Path) -> dict[str, tuple[int, int]]:
    """Return the bytes and the elements of every page."""
    return {
        path.relative_to(site).as_posix(): (len(html), len(re.findall(rb"<[a-z]", html)))
        for path in sorted(site.rglob("*.html"))
        for html in [path.read_bytes()]
    }


def test_no_page_is_heavy(large: Path) -> None:
    """115 KB of HTML and 2,000 elements are the most that a page may have."""
    found = weights(large / "site")
    assert len(found) > ARTICLES
    heavy = {uri: most for uri, most in found.items() if most[0] > BYTES or most[1] > ELEMENTS}
    assert heavy == {}


def test_the_rest_is_said(large: Path) -> None:
    """The largest group and the largest place show twenty rows, and say how many there are."""
    site = Site(check(read_project(large)).archive, Settings())
    tied: dict[str, set[str]] = {}
    for (group, _), found in site.events_by_group.items():
        tied.setdefault(group, set()).update(one.event.id for one in found)
    group = max(tied, key=lambda id_: len(tied[id_]))
    place = max(site.archive.locations, key=lambda id_: len(site.archive.events_within(id_)))
    within = site.archive.events_within(place)
    assert len(tied[group]) > len(site.archive.events) / 2
    assert len(within) > len(site.archive.events) / 2
    for kind, id_, count in (
        ("group", group, len(tied[group])),
        ("location", place, len(within)),
    ):
        html = (large / "site" / f"{kind}s" / id_ / "index.html").read_text(encoding="utf-8")
        assert f"The latest 20 of {count}." in html
        table = html.partition('<h2 id="events">')[2].partition("</table>")[0]
        assert table.count("<tr>") == 1 + 20
        query = "group" if kind == "group" else "place"
        assert f'explore/?{query}={id_}">All of them in Explore' in html


def test_pages_of_records(large: Path) -> None:
    """What the page of an article or an event takes on average, and what of it is no own words."""
    for kind, most in (("articles", ARTICLE), ("events", EVENT)):
        found = [path.read_bytes() for path in (large / "site" / kind).glob("*/index.html")]
        pages = [html for html in found if _CONTENT in html]
        assert len(pages) > ARTICLES / 2
        assert sum(map(len, pages)) / len(pages) < most, kind
        assert max(len(html) - len(_own(html)) for html in pages) < SHELL, kind


def test_bytes_of_an_archive(large: Path) -> None:
    """What an article brings to the site, with all that is made of it."""
    site = large / "site"
    files = [path for path in site.rglob("*") if path.is_file()]
    made = [path for path in files if path.relative_to(site).parts[0] != "assets"]
    assert len(made) / ARTICLES < FILES
    assert sum(path.stat().st_size for path in made) / ARTICLES < ALL


def test_data_of_explore(large: Path) -> None:
    """What scripts load of the data is much less than what is there for others."""
    plain, short = (
        len(gzip.compress((large / "site/explore" / name).read_bytes(), 6, mtime=0))
        for name in ("data.json", "data.js")
    )
    assert short < 0.75 * plain


def _own(html: bytes) -> bytes:
    return html[html.index(_CONTENT) : html.index(b"</article>")]
