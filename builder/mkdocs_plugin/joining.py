"""What Pagefind made of the pages of a site in several runs, read as one index.

A run holds sixty times what it is given. So each has some pages, and those of all are put one
after the other: the same index as of one run, page by page and word by word.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any, Final

from builder.mkdocs_plugin.cbor import Item, NotCborError, array_of, decoded
from builder.mkdocs_plugin.entries import IndexEntry, entries_in, joined

HEAD: Final = b"pagefind_dcd"
ONE: Final = array_of([b""])
"""The index is an array of one: the words."""
_ENTRY: Final = "pagefind-entry.json"
_FRAGMENT: Final = "fragment/{}.pf_fragment"
_INDEX: Final = "index/{}.pf_index"
_META: Final = "pagefind.{}.pf_meta"
_PROGRAM: Final = "wasm.{}.pagefind"
# The form of these that is read here.
_VERSION: Final = "1.5."


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page: what Pagefind calls it, how many words it has, and its file."""

    name: str
    words: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Index:
    """Pagefind's index of a site.

    `kept` are signs that it leaves in words, `fields` what pages have besides their text, and
    `entries` yields those of all words in their order.
    """

    version: str
    language: str
    kept: Sequence[str]
    fields: Sequence[str]
    pages: Sequence[IndexPage]
    entries: Iterator[IndexEntry]
    program: bytes


def index_of(runs: Sequence[Mapping[str, bytes]]) -> Index:
    """Return the index that the files of some runs are, at least one, in their order.

    Raises:
        NotCborError: a file has another form than those of Pagefind 1.5.
        KeyError, OSError, ValueError, EOFError, zlib.error: likewise.

    """
    read = [_Run.of(files) for files in runs]
    one = read[0]
    if any(run.about != one.about for run in read):
        raise NotCborError("two runs differ")
    version, language, kept, fields, wasm = one.about
    firsts = accumulate((len(run.pages) for run in read), initial=0)
    words = merge(
        *(run.words(first) for first, run in zip(firsts, read, strict=False)), key=itemgetter(0)
    )
    return Index(
        version,
        language,
        kept,
        fields,
        [page for run in read for page in run.pages],
        (joined([own[1:] for own in all_]) for _, all_ in groupby(words, itemgetter(0))),
        runs[0][_PROGRAM.format(wasm)],
    )


def text_of(content: bytes) -> dict[str, Any]:
    """Return what the file of a page says of it."""
    told: dict[str, Any] = json.loads(opened(content))
    return told


def opened(content: bytes) -> bytes:
    """Return what a file of Pagefind's has, without its head.

    Raises:
        NotCborError: it begins otherwise.

    """
    data = gzip.decompress(content)
    if not data.startswith(HEAD):
        raise NotCborError("a file does not begin as it did")
    return data.removeprefix(HEAD)


@dataclass(frozen=True)
class _Run:
    about: tuple[str, str, tuple[str, ...], tuple[str, ...], str]
    pages: list[IndexPage]
    parts: list[bytes]

    @staticmethod
    def of(files: Mapping[str, bytes]) -> "_Run":
        entry = json.loads(files[_ENTRY])
        if not entry["version"].startswith(_VERSION):
            raise NotCborError(f"they are of {entry['version']}")
        ((language, told),) = entry["languages"].items()
        pages, parts, fields = _listed(decoded(opened(files[_META.format(told["hash"])])))
        kept = tuple(entry["include_characters"])
        return _Run(
            (entry["version"], language, kept, fields, told["wasm"] or "unknown"),
            [IndexPage(name, words, files[_FRAGMENT.format(name)]) for name, words in pages],
            [files[_INDEX.format(name)] for name in parts],
        )

    def words(self, first: int) -> Iterator[tuple[str, int, IndexEntry]]:
        """Yield words in their order, each with the number of the first page, and its entry."""
        before = ""
        for part in self.parts:
            for entry in entries_in(opened(part), len(ONE)):
                if entry.word <= before:
                    raise NotCborError("the words of the index are in another order")
                before = entry.word
                yield entry.word, first, entry


def _listed(meta: Item) -> tuple[list[tuple[str, int]], list[str], tuple[str, ...]]:
    """Return pages with how many words they have, names of parts, and fields of a page."""
    match meta:
        case [str(), [*pages], [*parts], [], [], [*fields]]:
            return list(map(_page, pages)), list(map(_part, parts)), tuple(map(str, fields))
    raise NotCborError("the list of pages has other columns")


def _page(page: Item) -> tuple[str, int]:
    match page:
        case [str(name), int(words)]:
            return name, words
    raise NotCborError("a page has other columns")


def _part(part: Item) -> str:
    match part:
        case [str(), str(), str(name)]:
            return name
    raise NotCborError("a part of the index has other columns")
