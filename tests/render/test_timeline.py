"""The timeline of small archives and large ones."""

import re

from builder.model.archive import Archive
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.timeline import timeline_pages
from tests.model.build import archive_of, article_entry, event_entry


def of_months(count: int) -> Archive:
    """Return an archive with an event a month from 2000 on."""
    events = [
        event_entry(f"e{n:04}", date=f"{2000 + n // 12}-{n % 12 + 1:02}") for n in range(count)
    ]
    return archive_of([article_entry("one")], events)


def test_a_small_timeline_is_one_page() -> None:
    """Up to sixty events, all rows stand on the first page, below a bar a month."""
    first, *years = timeline_pages(Site(of_months(60), Settings()))
    assert first.html.count('class="ar-row"') == 60
    assert 'data-unit="1"' in first.html
    assert "data-go" not in first.html
    assert years[0].uri == "timeline/2000.md"


def test_a_large_timeline_is_a_summary() -> None:
    """Beyond, a bar of a year leads to the year's page, and that has a bar a month."""
    first, *years = timeline_pages(Site(of_months(600), Settings()))
    assert first.html.count('class="ar-row"') == 12
    assert first.html.count("data-go=") == len(years) == 50
    assert 'data-unit="12"' in first.html
    for page in years:
        assert 'data-unit="1"' in page.html
        assert page.html.count('class="ar-row"') == 12


def test_a_year_of_many_events() -> None:
    """It has several pages, each with a strip of its own months and no more than fifty rows."""
    events = [event_entry(f"e{n:04}", date=f"2001-{n // 15 + 1:02}-03") for n in range(180)]
    archive = archive_of([article_entry("one")], [*events, event_entry("other", date="2002")])
    first, *years = timeline_pages(Site(archive, Settings()))
    assert [page.uri for page in years] == [
        "timeline/2001.md",
        "timeline/2001-2.md",
        "timeline/2001-3.md",
        "timeline/2001-4.md",
        "timeline/2002.md",
    ]
    assert [page.html.count('class="ar-row"') for page in (first, *years)] == [1, 45, 45, 45, 45, 1]
    assert [page.html.count('rel="next"') for page in years] == [1, 1, 1, 0, 0]
    starts = [re.search('data-start="([^"]+)"', page.html)[1] for page in years]  # type: ignore[index]  # they have one
    assert starts == ["2001-10", "2001-07", "2001-04", "2001-01", "2002-01"]


def test_all_of_it_is_in_one_order() -> None:
    """Years, months and days run from the latest to the earliest; what is vague stands last."""
    dates = ["2001-02-03", "2001-02-11", "2001-11", "2001", "2002-01-30", "2002-05"]
    events = [event_entry(f"e{n}", date=date) for n, date in enumerate(dates)]
    first, *_ = timeline_pages(Site(archive_of([article_entry("one")], events), Settings()))
    assert re.findall(r'<h[23] id="y([^"]+)"', first.html) == [
        *("2002", "2002-5", "2002-1"),
        *("2001", "2001-11", "2001-2", "2001-0"),
    ]
    assert re.findall('(?:datetime="|title="EDTF )(2001[^"]*)"', first.html) == [
        *("2001-11", "2001-02-11", "2001-02-03", "2001"),
    ]
