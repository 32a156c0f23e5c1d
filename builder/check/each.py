"""Rules that look at one record at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from builder.check.records import AnyEntry, Records
from builder.diagnostics import Diagnostic

Check = Callable[[Any, Records], Iterable[Diagnostic]]


@dataclass(frozen=True)
class EachRecord:
    """A rule of which every finding is about a record of some kinds, and made of it.

    `check` may look at others, too: `builder.check.run` sees to it that it looks again when they
    have changed.
    """

    kinds: tuple[str, ...]
    check: Check

    def __call__(self, records: Records) -> Iterator[Diagnostic]:
        """Yield the findings of all records."""
        for kind, entry in records:
            yield from self.of(kind, entry, records)

    def of(self, kind: str, entry: AnyEntry, records: Records) -> Iterable[Diagnostic]:
        """Return the findings of one record."""
        return self.check(entry, records) if kind in self.kinds else ()


def each(*kinds: str) -> Callable[[Check], EachRecord]:
    """Make a rule of what checks one record of these kinds."""
    return lambda check: EachRecord(kinds, check)
