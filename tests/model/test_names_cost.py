"""Splitting a text into the words of names costs about what splitting it at all does."""

import re

from builder.model.names import NameIndex
from tests.cost import assert_at_most

_PLAIN = re.compile(r"\w+")
_TEXT = "The committee met on Tuesday, as it does every week, and heard the report. " * 400


def test_the_marks_of_all_scripts_cost_a_text_without_them_little() -> None:
    """A space is held against no list of them: that took thirteen times as long."""
    nothing = NameIndex([])

    assert_at_most(
        6, lambda: list(nothing.find(_TEXT)), lambda: [m[0] for m in _PLAIN.finditer(_TEXT)]
    )
