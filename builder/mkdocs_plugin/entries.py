"""The entries of Pagefind's index: a word, the pages that have it, and its other spellings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from builder.mkdocs_plugin.cbor import (
    ARRAY,
    NotCborError,
    array_head,
    array_of,
    encoded,
    head_at,
    text_at,
)

# Nearly all of an index are numbers, so that the pages of a word are read at once.
_NEGATIVE: Final = rb"(?:[\x20-\x37]|\x38.|\x39..|\x3a.{4})"
_POSITIVE: Final = rb"(?:[\x00-\x17]|\x18.|\x19..|\x1a.{4})"
_NUMBERS: Final = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})*+"
_ARRAY: Final = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_PAGE: Final = rb"\x83%b%b%b%b%b" % (_POSITIVE, _ARRAY, _NUMBERS, _ARRAY, _NUMBERS)
_PAGES: Final = re.compile(rb"(?:%b)*+" % _PAGE, re.DOTALL)
PAGE: Final = re.compile(
    rb"\x83(?P<later>%b)(?P<count>%b)(?P<weight>%b?)(?P<run>(?:%b)*+)(?P<others>%b)"
    rb"(?P<fields>%b%b)" % (_POSITIVE, _ARRAY, _NEGATIVE, _POSITIVE, _NUMBERS, _ARRAY, _NUMBERS),
    re.DOTALL,
)
"""A page of a word: how many pages come between it and the one before; how many numbers its places
are; what each of the first of these counts, b"" for the usual, and these; the others; and fields.
"""
NUMBER: Final = re.compile(_POSITIVE, re.DOTALL)
RUN: Final = re.compile(rb"(%b|(?=[\x00-\x1f]))((?:%b)*+)" % (_NEGATIVE, _POSITIVE), re.DOTALL)
"""What each of some places counts, b"" for the usual, and these places."""
_PAGE_HEAD: Final = array_head(3)
# Of an entry, and of one of its other spellings, which has no spellings itself.
_COLUMNS: Final = (3, 2)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word, or another spelling of it, and its pages as they are written, one after the other."""

    word: str
    count: int
    pages: bytes
    spellings: tuple["IndexEntry", ...] | None = ()
    """None in another spelling."""

    @property
    def size(self) -> int:
        """How many bytes the pages of all spellings have."""
        return len(self.pages) + sum(one.size for one in self.spellings or ())

    def written(self) -> bytes:
        """Return the entry as it stands in an index."""
        columns = [encoded(self.word), array_head(self.count) + self.pages]
        if self.spellings is not None:
            columns.append(array_of([one.written() for one in self.spellings]))
        return array_of(columns)


def entries_in(data: bytes, at: int = 0) -> Iterator[IndexEntry]:
    """Yield the entries of the array that begins at a byte and goes on to the end.

    Raises:
        NotCborError: there is something else.

    """
    count, at = _array(data, at)
    for _ in range(count):
        entry, at = _entry(data, at, max(_COLUMNS))
        yield entry
    if at != len(data):
        raise NotCborError(f"more after byte {at}")


def value_of(number: bytes) -> int:
    """Return what a number says: of one below zero, how far below -1."""
    return number[0] % 32 if len(number) == 1 else int.from_bytes(number[1:], "big")


def joined(parts: Sequence[tuple[int, IndexEntry]]) -> IndexEntry:
    """Return the entry of a word whose pages stand in several, each with what its first page is.

    Spellings come by their letters, as in each of them.
    """
    ((first, one), *others) = parts
    if not others and not first:
        return one
    pages, last = [], 0
    for first, entry in parts:
        if page := PAGE.match(entry.pages):
            later = encoded(first - last + value_of(page["later"]))
            pages += [_PAGE_HEAD, later, entry.pages[page.end("later") :]]
            last = first + _last(entry.pages)
    spellings: dict[str, list[tuple[int, IndexEntry]]] = {}
    for first, entry in parts:
        for spelling in entry.spellings or ():
            spellings.setdefault(spelling.word, []).append((first, spelling))
    return IndexEntry(
        one.word,
        sum(entry.count for _, entry in parts),
        b"".join(pages),
        None
        if one.spellings is None
        else tuple(joined(own) for _, own in sorted(spellings.items())),
    )


def _last(pages: bytes) -> int:
    """Return the number of the last page, counted from the first of all."""
    return sum(
        later[0] if len(later) == 1 else int.from_bytes(later[1:], "big")
        for later, *_ in PAGE.findall(pages)
    )


def _array(data: bytes, at: int) -> tuple[int, int]:
    kind, count, at = head_at(data, at)
    if kind != ARRAY:
        raise NotCborError(f"no array before byte {at}")
    return count, at


def _entry(data: bytes, at: int, columns: int) -> tuple[IndexEntry, int]:
    found, at = _array(data, at)
    if found != columns:
        raise NotCborError("a word has other columns")
    word, at = text_at(data, at)
    count, at = _array(data, at)
    pages = _PAGES.match(data, at)
    assert pages  # noqa: S101 -- it may be empty
    at = pages.end()
    if columns == min(_COLUMNS):
        return IndexEntry(word, count, pages[0], None), at
    others, at = _array(data, at)
    spellings = []
    for _ in range(others):
        spelling, at = _entry(data, at, min(_COLUMNS))
        spellings.append(spelling)
    return IndexEntry(word, count, pages[0], tuple(spellings)), at
