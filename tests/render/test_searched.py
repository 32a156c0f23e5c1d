"""What the search is given of a page."""

from html.parser import HTMLParser

from builder.render.searched import words_to_find

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
