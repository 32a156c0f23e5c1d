"""A record's text after an edit: it says what was wanted, and little else of it changed."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.desk.edit import in_order_of, with_tree
from builder.frontmatter import Tree, parse_document
from builder.model.article import Article
from builder.schema import RECORD_TYPES
from tests.conftest import ROOT
from tests.sites.sites import VALID

RECORDS = [
    path
    for folder in (ROOT, VALID / "two-articles", ROOT / "tests/mending/site")
    for kind in RECORD_TYPES
    for path in sorted((folder / "content" / kind).glob("*.md"))
]
CASES = sorted((Path(__file__).parent / "edits").glob("*.txt"))


def edited(path: Path, wanted: dict[str, Tree], text: str | None = None) -> tuple[str, str]:
    """Return the text of a record before and after an edit, which says what was wanted."""
    text = path.read_text(encoding="utf-8") if text is None else text
    document, findings = parse_document(str(path), text)
    assert document is not None
    assert not findings
    model = RECORD_TYPES[path.parent.name]
    new = with_tree(document, text, wanted, model)
    read, findings = parse_document(str(path), new)
    assert read is not None
    assert not findings
    assert read.data == in_order_of(model, wanted)
    assert read.body == document.body
    return text, new


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_as_an_editor_would_type(case: Path) -> None:
    """The text after an edit is, letter for letter, what a careful editor would type."""
    parts = case.read_text(encoding="utf-8").split("\n=====\n")
    before, after = parts[0], parts[2]
    change = yaml.load(parts[1], yaml.BaseLoader)  # noqa: S506 -- it makes text of everything
    document, _ = parse_document("content/articles/a.md", before)
    assert document is not None
    wanted: dict[str, Any] = {**document.data, **change}
    wanted = {key: value for key, value in wanted.items() if value != "REMOVED"}
    assert with_tree(document, before, wanted, Article) == after


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_changed(path: Path) -> None:
    """A record whose fields are in order is left as it is, letter for letter."""
    document, _ = parse_document(str(path), path.read_text(encoding="utf-8"))
    assert document is not None
    if list(document.data) == list(in_order_of(RECORD_TYPES[path.parent.name], document.data)):
        old, new = edited(path, document.data)
        assert new == old


def paths_in(tree: Tree, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every part of a tree."""
    items: Any = tree.items() if isinstance(tree, dict) else enumerate(tree or ())
    for key, value in items:
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from paths_in(value, (*at, key))


def without(tree: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 -- what YAML holds
    """Return a tree without one of its parts."""
    head, *rest = path
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    if rest:
        copy[head] = without(copy[head], tuple(rest))
    else:
        del copy[head]
    return copy


def replaced(tree: Any, path: tuple[str | int, ...], value: Tree) -> Any:  # noqa: ANN401 -- as above
    """Return a tree with another value at a path."""
    if not path:
        return value
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = replaced(copy[path[0]], path[1:], value)
    return copy


TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=250)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(st.data())
def test_any_edit(data: st.DataObject) -> None:
    """Whatever is set or removed, the record then says that, and its body is untouched."""
    path = data.draw(st.sampled_from(RECORDS))
    text = path.read_text(encoding="utf-8")
    document, _ = parse_document(str(path), text)
    assert document is not None
    tree: Any = document.data
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.sampled_from(list(paths_in(tree))))
        if data.draw(st.booleans()):
            tree = without(tree, at)
        else:
            value: Any = data.draw(st.none() | TEXTS | st.lists(TEXTS, min_size=1))
            tree = replaced(tree, at, value)
        if not tree:
            return
    edited(path, tree)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_small_diffs(path: Path) -> None:
    """Removing any part of a record changes no line outside the field that holds it."""
    text = path.read_text(encoding="utf-8")
    document, _ = parse_document(str(path), text)
    assert document is not None
    if list(document.data) != list(in_order_of(RECORD_TYPES[path.parent.name], document.data)):
        return
    for at in paths_in(document.data):
        if len(at) % 2 or len(document.data) == 1:
            continue
        old, new = edited(path, without(document.data, at))
        first = document.places[at[:1]][0] - 1
        behind = [line for (line, _) in map(document.place, ((k,) for k in document.data))]
        end = min((line - 1 for line in behind if line - 1 > first), default=document.end_line - 1)
        matcher = difflib.SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False)
        changed = [code[1:3] for code in matcher.get_opcodes() if code[0] != "equal"]
        assert all(first <= low and high <= end for low, high in changed)
