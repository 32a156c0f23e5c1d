"""Pages one after the other: one that cannot be made is a finding, and the others are made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from builder.diagnostics import Code, Diagnostic, failure
from builder.render.site import Site

_CONFIG = "mkdocs.yml"
# So many records are one task: enough that a process is worth it for a few of them.
_TOGETHER = 64


class _Record(Protocol):
    """What a page is about."""

    @property
    def path(self) -> str:
        """The file of the record, relative to the project."""


T = TypeVar("T")
R = TypeVar("R", bound=_Record)


def each(site: Site, records: Iterable[R], make: Callable[[R], T]) -> Iterator[T]:
    """Yield what is made of each record; a failure is a finding of the site's at its file."""
    all_records = tuple(records)
    parts = (all_records[at : at + _TOGETHER] for at in range(0, len(all_records), _TOGETHER))
    for made, failures in site.run([partial(_make, part, make) for part in parts]):
        site.failures.extend(failures)
        yield from made


def _make(records: Sequence[R], make: Callable[[R], T]) -> tuple[list[T], list[Diagnostic]]:
    made, failures = [], []
    for record in records:
        try:
            made.append(make(record))
        except Exception as error:  # noqa: BLE001 -- one bad record never stops the rest
            failures.append(failure(record.path, error))
    return made, failures


def whole(site: Site, name: str, made: Callable[[], Iterable[T]]) -> Iterator[T]:
    """Yield what is made of all records together; a failure is a finding of the site's, once.

    Where a record failed already, nothing that is made of all of them is worth a finding.
    """
    try:
        yield from made()
    except Exception as error:  # noqa: BLE001 -- as above
        if not site.failures:
            site.failures.append(
                Diagnostic(
                    _CONFIG,
                    1,
                    1,
                    Code.INTERNAL_ERROR,
                    f"the program failed at {name}: {type(error).__name__}: {error}"[:500],
                    "it is made of all records: mend what the message names, or report it as an "
                    "error of the program",
                )
            )
