"""What pages say of figures with parts, of who gives them, and of what else befell people."""

import json
import re
from functools import cache
from pathlib import Path

from builder.pipeline import publish
from builder.render.settings import Settings
from tests.truth.writing import read_written

_FOLDER = Path(__file__).parent / "figures"


@cache
def _pages() -> dict[str, str]:
    publication = publish(read_written(_FOLDER), Settings())
    assert publication.findings == ()
    return {page.uri: page.html for page in publication.pages} | {
        file.uri: file.text for file in publication.files if file.uri.endswith(".json")
    }


def _text(uri: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", _pages()[uri]))


def test_a_part_stands_in_its_whole() -> None:
    """The whole is the toll, and its parts and who gives each stand behind it."""
    assert "23, says police (of whom 15 civilians, 4 children, says a doctor" in _text(
        "events/hostel.md"
    )
    assert "Killed 23 " in _text("events/hostel.md")
    assert "38" not in _text("events/hostel.md")


def test_perpetrators_are_taken_off() -> None:
    """Six injured of whom one is the bomber are five, with the six beside them."""
    assert "Injured 5 (6) " in _text("events/hostel.md")


def test_a_part_with_words_of_its_own_stands_beside_them() -> None:
    """In the margin of the article, marked as a part."""
    margin = _text("articles/hostel.md")
    assert "Killed 4 children, says a doctor part of another figure" in margin


def test_every_number_opens_its_words() -> None:
    """A whole and its parts are links to where the article has them."""
    html = _pages()["events/hostel.md"]
    links = re.findall(r'<a class="ar-evidence"[^>]*href="([^"]*)"[^>]*>(\d+)</a>', html)
    article = _pages()["articles/hostel.md"]
    assert {number for _, number in links} >= {"23", "15", "4"}
    for href, _ in links:
        assert f'id="{href.partition("#")[2]}"' in article


def test_accounts_are_compared_and_not_added_up() -> None:
    """Figures of two speakers are a range, with their names, and the event is contested."""
    told = _text("events/quarry.md")
    assert "Abducted 12–20 (12, says the company; 20, says The union) reports disagree" in told
    assert "Arrested 5 " in told
    assert "with perpetrators among the arrested and the surrendered alone" in told


def test_pages_are_no_longer_where_nothing_is_told() -> None:
    """An event without such figures has no word of them, nor has a row of a list."""
    for word in ("Abducted", "Missing", "Arrested", "Surrendered", "Displaced", "of whom"):
        assert word not in _text("events/bridge.md")
    row = re.search(
        r"<tr>(?:(?!</tr>).)*Blast on a bridge.*?</tr>", _pages()["locations/orlan.md"], re.DOTALL
    )
    assert row
    assert "Abducted" not in row[0]


def test_lists_and_explore_tell_them() -> None:
    """Rows of places and the data of Explore have what an event has, and no more."""
    assert "Abduction at a quarry Abducted: 12–20" in _text("locations/orlan.md")
    data = json.loads(_pages()["explore/data.json"])
    assert {"abducted", "arrested"} <= data["events"].keys()
    assert "missing" not in data["events"]
    row = data["events"]["id"].index("quarry")
    assert data["figures"]["words"][data["events"]["abducted"][row]] == "12–20"
    assert 'data-harm="abducted"' in _pages()["explore/index.md"]
    assert 'data-harm="missing"' not in _pages()["explore/index.md"]
