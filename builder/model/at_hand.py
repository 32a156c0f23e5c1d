"""What is made of the records of an archive once, for all texts that are read with them."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class AtHand(Generic[T]):
    """Keeps what was last made, until it is asked for with other objects.

    These are told by what they are and not by what they say: to compare all records for each text
    takes longer than to read it. So none of them may change.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._last: tuple[tuple[object, ...], T] | None = None

    def made(self, given: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was made of the same objects, or what `make` makes."""
        last = self._last
        if last and all(one is other for one, other in zip(last[0], given, strict=True)):
            return last[1]
        made = make()
        self._last = given, made
        return made
