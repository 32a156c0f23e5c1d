"""Which texts tell the same story word for word, as reprints and copies do."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate, chain

_WORDS = 5
_WORD = re.compile(r"\w+")
FEWEST = 5
ENOUGH = 0.6
# Words that so many different stories have tell none of them apart.
_MOST_HOLDERS = 20


def runs(text: str, one_in: int = 1) -> frozenset[int]:
    """Return the text's runs of five words as numbers; one in so many of them, always the same."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    line = b" ".join(words)
    # Where each word begins; with a space behind the last one, too.
    begins = [0, *accumulate(len(word) + 1 for word in words)]
    hashes = (zlib.crc32(line[i : j - 1]) for i, j in zip(begins, begins[_WORDS:], strict=False))
    return frozenset(run for run in hashes if run % one_in == 0)


def stories(texts: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each id of the pairs of id and text one that stands for its story.

    Two texts are the same story if they have most of the shorter one in common. The cost grows
    with the texts: a run of words is held against a limited number of stories.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    first: dict[str, str] = {}

    def root(id_: str) -> str:
        while first[id_] != id_:
            first[id_] = id_ = first[first[id_]]
        return id_

    for id_, text in texts:
        own = runs(text)
        first[id_], sizes[id_] = id_, len(own)
        shared = Counter(chain.from_iterable(filter(None, map(holders.get, own))))
        is_copy = False
        for other, common in shared.items():
            smaller = min(len(own), sizes[other])
            if smaller >= FEWEST and common >= ENOUGH * smaller:
                first[root(id_)] = root(other)
                is_copy = is_copy or common == len(own)
        if not is_copy:
            for run in own:
                if len(holders[run]) < _MOST_HOLDERS:
                    holders[run].append(id_)
    return {id_: root(id_) for id_ in first}
