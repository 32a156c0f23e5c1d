"""The text of a record with other values in it: comments kept, fields in order, little changed."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from pydantic import BaseModel

from builder.desk.spelling import field_lines, item_lines, scalar
from builder.frontmatter import Document, Path, Tree, dump_document, parse_document
from builder.schema import field_names

_WIDTH = 100


def with_tree(
    document: Document, text: str, wanted: Mapping[str, Tree], model: type[BaseModel]
) -> str:
    """Return a record's text with this front matter, which reading it gives; the body stays.

    What is the same stays as it was typed, with its comments. What is new stands where the
    model has it.
    """
    data = in_order_of(model, wanted)
    for new in (_edited(document, text, data, model), _fields_anew(document, text, data, model)):
        if new is not None and _says(document, new, data):
            return new
    return dump_document(data, document.body.lstrip("\n"))


def in_order_of(model: type[BaseModel], wanted: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return front matter without empty lists and mappings, every field where the model has it."""
    found = _ordered(dict(wanted), model, ())
    return found if isinstance(found, dict) else {}


def _ordered(tree: Tree, model: type[BaseModel], at: Path) -> Tree:
    if isinstance(tree, list):
        return [_ordered(item, model, (*at, 0)) for item in tree]
    if not isinstance(tree, dict):
        return tree
    names = field_names(model, at)
    known = [name for name in names if name in tree]
    keys = [*known, *(key for key in tree if key not in known)]
    inner = {key: _ordered(tree[key], model, (*at, key)) for key in keys}
    return {key: value for key, value in inner.items() if value not in ([], {})}


def _says(document: Document, text: str, data: Mapping[str, Tree]) -> bool:
    read, findings = parse_document(document.path, text)
    return read is not None and not findings and (read.data, read.body) == (data, document.body)


def _edited(
    document: Document, text: str, data: dict[str, Tree], model: type[BaseModel]
) -> str | None:
    editor = _Editor(document, text.split("\n"), model)
    editor.mapping((), document.data, data)
    return editor.text()


def _fields_anew(
    document: Document, text: str, data: dict[str, Tree], model: type[BaseModel]
) -> str | None:
    """Write every field at the left margin that changes from its beginning to its end."""
    editor = _Editor(document, text.split("\n"), model, is_coarse=True)
    editor.mapping((), document.data, data)
    return editor.text()


