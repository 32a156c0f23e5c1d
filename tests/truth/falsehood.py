"""A falsehood: one fact of a record said otherwise, its quote left in place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from builder.frontmatter import Document, Path, Tree
from builder.schema import RECORD_TYPES, read_record
from tests.truth.shelf import Item, Map, Shelf, mapping, replaced


class Family(StrEnum):
    """What kind of statement is falsified; floors are kept for some of them."""

    FIGURES = "figures"
    ROLES = "roles"
    DATES = "dates with a phrase"
    OTHER_DATES = "dates without a phrase"
    KINDS = "types and places"
    SOURCE = "where it was published"
    SUMMARY = "summary"
    PEOPLE = "people"


@dataclass(frozen=True)
class Falsehood:
    """A change of a record that makes it say what its words do not.

    `old` and `new` stand at `path`; `also` has what must change with it so that the record can be
    read. `words` are those the fact rests on, `why` says in a sentence what is false.
    """

    item: Item
    path: Path
    new: Tree
    words: str
    why: str
    also: tuple[tuple[Path, Tree], ...] = ()

    @property
    def old(self) -> Tree:
        """What the true record says there."""
        tree: Tree = self.item.data
        for key in self.path:
            if isinstance(tree, list) and isinstance(key, int):
                tree = tree[key] if key < len(tree) else None
            else:
                tree = mapping(tree).get(str(key))
        return tree

    @property
    def data(self) -> Map:
        """The record's tree with the falsehood in it."""
        tree: Tree = self.item.data
        for path, value in ((self.path, self.new), *self.also):
            tree = replaced(tree, path, value)
        return mapping(tree)

    @property
    def key(self) -> str:
        """What tells the falsehood from any other of its archive."""
        return f"{self.item.path}|{self.path}|{self.new}|{self.also}"


Finder = Callable[[Shelf], Iterable[Falsehood]]


@dataclass(frozen=True)
class Kind:
    """A kind of falsehood, and the function that finds where it can be told."""

    name: str
    family: Family
    find: Finder

    def falsehoods(self, shelf: Shelf) -> Iterator[Falsehood]:
        """Yield each once, and only what changes the meaning of a record that can be read.

        A record that cannot be read is found by its form alone, and would measure nothing.
        """
        seen: set[str] = set()
        for falsehood in self.find(shelf):
            if falsehood.key in seen or _read(falsehood, falsehood.item.data) == _read(
                falsehood, falsehood.data
            ):
                continue
            seen.add(falsehood.key)
            yield falsehood


def _read(falsehood: Falsehood, data: Map) -> object:
    item = falsehood.item
    record, findings = read_record(RECORD_TYPES[item.kind], Document(item.path, data))
    assert record, f"{falsehood.why}: {[str(finding) for finding in findings]}"
    return record


REGISTERED: list[Kind] = []


def kind(name: str, family: Family) -> Callable[[Finder], Finder]:
    """Register a function as a kind of falsehood."""

    def register(find: Finder) -> Finder:
        REGISTERED.append(Kind(name, family, find))
        return find

    return register
