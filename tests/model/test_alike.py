"""Words that are the same but for how they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.alike import find_alike, fold_marks
from builder.model.text import Quote, one_line
from tests.model.strategies import lines

TEXT = 'He said “no” – twice – to ‘them’. The other said "no". It\'s 20-30 -- or re-entry.'


def found(words: str, prefix: str = "", suffix: str = "", text: str = TEXT) -> list[Quote]:
    """Return the quotes that the text has for the words."""
    return [quote for _, quote in find_alike(text, fold_marks(text), Quote(words, prefix, suffix))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("said 'no' - twice", "said “no” – twice"),
        ("«no»—twice— to «them»", "“no” – twice – to ‘them’"),
        ("It’s 20–30 — or re‑entry", "It's 20-30 -- or re-entry"),
        ("It ’s 20 - 30", "It's 20-30"),
        ("to\u200b them\u00ad", None),
        ("his", None),
        ("e said", None),
        ("He sai", None),
        ("its 20", None),
        ("reentry", None),
    ],
)
def test_one_place(typed: str, meant: str | None) -> None:
    """Marks, dashes and white space do not matter; letters, digits and whole words do."""
    assert found(typed) == ([Quote(meant)] if meant else [])


def test_several_places() -> None:
    """All places are found, and what stands before or behind tells them apart."""
    assert found("'no'") == [Quote("“no”"), Quote('"no"')]
    assert found("'no'", prefix="other said") == [Quote('"no"', "other said ")]
    assert found("'no'", suffix="--twice") == [Quote("“no”", "", " – twice")]
    assert found("'no'", prefix="nobody") == []


@given(lines, st.data())
def test_every_part_is_found(text: str, data: st.DataObject) -> None:
    """Words of a text are found in it, wherever else they are too, and nothing else is."""
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    part = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    folded = fold_marks(text)
    spans = find_alike(text, folded, Quote(part))
    if fold_marks(part).text.strip("-") == fold_marks(part).text != "":
        assert part in [one_line(quote.exact) for _, quote in spans] or not part.isprintable()
    for span, quote in spans:
        assert text[span.start : span.end] == quote.exact
        assert fold_marks(quote.exact).text == fold_marks(part).text
