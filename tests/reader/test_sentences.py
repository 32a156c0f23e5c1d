"""Sentences of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reader.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said: “No.” She left.", ["He said: “No.”", "She left."]),
        ("Gen. A. Wels met the U.S. Army on Mar. 3. Then he left.",
         ["Gen. A. Wels met the U.S. Army on Mar. 3.", "Then he left."]),
        ("A line\nand another", ["A line", "and another"]),
        ("It killed 1.5 as many… no one knew.", ["It killed 1.5 as many… no one knew."]),
        ("“Who?” he asked. (Nobody.) 12 came.", ["“Who?” he asked.", "(Nobody.)", "12 came."]),
        ("  ", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends at its stop, not at an abbreviation, an initial or inside a number."""
    assert [text[span.start : span.end] for span in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("aA.?!…\"” \n1'"), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """Every character but white space is in one sentence."""
    spans = list(sentences(text))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
