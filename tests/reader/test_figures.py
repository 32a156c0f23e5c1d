"""What a quoted passage counts."""

from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings

from builder.model.text import Span
from builder.reader.figures import CountedHarm, Fate, Figures, figures_in, told_beside
from builder.reader.found import Count
from tests.model.read import yaml_cases
from tests.reader.test_casualties import TEXTS, shown


class _Case(TypedDict, total=False):
    text: str
    quote: str
    found: list[str]


_CASES: list[_Case] = yaml_cases(Path(__file__).parent / "cases" / "figures.yaml")


def _line(found: CountedHarm) -> str:
    who = "/".join(sorted(one.value for one in found.who))
    parts = [found.harm.value, shown(Count(found.min, found.max)), who, found.share.value]
    parts += [f'"{found.qualifier}"'] if found.qualifier else []
    return " ".join(parts + ([] if found.is_sure else ["unsure"]))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.get("quote", case["text"]))
def test_figures(case: _Case) -> None:
    """A passage counts as cases/figures.yaml says."""
    text, quote = case["text"], case.get("quote", case["text"])
    start = text.index(quote)
    found = figures_in(text, Span(start, start + len(quote)))
    assert [_line(one) for one in found] == case["found"]


def test_what_is_told_beside_the_dead_and_injured() -> None:
    """Each harm is added up for a proposal; parts, the dead and families are left out."""
    text = (
        "Gunmen killed two guards and abducted 12 workers, including three women, and four cooks. "
        "About 300 families were displaced."
    )
    told = told_beside(figures_in(text, Span(0, len(text))))
    assert told == {Fate.ABDUCTED: Count(16, 16), Fate.DISPLACED: Count(None, None)}


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_figure_is_sound(text: str) -> None:
    """Nothing raises; the words stand in the passage; both ways of asking give the same."""
    whole = Span(0, len(text))
    found = figures_in(text, whole)
    assert Figures(text).within(whole) == found
    for one in found:
        assert 0 <= one.words.start < one.words.end <= len(text)
        assert one.min is None or one.max is None or 0 <= one.min <= one.max
