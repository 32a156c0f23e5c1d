"""Entries of an index: read and written, and those of several runs put together."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from builder.mkdocs_plugin.cbor import Item, decoded, encoded
from builder.mkdocs_plugin.entries import IndexEntry, entries_in, joined

_PLACES = st.lists(st.integers(-300, 70_000), max_size=5)
# Places and fields of a word, by the number of the page.
_PAGES = st.dictionaries(st.integers(0, 400), st.tuples(_PLACES, _PLACES))
_SPELLINGS = st.dictionaries(st.text("aäá", min_size=1, max_size=3), _PAGES, max_size=3)

Pages = dict[int, tuple[list[int], list[int]]]


def _pages(pages: Pages) -> list[Item]:
    """Return pages as Pagefind writes them: each says how many come after the one before."""
    numbers = sorted(pages)
    steps = [number - before for before, number in pairwise([0, *numbers])]
    return [
        [step, *map(list[Item], pages[number])] for step, number in zip(steps, numbers, strict=True)
    ]


def _item(pages: Pages, spellings: dict[str, Pages]) -> Item:
    others = {word: _pages(own) for word, own in sorted(spellings.items()) if own}
    return ["word", _pages(pages), [[word, own] for word, own in others.items()]]


def _entry(item: Item) -> IndexEntry:
    (entry,) = entries_in(encoded([item]))
    return entry


def _within(pages: Pages, first: int, end: int) -> Pages:
    return {number - first: own for number, own in pages.items() if first <= number < end}


@given(_PAGES, _SPELLINGS)
def test_there_and_back(pages: Pages, spellings: dict[str, Pages]) -> None:
    """An entry is written as it was read, and says how many bytes its pages have."""
    item = _item(pages, spellings)
    entry = _entry(item)
    assert decoded(entry.written()) == item
    own = [_pages(pages), *(_pages(one) for one in spellings.values() if one)]
    assert entry.size == sum(len(encoded(page)) for written in own for page in written)


@given(_PAGES, _SPELLINGS, st.lists(st.integers(1, 200), max_size=4))
def test_several_runs_say_what_one_would(
    pages: Pages, spellings: dict[str, Pages], sizes: Sequence[int]
) -> None:
    """Wherever the pages are parted, the entry of all is that of one run over them."""
    parts = []
    for first, end in pairwise([*accumulate(sizes, initial=0), 1_000]):
        own = {word: _within(every, first, end) for word, every in spellings.items()}
        here = _within(pages, first, end)
        # A run without the word has no entry of it.
        if here or any(own.values()):
            parts.append((first, _entry(_item(here, own))))
    if parts:
        assert decoded(joined(parts).written()) == _item(pages, spellings)
