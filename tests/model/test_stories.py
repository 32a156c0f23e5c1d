"""Nearly equal texts are one story, and looking for them costs no more than reading them."""

from builder.model.assess import independent_sources
from builder.model.stories import stories
from tests.model.build import article_entry

TEXT = (
    "A bomb went off at the grain market on Sunday and killed at least seven people, the wire "
    "reported from the town, where guards had opened fire on two attackers in the morning. "
)
OTHER = "Envoys met in the town for the first time since the winter and agreed to meet once more."


def test_a_copy_with_other_words_around_it() -> None:
    """A text with a few words changed is the same story; another text is another."""
    copy = TEXT.replace("grain market", "old market") + "More in our edition of tomorrow."
    found = stories([("a", TEXT), ("b", copy), ("c", OTHER)])
    assert found["a"] == found["b"] != found["c"]


def test_a_copy_is_no_source_of_its_own() -> None:
    """Three publishers of one story are one source, and of three stories three."""
    articles = [article_entry("a", publisher=name, via=[]).record for name in "ABC"]
    assert independent_sources(articles, ["x", "x", "x"]) == 1
    assert independent_sources(articles, ["x", "y", "z"]) == 3


def test_spellings_of_a_publisher() -> None:
    """An outlet is one in whatever capitals, with its article and full stop or without."""
    names = ("The Dawn", "DAWN", "Dawn.")
    articles = [article_entry("a", publisher=name, via=[]).record for name in names]
    assert independent_sources(articles, ["x", "y", "z"]) == 1
