"""Work in parts, and what does it: a stage that has much to do leaves to its caller how."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Run(Protocol):
    """Does tasks, and yields what each returns, in their order."""

    def __call__(self, tasks: Sequence[Callable[[], T]], /) -> Iterator[T]:
        """Do them all; what the first that fails raises is raised."""


def in_turn(tasks: Sequence[Callable[[], T]], /) -> Iterator[T]:
    """Do tasks one after the other."""
    return (task() for task in tasks)
