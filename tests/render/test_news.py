"""What's new: every change under its month, and the latest month on the home page."""

import re
from dataclasses import replace

from builder.pipeline import check
from builder.render.indexes import home_html
from builder.render.news import URI, news_pages
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import TextFile
from tests.model.build import archive_of, article_entry
from tests.sites.sites import tiny

GROUP = "content/groups/vell-front.md"
CORRECTED = "corrections:\n  - {date: 2032-01-03, what: It was misspelt.}\nname:"


REVIEWED = article_entry("one", reviewed={"by": "x", "on": "2031-01-01"})


def corrected() -> Site:
    """Return the tiny site with a correction in the year after its reviews."""
    project = tiny()
    records = tuple(
        TextFile(file.path, file.text.replace("name:", CORRECTED, 1))
        if file.path == GROUP
        else file
        for file in project.records
    )
    checked = check(replace(project, records=records))
    assert checked.findings == ()
    return Site(checked.archive, Settings())


def test_every_change_has_its_month() -> None:
    """The months stand in the order of their years, the latest first, each with its own page."""
    pages = {page.uri: page.html for page in news_pages(corrected())}
    assert list(pages) == [URI, "changes/2032-01.md", "changes/2031-05.md"]
    months = re.findall(r'<th scope="row"><a href="([^"]+)"', pages[URI])
    assert months == ["../changes/2032-01/", "../changes/2031-05/"]
    assert "Group, corrected" in pages["changes/2032-01.md"]
    assert "It was misspelt." in pages["changes/2032-01.md"]
    assert "Article, new" not in pages["changes/2032-01.md"]
    assert pages["changes/2031-05.md"].count("Article, new") == 2


def test_no_column_is_empty() -> None:
    """Where nothing was changed, the table of months has no column of changes."""
    heads = [
        re.findall(r'<th scope="col">([^<]+)</th>', next(iter(news_pages(site))).html)
        for site in (corrected(), Site(archive_of([REVIEWED]), Settings()))
    ]
    assert heads == [["Month", "New", "Changed"], ["Month", "New"]]


def test_home_has_the_latest_month() -> None:
    """A reader who returns sees what the latest month brought."""
    html = home_html(corrected())
    line = html.partition('<p class="ar-news-line"')[2].partition("</p>")[0]
    assert 'href="changes/"' in line
    assert "January 2032: 1 corrected" in line


def test_a_month_of_many_changes_has_pages() -> None:
    """None has more than sixty, and the first page says how many there are."""
    review = {"by": "x", "on": "2031-01-01"}
    archive = archive_of(article_entry(f"a{n}", reviewed=review) for n in range(130))
    pages = list(news_pages(Site(archive, Settings())))
    assert [page.html.count("<li>") for page in pages] == [60, 60, 60, 10]
    assert "The latest 60 of 130." in pages[0].html
    assert 'href="../../changes/2031-01-page-2/"' in pages[1].html
