"""The archive's own records."""

from builder.model.text import digest
from builder.pipeline import check
from builder.store import read_project
from tests.conftest import ROOT

SEEDS = {
    "000_4066d30c1cf974a5.txt": "e3babbf41e01792ff866cfe14c3427de09e488c8f3157b397ad9f7408710356b",
    "004_8e67d28812fbb6b7.txt": "8f4bd08b63f3ff4360da0b1fb3cc7ebffff018a342f40a64791bec6d08213e14",
}
TEASERS = ("Pashteen", "Air India", "SCO", "July 7", "Jaishankar", "Bangladesh", "What's Your")


def test_no_findings() -> None:
    """The published records pass every rule."""
    assert check(read_project(ROOT)).findings == ()


def test_seeds_are_as_received() -> None:
    """The two raw pages are byte for byte what was received."""
    for name, sha256 in SEEDS.items():
        assert digest((ROOT / "seeds" / name).read_bytes()) == sha256


def test_teasers_reach_no_body() -> None:
    """What the pages said about other articles is in no body and under no fact."""
    archive = check(read_project(ROOT)).archive
    for article in archive.articles.values():
        words = article.body.text + " ".join(passage.text for passage in article.passages)
        assert [teaser for teaser in TEASERS if teaser in words] == []


def test_bodies_end_where_the_articles_do() -> None:
    """Each body begins and ends with the article's own words."""
    archive = check(read_project(ROOT)).archive
    ends = [article.body.blocks[-1].text for article in archive.articles.values()]
    assert ends[0].endswith("its jihad, or holy war, in Pakistan.")
    assert ends[1] == "(With agency inputs)"
