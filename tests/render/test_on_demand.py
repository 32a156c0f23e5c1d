"""A page that is made when it is asked for is the page that a build makes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.model.archive import Archive
from builder.pipeline import check
from builder.render.on_demand import OnDemand, PageList
from builder.render.page import Page
from builder.render.run import LISTS, PARTS, render_files, render_part
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from builder.store import read_project
from tests.sites.sites import tiny

SETTINGS = Settings(name="Archive", url="https://archive.example.org/")


@pytest.fixture(params=["tiny", "journeys"])
def archive(request: pytest.FixtureRequest, journeys_project: Path) -> Archive:
    """Return a small archive, and one with pages of every kind."""
    return check(tiny() if request.param == "tiny" else read_project(journeys_project)).archive


def test_every_page(archive: Archive) -> None:
    """Whichever page is asked for first, last or alone, it is as in a build."""
    pages = list(all_made(OnDemand(Site(archive, SETTINGS)).tasks()))
    asked = OnDemand(Site(archive, SETTINGS))
    assert [asked.page(page.uri) for page in reversed(pages)] == list(reversed(pages))
    for page in pages[:: max(1, len(pages) // 20)]:
        assert OnDemand(Site(archive, SETTINGS)).page(page.uri) == page


@pytest.mark.parametrize("number", [0, 1, -1])
def test_nothing_is_made_twice(
    archive: Archive, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes all pages goes on where a list was left, and yields every page once."""
    pages = {page.uri: page for page in all_made(OnDemand(Site(archive, SETTINGS)).tasks())}
    asked = OnDemand(Site(archive, SETTINGS))
    made: list[str] = []
    render = Site.render

    def noted(site: Site, uri: str, template: str, **values: object) -> str:
        made.append(uri)
        return render(site, uri, template, **values)

    monkeypatch.setattr(Site, "render", noted)
    lists = [uri for uri in pages if uri.partition("/")[0] in LISTS and uri not in records(asked)]
    for folder in LISTS:
        if own := [uri for uri in lists if uri.startswith(f"{folder}/")]:
            assert asked.page(own[number % len(own)]) == pages[own[number % len(own)]]
    every = list(all_made(asked.tasks()))
    assert {page.uri: page for page in every} == pages
    assert len(every) == len(pages)
    assert all(made.count(uri) == 1 for uri in lists)
    # Whoever asks afterwards gets the page as well.
    assert [asked.page(uri) for uri in lists] == [pages[uri] for uri in lists]


def records(asked: OnDemand) -> set[str]:
    """Return the addresses of the pages of records."""
    return {uri for uri, _ in asked.records()}


def test_a_list_that_fails() -> None:
    """A page that cannot be made fails for everybody who asks, and those before it are there."""
    first, last = Page("x/index.md", "X", ""), Page("x/3.md", "X", "")

    def make() -> Iterator[Page]:
        yield first
        raise ZeroDivisionError
        yield last

    pages = PageList("the list of x", make)
    for _ in range(2):
        assert pages.page("x/index.md") is first
        for uri in ("x/3.md", "x/nothing.md"):
            with pytest.raises(ZeroDivisionError):
                pages.page(uri)
        with pytest.raises(ZeroDivisionError):
            list(pages.pages())


def test_every_file_and_part(archive: Archive) -> None:
    """Feeds, citations, embeds and what is added below the editors' words, too."""
    files = list(render_files(Site(archive, SETTINGS)))
    asked = OnDemand(Site(archive, SETTINGS))
    assert [asked.file(file.uri) for file in files] == files
    site = Site(archive, SETTINGS)
    assert [asked.part(uri) for uri in PARTS] == [render_part(site, uri) for uri in PARTS]


def test_what_is_listed_is_there(archive: Archive) -> None:
    """Every page that a preview says it has can be asked for, with the title that it says."""
    asked = OnDemand(Site(archive, SETTINGS))
    for uri in asked.lists():
        assert asked.page(uri), uri
    for uri, title in asked.records():
        page = asked.page(uri)
        assert page, uri
        assert page.title.startswith(title)
    built = {page.uri for page in all_made(OnDemand(Site(archive, SETTINGS)).tasks())}
    assert {uri for uri, _ in asked.records()} <= built


@pytest.mark.parametrize(
    "uri",
    ["", "nothing.md", "articles/nobody.md", "groups/vell-front/notes/9.md", "../mkdocs.yml", "x/"],
)
def test_what_no_site_has(archive: Archive, uri: str) -> None:
    """An address of nothing gives nothing."""
    asked = OnDemand(Site(archive, SETTINGS))
    assert asked.page(uri) is None
    assert asked.file(uri) is None
