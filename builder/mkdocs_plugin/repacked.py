"""Pagefind's files, made lighter for whoever searches: shorter names, and smaller parts.

A reader loads the list of all pages first, and Pagefind names each by letters that no compression
makes smaller. So pages of the archive are named by their rows. And a reader loads a part of the
index for each word: rare words stand in one with a word of half of all pages. They get their own.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, Final

from builder.mkdocs_plugin.cbor import (
    Item,
    NotCborError,
    array_of,
    decoded,
    encoded,
    item_at,
    parts_of,
)

_HEAD: Final = b"pagefind_dcd"
_ENTRY: Final = "pagefind-entry.json"
_FRAGMENT: Final = "fragment/{}.pf_fragment"
_INDEX: Final = "index/{}.pf_index"
_META: Final = "pagefind.{}.pf_meta"
# What a part of the index should have at most, compressed, in bytes.
_LARGE: Final = 16_000
# Words that begin with as many letters the same stay together: who asks for one means them all.
_FAMILY: Final = 4
# How many names there are for what a page may say: enough to tell it from an old one that a browser
# has kept, and two letters.
_NAMES: Final = 26 * 26
_NAME: Final = 10


class UnknownFormError(Exception):
    """Pagefind's files are not of the form that is read here; the message says which is."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the index: the words between which it lies, and its name."""

    first: str
    last: str
    name: str


def repacked(files: Mapping[str, bytes], names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files under the paths that they have from now on.

    `names` has the new name of a page by its address, which ends in a digit; two letters come
    after it. A page without one is called p and its number.

    Raises:
        UnknownFormError: the files are not those of Pagefind 1.5.

    """
    try:
        yield from _repacked(dict(files), names)
    except (EOFError, KeyError, OSError, ValueError, zlib.error) as error:
        raise UnknownFormError(
            f"its files have another form than those of 1.5 ({error})"
        ) from error


def _repacked(files: dict[str, bytes], names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    entry = json.loads(files.pop(_ENTRY))
    for told in entry["languages"].values():
        packed = _opened(files.pop(_META.format(told["hash"])))
        meta = decoded(packed)
        if encoded(meta) != packed:
            raise NotCborError("the list of pages is written in another way")
        match meta:
            case [version, [*pages], [*parts], *rest]:
                pass
            case _:
                raise NotCborError("the list of pages has other columns")
        renamed: list[Item] = []
        for number, page in enumerate(pages):
            name, words = _page(page)
            content = files.pop(_FRAGMENT.format(name))
            new = f"{names.get(address_of(content), f'p{number}')}{_letters(name)}"
            renamed.append([new, words])
            yield _FRAGMENT.format(new), content
        smaller: list[Item] = []
        for part in map(_part, parts):
            for one, content in _smaller(part, files.pop(_INDEX.format(part.name))):
                smaller.append([one.first, one.last, one.name])
                yield _INDEX.format(one.name), content
        content = _closed(encoded([version, renamed, smaller, *rest]))
        told["hash"] = _named(told["hash"], content)
        yield _META.format(told["hash"]), content
    yield _ENTRY, json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    yield from files.items()


def address_of(fragment: bytes) -> str:
    """Return the address of the page that a fragment is about."""
    told: dict[str, Any] = json.loads(_opened(fragment))
    return str(told["url"])


def _page(page: Item) -> tuple[str, int]:
    match page:
        case [str(name), int(words)]:
            return name, words
    raise NotCborError("a page has other columns")


def _part(part: Item) -> _Part:
    match part:
        case [str(first), str(last), str(name)]:
            return _Part(first, last, name)
    raise NotCborError("a part of the index has other columns")


def _letters(name: str) -> str:
    """Return two letters for what a page says, by Pagefind's own name for it."""
    first, second = divmod(int(name.rpartition("_")[2], 16) % _NAMES, 26)
    return f"{ascii_lowercase[first]}{ascii_lowercase[second]}"


def _smaller(part: _Part, content: bytes) -> Iterator[tuple[_Part, bytes]]:
    """Yield a part of the index in several, if it is large."""
    if len(content) <= _LARGE:
        yield part, content
        return
    data = _opened(content)
    # The index is an array of one: the words.
    words = parts_of(data, 1)
    groups = list(_grouped(words, _LARGE * len(data) / len(content)))
    if len(groups) == 1:
        yield part, content
        return
    first = part.first
    for number, group in enumerate(groups, 1):
        is_last = number == len(groups)
        last = part.last if is_last else _word(group[-1])
        written = _closed(data[:1] + array_of(group))
        yield _Part(first, last, _named(part.name, written)), written
        if not is_last:
            first = _beginning(_word(groups[number][0]), last)


def _beginning(word: str, before: str) -> str:
    """Return as few letters of a word as come after another: Pagefind's own bound of a part."""
    ends = (word[:length] for length in range(1, len(word)))
    return next((letters for letters in ends if letters > before), word)


def _grouped(words: Sequence[bytes], most: float) -> Iterator[list[bytes]]:
    """Yield words together that have at most so many bytes, one that has more for itself."""
    group: list[bytes] = []
    size = 0
    for word in words:
        is_full = size + len(word) > most
        if group and is_full and not _are_akin(_word(group[-1]), _word(word)):
            yield group
            group, size = [], 0
        group.append(word)
        size += len(word)
    yield group


def _are_akin(one: str, other: str) -> bool:
    return one[:_FAMILY] == other[:_FAMILY]


def _word(entry: bytes) -> str:
    """Return the word that an entry of the index is about: the first in an array of a few."""
    return str(item_at(entry, 1))


def _opened(content: bytes) -> bytes:
    data = gzip.decompress(content)
    if not data.startswith(_HEAD):
        raise NotCborError("a file does not begin as it did")
    return data.removeprefix(_HEAD)


def _closed(data: bytes) -> bytes:
    return gzip.compress(_HEAD + data, compresslevel=6, mtime=0)


def _named(old: str, content: bytes) -> str:
    """Return a name of what a file says now, for the language of the old one."""
    language, _, _ = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[:_NAME]}"
