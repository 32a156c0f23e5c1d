"""The same story sent again: word for word in part, as reprints and shortened wire stories are."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_WORDS = 5
_KEPT = 4  # one in four runs is kept: enough to measure, and a quarter of the memory
_FEWEST = 5
_ENOUGH = 0.6
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A record that tells the same story; `share` is how much of the shorter text both have."""

    id: str
    share: float


class StoryIndex:
    """The runs of five words of many texts, to look another text up in."""

    def __init__(self, stories: Iterable[tuple[str, str]] = ()) -> None:
        """Take pairs of id and text."""
        self._ids: list[str] = []
        self._sizes: list[int] = []
        self._holders: dict[int, list[int]] = defaultdict(list)
        for id_, text in stories:
            self.add(id_, text)

    def add(self, id_: str, text: str) -> None:
        """Add one story."""
        runs = _runs(text)
        for run in runs:
            self._holders[run].append(len(self._ids))
        self._ids.append(id_)
        self._sizes.append(len(runs))

    def nearest(self, text: str) -> Duplicate | None:
        """Return the story that has the most in common, if it is most of the shorter text."""
        runs = _runs(text)
        shared = Counter(story for run in runs for story in self._holders.get(run, ()))
        found = [
            Duplicate(self._ids[story], common / smaller)
            for story, common in shared.items()
            if (smaller := min(len(runs), self._sizes[story])) >= _FEWEST
            and common >= _ENOUGH * smaller
        ]
        return max(found, key=lambda one: (one.share, one.id), default=None)


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    hashes = (
        zlib.crc32(" ".join(words[i : i + _WORDS]).encode()) for i in range(len(words) - _WORDS + 1)
    )
    return frozenset(run for run in hashes if run % _KEPT == 0)
