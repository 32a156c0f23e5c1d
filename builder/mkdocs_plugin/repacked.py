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
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

from builder.mkdocs_plugin import frequent
from builder.mkdocs_plugin.cbor import Item, NotCborError, array_of, decoded
from builder.mkdocs_plugin.entries import IndexEntry
from builder.mkdocs_plugin.joining import HEAD, ONE, Index, index_of, opened, text_of

_FRAGMENT: Final = "fragment/{}.pf_fragment"
_INDEX: Final = "index/{}.pf_index"
# How these are called from now on.
LIST: Final = "list"
PROGRAM: Final = "program"
# What a part of the index should have at most, compressed, in bytes.
_LARGE: Final = 8_000
# How many bytes are compressed together to learn how many parts they make.
_MANY: Final = 60_000
# How many bytes the entry of a word has that is frequent, before it is compressed.
_MUCH: Final = 16_000
# Of what has more bytes, compressed, the box asks by the other words of a phrase.
_HASTY: Final = 25_000
# Between words that are written without spaces.
_UNSEEN_SPACE: Final = "\u200b"
# Words that begin with as many letters the same stay together: who asks for one means them all.
_FAMILY: Final = 4
# Letters of a digest that a file is named by: enough for some thousands.
_NAME: Final = 10


class UnknownFormError(Exception):
    """Pagefind's files are not of the form that is read here; the message says which is."""


Indexed = Callable[[str], Mapping[str, bytes]]
"""Returns Pagefind's files for a page of HTML."""


