"""Where quoted words stand, and the anchor that leads there."""

from builder.check.quotes import passage_at
from builder.model.body import parse_body
from builder.model.text import Span, occurrences


def test_equal_words_are_numbered() -> None:
    """Equal words of one article have anchors of their own, numbered in the order of the text."""
    body = parse_body("Five died.\n\nIn Osmara, five died. Five died.\n")
    places = list(occurrences(body.text, "ive died"))
    passages = [passage_at("a", body, place) for place in places]
    assert [passage.nth for passage in passages] == [1, 2, 3]
    first = passages[0].anchor
    assert [passage.anchor for passage in passages] == [first, f"{first}-2", f"{first}-3"]
    assert passage_at("a", body, Span(0, 10)).text == "Five died."
