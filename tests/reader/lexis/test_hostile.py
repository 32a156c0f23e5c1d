"""Text of an article is hostile: whatever it is, it is read, and nothing found lies outside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.dates import parse_edtf
from builder.reader.events.setting import Setting
from builder.reader.languages import others
from builder.reader.lexis.lexicon import lexicon_of
from builder.reader.lexis.reading import dates_in, tell_in
from tests.cost import assert_linear

_PIECES = (
    "le 31 février 2020|31/02/2020|l'l'|1er|tués|GROUP|OTHER|,|.|۔|؟|12|des|et|y|و|lundi|"
    "قتل|مقتل|جنديان|ہلاک|اور|نے|dont|entre|بين|\u0640|\u200c|\u064b|9999999999|٣|de mayo de"
).split("|")

_SETTING = Setting.of("", (), (), ())


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(others()),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=20).map(" ".join),
)
def test_any_text_is_read(language: str, text: str) -> None:
    """Nothing raises, and every span lies within the text."""
    spans = [one.span for one in dates_in(language, text, parse_edtf("2020-03-04"))]
    spans += [
        one.span for one in tell_in(lexicon_of(language))(text, (), _SETTING) if one is not None
    ]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("language", others())
@pytest.mark.parametrize("piece", ["12 ", "قتل 12 ", "lundi 3 mars "])
def test_cost_grows_with_the_text(language: str, piece: str) -> None:
    """A line of one word a thousand times takes no more than its length asks for."""
    lexicon = lexicon_of(language)

    def read(text: str) -> None:
        dates_in(language, text, None)
        list(tell_in(lexicon)(text, (), _SETTING))

    assert_linear(read, lambda times: piece * times, 1_000)
