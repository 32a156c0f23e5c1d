"""The documents say what the code does."""

import re
import shutil
import subprocess
from enum import StrEnum
from pathlib import Path

import click
import pytest

from builder.cli import main
from builder.diagnostics import Code
from builder.model.article import Article, Attribution, Display, Figure, Note, Report, Status, Who
from builder.model.authority import Group, Location, LocationKind, PlacePrecision, RelationType
from builder.model.event import Event, EventType
from tests.conftest import ROOT

DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "requirements").glob("*.md")),
]


def read(name: str) -> str:
    """Return a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_codes() -> None:
    """Every code has its section in docs/diagnostics.md, in the order of the code."""
    assert re.findall(r"^### (\S+)$", read("docs/diagnostics.md"), re.MULTILINE) == list(Code)


@pytest.mark.parametrize(
    "model", [Article, Report, Figure, Attribution, Note, Group, Location, Event]
)
def test_fields(model: type[Article]) -> None:
    """Every field of every record stands in docs/records.md."""
    text = read("docs/records.md")
    assert [name for name in model.model_fields if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    "values", [Status, Display, Who, LocationKind, PlacePrecision, RelationType, EventType]
)
def test_values(values: type[StrEnum]) -> None:
    """Every value that a field may have stands in docs/records.md."""
    text = read("docs/records.md")
    assert [value for value in values if f"`{value}`" not in text] == []


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_commands(command: str) -> None:
    """Every command is named in the README."""
    assert f"builder {command}" in read("README.md")


@pytest.mark.parametrize("target", re.findall(r"^([a-z-]+):.*##", read("Makefile"), re.MULTILINE))
def test_targets(target: str) -> None:
    """Every make target is named in the README or CONTRIBUTING."""
    assert f"make {target}" in read("README.md") + read("CONTRIBUTING.md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links(path: Path) -> None:
    """Every relative link of a document leads to a file."""
    targets = re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_decisions_are_listed() -> None:
    """Every decision is numbered once and has the four parts."""
    decisions = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    for path in decisions:
        parts = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert parts == ["Context", "Options", "Choice", "Consequences"], path.name


def test_ways_to_add_something() -> None:
    """ARCHITECTURE.md shows six ways, and every file and folder that they name is there."""
    ways = read("ARCHITECTURE.md").partition("## Six ways")[2].partition("\n## ")[0]
    rows = [line for line in ways.splitlines() if line.startswith("| a")]
    assert len(rows) == 6
    for row in rows:
        named = re.findall(r"`((?:builder|docs|tests)/[^`]*)`", row)
        assert named
        assert [name for name in named if not (ROOT / name).exists()] == []


def test_code_map() -> None:
    """The code map names every package of the builder, and every module beside them."""
    text = read("ARCHITECTURE.md").partition("## Code map")[2].partition("```\n\n")[0]
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "builder").iterdir()
        if not path.name.startswith("__")
    }
    assert {name for name in there if not re.search(rf"(?m)[ /]{re.escape(name)}", text)} == set()


def test_no_registry() -> None:
    """No file of the project names the host of a package registry."""
    hosts = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org")
    listed = subprocess.run(  # noqa: S603 -- our own arguments
        [shutil.which("git") or "git", "ls-files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [path for name in listed.stdout.splitlines() if (path := ROOT / name).exists()]
    named = [
        path
        for path in paths
        if path != Path(__file__) and hosts.search(path.read_text("utf-8", errors="ignore"))
    ]
    assert paths
    assert named == []
