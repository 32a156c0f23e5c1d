"""Tell falsehoods one at a time, and see which the check finds."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from builder.diagnostics import Diagnostic
from builder.frontmatter import Tree
from builder.pipeline import check
from builder.store import Project
from tests.truth import KINDS
from tests.truth.decided import Decided, decided
from tests.truth.falsehood import Falsehood, Family, Kind
from tests.truth.part import Parts, with_record
from tests.truth.shelf import Item, Map, Shelf, written

Key = tuple[str, str, str]
"""What tells a finding from another, wherever it stands: file, code and message."""


@dataclass(frozen=True)
class Told:
    """A falsehood that was told, and the codes of what was found only because of it."""

    kind: Kind
    falsehood: Falsehood
    codes: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Tell whether the check found anything."""
        return bool(self.codes)


@dataclass
class Bench:
    """An archive on which falsehoods are told; what its true records make is known before."""

    shelf: Shelf
    _parts: Parts = field(init=False)
    _controls: dict[str, Counter[Key]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look at no record before it is asked for."""
        self._parts = Parts(self.shelf)

    def tell(self, kind: Kind, falsehood: Falsehood) -> Told:
        """Check the part of the archive that bears on a falsehood, with the falsehood in it."""
        project = self._parts.around(falsehood.item)
        return self._told(project, self.control(falsehood.item), kind, falsehood)

    def tell_all(self, kind: Kind, falsehood: Falsehood) -> Told:
        """Do the same with the whole archive, which takes long and must come to the same."""
        true = written(falsehood.item, falsehood.item.data)
        control = _keys(check(with_record(self.shelf.project, true)).findings)
        return self._told(self.shelf.project, control, kind, falsehood)

    def control(self, item: Item, data: Map | None = None) -> Counter[Key]:
        """Return what is found in a true record, written anew as a false one is."""
        project = self._parts.around(item)
        if data is not None:
            return _keys(check(with_record(project, written(item, data))).findings)
        if item.path not in self._controls:
            self._controls[item.path] = self.control(item, item.data)
        return self._controls[item.path]

    @staticmethod
    def _told(project: Project, control: Counter[Key], kind: Kind, falsehood: Falsehood) -> Told:
        file = written(falsehood.item, falsehood.data)
        found = _keys(check(with_record(project, file)).findings) - control
        return Told(kind, falsehood, tuple(sorted({code for _, code, _ in found})))


def _keys(findings: Iterable[Diagnostic]) -> Counter[Key]:
    # Counted, so that a finding is not hidden by an equal one of a true fact in the same file.
    return Counter((one.path, one.code.value, one.message) for one in findings)


def sample(
    shelf: Shelf, most: int | None = None, name: str = ""
) -> Iterator[tuple[Kind, Falsehood]]:
    """Yield the falsehoods of every kind that has some words in its name.

    At most so many of each kind, and the same ones each time.
    """
    for kind in (one for one in KINDS if name in one.name):
        found = list(kind.falsehoods(shelf))
        if most is not None:
            found = sorted(found, key=_shuffled)[:most]
        for falsehood in found:
            yield kind, falsehood


def _shuffled(falsehood: Falsehood) -> str:
    return hashlib.sha256(falsehood.key.encode()).hexdigest()


def measure(shelf: Shelf, most: int | None = None, name: str = "") -> "Measured":
    """Tell the falsehoods of an archive and see what is found; `most` and `name` as for sample."""
    bench = Bench(shelf)
    told = tuple(bench.tell(kind, falsehood) for kind, falsehood in sample(shelf, most, name))
    items = [item for items in shelf.items.values() for item in items.values()]
    alarms = {key for item in items for key in bench.control(item)}
    return Measured(shelf.name, told, tuple(sorted(alarms)), decided(shelf))


@dataclass(frozen=True)
class Measured:
    """What was told of one archive; `alarms` is what was found in its true records.

    `decided` is how often the second reader came to a verdict on these.
    """

    archive: str
    told: tuple[Told, ...]
    alarms: tuple[Key, ...]
    decided: Decided

    @cached_property
    def families(self) -> dict[Family, tuple[Told, ...]]:
        """What was told by family, in the order of the families."""
        by = {f: tuple(one for one in self.told if one.kind.family is f) for f in Family}
        return {family: told for family, told in by.items() if told}

    def of(self, kind: Kind) -> tuple[Told, ...]:
        """Return what was told of one kind."""
        return tuple(one for one in self.told if one.kind == kind)


def rate(told: Iterable[Told]) -> float | None:
    """Return the share that was found, or None where nothing was told."""
    counted = Counter(one.is_found for one in told)
    return counted[True] / counted.total() if counted else None


def reversed_lists(tree: Tree) -> Tree:
    """Return a tree that says the same in another order: a true change, which nothing may find."""
    if isinstance(tree, dict):
        return {key: reversed_lists(value) for key, value in reversed(list(tree.items()))}
    if isinstance(tree, list):
        return [reversed_lists(one) for one in reversed(tree)]
    return tree
