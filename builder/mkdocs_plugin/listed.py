"""Pagefind's list of all pages and parts of its index, and what of it goes into ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from builder.mkdocs_plugin.cbor import Item, NotCborError


@dataclass(frozen=True, slots=True)
class IndexPart:
    """A part of the index: where it begins, and its name."""

    first: str
    name: str


def listed_in(meta: Item) -> tuple[list[tuple[str, int]], list[IndexPart], list[str]]:
    """Return pages with how many words they have, parts of the index, and fields of a page.

    Raises:
        NotCborError: the list has other columns.

    """
    match meta:
        case [str(), [*pages], [*parts], [], [], [*fields]]:
            return list(map(_page, pages)), list(map(_part, parts)), list(map(str, fields))
    raise NotCborError("the list of pages has other columns")


def runs_of(names: Iterable[str]) -> list[list[str | int]]:
    """Return names in their order: a letter, the number of the first, and how many follow it."""
    runs: list[list[Any]] = []
    for name in names:
        letter, number = name[0], int(name[1:])
        if runs and (letter, number) == (runs[-1][0], runs[-1][1] + runs[-1][2]):
            runs[-1][2] += 1
        else:
            runs.append([letter, number, 1])
    return runs


def refuse_disorder(parts: Iterable[str]) -> None:
    """Raise NotCborError if a part does not begin after the one before: words would be in none."""
    if any(first >= following for first, following in pairwise(parts)):
        raise NotCborError("the parts of the index are in another order")


def _page(page: Item) -> tuple[str, int]:
    match page:
        case [str(name), int(words)]:
            return name, words
    raise NotCborError("a page has other columns")


def _part(part: Item) -> IndexPart:
    match part:
        case [str(first), str(), str(name)]:
            return IndexPart(first, name)
    raise NotCborError("a part of the index has other columns")
