"""Places in a text, and the quotes that are found again where they were cut."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.body import Body
from builder.model.text import (
    Quote,
    Span,
    digest,
    find_all,
    occurrences,
    one_line,
    squeeze,
)
from tests.cost import assert_linear
from tests.model.strategies import bodies, texts

_NEAR = 12


@st.composite
def _cuts(draw: st.DrawFn) -> tuple[str, Span]:
    body: Body = draw(bodies.filter(lambda body: body.blocks))
    words = [i for i, char in enumerate(body.text) if not char.isspace()]
    first, last = sorted((draw(st.sampled_from(words)), draw(st.sampled_from(words))))
    return body.text, Span(first, last + 1)


@given(_cuts())
def test_a_quote_is_found_where_it_was_cut(cut: tuple[str, Span]) -> None:
    """Words cut from a body, with or without some of what surrounds them, are found there."""
    text, span = cut
    exact = text[span.start : span.end]
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end :][:_NEAR]

    assert span in find_all(text, Quote(exact))
    assert span in find_all(text, Quote(exact, before, after))
    assert span in find_all(text, Quote(exact, before.strip(), after.strip()))


@given(_cuts())
def test_everything_around_makes_a_quote_the_only_one(cut: tuple[str, Span]) -> None:
    """Words that stand in a text many times are told apart by what stands before and after."""
    text, span = cut
    quote = Quote(text[span.start : span.end], text[: span.start], text[span.end :])
    assert find_all(text, quote) == [span]


@pytest.mark.parametrize(
    ("quote", "starts"),
    [
        (Quote("one"), [0, 8]),
        (Quote("one", suffix="two"), [0]),
        (Quote("one", prefix="two"), [8]),
        (Quote("one", prefix="two "), [8]),
        (Quote("one", suffix=" three"), [8]),
        (Quote("one", prefix="three"), []),
        (Quote("four"), []),
        (Quote(""), []),
    ],
)
def test_prefix_and_suffix_choose(quote: Quote, starts: list[int]) -> None:
    """Prefix and suffix keep the places where they stand next to the words, spaces or not."""
    assert [span.start for span in find_all("one two one three", quote)] == starts


@given(st.text("ab", max_size=12), st.text("ab", max_size=3))
def test_occurrences_overlap(text: str, words: str) -> None:
    """Every place where the words stand is found, also where two of them overlap."""
    starts = [i for i in range(len(text)) if words and text.startswith(words, i)]
    assert list(occurrences(text, words)) == [Span(i, i + len(words)) for i in starts]


@given(*[st.integers(0, 6)] * 4)
def test_spans_overlap_by_their_code_points(a: int, b: int, c: int, d: int) -> None:
    """Two spans overlap exactly when a code point lies in both, whichever is asked."""
    one, other = Span(min(a, b), max(a, b) + 1), Span(min(c, d), max(c, d) + 1)
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(texts)
def test_one_line_is_one_line(text: str) -> None:
    """One line has no break, no control character and no two spaces, and stays as it is."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(char.isspace() and char != " " for char in line)
    assert not any(ord(char) < ord(" ") or 0x7F <= ord(char) < 0xA0 for char in line)
    assert line.split(" ") == line.split() or not line
    assert one_line(line) == line


def test_one_line_keeps_the_words_apart() -> None:
    """Breaks of every kind become one space, and control characters go without a trace."""
    assert one_line("  a\r\n\tb\u00a0\u2028c\x00d \x07 e ") == "a b cd e"


@given(texts)
def test_squeeze_compares_words_alone(text: str) -> None:
    """Line breaks, spaces and soft hyphens make no difference, whatever the script."""
    torn = "\u00ad\n".join(text)
    assert squeeze(torn) == squeeze(text) == squeeze(one_line(text))
    assert squeeze(f"{text}é") == f"{squeeze(text)}é"


def test_squeeze_tells_words_apart() -> None:
    """Texts of other letters, or in another order, stay different."""
    assert squeeze("Bājaur 12") == "Bājaur12"
    assert squeeze("12 Bajaur") != squeeze("Bajaur 12")


def test_digest() -> None:
    """The digest is what sha256sum prints."""
    assert digest(b"") == hashlib.sha256().hexdigest()
    assert digest(b"abc").startswith("ba7816bf8f01cfea414140de5dae2223")


def test_find_all_is_quick() -> None:
    """A quote that stands in a text thousands of times is found in time linear in the text."""
    quote = Quote("a", prefix="a", suffix="a")
    assert len(find_all("a " * 2_000, quote)) == 1_998
    assert_linear(lambda text: find_all(text, quote), lambda count: "a " * count, 200_000)
