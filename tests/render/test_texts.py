"""What Pagefind is given of a page, and what goes with it for the scripts."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builder.render.texts import (
    ANCHORS,
    SearchText,
    documents,
    names_in,
    record_of,
    rows_of,
    told_in,
    with_anchors,
)

PAGE = "articles/2031-05-05-blast/"


def _entry(location: str, title: str, text: str, **more: str) -> dict[str, Any]:
    return {"location": location, "title": title, "text": text, **more}


def _explore(tiny_site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((tiny_site / "explore/data.json").read_text("utf-8"))
    return data


def test_paragraphs_keep_their_ids() -> None:
    """Each paragraph leads to its own place, one without an id to that of its heading."""
    html = '<h1 id="title">A</h1><p id="p1">x</p><p>y</p><h2 id="p3">B</h2><p id="p4">z</p>'
    entries = [
        _entry(f"{PAGE}#title", "A", "<p>x</p> <p>y</p>"),
        _entry(f"{PAGE}#p3", "B", "<p>z</p>"),
    ]
    anchored = with_anchors(entries, html)
    assert [one[ANCHORS] for one in anchored] == ["p1 -", "p4"]
    (page,) = documents(anchored, "en", {})
    assert page.url == f"/{PAGE}"
    assert '</i><div><p id="p1">x</p> <p>y</p></div>' in page.html
    assert '<h2 id="p3">B</h2><div><p id="p4">z</p></div>' in page.html


def test_no_paragraph_gets_the_id_of_another() -> None:
    """Where Material's index has other paragraphs than the page, none leads anywhere but to it."""
    html = '<h1 id="title">A</h1><p id="p1"></p><p id="p2">y</p>'
    (entry,) = with_anchors([_entry(f"{PAGE}#title", "A", "<p>y</p>")], html)
    assert ANCHORS not in entry


def test_furniture_is_left_out() -> None:
    """What stands before the title of a record is its kind and what can be done with it."""
    entries = [
        _entry(PAGE, "A blast", "<p>Article · Cite</p>"),
        _entry(f"{PAGE}#title", "A blast", "<p>words</p>"),
        _entry("method/", "Method", "<p>How to read it</p>"),
    ]
    article, method = documents(entries, "en", {})
    assert "Cite" not in article.html
    assert "How to read it" in method.html


def test_hostile_words_stay_words() -> None:
    """What a record says cannot end the attribute that it stands in, nor open an element."""
    told = {PAGE.rstrip("/"): SearchText('"><script>x</script>', "<b>")}
    (page,) = documents([_entry(f"{PAGE}#title", "A &lt;b&gt;", "<p>w</p>")], "en", told)
    assert "<script" not in page.html
    assert "<b>" not in page.html


def test_lines_are_those_of_the_scripts(tiny_site: Path) -> None:
    """Articles and events are said as Explore says them; an event has all names that find it."""
    told = told_in(_explore(tiny_site))
    bombing = told["events/2031-05-04-osmara-market-bombing"]
    assert bombing.line == "4 May 2031 · Osmara, Tarsia · Killed: 7–9 · Injured: dozens · contested"
    assert {"Vell Front", "جبهة فيل", "Tarsia"} <= set(_split(bombing.names))
    assert told["articles/2031-05-06-nine-dead"] == SearchText("6 May 2031")


def _split(names: str) -> list[str]:
    words = names.split()
    return [" ".join(words[at : at + n]) for n in (1, 2) for at in range(len(words))]


def test_rows_are_those_of_explore(tiny_site: Path) -> None:
    """Each row of Explore's data has its name, and its days as they are put back."""
    data = _explore(tiny_site)
    names = names_in(data)
    at = data["articles"]["id"].index("2031-05-06-nine-dead")
    assert names["articles/2031-05-06-nine-dead"] == f"a{at}"
    assert {name for id_, name in names.items() if id_.startswith("events/")} == {"e0", "e1"}
    assert _days(rows_of(data)["articles"])[at] == (22405, 22405)


_BOUND = st.none() | st.integers(-1_000_000, 100_000)


@given(st.lists(st.tuples(_BOUND, _BOUND), max_size=8), st.lists(st.integers(-1, 7), max_size=20))
def test_days_are_put_back(dates: list[tuple[int | None, int | None]], rows: list[int]) -> None:
    """Whatever is open or unknown, each row has its own first and last day again."""
    rows = [min(row, len(dates) - 1) for row in rows]
    data = {
        "dates": {"first": [first for first, _ in dates], "last": [last for _, last in dates]},
        "articles": {"date": rows},
        "events": {"date": []},
    }
    wanted = [(None, None) if row < 0 else dates[row] for row in rows]
    assert _days(rows_of(data)["articles"]) == wanted


def _days(told: dict[str, list[int | None]]) -> list[tuple[int | None, int | None]]:
    """Put the days back as texts.js does."""
    found, before = [], 0
    for more, length in zip(told["first"], told["last"], strict=True):
        before += more or 0
        first = None if more is None else before
        found.append((first, None if length is None else length + (first or 0)))
    return found


def test_records_by_address() -> None:
    """Pages about an article or an event are known by their address, with folders and without."""
    assert record_of("articles/a/") == record_of("/articles/a.html") == "articles/a"
    assert record_of("articles/") is None
    assert record_of("groups/a/") is None
