"""What search engines may list, and what a shared address says of an article."""

import pytest

from builder.model.article import Article, Display, Rights
from builder.render.articles import may_be_listed, open_graph
from builder.render.page import shortened

FREE = {"NoC-CR", "NoC-OKLR", "NoC-US", "NKC"}


def article(**fields: object) -> Article:
    """Return an article with the given fields."""
    given = {"title": "A", "published": None, "publisher": None, "language": "en"}
    source = {"file": "a.txt", "sha256": "0" * 64}
    return Article.model_validate({**given, "source": source, "status": "reviewed", **fields})


@pytest.mark.parametrize("rights", Rights)
def test_full_text(rights: Rights) -> None:
    """A whole text may be listed only if it is nobody's."""
    assert may_be_listed(article(rights=rights)) == (rights.value in FREE)


@pytest.mark.parametrize("display", [Display.EXCERPT, Display.METADATA])
@pytest.mark.parametrize("rights", Rights)
def test_our_own_words(rights: Rights, display: Display) -> None:
    """A page without the whole text may be listed whoever has the rights."""
    assert may_be_listed(article(rights=rights, display=display))


@pytest.mark.parametrize(
    ("published", "time"),
    [
        ("2022-03-04", "2022-03-04"),
        ("2022-03-04T22:30", "2022-03-04T22:30"),
        ("2022-03-04T22:30Z", "2022-03-04T22:30Z"),
        ("2022-03", None),
        ("2022-03-XX", None),
        ("2022", None),
        ("2022-03-04?", None),
        ("2022-03-04~", None),
        ("2022-03-04/2022-03-06", None),
        (None, None),
    ],
)
def test_published_time(published: str | None, time: str | None) -> None:
    """A time is given where it is known to the day; an article is one without it, too."""
    found = dict(open_graph(article(published=published)))
    assert found.pop("og:type") == "article"
    assert found == ({"article:published_time": time} if time else {})


@pytest.mark.parametrize(
    ("text", "length"), [("a" * 299, 299), ("a" * 300, 299), ("word " * 80, 295), ("", 0)]
)
def test_shortened(text: str, length: int) -> None:
    """A description stays under 300 characters and ends behind a word."""
    short = shortened(text)
    assert len(short) == length
    assert short == text or short.endswith("…")
