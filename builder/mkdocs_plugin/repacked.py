"""Pagefind's files, made lighter for whoever searches: shorter names, and smaller parts.

A reader loads the list of all pages first, and Pagefind names each by letters that no compression
makes smaller. So pages of the archive are named by their rows. And a reader loads a part of the
index for each word: rare words stand in one with a word of half of all pages. They get their own,
and where a frequent word stands on each page is kept apart.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, Final

from builder.mkdocs_plugin import frequent
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
_FREQUENT: Final = "frequent.json"
# What a part of the index should have at most, compressed, in bytes.
_LARGE: Final = 8_000
# How many bytes the entry of a word has that is frequent, before it is compressed.
_MUCH: Final = 16_000
# Between words that are written without spaces.
_UNSEEN_SPACE: Final = "\u200b"
# Words that begin with as many letters the same stay together: who asks for one means them all.
_FAMILY: Final = 4
# How many names there are for what a page may say: enough to tell it from an old one that a browser
# has kept, and two letters.
_NAMES: Final = 26 * 26
_NAME: Final = 10


class UnknownFormError(Exception):
    """Pagefind's files are not of the form that is read here; the message says which is."""


Indexed = Callable[[str], Mapping[str, bytes]]
"""Returns Pagefind's files for a page of HTML."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the index: the words between which it lies, and its name."""

    first: str
    last: str
    name: str


def repacked(
    files: Mapping[str, bytes], names: Mapping[str, str], indexed: Indexed
) -> Iterator[tuple[str, bytes]]:
    """Yield the files under the paths that they have from now on.

    `names` has the new name of a page by its address, which ends in a digit; two letters come
    after it. A page without one is called p and its number. `indexed` is asked, once, which words
    are forms of the frequent ones; `frequent.json` has them.

    Raises:
        UnknownFormError: the files are not those of Pagefind 1.5.

    """
    try:
        yield from _repacked(dict(files), names, indexed)
    except (EOFError, IndexError, KeyError, OSError, ValueError, zlib.error) as error:
        raise UnknownFormError(
            f"its files have another form than those of 1.5 ({error})"
        ) from error


def _repacked(
    files: dict[str, bytes], names: Mapping[str, str], indexed: Indexed
) -> Iterator[tuple[str, bytes]]:
    entry = json.loads(files.pop(_ENTRY))
    forms: list[list[str]] = []
    for language, told in entry["languages"].items():
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
        vocabulary: set[str] = set()
        longest = 0
        for number, page in enumerate(pages):
            name, length = _page(page)
            content = files.pop(_FRAGMENT.format(name))
            said = _fragment(content)
            vocabulary.update(said["content"].split())
            longest = max(longest, length)
            new = f"{names.get(said['url'], f'p{number}')}{_letters(name)}"
            renamed.append([new, length])
            yield _FRAGMENT.format(new), content
        # What is written without spaces is parted into words again by whoever asks.
        words = None if any(_UNSEEN_SPACE in one for one in vocabulary) else _Frequent(longest)
        smaller: list[_Part] = []
        for part in map(_part, parts):
            for one, content in _smaller(part, files.pop(_INDEX.format(part.name)), words):
                smaller.append(one)
                yield _INDEX.format(one.name), content
        # Those that were kept apart come after all other words.
        for one, content in words.parts(told["hash"]) if words else ():
            smaller.append(one)
            yield _INDEX.format(one.name), content
        if words and words.apart:
            found = _forms(indexed, vocabulary, words.apart, language)
            forms = sorted(found, key=lambda own: (len(words.apart[own[0]]), own[0]))
        listed: list[Item] = [[one.first, one.last, one.name] for one in smaller]
        content = _closed(encoded([version, renamed, listed, *rest]))
        told["hash"] = _named(told["hash"], content)
        yield _META.format(told["hash"]), content
    yield _ENTRY, _json(entry)
    yield _FREQUENT, _json(forms)
    yield from files.items()


class _Frequent:
    """The frequent words of an index, as they are met: their entries with all places."""

    def __init__(self, longest: int) -> None:
        self.apart: dict[str, bytes] = {}
        self._mark = longest

    def light(self, entry: bytes) -> bytes:
        """Return the entry of a word without places, if there are many, and keep the whole."""
        if len(entry) <= _MUCH:
            return entry
        entry, whole = frequent.parted(entry, self._mark)
        self.apart[_word(entry)] = whole
        # Two words of one question never have the same place.
        self._mark += 2 * frequent.STEP
        return entry

    def parts(self, name: str) -> Iterator[tuple[_Part, bytes]]:
        """Yield a part of the index for each word that was kept apart, in their order."""
        for word, entry in sorted(self.apart.items()):
            content = _closed(array_of([array_of([entry])]))
            own = frequent.apart(word)
            yield _Part(own, own, _named(name, content)), content


def _forms(
    indexed: Indexed, vocabulary: Iterable[str], words: Iterable[str], language: str
) -> list[list[str]]:
    """Return some words, each with its forms in a vocabulary after it."""
    files = indexed(frequent.page_of(frequent.words_in(vocabulary), language))
    (content,) = (
        _fragment(one)["content"] for path, one in files.items() if path.endswith(".pf_fragment")
    )
    entries = [
        entry
        for path, one in files.items()
        if path.endswith(".pf_index")
        for entry in _entries(decoded(_opened(one)))
    ]
    return list(frequent.forms_in(entries, content, set(words)))


def _entries(index: Item) -> list[Item]:
    match index:
        case [[*entries]]:
            return entries
    raise NotCborError("the index has other columns")


def _fragment(content: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_opened(content))
    return told


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


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


def _smaller(
    part: _Part, content: bytes, frequent_words: _Frequent | None
) -> Iterator[tuple[_Part, bytes]]:
    """Yield a part of the index in several, if it is large, with its frequent words made light."""
    if len(content) <= _LARGE:
        yield part, content
        return
    data = _opened(content)
    # The index is an array of one: the words.
    words = parts_of(data, 1)
    if frequent_words:
        words = [frequent_words.light(word) for word in words]
        data = data[:1] + array_of(words)
        content = _closed(data)
    groups = list(_grouped(words, _LARGE * len(data) / len(content)))
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
