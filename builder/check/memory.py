"""What was made of the same things before: so that a check again takes what has changed.

A step is done anew when what it was given is not the same, or anything else that it looked at. What
it looked at is not declared, where it could be forgotten: the step sees the records through
`Memory.watch`, which notes every look.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import FunctionType
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")
K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)

Look = tuple[Any, ...]
"""What was looked at: a name, an attribute, and a key where one value of a mapping was."""


_NO_LOOKS: frozenset[Look] = frozenset()


class _Missing(Enum):
    """What stands for no value: one and the same, also after it was written and read."""

    MISSING = auto()


_MISSING = _Missing.MISSING
# How many parts a look has at all of an attribute: the key of one value would come after them.
_WHOLE: Final = 2
# One step in so many, made again in the next run, takes less than keeping all of them.
_FEW = 50


@dataclass(frozen=True, slots=True)
class _Made:
    given: tuple[object, ...]
    result: Any
    looks: frozenset[Look]


class Memory:
    """Keeps what steps made, and of what, from one run to the next.

    Everything given, looked at and made has to be frozen, as records are, or be treated as if it
    were. With `is_kept=False` nothing is watched, for who checks once: each step is then done once
    a run.
    """

    def __init__(self, *, is_kept: bool = True) -> None:
        """Know nothing yet; `is_kept` is as above."""
        self.is_kept = is_kept
        self._made: dict[Hashable, _Made] = {}
        # By the name of what was looked at.
        self._seen: dict[str, dict[Look, object]] = defaultdict(dict)
        self._open: list[set[Look]] = []
        self._used: set[Hashable] = set()
        self._anew = 0
        self._watched: dict[str, tuple[object, object]] = {}

    def made(
        self,
        key: Hashable,
        given: tuple[object, ...],
        make: Callable[[], T],
        may_keep: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """Return what the step `key` makes of what is given: what it made before, if that stands.

        A result that `may_keep` refuses is made each time.
        """
        self._used.add(key)
        before = self._made.get(key)
        if before is None or before.given != given:
            self._open.append(set())
            try:
                result = make()
            finally:
                looks = frozenset(self._open.pop()) or _NO_LOOKS
            before = _Made(given, result, looks)
            if may_keep(result):
                self._made[key] = before
                self._anew += 1
            else:
                self._made.pop(key, None)
        if self._open:
            self._open[-1] |= before.looks
        return cast(T, before.result)

    def watch(self, name: str, of: T) -> T:
        """Return `of` for steps to look at, and forget what was made of it as it was before.

        `name` says what it is, the same in every run. Methods of `of` see it watched, too; what
        begins with an underscore is not watched, and must follow from what is.
        """
        before = self._watched.get(name)
        if before and before[0] is of:
            return cast(T, before[1])
        if not self.is_kept:
            if before:  # It is not known what was made of what has changed.
                self._made = {}
            self._watched[name] = of, of
            return of
        changed = self._changed(name, of)
        for look in changed:
            del self._seen[name][look]
        if changed:
            looked = (key for key, one in self._made.items() if not changed.isdisjoint(one.looks))
            for key in tuple(looked):
                del self._made[key]
        self._watched[name] = of, _Watched(self, name, of)
        return cast(T, self._watched[name][1])

    def _changed(self, name: str, of: object) -> set[Look]:
        """Return the looks at something that would see something else in `of`."""
        now: dict[Hashable, object] = {}
        changed = set()
        for look, before in self._seen[name].items():
            attribute = look[1]
            if attribute not in now:
                now[attribute] = getattr(of, str(attribute), _MISSING)
            found = now[attribute]
            if len(look) > _WHOLE and isinstance(found, Mapping):
                found = found.get(look[_WHOLE], _MISSING)
            if found is not before and found != before:
                changed.add(look)
        return changed

    @property
    def is_mostly_known(self) -> bool:
        """Tell whether nearly all was made before, so that little is lost if the rest is not kept.

        It counts from the last time that what nobody uses was forgotten.
        """
        return self._anew * _FEW <= len(self._made)

    def forget_unused(self) -> None:
        """Forget what nobody asked for since the last time, as of records that are gone."""
        self._made = {key: one for key, one in self._made.items() if key in self._used}
        looks = frozenset[Look]().union(*(one.looks for one in self._made.values()))
        for seen in self._seen.values():
            for look in seen.keys() - looks:
                del seen[look]
        self._used = set()
        self._anew = 0
        self.let_go()

    def let_go(self) -> None:
        """Hold no more of a run than what steps made: records hold their memory, and it them."""
        self._watched = {}

    def look(self, look: Look, value: T) -> T:
        """Note that a step looked at something, and return it."""
        if self._open:
            self._open[-1].add(look)
            self._seen[look[0]][look] = value
        return value


class _Watched:
    """Stands before an object, and notes what of it is looked at."""

    def __init__(self, memory: Memory, name: str, of: object) -> None:
        self._memory, self._name, self._of = memory, name, of
        self._mappings: dict[str, _WatchedMapping[Any, Any]] = {}

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 -- as whatever it stands before
        if attribute in self._mappings:
            return self._mappings[attribute]
        own = getattr(type(self._of), attribute, None)
        if isinstance(own, FunctionType):
            return own.__get__(self)
        value = getattr(self._of, attribute)
        if attribute.startswith("_") or isinstance(value, Memory):
            return value
        look = (self._name, attribute)
        if isinstance(value, Mapping):
            watched = _WatchedMapping(self._memory, look, value)
            return self._mappings.setdefault(attribute, watched)
        return self._memory.look(look, value)

    def __iter__(self) -> Iterator[Any]:
        """Go through it as it does itself, watched."""
        return cast(Iterator[Any], type(self._of).__iter__(self))  # type: ignore[attr-defined]


class _WatchedMapping(Mapping[K, V_co]):
    """A mapping that notes which of its values are looked at."""

    def __init__(self, memory: Memory, look: Look, of: Mapping[K, V_co]) -> None:
        self._memory, self._look, self._of = memory, look, of

    def __getitem__(self, key: K) -> V_co:
        found = self.get(key, _MISSING)
        if found is _MISSING:
            raise KeyError(key)
        return cast(V_co, found)

    def get(self, key: K, default: Any = None) -> Any:  # noqa: ANN401
        found = self._of.get(key, _MISSING)
        self._memory.look((*self._look, key), found)
        return default if found is _MISSING else found

    def __contains__(self, key: object) -> bool:
        return self.get(cast(K, key), _MISSING) is not _MISSING

    def __iter__(self) -> Iterator[K]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def items(self) -> Any:  # noqa: ANN401 -- a view of the mapping
        return self._whole().items()

    def values(self) -> Any:  # noqa: ANN401 -- as above
        return self._whole().values()

    def _whole(self) -> Mapping[K, V_co]:
        return self._memory.look(self._look, self._of)
