"""Long lists in pages, so that none of them is heavy."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from builder.render.words import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands among the others; it has the rows `first` to `last`."""

    number: int
    uris: tuple[str, ...]
    first: int = 1
    last: int = 0

    @property
    def uri(self) -> str:
        """This page."""
        return self.uris[self.number - 1]

    @property
    def previous(self) -> str | None:
        """The page before this one."""
        return self.uris[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The page after this one."""
        return self.uris[self.number] if self.number < len(self.uris) else None

    def titled(self, words: Words, title: str) -> str:
        """Return the title of this page of a list."""
        if self.number == 1:
            return title
        pattern = words.gettext("%(title)s, page %(number)s")
        return pattern % {"title": title, "number": self.number}


def paged(
    rows: Sequence[T], most: int, uri_of: Callable[[int], str]
) -> Iterator[tuple[Sequence[T], Pager]]:
    """Yield the rows of each page, at most so many, with its pager; one page if there are none."""
    parts = [rows[i : i + most] for i in range(0, len(rows), most)] or [rows]
    uris = tuple(uri_of(number) for number in range(1, len(parts) + 1))
    for number, part in enumerate(parts, start=1):
        first = (number - 1) * most
        yield part, Pager(number, uris, first + 1, first + len(part))
