"""What the search is given of a page."""

from html.parser import HTMLParser

from builder.pipeline import check
from builder.render.on_demand import OnDemand
from builder.render.searched import words_to_find
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from tests.sites.sites import tiny

_PAGE = (
    "<table><tr><th>Killed</th><th>Injured</th></tr><tr><td>1</td><td>Targets</td></tr></table>"
    "<dl><dt>Kind</dt><dd>market</dd></dl>"
    '<dl class="ar-facts"><dt>Publisher</dt><dd>Post</dd></dl>'
)


class _Text(HTMLParser):
    """The text of a page as a reader gets it that drops every tag."""

    said = ""

    def handle_data(self, data: str) -> None:
        self.said += data


def test_cells_stay_apart() -> None:
    """The words of two cells of a table are two words, and the name of a fact is none."""
    reader = _Text()
    reader.feed(words_to_find(_PAGE))
    assert reader.said.split() == "Killed Injured 1 Targets Kind market Post".split()


def test_facts_of_an_article_are_found_on_their_own_pages() -> None:
    """The search finds an article by its text and its notes, and no group by what rests on it."""
    page = next(
        page.html
        for page in all_made(OnDemand(Site(check(tiny()).archive, Settings())).tasks())
        if page.uri == "articles/2031-05-05-blast-at-grain-market.md"
    )
    words = words_to_find(page)
    margin = words[words.index('id="facts"') : words.index('id="named"')]
    assert "Rival of" in page
    assert "Rival of" not in margin
    assert "Bombing of the market" not in margin
    assert "The article's date for the beginning of the group." in margin
