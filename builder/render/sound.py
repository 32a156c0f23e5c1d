"""Pages one after the other: one that cannot be made is a finding, and the others are made."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from builder.diagnostics import Code, Diagnostic, failure
from builder.render.site import Site

_CONFIG = "mkdocs.yml"


class _Record(Protocol):
    """What a page is about."""

    @property
    def path(self) -> str:
        """The file of the record, relative to the project."""


T = TypeVar("T")
R = TypeVar("R", bound=_Record)


def each(site: Site, records: Iterable[R], make: Callable[[R], T]) -> Iterator[T]:
    """Yield what is made of each record; a failure is a finding of the site's at its file."""
    for record in records:
        try:
            made = make(record)
        except Exception as error:  # noqa: BLE001 -- one bad record never stops the rest
            site.failures.append(failure(record.path, error))
        else:
            yield made


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
