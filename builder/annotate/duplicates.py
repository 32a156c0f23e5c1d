"""The same story sent again: word for word in part, as reprints and shortened wire stories are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.stories import ENOUGH, FEWEST, runs

_KEPT = 4  # one in four runs is kept: enough to measure, and a quarter of the memory


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
        own = runs(text, _KEPT)
        for run in own:
            self._holders[run].append(len(self._ids))
        self._ids.append(id_)
        self._sizes.append(len(own))

    def nearest(self, text: str) -> Duplicate | None:
        """Return the story that has the most in common, if it is most of the shorter text."""
        own = runs(text, _KEPT)
        shared = Counter(story for run in own for story in self._holders.get(run, ()))
        found = [
            Duplicate(self._ids[story], common / smaller)
            for story, common in shared.items()
            if (smaller := min(len(own), self._sizes[story])) >= FEWEST
            and common >= ENOUGH * smaller
        ]
        return max(found, key=lambda one: (one.share, one.id), default=None)
