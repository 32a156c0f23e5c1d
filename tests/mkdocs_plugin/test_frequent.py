"""A frequent word in two entries: its pages, and where it stands on them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.mkdocs_plugin.cbor import Item, NotCborError, decoded, encoded
from builder.mkdocs_plugin.entries import IndexEntry, entries_in
from builder.mkdocs_plugin.frequent import apart, forms_in, page_of, parted, words_in

MARK = 700
# What a word counts at each of its places on a page, some of them in its title.
_COUNTS = st.lists(st.sampled_from([12, 24, 168]), max_size=60)
_PAGES = st.lists(_COUNTS, min_size=1, max_size=20)


def _places(counts: list[int]) -> list[Item]:
    """Return places as Pagefind writes them: before those that count alike, what they count."""
    written: list[Item] = []
    for count in sorted(set(counts)):
        written += [-1 - count, 3, *[1] * (counts.count(count) - 1)]
    return written


def _counted(places: list[int]) -> tuple[int, list[int]]:
    """Return what places count together, and where they are."""
    total, at, each = 0, 0, 24
    found = []
    for place in places:
        if place < 0:
            each, at = -1 - place, 0
        else:
            at += place
            found.append(at)
            total += each
    return total, found


def _entry(item: Item) -> IndexEntry:
    (entry,) = entries_in(encoded([item]))
    return entry


def _read(entry: IndexEntry) -> Any:  # noqa: ANN401 -- a list of lists
    return decoded(entry.written())


@given(_PAGES, _PAGES)
def test_pages_keep_what_a_word_counts(pages: list[list[int]], others: list[list[int]]) -> None:
    """Results stay in their order: each page counts as much as before, at places of its own."""
    entry: Item = [
        "polici",
        [[1, _places(counts), [-1, 0]] for counts in pages],
        [["policí", [[2, _places(counts), []] for counts in others]]],
    ]
    light, whole = parted(_entry(entry), MARK)
    assert _read(whole) == [apart("polici"), *entry[1:]]  # type: ignore[index]  # a list
    word, made, ((spelling, made_others),) = _read(light)
    assert (word, spelling) == ("polici", "policí")
    assert [(page[0], page[2]) for page in made] == [(1, [-1, 0])] * len(pages)
    places = [_counted(page[1]) for page in made]
    of_others = [_counted(page[1]) for page in made_others]
    assert [total for total, _ in places] == [sum(counts) for counts in pages]
    assert [total for total, _ in of_others] == [sum(counts) for counts in others]
    own = {place for _, found in places for place in found}
    assert own.isdisjoint(place for _, found in of_others for place in found)
    assert all(place >= MARK for place in own)


@pytest.mark.parametrize(
    ("places", "counts"),
    [([], 0), ([3, 4], 48), ([-300, 3, 70_000], 598), ([3, -1, 4], 24), ([-25, -300, 3], 299)],
)
def test_what_places_count(places: list[Item], counts: int) -> None:
    """The last weight before a place is what it counts; before the first, each counts as usual."""
    light, _ = parted(_entry(["a", [[0, places, []]], []]), MARK)
    ((_, made, _),) = _read(light)[1]
    assert _counted(made)[0] == counts


def test_pages_alone_are_light() -> None:
    """A word of a thousand pages, five times on each, takes two thirds at most without places."""
    pages: Item = [[1, [90 + n % 37, 40, 31, 77, 120], []] for n in range(1_000)]
    light, whole = parted(_entry(["council", pages, []]), MARK)
    assert light.size < whole.size / 1.5


@pytest.mark.parametrize(
    "entry", [["a"], [1, [], []], ["a", [[1, []]], []], ["a", [[1, [], []]], [["b"]]], "a"]
)
def test_another_form(entry: Item) -> None:
    """An entry of another form is refused, and never half read."""
    with pytest.raises(NotCborError):
        parted(_entry(entry), MARK)


def test_words_of_texts() -> None:
    """Each word once: compounds and figures in parts, as the search of a browser reads them."""
    texts = ["“Grain-market”, at 12:30", "the TTP's (grain) market…"]
    assert words_in(texts) == ["12", "30", "at", "grain", "market", "the", "ttp's"]
    assert "&lt;b&gt;" in page_of(["<b>"], "en")


def test_forms() -> None:
    """The forms of a word are those at its places, however they are spelled."""
    entries: list[Item] = [
        ["polici", [[0, [-25, 0, 2], []]], [["policí", [[0, [-25, 1], []]]]]],
        ["road", [[0, [-25, 3], []]], []],
    ]
    found = list(forms_in(entries, "policia policía policias road.", {"polici"}))
    assert found == [["polici", "policia", "policias", "policía"]]