def repacked(
    runs: Sequence[Mapping[str, bytes]], names: Mapping[str, str], indexed: Indexed
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of some runs of Pagefind, under the paths that they have from now on.

    However many runs there were, the files are the same. `names` has the new name of a page by its
    address: a letter and a number. A page without one is called p and its number. `indexed` is
    asked, once, which words are forms of the frequent ones; the list has them. The paths of the
    list and of the program begin with `LIST` and `PROGRAM`.

    Raises:
        UnknownFormError: the files are not those of Pagefind 1.5.

    """
    try:
        yield from _repacked(index_of(runs), names, indexed)
    except (EOFError, IndexError, KeyError, OSError, ValueError, zlib.error) as error:
        raise UnknownFormError(
            f"its files have another form than those of 1.5 ({error})"
        ) from error


def _repacked(
    index: Index, names: Mapping[str, str], indexed: Indexed
) -> Iterator[tuple[str, bytes]]:
    called: list[str] = []
    texts: list[str] = []
    for number, page in enumerate(index.pages):
        said = text_of(page.content)
        texts.append(said["content"])
        called.append(names.get(said["url"], f"p{number}"))
        yield _FRAGMENT.format(called[-1]), page.content
    # What is written without spaces is parted into words again by whoever asks.
    has_spaces = not any(_UNSEEN_SPACE in text for text in texts)
    words = _Frequent(max((page.words for page in index.pages), default=0)) if has_spaces else None
    listed: dict[str, str] = {}
    for first, content in _parts(map(words.light, index.entries) if words else index.entries):
        listed[first] = _digest(content)
        yield _INDEX.format(listed[first]), content
    forms: list[list[str]] = []
    if words and words.apart:
        vocabulary = {word for text in texts for word in text.split()}
        found = _forms(indexed, vocabulary, words.apart, index.language)
        forms = sorted(found, key=lambda own: (words.apart[own[0]].size, own[0]))
    # Pairs, and those that were kept apart, come after all other words.
    pairs = _parts(frequent.pairs_in(texts, forms), family=0)
    for first, content in (*pairs, *(words.parts() if words else ())):
        listed[first] = _digest(content)
        yield _INDEX.format(listed[first]), content
    _refuse_disorder(listed)
    content = _json(
        {
            "version": 1,
            "pagefind": index.version,
            "language": index.language,
            "kept": index.kept,
            "fields": index.fields,
            # What the fragments say, so that a browser never takes an old one for one of these.
            "texts": _digest("".join(page.name for page in index.pages).encode()),
            "pages": _runs_of(called),
            "words": [page.words for page in index.pages],
            "parts": {"first": list(listed), "name": list(listed.values())},
            "frequent": forms,
            "large": sum(len(words.apart[own[0]].part) > _HASTY for own in forms if words),
        }
    )
    yield f"{LIST}.{_digest(content)}.json", content
    yield f"{PROGRAM}.{_digest(index.program)}.pagefind", index.program


class _Apart(NamedTuple):
    """A frequent word: its name apart, the bytes of its entry, and its part of the index."""

    name: str
    size: int
    part: bytes


class _Frequent:
    """The frequent words of an index, as they are met: with all places."""

    def __init__(self, longest: int) -> None:
        self.apart: dict[str, _Apart] = {}
        self._mark = longest

    def light(self, entry: IndexEntry) -> IndexEntry:
        """Return the entry of a word without places, if there are many, and keep the whole."""
        if entry.size <= _MUCH:
            return entry
        light, whole = frequent.parted(entry, self._mark)
        self.apart[entry.word] = _Apart(whole.word, whole.size, _closed([whole]))
        # Two words of one question never have the same place.
        self._mark += 2 * frequent.STEP
        return light

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield a part of the index for each word that was kept apart, in their order."""
        for _, one in sorted(self.apart.items()):
            yield one.name, one.part


def _parts(entries: Iterable[IndexEntry], family: int = _FAMILY) -> Iterator[tuple[str, bytes]]:
    """Yield parts of the index that are not large, unless a word or a family of them is.

    With each comes where it begins: there are no other words before the next. A family are words
    that begin with so many letters the same; with 0 there are none.
    """
    before = ""
    for group in _grouped(entries, _MANY, family):
        for part, content in _not_large(group, family):
            yield _beginning(part[0].word, before), content
            before = part[-1].word


def _not_large(group: list[IndexEntry], family: int) -> Iterator[tuple[list[IndexEntry], bytes]]:
    """Yield entries in as many parts as they need, each with its file."""
    content = _closed(group)
    if len(content) <= _LARGE:
        yield group, content
        return
    size = sum(entry.size for entry in group)
    for part in _grouped(group, _LARGE * size / len(content), family):
        yield part, _closed(part)


def _grouped(entries: Iterable[IndexEntry], most: float, family: int) -> Iterator[list[IndexEntry]]:
    """Yield entries together that have at most so many bytes, a family that has more for itself."""
    group: list[IndexEntry] = []
    size = 0
    for _, akin in groupby(entries, lambda entry: entry.word[: family or None]):
        own = list(akin)
        more = sum(entry.size for entry in own)
        if group and size + more > most:
            yield group
            group, size = [], 0
        group += own
        size += more
    if group:
        yield group


def _beginning(word: str, before: str) -> str:
    """Return as few letters of a word as come after another."""
    ends = (word[:length] for length in range(1, len(word)))
    return next((letters for letters in ends if letters > before), word)


def _forms(
    indexed: Indexed, vocabulary: Iterable[str], words: Iterable[str], language: str
) -> list[list[str]]:
    """Return some words, each with its forms in a vocabulary after it."""
    files = indexed(frequent.page_of(frequent.words_in(vocabulary), language))
    (content,) = (
        text_of(one)["content"] for path, one in files.items() if path.endswith(".pf_fragment")
    )
    entries = [
        entry
        for path, one in files.items()
        if path.endswith(".pf_index")
        for entry in _entries(decoded(opened(one)))
    ]
    return list(frequent.forms_in(entries, content, set(words)))


def _entries(index: Item) -> list[Item]:
    match index:
        case [[*entries]]:
            return entries
    raise NotCborError("the index has other columns")


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _closed(entries: Iterable[IndexEntry]) -> bytes:
    """Return the file of a part of the index."""
    data = array_of([entry.written() for entry in entries])
    return gzip.compress(HEAD + ONE + data, compresslevel=6, mtime=0)


def _digest(content: bytes) -> str:
    """Return a name of what a file says."""
    return hashlib.sha256(content).hexdigest()[:_NAME]


def _runs_of(names: Iterable[str]) -> list[list[str | int]]:
    """Return names in their order: a letter, the number of the first, and how many follow it."""
    runs: list[list[Any]] = []
    for name in names:
        letter, number = name[0], int(name[1:])
        if runs and (letter, number) == (runs[-1][0], runs[-1][1] + runs[-1][2]):
            runs[-1][2] += 1
        else:
            runs.append([letter, number, 1])
    return runs


def _refuse_disorder(parts: Iterable[str]) -> None:
    """Raise NotCborError if a part does not begin after the one before: words would be in none."""
    if any(first >= following for first, following in pairwise(parts)):
        raise NotCborError("the parts of the index are in another order")
