"""Dead and injured in a clause."""

from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.text import Span
from builder.reader.casualties import Casualties, CountKind, casualties_in
from builder.reader.found import Count
from tests.model.read import yaml_cases


class _Case(TypedDict):
    text: str
    found: list[str]


_CASES: list[_Case] = yaml_cases(Path(__file__).parent / "events" / "casualties.yaml")
PARTS = (
    "killed killing injured wounded dead died at least 12 five 5 - and , including the bomber a"
    " soldier people were was no one of them others more than up to between lives claimed toll rose"
    " number scores dozen hundred ( ) . ; attack blast gunmen 1,2,3 １２ ² İ ß bodies recovered him"
    " casualties deaths Dana Wirol in 2014 since"
).split(" ")
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=60).map(" ".join))


def shown(count: Count) -> str:
    """Return the notation of the data files."""
    if count.min is None:
        return "?" if count.max is None else f"<={count.max}"
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"


def _line(found: Casualties) -> str:
    parts = []
    if found.victims is not None:
        parts += [found.harm.value, shown(found.victims)]
    if found.attackers is not None:
        parts += ["attackers", shown(found.attackers)]
    return " ".join(parts + ([] if found.kind is CountKind.PLAIN else [found.kind.value]))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"])
def test_casualties(case: _Case) -> None:
    """A clause counts as events/casualties.yaml says."""
    text = case["text"]
    assert [_line(found) for found in casualties_in(text, Span(0, len(text)))] == case["found"]


def test_members_of_a_group_are_attackers() -> None:
    """Members whom the text calls those of a group are counted apart."""
    text = "Troops killed three members of the Velkar Front."
    (found,) = casualties_in(text, Span(0, len(text)), [Span(35, 47)])
    assert (found.victims, found.attackers) == (None, Count(3, 3))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_find_is_sound(text: str) -> None:
    """Nothing raises; words stand in the text; a lower bound is never above the upper one."""
    found = casualties_in(text, Span(0, len(text)))
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        for count in (one.victims, one.attackers):
            assert count is None or count.min is None or count.min >= 0
            if count is not None and count.min is not None and count.max is not None:
                assert count.min <= count.max
    assert casualties_in(text, Span(0, len(text))) == found
