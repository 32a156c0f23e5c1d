"""A check that remembers the one before finds what one that does not would find."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.check.each import EachRecord
from builder.check.memory import Memory
from builder.check.records import AnyEntry, Records
from builder.diagnostics import Code, Diagnostic
from builder.model.archive import Archive
from builder.model.seed import Seed
from builder.pipeline import Checked, check
from builder.store import Project, TextFile
from tests.sites.sites import tiny

# What is put into a line: words that the records and pages have, and some that none has.
WORDS = (
    "Vell Front",
    "Northern Column",
    "vell-front",
    "osmara",
    "tarsia",
    "nobody-knows",
    "2031-05-04-osmara-market-bombing",
    "2031-05-05-blast-at-grain-market",
    "nine",
    "14",
    "2031-05-04",
    "reviewed",
    "draft",
    "null",
    "“",
)
STEPS = st.sampled_from(["swap", "delete", "repeat", "remove", "restore", "restore all"])
EDITS = st.tuples(STEPS, st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from(WORDS))
Files = dict[str, str]


def _files(project: Project) -> Files:
    seeds = {f"seeds/{seed.name}": seed.text for seed in project.seeds}
    return {file.path: file.text for file in (*project.records, *project.pages)} | seeds


def _project(files: Mapping[str, str]) -> Project:
    """Return a project of files, each an object of its own, as if all had been read anew."""
    texts = [TextFile(path, text) for path, text in sorted(files.items()) if path[0] == "c"]
    return replace(
        tiny(),
        records=tuple(one for one in texts if one.path.count("/") > 1),
        pages=tuple(one for one in texts if one.path.count("/") == 1),
        seeds=tuple(
            Seed(path.removeprefix("seeds/"), text.encode())
            for path, text in sorted(files.items())
            if path.startswith("seeds/")
        ),
    )


def _edited(files: Files, first: Files, edit: tuple[str, int, int, str]) -> Files:
    """Return the files after one edit, as people make them, and as they take them back."""
    step, where, line, word = edit
    if step == "restore all":
        return dict(first)
    path = sorted(first)[where % len(first)]
    if step == "restore":
        return {**files, path: first[path]}
    if path not in files:
        return files
    if step == "remove":
        return {name: text for name, text in files.items() if name != path}
    lines = files[path].split("\n")
    at = line % len(lines)
    words = lines[at].split(" ")
    new = {
        "swap": [" ".join([*words[:-1], word])],
        "delete": [],
        "repeat": [lines[at]] * 2,
    }[step]
    return {**files, path: "\n".join([*lines[:at], *new, *lines[at + 1 :]])}


def _said(checked: Checked) -> tuple[object, ...]:
    archive: Archive = checked.archive
    orders = [list(getattr(archive, name)) for name in ("articles", "events", "groups", "unread")]
    return checked.findings, archive, archive.agreement.facts, orders


@given(st.lists(EDITS, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_finds_what_a_new_check_finds(edits: list[tuple[str, int, int, str]]) -> None:
    """Whatever is edited, removed and brought back, one after the other."""
    first = _files(tiny())
    files, memory = first, Memory()
    check(_project(files), memory=memory)
    for edit in edits:
        files = _edited(files, first, edit)
        project = _project(files)
        assert _said(check(project, memory=memory)) == _said(check(project))


def test_every_line_of_every_file() -> None:
    """Each line is taken out and brought back in turn, with one memory for all of it."""
    first = _files(tiny())
    memory = Memory()
    check(_project(first), memory=memory)
    for path, text in first.items():
        for at in range(text.count("\n")):
            files = _edited(first, first, ("delete", sorted(first).index(path), at, ""))
            project = _project(files)
            assert _said(check(project, memory=memory)) == _said(check(project)), (path, at)


class Counting(Memory):
    """A memory that tells what was made."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.steps: list[Any] = []

    def made(self, key: Any, given: Any, make: Any, *rest: Any) -> Any:  # noqa: ANN401
        """Make it, and note that."""

        def noted() -> Any:  # noqa: ANN401
            self.steps.append(key)
            return make()

        return super().made(key, given, noted, *rest)


def test_what_is_not_changed_is_not_made_again() -> None:
    """A word in a note is read again in its article alone, a new name in every text."""
    files = _files(tiny())
    memory = Counting()
    blast, other = (path for path in files if path.startswith("content/articles/"))
    check(_project(files), memory=memory)
    memory.steps.clear()
    check(_project(files), memory=memory)
    assert memory.steps == []
    check(_project({**files, blast: files[blast] + "\n"}), memory=memory)
    assert memory.steps, "the article that was changed"
    assert not [key for key in memory.steps if Path(other).stem in key]
    memory.steps.clear()
    vell = "content/groups/vell-front.md"
    check(_project({**files, vell: files[vell].replace("name: ", "name: New ")}), memory=memory)
    assert {("matches", Path(path).stem) for path in (blast, other)} <= set(memory.steps)


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_rule_that_fails(monkeypatch: pytest.MonkeyPatch, is_kept: bool) -> None:  # noqa: FBT001
    """What was found before a record made a rule fail is found anew without the record."""

    def has_group(entry: AnyEntry, records: Records) -> list[Diagnostic]:
        if entry.id == "vell-front":
            raise ValueError(entry.id)
        is_there = "vell-front" in records.groups
        return [] if is_there else [entry.finding((), Code.UNKNOWN_ID, entry.id, "")]

    # Articles come before groups, so that all was well when the rule failed.
    monkeypatch.setattr("builder.check.run.RULES", (EachRecord(("articles", "groups"), has_group),))
    findings = check(tiny(), memory=Memory(is_kept=is_kept)).findings
    found = {one.message for one in findings if one.code is Code.UNKNOWN_ID}
    assert found >= {"2031-05-05-blast-at-grain-market", "2031-05-06-nine-dead"}
    assert [one.path for one in findings if one.code is Code.INTERNAL_ERROR] == [
        "content/groups/vell-front.md"
    ]
