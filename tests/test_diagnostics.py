"""Findings as people, programs and GitHub read them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Code, Diagnostic, as_github, as_json, as_text
from tests.conftest import Golden
from tests.model.strategies import texts

_HERE = Path(__file__).parent / "diagnostics"
_FINDINGS = [
    Diagnostic("content/articles/a.md", 3, 7, Code.INVALID_DATE, "is not a date", "write 2022"),
    Diagnostic("content/groups/é, b.md", 1, 1, Code.UNKNOWN_ID, "الطالبان, 9 %: no", "see: docs"),
    # What a contributor could write to deceive the reader or the workflow.
    Diagnostic(
        "content/a,line=9::b.md",
        2,
        1,
        Code.WRONG_TYPE,
        "x\n::error file=forged::y\r\n::stop-commands::z%0A::set-output name=a::b",
        "\x1b[2J\x1b[31mred\x07 \x9b31m \u202eback\u2028line\x00",
    ),
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("findings.txt", as_text(_FINDINGS)),
        ("findings.json", as_json(_FINDINGS) + "\n"),
        ("findings.github.txt", as_github(_FINDINGS)),
    ],
)
def test_formats(name: str, text: str, golden: Golden) -> None:
    """Findings look in each format as the file in tests/diagnostics shows."""
    golden(_HERE / name, text)


_diagnostics = st.builds(
    Diagnostic,
    path=texts.map("content/{}".format),
    line=st.integers(1, 99),
    column=st.integers(1, 99),
    code=st.sampled_from(Code),
    message=texts,
    help=texts,
)


@settings(deadline=None)
@given(st.lists(_diagnostics, max_size=3))
def test_a_finding_is_one_command(findings: list[Diagnostic]) -> None:
    """Whatever a record holds, GitHub reads one command for each finding, and no other."""
    rows = as_github(findings).splitlines()
    assert len(rows) == len(findings)
    for row, finding in zip(rows, findings, strict=True):
        properties, _, message = row.removeprefix("::error ").partition("::")
        names = [pair.split("=")[0] for pair in properties.split(",")]
        assert row.startswith("::error title=")
        assert names == ["title", "file", "line", "col"]
        assert f"line={finding.line},col={finding.column}" in properties
        assert "%0A" in message


@settings(deadline=None)
@given(st.lists(_diagnostics, max_size=3))
def test_a_finding_is_two_lines(findings: list[Diagnostic]) -> None:
    """Whatever a record holds, a terminal shows a line with the place and one with the help."""
    rows = as_text(findings).splitlines()
    assert len(rows) == 2 * len(findings)
    assert all(row.startswith("    help: ") for row in rows[1::2])
    assert all(row.startswith("content/") for row in rows[::2])


@settings(deadline=None)
@given(st.lists(_diagnostics, max_size=3))
def test_json_holds_all(findings: list[Diagnostic]) -> None:
    """Programs get every field as it was."""
    fields = ("path", "line", "column", "code", "message", "help")
    told = [{field: getattr(finding, field) for field in fields} for finding in findings]
    assert json.loads(as_json(findings)) == told


@settings(deadline=None)
@given(st.lists(_diagnostics, max_size=3))
def test_terminals_are_safe(findings: list[Diagnostic]) -> None:
    """No format prints a character that moves the cursor, paints, or turns the line around."""
    for text in (as_text(findings), as_json(findings), as_github(findings)):
        assert all(char.isprintable() or char == "\n" for char in text)


def test_findings_sort_by_place() -> None:
    """Findings sort by file, line and column."""
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 5), ("a", 2, 1)]
    findings = [Diagnostic(*place, Code.WRONG_TYPE, "m", "h") for place in places]
    assert [(f.path, f.line, f.column) for f in sorted(findings)] == sorted(places)


def test_codes_are_words() -> None:
    """Codes are small words with hyphens, like the names that are written for them here."""
    assert all(code.value == code.name.lower().replace("_", "-") for code in Code)


def test_nothing_to_tell() -> None:
    """Without findings there is no text, no command, and an empty array."""
    assert (as_text([]), as_github([]), as_json([])) == ("", "", "[]")
