"""Dates in articles, case by case; `dates/rules.md` holds the cases."""

import re
from pathlib import Path

import pytest

from builder.model.dates import Edtf, parse_edtf
from builder.reader.dates import find_dates

_CASES = (Path(__file__).parent / "dates" / "rules.md").read_text(encoding="utf-8")
CASES = re.findall(r"^([\d-]+) \| (.+)$", _CASES, re.MULTILINE)
_MARKED = re.compile(r"\{([^{}→]+) → ([^{}]+)\}")


def published_on(text: str) -> Edtf | None:
    """Return the day of publication that a case gives."""
    return None if text == "-" else parse_edtf(text)


@pytest.mark.parametrize(("published", "sentence"), CASES, ids=[text for _, text in CASES])
def test_case(published: str, sentence: str) -> None:
    """Each sentence of `rules.md` gives just the expressions and the values that it marks."""
    text = _MARKED.sub(r"\1", sentence)
    found = [
        (date.text, str(date.value or "open")) for date in find_dates(text, published_on(published))
    ]
    assert found == _MARKED.findall(sentence)
