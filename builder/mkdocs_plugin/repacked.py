"""Pagefind's files, made lighter for whoever searches: shorter names, and smaller parts.

A reader loads the list of all pages and parts first, and Pagefind names each by letters that no
compression makes smaller. So pages of the archive are named by their rows, and the list, which has
a form of its own, says how many words each has. And a reader loads a part of the index for each
word: rare words stand in one with a word of half of all pages. They get their own, and where a
frequent word stands on each page is kept apart. `theme/assets/javascripts/words.js` reads all this.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from builder.mkdocs_plugin import frequent
from builder.mkdocs_plugin.cbor import (
    Item,
    NotCborError,
    array_of,
    decoded,
    item_at,
    parts_of,
)
from builder.mkdocs_plugin.listed import IndexPart, listed_in, refuse_disorder, runs_of

_HEAD: Final = b"pagefind_dcd"
_ENTRY: Final = "pagefind-entry.json"
_FRAGMENT: Final = "fragment/{}.pf_fragment"
_INDEX: Final = "index/{}.pf_index"
_META: Final = "pagefind.{}.pf_meta"
_PROGRAM: Final = "wasm.{}.pagefind"
# Of Pagefind's own, which words.js does the work of, and programs for other languages.
_UNUSED: Final = (".js", ".pagefind")
# The form of these that is read here, and how they are called from now on.
_VERSION: Final = "1.5."
LIST: Final = "list"
PROGRAM: Final = "program"
# What a part of the index should have at most, compressed, in bytes.
_LARGE: Final = 8_000
# How many bytes the entry of a word has that is frequent, before it is compressed.
_MUCH: Final = 16_000
# Of what has more bytes, compressed, the box asks by the other words of a phrase.
_HASTY: Final = 25_000
# Between words that are written without spaces.
_UNSEEN_SPACE: Final = "\u200b"
# Words that begin with as many letters the same stay together: who asks for one means them all.
_FAMILY: Final = 4
# The index is an array of one: the words.
_ONE: Final = array_of([b""])
# Letters of a digest that a file is named by: enough for some thousands.
_NAME: Final = 10


class UnknownFormError(Exception):
    """Pagefind's files are not of the form that is read here; the message says which is."""


Indexed = Callable[[str], Mapping[str, bytes]]
"""Returns Pagefind's files for a page of HTML."""


def repacked(
    files: Mapping[str, bytes], names: Mapping[str, str], indexed: Indexed
) -> Iterator[tuple[str, bytes]]:
    """Yield the files under the paths that they have from now on.

    `names` has the new name of a page by its address: a letter and a number. A page without one is
    called p and its number. `indexed` is asked, once, which words are forms of the frequent ones;
    the list has them. The paths of the list and of the program begin with `LIST` and `PROGRAM`.

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
    if not entry["version"].startswith(_VERSION):
        raise NotCborError(f"they are of {entry['version']}")
    ((language, told),) = entry["languages"].items()
    pages, parts, fields = listed_in(decoded(_opened(files.pop(_META.format(told["hash"])))))
    called: list[str] = []
    texts: list[str] = []
    for number, (name, _) in enumerate(pages):
        content = files.pop(_FRAGMENT.format(name))
        said = _fragment(content)
        texts.append(said["content"])
        called.append(names.get(said["url"], f"p{number}"))
        yield _FRAGMENT.format(called[-1]), content
    # What is written without spaces is parted into words again by whoever asks.
    has_spaces = not any(_UNSEEN_SPACE in text for text in texts)
    words = _Frequent(max((length for _, length in pages), default=0)) if has_spaces else None
    listed: dict[str, str] = {}
    for part in parts:
        for first, content in _smaller(part, files.pop(_INDEX.format(part.name)), words):
            listed[first] = _digest(content)
            yield _INDEX.format(listed[first]), content
    forms: list[list[str]] = []
    if words and words.apart:
        vocabulary = {word for text in texts for word in text.split()}
        found = _forms(indexed, vocabulary, words.apart, language)
        forms = sorted(found, key=lambda own: (len(words.apart[own[0]]), own[0]))
    # Pairs, and those that were kept apart, come after all other words.
    for first, content in (*_paired(texts, forms), *(words.parts() if words else ())):
        listed[first] = _digest(content)
        yield _INDEX.format(listed[first]), content
    refuse_disorder(listed)
    content = _json(
        {
            "version": 1,
            "pagefind": entry["version"],
            "language": language,
            "kept": entry["include_characters"],
            "fields": fields,
            # What the fragments say, so that a browser never takes an old one for one of these.
            "texts": _digest("".join(name for name, _ in pages).encode()),
            "pages": runs_of(called),
            "words": [length for _, length in pages],
            "parts": {"first": list(listed), "name": list(listed.values())},
            "frequent": forms,
            "large": sum(len(_closed(words.apart[own[0]])) > _HASTY for own in forms if words),
        }
    )
    yield f"{LIST}.{_digest(content)}.json", content
    program = files.pop(_PROGRAM.format(told["wasm"] or "unknown"))
    yield f"{PROGRAM}.{_digest(program)}.pagefind", program
    yield from ((path, one) for path, one in files.items() if not path.endswith(_UNUSED))


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

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield a part of the index for each word that was kept apart, in their order."""
        for word, entry in sorted(self.apart.items()):
            yield frequent.apart(word), _closed(_ONE + array_of([entry]))


def _paired(texts: Iterable[str], forms: Sequence[Sequence[str]]) -> Iterator[tuple[str, bytes]]:
    """Yield parts of the index for two frequent words side by side, and where each begins."""
    pairs = list(frequent.pairs_in(texts, forms))
    size = len(_closed(_ONE + array_of(pairs)))
    for group in _grouped(pairs, _LARGE * sum(map(len, pairs)) / size, family=0) if pairs else ():
        yield _word(group[0]), _closed(_ONE + array_of(group))


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


def _smaller(
    part: IndexPart, content: bytes, frequent_words: _Frequent | None
) -> Iterator[tuple[str, bytes]]:
    """Yield a part of the index in several, if it is large, with its frequent words made light.

    With each comes where it begins: there are no other words before the next.
    """
    if len(content) <= _LARGE:
        yield part.first, content
        return
    data = _opened(content)
    words = parts_of(data, len(_ONE))
    if frequent_words:
        words = [frequent_words.light(word) for word in words]
        data = _ONE + array_of(words)
        content = _closed(data)
    first, before = part.first, ""
    for group in _grouped(words, _LARGE * len(data) / len(content)):
        if before:
            first = _beginning(_word(group[0]), before)
        before = _word(group[-1])
        yield first, _closed(_ONE + array_of(group))


def _beginning(word: str, before: str) -> str:
    """Return as few letters of a word as come after another: Pagefind's own bound of a part."""
    ends = (word[:length] for length in range(1, len(word)))
    return next((letters for letters in ends if letters > before), word)


def _grouped(words: Sequence[bytes], most: float, family: int = _FAMILY) -> Iterator[list[bytes]]:
    """Yield words together that have at most so many bytes, one that has more for itself.

    Those that begin with so many letters the same are together in any case, unless it is 0.
    """
    group: list[bytes] = []
    size = 0
    for word in words:
        is_full = size + len(word) > most
        if group and is_full and not _are_akin(_word(group[-1]), _word(word), family):
            yield group
            group, size = [], 0
        group.append(word)
        size += len(word)
    yield group


def _are_akin(one: str, other: str, family: int) -> bool:
    return family > 0 and one[:family] == other[:family]


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


def _digest(content: bytes) -> str:
    """Return a name of what a file says."""
    return hashlib.sha256(content).hexdigest()[:_NAME]
