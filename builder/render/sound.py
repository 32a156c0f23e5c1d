"""Pages one after the other: one that cannot be made is a finding, and the others are made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from builder.diagnostics import Code, Diagnostic, failure
from builder.render.site import Site

_CONFIG = "mkdocs.yml"


class _Record(Protocol):
    """What a page is about."""

    @property
    def path(self) -> str:
        """The file of the record, relative to the project."""


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R", bound=_Record)


@dataclass(frozen=True, slots=True)
class Task(Generic[T_co]):
    """What is made in one go, of a record or of all of them; nothing is made before it is asked.

    `name` is the path of the record's file; of all records it says in words what is made.
    """

    site: Site
    name: str
    is_of_record: bool
    make: Callable[[], Iterable[T_co]]

    def made(self) -> Iterator[T_co]:
        """Yield what is made; a failure is a finding among those of the site instead."""
        try:
            yield from self.make()
        except Exception as error:  # noqa: BLE001 -- one bad record never stops the rest
            fault = failure(self.name, error) if self.is_of_record else _of_all(self.name, error)
            self.site.failures.append(fault)


def each(site: Site, records: Iterable[R], make: Callable[[R], T]) -> Iterator[T]:
    """Yield what is made of each record; a failure is a finding of the site's at its file."""
    for record in records:
        yield from Task(site, record.path, True, lambda one=record: [make(one)]).made()  # type: ignore[misc]  # noqa: FBT003


def worth_telling(failures: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings of a site that are worth telling, sorted.

    Where a record failed, nothing that is made of all of them is worth one; else one of them is.
    """
    every = sorted({*failures})
    return [one for one in every if one.path != _CONFIG] or every[:1]


def all_made(tasks: Iterable[Task[T]]) -> Iterator[T]:
    """Yield what all tasks make, in their order."""
    for task in tasks:
        yield from task.made()


def _of_all(name: str, error: Exception) -> Diagnostic:
    return Diagnostic(
        _CONFIG,
        1,
        1,
        Code.INTERNAL_ERROR,
        f"the program failed at {name}: {type(error).__name__}: {error}"[:500],
        "it is made of all records: mend what the message names, or report it as an "
        "error of the program",
    )
