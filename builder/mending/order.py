"""Put the fields of a record into the order in which records are written."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile
from operator import itemgetter

from pydantic import BaseModel

from builder.frontmatter import Document, Path, Tree, parse_document
from builder.mending.offsets import Offsets
from builder.schema import field_names


def in_order(document: Document, text: str, model: type[BaseModel]) -> str | None:
    """Return a record's text with its fields in order; None where nothing can be put in order.

    Comments stay with the field below them. Fields between braces stay as they are.
    """
    layout = _Layout(document, Offsets(text), text)
    for path, keys in sorted(_mappings(document.data), key=lambda item: -len(item[0])):
        order = [name for name in field_names(model, path) if name in keys]
        if len(order) == len(keys) and order != keys:
            layout.reorder(path, keys, order)
    if layout.text == text:
        return None
    read, findings = parse_document(document.path, layout.text)
    same = read and not findings and (read.data, read.body) == (document.data, document.body)
    return layout.text if same else None


def _mappings(tree: Tree, at: Path = ()) -> Iterator[tuple[Path, list[str]]]:
    if isinstance(tree, dict):
        yield at, list(tree)
        for key, value in tree.items():
            yield from _mappings(value, (*at, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _mappings(value, (*at, n))


@dataclass
class _Layout:
    """Where the fields of a document stand in its text, which changes from the inside outwards.

    `shifts` has by how much what stood after a position has moved.
    """

    document: Document
    offsets: Offsets
    text: str
    shifts: list[tuple[int, int]] = field(default_factory=list)

    def reorder(self, path: Path, keys: list[str], order: list[str]) -> None:
        """Write the fields of a mapping in another order, each with what stands above it."""
        places = [self.document.places[*path, key] for key in keys]
        starts = [self.offsets.at(place) for place in places]
        column = places[0][1]
        before = self.text[: self._now(starts[0])]
        if any(place[1] != column for place in places) or before.rstrip().endswith(("{", ",")):
            return
        first = len(before) - (0 if path else _comment_at_end(before))
        end = self._end(path, starts[-1])
        cuts = [*(self._now(start) for start in starts), self._now(end)]
        above = {keys[0]: before[first:] or " " * (column - 1)}
        fields = {}
        for key, below, start, until in zip(keys, [*keys[1:], ""], cuts, cuts[1:], strict=False):
            fields[key], above[below] = _split(self.text[start:until], column)
        head, *others = order
        pieces = [above[head].lstrip() + fields[head]]
        pieces += [above[key] + fields[key] for key in others]
        new = "".join(pieces) + above[""]
        self.text = self.text[:first] + new + self.text[cuts[-1] :]
        if moved := len(new) - (cuts[-1] - first):
            self.shifts.append((end, moved))

    def _now(self, position: int) -> int:
        return position + sum(length for end, length in self.shifts if position >= end)

    def _end(self, path: Path, last: int) -> int:
        """Return where the first thing after the mapping begins."""
        behind = islice(self._sorted, bisect_right(self._sorted, last, key=itemgetter(0)), None)
        outside = (at for at, other in behind if other[: len(path)] != path)
        return next(outside, self.offsets.at((self.document.end_line, 1)))

    @cached_property
    def _sorted(self) -> list[tuple[int, Path]]:
        places = ((self.offsets.at(place), path) for path, place in self.document.places.items())
        return sorted(places, key=itemgetter(0))


def _comment_at_end(text: str) -> int:
    """Return the length of the comment at the left margin with which a text ends."""
    lines = reversed(text.split("\n")[:-1])
    return sum(len(line) + 1 for line in takewhile(lambda line: line.startswith("#"), lines))


def _split(words: str, column: int) -> tuple[str, str]:
    """Split what stands from one field to the next into the field and what is above the next."""
    lines = words.splitlines(keepends=True)
    kept = len(lines)
    while kept > 1 and _is_between(lines[kept - 1], column):
        kept -= 1
    return "".join(lines[:kept]), "".join(lines[kept:])


def _is_between(line: str, column: int) -> bool:
    """Tell whether a line is empty, a comment, or the beginning of the line of the next field."""
    words = line.lstrip(" ")
    is_comment = words.startswith("#") and len(line) - len(words) < column
    return is_comment or not words.strip("- \n") or not line.endswith("\n")
