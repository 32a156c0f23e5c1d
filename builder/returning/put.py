"""Edits put into the text of records: comments and order kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from builder.desk.edit import with_tree
from builder.desk.facts import copied
from builder.diagnostics import Code, Diagnostic
from builder.entries import read_entry
from builder.frontmatter import Path, Tree, parse_document
from builder.model.fields import QuoteField
from builder.returning.compare import Edit, Fronts
from builder.returning.sheet import Remark
from builder.schema import RECORD_TYPES, field_at
from builder.store import Project, TextFile


def fronts_of(project: Project) -> Fronts:
    """Return the front matter of every record that can be read."""
    found = {}
    for file in project.records:
        document, _ = parse_document(file.path, file.text)
        if document is not None:
            found[file.path] = document.data
    return found


def put_all(
    project: Project, edits: Sequence[tuple[str, Edit]]
) -> tuple[dict[str, TextFile], list[Remark]]:
    """Return the records that edits of tables change, by path, and why some were left as they are.

    An edit is left out where its record could not be read with it.
    """
    files = {file.path: file for file in project.records}
    by_record: dict[str, list[tuple[str, Edit]]] = defaultdict(list)
    for table, edit in edits:
        by_record[edit.place.record].append((table, edit))
    changed: dict[str, TextFile] = {}
    remarks: list[Remark] = []
    for path, own in by_record.items():
        new, left = _put(files[path], own)
        remarks.extend(left)
        if new.text != files[path].text:
            changed[path] = new
    return changed, remarks


def _put(file: TextFile, edits: list[tuple[str, Edit]]) -> tuple[TextFile, list[Remark]]:
    """Put all edits of a record, or where it cannot be read with them, those of each row alone."""
    new, findings = _with(file, [edit for _, edit in edits])
    if not findings:
        return new, []
    rows: dict[tuple[str, int], list[Edit]] = defaultdict(list)
    for table, edit in edits:
        rows[table, edit.row].append(edit)
    kept: list[Edit] = []
    remarks: list[Remark] = []
    for (table, row), own in rows.items():
        _, findings = _with(file, [*kept, *own])
        if findings:
            columns = ", ".join(edit.column for edit in own if edit.column)
            reason = f"{findings[0].message}; nothing was changed"
            remarks.append(Remark(table, row, columns, reason))
        else:
            kept += own
    return _with(file, kept)[0], remarks


def _with(file: TextFile, edits: Sequence[Edit]) -> tuple[TextFile, Sequence[Diagnostic]]:
    document, findings = parse_document(file.path, file.text)
    if document is None:
        return file, findings
    kind, id_ = file.path.removeprefix("content/").removesuffix(".md").split("/")
    front: dict[str, Any] = copied(document.data)
    try:
        for edit in edits:
            if edit.is_added:
                _append(front, edit.place.at, edit.value)
            else:
                _set(front, edit.place.at, edit.value, is_kept=_is_kept(kind, edit))
    except (KeyError, IndexError, TypeError) as error:
        message = f"there is no such place in the record ({error})"
        return file, [Diagnostic(file.path, 1, 1, Code.WRONG_TYPE, message, "edit the record")]
    if front == document.data:
        return file, []
    new = TextFile(file.path, with_tree(document, file.text, front, RECORD_TYPES[kind]))
    return new, read_entry(kind, id_, new)[1]


def _is_kept(kind: str, edit: Edit) -> bool:
    """Tell whether an empty field stays in its record, as null."""
    found = field_at(RECORD_TYPES[kind], edit.place.at)
    return found is not None and found.is_required()


def _set(tree: Any, at: Path, value: Tree, *, is_kept: bool) -> None:  # noqa: ANN401 -- front matter
    for part in at[:-1]:
        if isinstance(tree, dict) and tree.get(part) is None:
            if value is None:
                return
            tree[part] = {}
        tree = tree[part]
    last: Any = at[-1]
    if value is None and isinstance(tree, dict) and not is_kept:
        tree.pop(last, None)
        return
    if last == "quote" and isinstance(tree.get(last), dict) and isinstance(value, str):
        value = _quote(tree[last], value)
    tree[last] = value


def _quote(old: Mapping[str, Any], exact: str) -> Tree:
    """Return a quote with other words: what stood around it stays, for the check to look at."""
    return QuoteField(**{**old, "exact": exact}).model_dump()


def _append(tree: Any, at: Path, value: Tree) -> None:  # noqa: ANN401 -- as above
    for part in at[:-1]:
        tree = tree[part]
    tree[at[-1]] = [*(tree.get(at[-1]) or []), value]
