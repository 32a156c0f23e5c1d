"""Frequent words of Pagefind's index: their pages apart from where they stand on each.

Whoever asks for such a word needs its pages and how often each has it, by which they are ranked.
All places of it are ten times as much, and only a phrase needs them: they get a name of their own.
Two frequent words side by side get one, too, for the pages that have them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from markupsafe import escape

from builder.mkdocs_plugin.cbor import Item, NotCborError, array_head, encoded, head_at
from builder.mkdocs_plugin.entries import NUMBER, PAGE, RUN, IndexEntry, value_of

# Before and after a word whose entry has all places. No page has this letter, which is for private
# use and the last of all, and the stemmer leaves alone what ends in a digit. texts.js knows both.
_APART: Final = "\U0010fffd{}0"
# The same of two words side by side, whose entry has pages alone.
_PAIR: Final = "\U0010fffc{}\U0010fffc{}0"
# How much a word counts where nothing else is said, and how much it can count at one place.
_USUAL: Final = 24
_MOST: Final = 255
_PAGE: Final = array_head(3)
# Signs between words, compounds and figures taken apart, and others around them.
_BETWEEN: Final = re.compile(r"[\s/\\|:.,;…·=&?_+–—-]+")
_AROUND: Final = "\"'!()[]{}<>*#“”‘’„«»‹›"
# More than the places that one page needs for what a word counts there.
STEP: Final = 64


def apart(word: str) -> str:
    """Return under which name the index has all places of a frequent word."""
    return _APART.format(word)


def parted(entry: IndexEntry, mark: int) -> tuple[IndexEntry, IndexEntry]:
    """Return the entry of a word without its places, and one with them under its name apart.

    In the first each page has a place from `mark` on, where no page has words, which counts as
    much as all that it had.
    """
    return _without_places(entry, mark), replace(entry, word=apart(entry.word))


def _without_places(entry: IndexEntry, mark: int) -> IndexEntry:
    # On nearly every page all places count the same.
    pages = b"".join(
        _PAGE
        + later
        + (
            _counting(_total(weight + run + others), mark)
            if others
            else _counting_alike(count, weight, mark)
        )
        + fields
        for later, count, weight, run, others, fields in PAGE.findall(entry.pages)
    )
    spellings = entry.spellings and tuple(
        _without_places(spelling, mark + number * STEP)
        for number, spelling in enumerate(entry.spellings, 1)
    )
    return replace(entry, pages=pages, spellings=spellings)


def _total(places: bytes) -> int:
    """Return what a word counts at all its places on a page together."""
    return sum(
        (value_of(weight) if weight else _USUAL) * len(NUMBER.findall(run))
        for weight, run in RUN.findall(places)
    )


@cache
def _counting_alike(count: bytes, weight: bytes, mark: int) -> bytes:
    """Return places from a mark on that count as much as some places that all count the same.

    `count` is how many numbers these are, as it is written, with the `weight` of each before them.
    """
    _, places, _ = head_at(count, 0)
    return _counting(value_of(weight) * (places - 1) if weight else _USUAL * places, mark)


@cache
def _counting(total: int, mark: int) -> bytes:
    """Return places from a mark on that count so much together."""
    full, rest = divmod(min(total, _MOST * (STEP - 1)), _MOST)
    places: list[Item] = [-1 - _MOST, mark, *[1] * (full - 1)] if full else []
    if rest:
        places += [-1 - rest, mark + full]
    return encoded(places)


def pairs_in(texts: Iterable[str], forms: Iterable[Sequence[str]]) -> Iterator[IndexEntry]:
    """Yield an entry for each two frequent words that stand side by side, by their names.

    The texts are those of all pages, by number; `forms` has each word with its forms after it.
    """
    stems = {form: own[0] for own in forms for form in own[1:]}
    known: dict[str, str | None] = {}
    found: dict[tuple[str | None, str | None], list[int]] = {}
    for page, text in enumerate(texts):
        said = text.split()
        for word in set(said).difference(known):
            parts = words_in([word])
            known[word] = stems.get(parts[0]) if len(parts) == 1 else None
        for pair in set(pairwise(map(known.__getitem__, said))):
            if None not in pair:
                found.setdefault(pair, []).append(page)
    named = {_PAIR.format(*pair): pages for pair, pages in found.items()}
    for name, pages in sorted(named.items()):
        later = [_later(page - before) for before, page in pairwise([0, *pages])]
        yield IndexEntry(name, len(pages), b"".join(later))


@cache
def _later(step: int) -> bytes:
    """Return a page without places, by how many come between it and the one before."""
    return encoded([step, []])


def words_in(texts: Iterable[str]) -> list[str]:
    """Return the words of some texts, each once, in small letters and without signs around them."""
    found = {word.strip(_AROUND).lower() for text in texts for word in _BETWEEN.split(text)}
    return sorted(found - {""})


def page_of(words: Iterable[str], language: str) -> str:
    """Return a page that says these words, for Pagefind to say which are forms of one."""
    said = escape(" ".join(words))
    return f'<html lang="{language}"><body><p>{said}</p></body></html>'


def forms_in(entries: Iterable[Item], content: str, wanted: Collection[str]) -> Iterator[list[str]]:
    """Yield the wanted words of an index of one page, each with its forms in the content."""
    said = content.split()
    for entry in entries:
        match entry:
            case [str(word), [*pages], [*spellings]] if word in wanted:
                every = [*pages, *(page for one in spellings for page in _pages_of(one))]
                yield [word, *sorted({said[place].rstrip(".") for place in _places(every)})]


def _pages_of(spelling: Item) -> list[Item]:
    match spelling:
        case [str(), [*pages]]:
            return pages
    raise NotCborError("a spelling has other columns")


def _places(pages: Iterable[Item]) -> Iterator[int]:
    for page in pages:
        match page:
            case [_, [*places], _]:
                at = 0
                for place in places:
                    if not isinstance(place, int):
                        raise NotCborError("a place is no number")
                    at = 0 if place < 0 else at + place
                    if place >= 0:
                        yield at
