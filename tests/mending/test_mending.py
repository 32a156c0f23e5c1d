"""`builder check --fix`: mends how a record was typed, and never what it says."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.check.quoted import quotes_of
from builder.cli.fixing import diff_of
from builder.diagnostics import as_text
from builder.entries import read_records
from builder.frontmatter import Document, Path, Tree
from builder.mending import mend
from builder.mending.offsets import Offsets
from builder.mending.values import value_at
from builder.pipeline import check
from builder.store import Project, TextFile, read_project
from tests.conftest import ROOT, Golden
from tests.sites.sites import CASES as INVALID
from tests.sites.sites import changed, load_case, with_changes

HERE = File(__file__).parent
SITE = read_project(HERE / "site")
CASES = sorted((HERE / "cases").glob("*.yml"))
ARTICLE = "content/articles/2031-06-12-strike-on-harbour.md"


def left(project: Project) -> list[tuple[str, str, str]]:
    """Return the findings of a project, wherever in their files they stand."""
    return sorted((found.path, found.code, found.message) for found in check(project).findings)


def bodies(project: Project) -> list[str]:
    """Return what stands behind the front matter of each record, byte for byte."""
    return [file.text.partition("\n---")[2] for file in project.records]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: File, golden: Golden) -> None:
    """A case is mended as its diff says, and what is left to do by hand is found."""
    before = with_changes(SITE, load_case(path)["change"])
    after = mend(before)
    shown = "".join(
        f"{diff_of(old, new)}\n"
        for old, new in zip(before.records, after.records, strict=True)
        if old != new
    )
    golden(path.with_suffix(".txt"), shown + as_text(check(after).findings))
    assert mend(after) == after
    assert bodies(after) == bodies(before)


def test_what_is_right_stays() -> None:
    """Records in order are left as they are, byte for byte: here, and in this archive."""
    assert mend(SITE) == SITE
    assert left(SITE) == []
    archive = read_project(ROOT)
    assert mend(archive) == archive


_OTHER_KINDS = [path for path in INVALID if not path.stem.endswith("typed-otherwise")]


@pytest.mark.parametrize("path", _OTHER_KINDS, ids=lambda path: path.stem)
def test_faults_of_other_kinds_stay(path: File) -> None:
    """A fault that is not one of typing is neither mended nor made worse."""
    before = changed(load_case(path))
    after = mend(before)
    assert left(after) == left(before)
    assert bodies(after) == bodies(before)


# How people and programs type what a newspaper printed.
_TYPED = {
    **{mark: ["'", '"', "`", "´", "„", "«", "’", "”"] for mark in "“”‘’"},
    **{dash: ["-", "–", "—", "−", " — ", "--"] for dash in "–—-"},
    " ": ["  ", "\u00a0", "\u2009", " \u200b"],
}


@st.composite
def badly_typed(draw: st.DrawFn, project: Project) -> Project:
    """Draw a project that says the same, typed by somebody else."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    records = read_records(project)
    ids = records.ids["groups"] | records.ids["locations"] | records.ids["events"]
    files = {file.path: file.text for file in project.records}
    wrong = {(found.path, found.line, found.column) for found in check(project).findings}
    for _, entry in records:
        document = entry.document
        places = {at: document.place(at) for at, _, _ in quotes_of(entry.id, entry.record)}
        quotes = {at for at, place in places.items() if (document.path, *place) not in wrong}
        values: dict[Path, str] = {}
        for at, value in _texts(document.data):
            if at in quotes or (at[:-1] in quotes and at[-1] == "exact"):
                values[at] = _typed(value, rng)
            elif value in ids and rng.random() < 0.4:
                values[at] = value.upper()
        text = _shuffled(_with(document, files[document.path], values, rng), rng)
        files[document.path] = text
    records_now = (TextFile(file.path, files[file.path]) for file in project.records)
    return replace(project, records=tuple(records_now))


def _typed(words: str, rng: random.Random) -> str:
    """Type one quote in two otherwise."""
    if rng.random() < 0.5:
        return words
    return "".join(rng.choice([char, *_TYPED.get(char, [])]) for char in words).strip()


def _with(document: Document, text: str, values: dict[Path, str], rng: random.Random) -> str:
    """Write other values, in quotation marks or as a block."""
    offsets = Offsets(text)
    for path, (start, end) in sorted(document.spans.items(), key=lambda i: i[1], reverse=True):
        if path in values and values[path] != value_at(document.data, path):
            first, last = offsets.at(start), offsets.at(end)
            words = json.dumps(values[path], ensure_ascii=rng.random() < 0.5)
            text = text[:first] + words + "\n" * text[first:last].count("\n") + text[last:]
    return text


def _texts(tree: Tree, at: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, list | dict):
        for key, value in enumerate(tree) if isinstance(tree, list) else tree.items():
            yield from _texts(value, (*at, key))


def _shuffled(text: str, rng: random.Random) -> str:
    """Exchange the fields at the left margin, each with the lines that belong to it."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    fields: list[list[str]] = []
    for line in head.split("\n"):
        if line[:1].isalpha():
            fields.append([line])
        elif fields:
            fields[-1].append(line)
    rng.shuffle(fields)
    return "---\n" + "\n".join("\n".join(field) for field in fields) + "\n---\n" + body


@settings(max_examples=60)
@given(st.data(), st.sampled_from([None, *CASES]))
def test_mending_gives_back_what_was_meant(data: st.DataObject, case: File | None) -> None:
    """However a record was typed, mending leaves the faults that it had, no more and no fewer.

    Mending twice is mending once, and a body is never touched.
    """
    meant = mend(with_changes(SITE, load_case(case)["change"]) if case else SITE)
    typed = data.draw(badly_typed(meant))
    mended = mend(typed)
    assert bodies(mended) == bodies(typed)
    assert mend(mended) == mended
    assert left(mended) == left(meant)
    assert [file.text.count("#") for file in mended.records] == [
        file.text.count("#") for file in typed.records
    ]
