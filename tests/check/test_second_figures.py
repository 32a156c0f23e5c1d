"""What the check finds in figures and places, on sentences that one can read."""

from pathlib import Path
from typing import Any

import pytest

from tests.check.sentences import Sentence, findings
from tests.model.read import yaml_cases

_FOLDER = Path(__file__).parent / "figures"
_KINDS = sorted(path.stem for path in _FOLDER.glob("*.yaml"))
_LEAST = 20  # true sentences of a kind, and false ones


def _sentences(kind: str, key: str) -> list[Sentence]:
    cases: list[dict[str, Any]] = yaml_cases(_FOLDER / f"{kind}.yaml")
    told = [(case, case[key]) for case in cases if key in case]
    return [
        Sentence(case["text"], case.get("quote", case["text"]), **{_field(kind): one})
        for case, one in told
    ]


def _field(kind: str) -> str:
    return "place" if kind == "places" else "figure"


@pytest.mark.parametrize("kind", _KINDS)
def test_finds_nothing_in_what_is_true(kind: str) -> None:
    """A record that says what its sentence says makes no finding."""
    sentences = _sentences(kind, "true")
    assert len(sentences) >= _LEAST
    found = zip(sentences, findings(sentences), strict=True)
    assert [(one, messages) for one, messages in found if messages] == []


@pytest.mark.parametrize("kind", _KINDS)
def test_finds_what_is_false(kind: str) -> None:
    """A record that says something else than its sentence makes a finding."""
    sentences = _sentences(kind, "false")
    assert len(sentences) >= _LEAST
    found = zip(sentences, findings(sentences), strict=True)
    assert [one for one, messages in found if not messages] == []