@dataclass
class _Editor:
    """Collects which lines take the place of which; lines count from 0."""

    document: Document
    lines: list[str]
    model: type[BaseModel]
    is_coarse: bool = False
    edits: list[tuple[int, int, list[str]]] = field(default_factory=list)
    is_stuck: bool = False

    def text(self) -> str | None:
        if self.is_stuck:
            return None
        lines = list(self.lines)
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2])[::-1]:
            lines[start:end] = new
        return "\n".join(lines)

    def mapping(self, at: Path, old: dict[str, Tree], new: dict[str, Tree]) -> None:
        before: str | None = None
        added: dict[str | None, list[str]] = {}
        for key, value in new.items():
            if key in old:
                before = key
                if old[key] != value:
                    self.value((*at, key), old[key], value)
            else:
                indent = self.indent(at, old)
                added.setdefault(before, []).extend(field_lines(key, value, indent))
        for key in old:
            if key not in new:
                self.put((*at, key), [])
        for above, lines in added.items():
            place = self.extent((*at, above))[1] if above is not None else self.first(at, old)
            self.edits.append((place, place, lines))

    def value(self, at: Path, old: Tree, new: Tree) -> None:
        if not self.is_coarse and self.is_block(at, old):
            if isinstance(old, dict) and isinstance(new, dict) and new:
                if self.keeps_first(at, old, new):
                    self.mapping(at, old, new)
                    return
            elif isinstance(old, list) and isinstance(new, list) and new:
                self.items(at, old, new)
                return
        elif not self.is_coarse and self.within_braces(at, old, new):
            return
        if not self.is_coarse and at in self.document.spans and self.in_place(at, new):
            return
        self.put(at, self.spelled(at, new))

    def items(self, at: Path, old: list[Tree], new: list[Tree]) -> None:
        same = SequenceMatcher(None, [repr(x) for x in old], [repr(x) for x in new], autojunk=False)
        indent = self.dash(at)
        for tag, low, high, first, last in same.get_opcodes():
            if tag == "equal":
                continue
            pairs = min(high - low, last - first)
            for n in range(pairs):
                self.value((*at, low + n), old[low + n], new[first + n])
            for n in range(low + pairs, high):
                self.put((*at, n), [])
            lines = [
                line for item in new[first + pairs : last] for line in item_lines(item, indent)
            ]
            if lines:
                place = self.extent((*at, high - 1))[1] if high else self.extent((*at, 0))[0]
                self.edits.append((place, place, lines))

    def spelled(self, at: Path, new: Tree) -> list[str]:
        """Return the lines of a field or an item, with the dash that stands before it."""
        column = self.document.places[at][1] - 1
        key = at[-1]
        if isinstance(key, int):
            return item_lines(new, self.dash(at[:-1]))
        lines = field_lines(key, new, column)
        head = self.lines[self.extent(at)[0]][:column]
        return [head + lines[0][column:], *lines[1:]]

    def in_place(self, at: Path, new: Tree) -> bool:
        """Exchange a value that stands on one line for another that fits there."""
        (line, start), (last, end) = self.document.spans[at]
        short = scalar(new) if new is None or isinstance(new, str) else None
        if line != last or short is None:
            return False
        old = self.lines[line - 1]
        space = " " if start > 1 and old[start - 2] == ":" else ""
        words = f"{old[: start - 1]}{space}{short}{old[end - 1 :]}"
        if len(words) > max(_WIDTH, len(old)):
            return False
        self.edits.append((line - 1, line, [words]))
        return True

    def within_braces(self, at: Path, old: Tree, new: Tree) -> bool:
        """Exchange the one value that changes of a mapping between braces, where it fits there."""
        if not isinstance(old, dict) or not isinstance(new, dict) or list(old) != list(new):
            return False
        changed = [key for key in old if old[key] != new[key]]
        value = new[changed[0]] if len(changed) == 1 else None
        short = scalar(value) if isinstance(value, str) else None
        if short is None or (set(",[]{}") & set(short) and short[0] not in "\"'"):
            return False
        inner = (*at, changed[0])
        return inner in self.document.spans and self.in_place(inner, value)

    def put(self, at: Path, lines: list[str]) -> None:
        start, end = self.extent(at)
        is_first = self.lines[start][: self.document.places[at][1] - 1].strip() == "-"
        if not lines and is_first and not isinstance(at[-1], int):
            self.is_stuck = True
        self.edits.append((start, end, lines))

    def keeps_first(self, at: Path, old: dict[str, Tree], new: dict[str, Tree]) -> bool:
        """Tell whether the field after the dash of an item stays there."""
        return not isinstance(at[-1], int) or next(iter(old)) == next(iter(new))

    def is_block(self, at: Path, tree: Tree) -> bool:
        """Tell whether every part of a list or mapping begins a line of its own."""
        if not isinstance(tree, dict | list) or not tree:
            return False
        keys: Sequence[str | int] = list(tree) if isinstance(tree, dict) else range(len(tree))
        places = [self.document.places[*at, key] for key in keys]
        heads = [self.lines[line - 1][: column - 1] for line, column in places]
        return (
            all(not head.strip("- ") for head in heads)
            and len({p[0] for p in places}) == len(places)
            and (isinstance(tree, dict) or all("-" in head for head in heads))
        )

    def indent(self, at: Path, old: dict[str, Tree]) -> int:
        return self.document.places[*at, next(iter(old))][1] - 1 if old else 0

    def first(self, at: Path, old: dict[str, Tree]) -> int:
        return self.extent((*at, next(iter(old))))[0] if old else self.document.end_line - 1

    def dash(self, at: Path) -> int:
        """Return where the dash of a list's items stands."""
        line, column = self.document.places[*at, 0]
        head = self.lines[line - 1][: column - 1]
        return head.rfind("-") if "-" in head else len(head)

    def extent(self, at: Path) -> tuple[int, int]:
        """Return the lines of a field or an item, without what stands above the next one."""
        line, column = self.document.places[at]
        end = self.behind(at) - 1
        while end > line and _is_between(self.lines[end - 1], column):
            end -= 1
        return line - 1, end

    def behind(self, at: Path) -> int:
        """Return the line, counted from 1, of the first thing after a part of the tree."""
        line = self.document.places[at][0]
        first = bisect_right(self.places, line, key=lambda item: item[0][0])
        outside = (place for place, path in self.places[first:] if path[: len(at)] != at)
        return next(outside, (self.document.end_line, 1))[0]

    @cached_property
    def places(self) -> list[tuple[tuple[int, int], Path]]:
        """Every place of the document in order, with its path."""
        found = [(place, path) for path, place in self.document.places.items()]
        return sorted(found, key=lambda item: item[0])


def _is_between(line: str, column: int) -> bool:
    """Tell whether a line is empty, or a comment on what follows."""
    words = line.lstrip(" ")
    return not words or (words.startswith("#") and len(line) - len(words) < column)
