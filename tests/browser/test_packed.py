"""The data of Explore in short, put back by the script: the same as the JSON that others read."""

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page

from builder.render.files.packed import packed
from tests.browser.exploring import change_data, explore

_DATA = """async () => {
  const { tables, ...data } = [...arFinding.loaded.values()][0];
  return data;
}"""

# An id, its title, and the date of its row, in EDTF; null for none.
_ROWS: tuple[tuple[str, str | None, str | None], ...] = (
    ("2022-03-04-blast-at-grain-market", "Blast at grain market", "2022-03-04"),
    ("2022-03-04-blast-at-grain-market-2", "Blast at grain market", "2022-03-04"),
    ("2022-03-04-peshawar-mosque-bombing", "A bombing at a mosque in Peshawar", "2022-03-04"),
    ("2022-03-04-at-at", "At the market at night", "2022-03-04"),
    ("2022-03-04-7-killed", "At least 7 killed, 12 injured", "2022-03-04"),
    ("2022-03-04-attentat-a-etaples", "Attentat à Étaples, l’été", "2022-03-04"),
    ("2022-03-04-istanbul", "İSTANBUL", "2022-03-04"),
    ("2022-03-04-x", "$& {d} {y}", "2022-03-04"),
    ("2022-03-04-y", None, "2022-03-04"),
    ("2022-03-05-another-day", "Another day", "2022-03-04"),
    ("2022-03-04", "", "2022-03-04"),
    ("2022-03-04-sure", "Sure", "2022-03-04?"),
    ("2022-03-04-early", "Early", "2022-03-04T05:30Z"),
    ("2022-03-month", "Month", "2022-03"),
    ("202x-decade", "Decade", "202X"),
    ("2021-period", "Period", "2021/.."),
    ("0987-03-04-old", "Old", "0987-03-04"),
    ("1969-12-31-before", "Before", "1969-12-31"),
    ("undated-without", "Without a date", None),
    ("a-name", "A name", None),
    ("constructor", "constructor", None),
)


def _said(day: dt.date) -> str:
    return f"{day.day} in month {day.month:02} of {day.year}"


def _hard() -> dict[str, Any]:
    """Return rows that are easily put back wrongly."""
    edtf = list(dict.fromkeys(date for _, _, date in _ROWS if date))
    whole = {text: dt.date.fromisoformat(text) for text in edtf if len(text) == len("2022-03-04")}
    days = [(whole[text] - dt.date(1970, 1, 1)).days if text in whole else None for text in edtf]
    words = [_said(whole[text]) if text in whole else f"some {text}" for text in edtf]
    words[0] = "a day that is said in its own way"
    return {
        "dates": {"edtf": edtf, "words": words, "first": days, "last": days},
        "events": {
            "id": [id_ for id_, _, _ in _ROWS],
            "title": [title for _, title, _ in _ROWS],
            "date": [edtf.index(date) if date else -1 for _, _, date in _ROWS],
        },
    }


def test_same_as_the_json(journey_page: Page) -> None:
    """Every column has what `explore/data.json` has."""
    page = explore(journey_page)
    plain = page.evaluate("fetch('data.json').then((answer) => answer.json())")
    found = page.evaluate(_DATA)
    for name in ("groups", "places"):
        del found[name]["folded"]  # made for the search
    assert found == plain


@pytest.mark.parametrize("table", ["events", "articles"])
def test_hard_rows(journey_page: Page, table: str) -> None:
    """An id or a day that is not as others comes back with each of its letters."""
    hard = _hard()
    rows = len(_ROWS)

    def change(data: dict[str, Any]) -> None:
        for kind in ("events", "articles"):
            one = {name: (column * rows)[:rows] for name, column in data[kind].items()}
            data[kind] = {**one, **(hard["events"] if kind == table else {"id": ["a"] * rows})}
            data[kind]["date"] = hard["events"]["date"]
        data.update(packed({**data, "dates": hard["dates"]}, _said))

    change_data(journey_page, change)
    page = explore(journey_page)
    found = page.evaluate(_DATA)
    assert found["dates"] == hard["dates"]
    assert found[table]["id"] == hard["events"]["id"]
