"""Explore in Chromium: what an analyst asks, and what the page answers."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from builder.model.archive import Archive
from builder.pipeline import check
from builder.store import read_project
from tests.browser.exploring import (
    ROWS,
    change_data,
    choose,
    explore,
    facet,
    shown,
    state,
    status,
)
from tests.conftest import ROOT
from tests.journeys.archive import event_page
from tests.render.exploring import FACETS, Query, found, values

AUTUMN = Query(place=("barkai",), start=dt.date(2022, 9, 1), end=dt.date(2022, 11, 30))


@pytest.fixture(scope="module")
def archive(journeys_project: Path) -> Archive:
    """Return the invented archive, for answers worked out in Python."""
    return check(read_project(journeys_project)).archive


def test_what_happened_in_a_district_in_autumn(journey_page: Page, archive: Archive) -> None:
    """A place with all in it, and a period that uncertain dates may touch, give the events."""
    page = explore(journey_page)
    choose(page, "place", "barkai")
    page.get_by_label("From", exact=True).fill("2022-09")
    page.get_by_label("To", exact=True).fill("2022-11")
    expected = found(archive, AUTUMN)
    assert len(expected) == 6
    assert shown(page) == expected[::-1], "the newest first"
    assert status(page) == f"{len(expected)} of {len(archive.events)} events"
    assert state(page) == {"place": ["barkai"], "from": ["2022-09"], "to": ["2022-11"]}
    page.get_by_role("link", name="Bombing of the grain market in Pirkhel").click()
    page.wait_for_url(f"**/{event_page('three-figures')}")
    page.go_back()
    page.locator(ROWS).first.wait_for()
    assert shown(page) == expected[::-1]
    assert page.get_by_label("From", exact=True).input_value() == "2022-09"


def test_who_claimed_it(journey_page: Page, archive: Archive) -> None:
    """A group and a role are found together, in one and the same statement."""
    page = explore(journey_page)
    choose(page, "group", "northern-front")
    every = shown(page)
    choose(page, "role", "claimed")
    claimed = found(archive, Query(group=("northern-front",), role=("claimed",)))
    assert shown(page) == claimed[::-1]
    assert 0 < len(claimed) < len(every)
    for row in page.locator(ROWS).all():
        assert "claimed by Northern Front" in row.inner_text().replace("\n", " ")


def test_which_numbers_disagree(journey_page: Page, archive: Archive) -> None:
    """Contested events come with what their reports disagree on."""
    page = explore(journey_page, "?confidence=contested")
    assert shown(page) == found(archive, Query(confidence=("contested",)))[::-1]
    row = page.locator(ROWS, has=page.locator(f"[href$='{event_page('three-figures')}']"))
    assert "Its reports disagree on the number killed" in row.inner_text()
    assert page.locator("[data-facet=confidence] input[value=contested]").is_checked()
    denied = page.locator(ROWS, has=page.locator(f"[href$='{event_page('council')}']"))
    assert "A denial is reported (1 independent source)" in denied.inner_text()


def test_feeds_are_those_that_there_are(journey_page: Page) -> None:
    """The chosen group and place have feeds that exist; for the rest the page says so."""
    page = explore(journey_page, "")
    feeds = page.locator("[data-part=feeds]")
    limits = feeds.get_by_text("none knows the other filters")
    expect(feeds.get_by_role("link")).to_have_text(["the whole archive"])
    expect(limits).to_be_hidden()
    page = explore(journey_page, "?group=northern-front&group=-&place=pirkhel&type=bombing")
    expect(feeds.get_by_role("link")).to_have_text(
        ["Northern Front", "Pirkhel", "the whole archive"]
    )
    expect(limits).to_be_visible()
    for link in feeds.get_by_role("link").all():
        address = link.evaluate("one => one.href")
        assert page.request.get(address).ok, address


QUERIES = {
    "": Query(),
    "?group=northern-front&role=denied": Query(group=("northern-front",), role=("denied",)),
    "?group=ember-brigade&group=-": Query(group=("ember-brigade", "-")),
    "?place=zardkoh&type=bombing&type=assassination": Query(
        place=("zardkoh",), type=("bombing", "assassination")
    ),
    "?from=2021-12&to=2022-10": Query(start=dt.date(2021, 12, 1), end=dt.date(2022, 10, 31)),
    "?place=-": Query(place=("-",)),
    "?period=-": Query(period=("-",)),
    "?from=2021&to=2021&period=-&language=en": Query(
        start=dt.date(2021, 1, 1), end=dt.date(2021, 12, 31), period=("-",), language=("en",)
    ),
    "?publisher=-&confidence=single-source": Query(publisher=("-",), confidence=("single-source",)),
    "?text=gulmand&language=ur&language=ar": Query(text="gulmand", language=("ur", "ar")),
    "?group=nobody": Query(group=("nobody",)),
    "?kind=articles": Query("articles"),
    "?kind=articles&group=northern-front&place=sarvan": Query(
        "articles", group=("northern-front",), place=("sarvan",)
    ),
    "?kind=articles&period=-&publisher=Mirwand+Observer": Query(
        "articles", period=("-",), publisher=("Mirwand Observer",)
    ),
    "?kind=articles&text=barkai&from=2022-10": Query(
        "articles", text="barkai", start=dt.date(2022, 10, 1)
    ),
}


@pytest.mark.parametrize("query", QUERIES)
def test_counts(journey_page: Page, archive: Archive, query: str) -> None:
    """The rows, and the count at every value of every facet, are those of the records."""
    asked = QUERIES[query]
    page = explore(journey_page, f"{query}{'&' if query else '?'}rows=1000")
    assert sorted(shown(page)) == sorted(found(archive, asked))
    for name in FACETS:
        expected = {
            value: len(found(archive, asked.only(name, value)))
            for value in values(archive, asked.kind, name)
        }
        counted = {value: n for value, n in facet(page, name).items() if value in expected or n}
        assert counted == expected, name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("GRAIN pirk", "Bombing of the grain market in Pirkhel"),
        ('"grain market"', "Bombing of the grain market in Pirkhel"),
        ('"market grain"', None),
        ('"grain mark"', None),
        ("rain", None),
        ("Gûlmánd station", "Bombing at the railway station in Gulmand"),
        ("lashkar-e-sahar", "Suicide bombing at a mosque in Qalamir"),
        ("“Army of Dawn”", "Suicide bombing at a mosque in Qalamir"),
        ("زردكوه", "Killing of a judge in Gulmand"),
        ("زردکـــوہ", "Killing of a judge in Gulmand"),
        ("لشكر سَحَر", "Suicide bombing at a mosque in Qalamir"),
    ],
)
def test_words(journey_page: Page, text: str, title: str | None) -> None:
    """Words begin and phrases are whole; case, accents and the forms of letters do not count."""
    page = explore(journey_page)
    page.get_by_role("searchbox", name="Words").fill(text)
    page.wait_for_url(lambda url: "text=" in url)
    titles = page.locator(f"{ROWS} [data-cell=title]").all_inner_texts()
    assert title in titles if title else titles == []
    assert page.get_by_text("Nothing matches").is_visible() == (title is None)


def test_address_and_history(journey_page: Page) -> None:
    """Every choice is a step back; typing is one; the same address shows the same."""
    page = explore(journey_page)
    everything = status(page)
    choose(page, "type", "bombing")
    bombings = status(page)
    box = page.get_by_role("searchbox", name="Words")
    box.press_sequentially("grain market", delay=160)
    page.wait_for_url("**text=grain+market**")
    typed = (status(page), shown(page))
    again = page.context.new_page()
    again.goto(page.url)
    again.locator(".ar-explore--ready").wait_for()
    assert (status(again), shown(again)) == typed
    assert again.get_by_role("searchbox", name="Words").input_value() == "grain market"
    again.close()
    page.go_back()
    assert status(page) == bombings
    assert box.input_value() == ""
    page.go_back()
    assert status(page) == everything
    assert not page.locator("[data-facet=type] input:checked").count()
    page.go_forward()
    page.go_forward()
    assert (status(page), shown(page)) == typed


def test_chips(journey_page: Page) -> None:
    """Every filter has a button that removes it, and the focus goes on to the next."""
    page = explore(journey_page, "?text=grain&place=barkai&type=bombing&from=2022-01")
    chips = page.get_by_role("list", name="Active filters").get_by_role("button")
    assert chips.all_inner_texts()[-1] == "Clear all"
    page.get_by_role("button", name="Remove filter: Place: Barkai").focus()
    page.keyboard.press("Enter")
    assert "place" not in state(page)
    assert page.evaluate("document.activeElement.textContent").startswith("Remove filter: Type")
    page.get_by_role("button", name="Clear all").click()
    assert state(page) == {}
    assert not chips.first.is_visible()
    assert page.evaluate("document.activeElement.dataset.part") == "status"


def test_order_and_more(journey_page: Page, archive: Archive) -> None:
    """Rows come fifty at a time, in the order that was chosen, the undated and unknown last."""
    page = explore(journey_page, "?kind=articles")
    assert len(shown(page)) == 50
    page.get_by_role("button", name="Show 14 more").click()
    every = shown(page)
    assert sorted(every) == sorted(archive.articles)
    assert page.evaluate("document.activeElement.href").rstrip("/").endswith(every[50])
    assert archive.articles[every[-1]].record.published is None
    assert state(page)["rows"] == ["100"]
    explore(page, "?sort=killed")
    numbers = page.locator("[data-cell=killed]").all_inner_texts()
    highs = [int(re.findall(r"\d+", words)[-1]) for words in numbers if words != "no figure"]
    assert highs == sorted(highs, reverse=True)
    assert numbers[-1] == "no figure"
    page.get_by_role("combobox", name="Order").select_option("oldest")
    dated = [id_ for id_, event in archive.events.items() if event.record.date]
    assert shown(page)[: len(dated)] == dated
    page.get_by_role("combobox", name="Order").select_option("reports")
    reports = [int(n) for n in page.locator("[data-cell=count]").all_inner_texts()]
    assert reports == sorted(reports, reverse=True)


def test_long_facets(journey_page: Page) -> None:
    """A long facet shows a few values; all of them can be shown, and searched in any script."""
    page = explore(journey_page)
    place = page.locator("[data-facet=place]")
    assert place.locator("li:visible").count() == 6
    place.get_by_role("button", name="Show all").click()
    assert place.locator("li:visible").count() > 20
    place.get_by_role("searchbox", name="Find a place").fill("پیرخیل")
    assert place.locator("li:visible bdi").all_inner_texts() == ["Pirkhel"]
    place.get_by_role("button", name="Show fewer").click()
    choose(page, "place", "samandi")
    place.get_by_role("button", name="Show fewer").click()
    assert place.get_by_role("checkbox", name="Samandi").is_checked(), "what is chosen is shown"


@pytest.mark.parametrize("query", ["?from=2022-06", "?kind=articles&place=sarvan"])
def test_csv(journey_page: Page, archive: Archive, query: str) -> None:
    """The download has the rows that were found, with the address of each."""
    page = explore(journey_page, query)
    kind = "articles" if "articles" in query else "events"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    data = Path(download.value.path()).read_bytes()
    asked = (
        Query("articles", place=("sarvan",))
        if kind == "articles"
        else Query(start=dt.date(2022, 6, 1))
    )
    expected = found(archive, asked)
    total = len(getattr(archive, kind))
    assert download.value.suggested_filename == f"{kind}-{len(expected)}-of-{total}.csv"
    assert data.startswith(b"\xef\xbb\xbfid,title,date,earliest,latest,")
    assert b"\n" not in data.replace(b"\r\n", b"")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert sorted(row["id"] for row in rows) == sorted(expected)
    columns = re.findall(r"^\| `(\w+)` \|", _section("CSV", kind), re.MULTILINE)
    assert list(rows[0]) == columns, "docs/explore.md names the columns"
    for row in rows:
        entry = getattr(archive, kind)[row["id"]]
        date = entry.record.date if kind == "events" else entry.record.published
        assert row["title"] == (entry.record.title or "")
        assert row["date"] == (str(date) if date else "")
        assert row["earliest"] == (str(date.earliest) if date and date.earliest else "")
        assert urlsplit(row["address"]).path == f"/{kind}/{row['id']}/"
        if kind == "events":
            assert row["place_id"] == (entry.record.location or "")
            assert row["type"] == entry.record.type.value
            assert int(row["reports"]) == len(entry.reports)
            assert set(row["group_ids"].split("; ")) - {""} == {
                one.attribution.group
                for report in entry.reports
                for one in (*report.claimed_by, *report.attributed_to, *report.denied_by)
                if one.attribution.group
            }


def _section(*words: str) -> str:
    text = (ROOT / "docs/explore.md").read_text(encoding="utf-8")
    for word in words:
        text = re.split(rf"^#+ .*{word}.*$", text, maxsplit=1, flags=re.MULTILINE | re.IGNORECASE)[
            1
        ]
    return re.split(r"^#", text, maxsplit=1, flags=re.MULTILINE)[0]


_FORMULAS = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "|x", "＝1", "＋1", "－1", "＠x")


def test_hostile_cells(journey_page: Page) -> None:
    """No cell of any column is a formula to a spreadsheet, nor markup to the page."""
    harmless = ['"a", b\r\nc', "<img src=x onerror=alert(1)>", "x", "a=1", "1 - 1", "'=1"]
    titles = [*_FORMULAS, *harmless]

    def change(data: dict[str, Any]) -> None:
        assert len(data["events"]["title"]) >= len(titles)
        data["events"]["title"][-len(titles) :] = titles
        for names in (data["places"]["name"], data["groups"]["name"], data["publishers"]):
            names[:] = [f"{_FORMULAS[n % len(_FORMULAS)]} {name}" for n, name in enumerate(names)]

    change_data(journey_page, change)
    page = explore(journey_page, "?sort=oldest")
    assert (
        "<img src=x onerror=alert(1)>"
        in page.locator(f"{ROWS} [data-cell=title]").all_inner_texts()
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    data = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    titled = {row["title"] for row in rows}
    assert {*(f"'{formula}" for formula in _FORMULAS), *harmless} <= titled
    for column in ("place", "within", "claimed_by", "publishers"):
        assert any(row[column].startswith("'") for row in rows), column
    cells = {cell for row in rows for cell in row.values()}
    assert not [cell for cell in cells if cell.startswith(tuple(one[0] for one in _FORMULAS))]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "Pirkhel 2022",
            Query(place=("pirkhel",), start=dt.date(2022, 1, 1), end=dt.date(2022, 12, 31)),
        ),
        (
            "September 2022 in Pirkhel",
            Query(place=("pirkhel",), start=dt.date(2022, 9, 1), end=dt.date(2022, 9, 30)),
        ),
        (
            "2022-09 Pirkhel",
            Query(place=("pirkhel",), start=dt.date(2022, 9, 1), end=dt.date(2022, 9, 30)),
        ),
        (
            "2022–2023, Barkai",
            Query(place=("barkai",), start=dt.date(2022, 1, 1), end=dt.date(2023, 12, 31)),
        ),
        ("24 Sept 2022", Query(start=dt.date(2022, 9, 24), end=dt.date(2022, 9, 24))),
        ("September 24, 2022", Query(start=dt.date(2022, 9, 24), end=dt.date(2022, 9, 24))),
    ],
)
def test_a_time_in_the_words(journey_page: Page, archive: Archive, text: str, query: Query) -> None:
    """Years, months and days among the words are a period; all other words have to be found."""
    page = explore(journey_page, f"?{urlencode({'q': text})}")
    expected = found(archive, query)
    assert expected
    assert shown(page) == expected[::-1]
    assert page.locator("[data-part=chips] li", has_text="Period").count() == 1


def test_a_time_in_quotation_marks_is_words(journey_page: Page) -> None:
    """What stands in quotation marks is looked for as it is."""
    page = explore(journey_page, "?text=%222022%22")
    assert status(page).startswith("0 of")


def test_nothing_found_offers_each_word(journey_page: Page, archive: Archive) -> None:
    """Where the words find nothing together, each of them says what it finds, and leads there."""
    page = explore(journey_page, f"?{urlencode({'text': 'Pirkhel Gulmand'})}")
    offers = page.locator("[data-part=offers] li")
    counts = {place: len(found(archive, Query(place=(place,)))) for place in ("pirkhel", "gulmand")}
    assert offers.all_inner_texts() == [
        f"Only {place.title()} {n} of {len(archive.events)} events" for place, n in counts.items()
    ]
    offers.last.get_by_role("button").click()
    assert status(page).startswith(f"{counts['gulmand']} of")
    assert state(page) == {"text": ["Gulmand"]}
    assert page.locator("[data-part=offers]").is_hidden()


def test_a_part_of_the_words_is_taken_back(journey_page: Page, archive: Archive) -> None:
    """The period and the other words are two filters, each with its own way out."""
    page = explore(journey_page, f"?{urlencode({'text': 'Pirkhel 2022'})}")
    page.get_by_role("button", name="Remove filter: Period").click()
    assert state(page) == {"text": ["Pirkhel"]}
    assert status(page).startswith(f"{len(found(archive, Query(place=('pirkhel',))))} of")
