"""Names of authority records in a text, in any of their spellings."""

import re
from typing import TypedDict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.model.names import BearerKind, Name, NameIndex, NameMatch, Owner, fold
from tests.cost import assert_linear
from tests.model.read import CASES, yaml_cases
from tests.model.strategies import lines, texts


class _Case(TypedDict):
    promise: str
    names: dict[str, list[str]]
    text: str
    found: list[str]


_CASES: list[_Case] = yaml_cases(CASES / "names.yaml")
_TTP = Owner(BearerKind.GROUP, "ttp")


def _names(case: _Case) -> list[Name]:
    return [
        Name(text.strip("()") if text.startswith("(") else text, owner, text.startswith("("))
        for owner, texts_ in (
            (Owner(BearerKind.GROUP, id_), of) for id_, of in case["names"].items()
        )
        for text in texts_
    ]


def _shown(match: NameMatch, text: str) -> str:
    strong = sorted(owner.id for owner in match.strong)
    weak = sorted(f"({owner.id})" for owner in match.weak)
    return f"{text[match.span.start : match.span.end]} = {' '.join((*strong, *weak))}"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["promise"])
def test_names(case: _Case) -> None:
    """Names are found as cases/names.yaml says, whatever the order in which they are given."""
    names, text = _names(case), case["text"]
    assert [_shown(match, text) for match in NameIndex(names).find(text)] == case["found"]
    assert [_shown(match, text) for match in NameIndex(names[::-1]).find(text)] == case["found"]


def _has_word(text: str) -> bool:
    return re.search(r"\w", text) is not None


@given(lines.filter(_has_word), st.sampled_from(("", "said ", "(", '"', "1,5: ")), texts)
def test_a_name_is_found_in_any_text(name: str, before: str, after: str) -> None:
    """A name put into a text is found where it was put, whatever its letters and marks."""
    text = f"{before}{name} | {after}"
    found = list(NameIndex([Name(name, _TTP)]).find(text))
    words = [match.span() for match in re.finditer(r"\w", name)]
    first, last = (len(before) + place for place in (words[0][0], words[-1][1]))
    assume(not any(match.span.end <= first for match in found))  # it stands in `before`, too
    assert found
    assert found[0].span.start <= first
    assert found[0].span.end >= last
    assert found[0].strong == {_TTP}


@given(st.lists(lines, max_size=4), texts)
def test_matches_are_in_order(names: list[str], text: str) -> None:
    """Matches run from left to right, never overlap, and each has its bearers."""
    owners = [Owner(BearerKind.LOCATION, str(n)) for n in range(len(names))]
    index = NameIndex(Name(*pair) for pair in zip(names, owners, strict=True))
    end = 0
    for match in index.find(text):
        assert end <= match.span.start < match.span.end <= len(text)
        assert match.strong
        end = match.span.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tehreek", "Tehrik"),
        ("Bājaur", "bajaur"),
        ("e", "i"),
        ("Noor", "Nur"),
        ("الدَّوْلَة", "الدولة"),
    ],
)
def test_fold(one: str, other: str) -> None:
    """Spellings of a word have one form in common."""
    assert fold(one) == fold(other)


def test_fold_keeps_words_apart() -> None:
    """Other words keep other forms."""
    assert len({fold(word) for word in ("Swat", "Swabi", "Sabi", "IS", "ISI", "i")}) == 6


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        pytest.param("Tehrik-e ", 120_000, id="beginnings of a name"),
        pytest.param("Islamic State Khorasan ", 45_000, id="names"),
        pytest.param("x", 1_000_000, id="one word"),
        pytest.param(" ", 1_000_000, id="one gap"),
        pytest.param("e\u0301", 500_000, id="accents"),
        pytest.param("the ", 250_000, id="other words"),
    ],
)
def test_time_is_linear(unit: str, times: int) -> None:
    """A text of twice the length takes twice as long, whatever its words."""
    names = ["Tehrik-e " * 3 + "Taliban", "Islamic State", "Islamic State Khorasan", "The Hague"]
    index = NameIndex(Name(name, _TTP) for name in names)

    def read(text: str) -> None:
        assert all(match.strong == {_TTP} for match in index.find(text))

    assert_linear(read, lambda count: f"Islamic{unit * count}State", times)
