"""What can be read of a record that has bad fields, so that one bad field hides no other fault."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.frontmatter import Document, Path, Tree
from builder.schema import AnyRecord, Fault, accepts_null, faults_of, field_at

RecordT = TypeVar("RecordT", bound=BaseModel)

_ROUNDS = 20  # a mended field may show a fault of the mapping around it


@dataclass(frozen=True)
class Partial:
    """A record without its bad fields.

    `document` has its data, every value still at its place in the file; `touched` are the fields of
    that data which were left out, set to null or read as what was probably meant.
    """

    document: Document
    record: AnyRecord
    touched: frozenset[Path]


def read_partly(model: type[AnyRecord], document: Document) -> Partial | None:
    """Return what can be read of a record; None where a field that it cannot do without is bad."""
    touched: frozenset[Path] = frozenset()
    for _ in range(_ROUNDS):
        try:
            return Partial(document, model.model_validate(document.data), touched)
        except ValidationError as error:
            changes: dict[Path, Tree | _Gone] = {}
            for fault in faults_of(document, error):
                if (change := _change(model, document, fault)) is None:
                    return None
                changes.update([change])
        document, touched = _changed(document, changes, touched)
    return None


class _Gone:
    """Stands for a value that is left out."""


_GONE = _Gone()


def _change(
    model: type[BaseModel], document: Document, fault: Fault
) -> tuple[Path, Tree | _Gone] | None:
    """Return the least that has to go for a fault, or what was meant."""
    path = fault.path
    if fault.meant is not None and path in document.places:
        return path, fault.meant
    while path:
        field = None if isinstance(path[-1], int) else field_at(model, path)
        if field is None or not field.is_required():
            return path, _GONE
        if accepts_null(model, path):
            return path, None
        path = path[:-1]
    return None


def _changed(
    document: Document, changes: dict[Path, Tree | _Gone], touched: frozenset[Path]
) -> tuple[Document, frozenset[Path]]:
    """Apply the changes; the items of a list that are left move up, and so do their places."""
    moved: dict[Path, Path] = {}
    data: Any = _rebuilt(document.data, (), (), changes, moved)
    for path, value in changes.items():
        if not isinstance(value, _Gone) and path not in moved and path[:-1] in moved:
            # A field that is missing, where null says that it is unknown.
            _at(data, moved[path[:-1]])[path[-1]] = value
            moved[path] = (*moved[path[:-1]], path[-1])
    written = moved
    if document.moved is not None:
        written = {path: moved[at] for path, at in document.moved.items() if at in moved}
    now = {_place_of(path, moved) for path in (*touched, *changes) if path[:-1] in moved}
    return replace(document, data=data, moved=written), frozenset(now)


def _place_of(path: Path, moved: dict[Path, Path]) -> Path:
    """Return where a field is now, or would be; for an item that is gone, its list."""
    if path in moved:
        return moved[path]
    parent = moved[path[:-1]]
    return parent if isinstance(path[-1], int) else (*parent, path[-1])


def _rebuilt(
    tree: Tree, old: Path, new: Path, changes: dict[Path, Tree | _Gone], moved: dict[Path, Path]
) -> Tree:
    moved[old] = new
    if isinstance(tree, dict):
        return {
            key: _rebuilt(value, (*old, key), (*new, key), changes, moved)
            for key, value in _left(tree.items(), old, changes)
        }
    if isinstance(tree, list):
        return [
            _rebuilt(value, (*old, number), (*new, position), changes, moved)
            for position, (number, value) in enumerate(_left(enumerate(tree), old, changes))
        ]
    return tree


def _left(
    items: Any,  # noqa: ANN401 -- the pairs of a mapping or of a numbered list
    path: Path,
    changes: dict[Path, Tree | _Gone],
) -> Iterator[tuple[Any, Tree]]:
    for key, value in items:
        change = changes.get((*path, key), value)
        if not isinstance(change, _Gone):
            yield key, change


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 -- as above
    for part in path:
        data = data[part]
    return data
