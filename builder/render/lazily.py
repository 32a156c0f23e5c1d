"""Values that are made when somebody asks for them, each once."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class Lazily(Mapping[K, V_co]):
    """A mapping whose keys are known, in their order, and whose values `make` makes of them."""

    def __init__(self, keys: Mapping[K, object], make: Callable[[K], V_co]) -> None:
        """Make nothing yet."""
        self._keys = keys
        self._make = make
        self._made: dict[K, V_co] = {}

    def __getitem__(self, key: K) -> V_co:
        """Return the value of a key."""
        try:
            return self._made[key]
        except KeyError:
            if key not in self._keys:
                raise
        # Not within `except`: a failure of what makes it has no other before it.
        return self._made.setdefault(key, self._make(key))

    def __iter__(self) -> Iterator[K]:
        """Yield the keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key, and make nothing."""
        return key in self._keys
