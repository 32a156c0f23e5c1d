"""Put together what several words and sentences say of the dead and injured of one event."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.reader.casualties import Casualties, CountKind
from builder.reader.casualties.cues import Fate
from builder.reader.casualties.vocabulary import BROAD, FORCES, GENERIC, PERHAPS_FORCES
from builder.reader.found import Count

# What counts only where nothing else does.
GIVE_WAY = frozenset({CountKind.EARLIER, CountKind.BOAST})
_MANY, _TIMES = 100, 20


@dataclass(slots=True)
class _Side:
    """The dead, or the injured, so far; `heads` are the nouns that count them."""

    count: Count | None = None
    heads: frozenset[str] = frozenset()
    is_toll: bool = False

    def add(self, one: Casualties, new: Count | None) -> None:
        """Take one more number."""
        self.count = self._with(one, new)
        self.heads |= one.heads
        self.is_toll = self.is_toll or (one.kind is CountKind.TOLL and new is not None)

    def _with(  # noqa: PLR0911 -- one line for each kind
        self, one: Casualties, new: Count | None
    ) -> Count | None:
        known = self.count
        if new is None or known is None:
            return known if new is None else new
        if one.kind is CountKind.BODIES or _is_open(new) or _is_open(known):
            return new if _is_open(known) else known
        if _is_nobody(new) and not _is_nobody(known):
            return known  # "set off eleven more bombs, with no deaths"
        if one.kind is CountKind.TOLL:
            return new if _low(new) >= _low(known) else _range(new, known)
        if one.kind is CountKind.GIVEN and _low(new) > _low(known):
            return _of_both(known, new)
        if one.kind is CountKind.LATER:
            return _with_later(known, new)
        if one.kind is CountKind.PART:
            return known if _low(new) <= _low(known) else _range(known, new)
        if one.kind is CountKind.MORE or _are_apart(self.heads, one):
            return _sum(known, new)
        is_older = self.is_toll and one.kind is CountKind.PLAIN and _low(new) < _low(known)
        if is_older or self.has_part(one, new) or _is_beyond(known, new):
            return known
        return _range(known, new)

    def has_part(self, one: Casualties, new: Count) -> bool:
        """Tell whether they are some of those already counted, as "three children" are."""
        known = self.count
        if known is None or _is_open(known) or _is_open(new):
            return False
        if one.kind is not CountKind.PART and _are_apart(self.heads, one):
            return False
        is_part = one.kind is CountKind.PART or (one.kind is CountKind.PLAIN and one.is_specific)
        return is_part and _low(new) <= _low(known)


@dataclass(slots=True)
class EventTally:
    """The counts of one event so far."""

    _killed: _Side = field(default_factory=_Side)
    _injured: _Side = field(default_factory=_Side)
    _attackers: _Side = field(default_factory=_Side)
    _old: list[Casualties] = field(default_factory=list)

    @property
    def killed(self) -> Count | None:
        """The dead who are no attackers."""
        return self._final(Fate.KILLED, self._killed)

    @property
    def injured(self) -> Count | None:
        """The injured."""
        return self._final(Fate.INJURED, self._injured)

    @property
    def attackers(self) -> Count | None:
        """The dead among the attackers."""
        return self._attackers.count

    def add(self, found: Sequence[Casualties]) -> None:
        """Take what a sentence says."""
        self._old += [one for one in found if one.kind in GIVE_WAY]
        new = [one for one in found if one.kind not in GIVE_WAY]
        if self._adds_up(new):
            new = [one for one in new if one.harm is not Fate.KILLED]
        is_part = False
        for one in new:
            if one.harm is Fate.BOTH:
                self._killed.count = self._killed.count or one.victims
                self._injured.count = self._injured.count or one.victims
            elif one.harm is Fate.KILLED:
                is_part = is_part or (
                    one.victims is not None and self._killed.has_part(one, one.victims)
                )
                self._killed.add(one, one.victims)
                self._attackers.add(one, one.attackers)
            elif one.harm is Fate.INJURED and not (is_part and self._is_among_injured(one)):
                self._injured.add(one, one.victims)

    def _adds_up(self, found: Sequence[Casualties]) -> bool:
        """Tell whether several numbers of a sentence are together what was told: 24 and 2 of 26."""
        known = self._killed.count
        parts = [one.victims for one in found if one.harm is Fate.KILLED and one.victims]
        if known is None or _is_open(known) or len(parts) < 2:  # noqa: PLR2004 -- several
            return False
        return sum(map(_low, parts)) == _low(known)

    def _is_among_injured(self, one: Casualties) -> bool:
        """Tell whether the injured of a part of the dead may be a part of those that are known."""
        known, new = self._injured.count, one.victims
        if new is None or _is_open(new):
            return True  # "killed two of them and wounded several" is no number of all
        return known is not None and _low(new) <= _low(known)

    def _final(self, harm: Fate, side: _Side) -> Count | None:
        if side.count is not None and not _is_open(side.count):
            return side.count
        sides = (self._killed, self._injured)
        is_told = any(one.count is not None for one in sides)
        old = (
            one.victims
            for one in self._old
            if one.harm is harm and one.victims and not (is_told and one.kind is CountKind.BOAST)
        )
        return next(old, side.count)


def _are_apart(heads: frozenset[str], one: Casualties) -> bool:
    """Tell whether these cannot be some of those: soldiers here and women before."""
    if not heads or not one.is_specific or heads & (GENERIC | one.heads):
        return False
    if _are_forces(heads) != _are_forces(one.heads):
        return True
    return not (heads | one.heads) & BROAD  # teachers are some of the villagers, nurses none


def _are_forces(heads: frozenset[str]) -> bool:
    return not heads.isdisjoint(FORCES | PERHAPS_FORCES)


def _is_beyond(known: Count, new: Count) -> bool:
    """Tell whether a number is too large to be of the same incident: of a war, or of others."""
    most = known.max if known.max is not None else known.min or 0
    return _low(new) >= max(_MANY, most * _TIMES) and most > 0


def _is_nobody(count: Count) -> bool:
    return count.max == 0


def _is_open(count: Count) -> bool:
    return count.min is None and count.max is None


def _low(count: Count) -> int:
    return count.min if count.min is not None else count.max or 0


def _sum(one: Count, other: Count) -> Count:
    return Count(
        None if one.min is None and other.min is None else (one.min or 0) + (other.min or 0),
        None if one.max is None or other.max is None else one.max + other.max,
    )


def _with_later(known: Count, new: Count) -> Count:
    """Return the sum; "as many as 24 died on the spot" are 24 if those who died later are told."""
    if known.min is None and known.max is not None and new.min == new.max:
        known = Count(known.max, known.max)
    return _sum(known, new)


def _of_both(one: Count, other: Count) -> Count:
    """Return the bounds of what two speakers say, "at least 19" and 25."""
    return Count(one.min, other.max) if one.min is not None else _range(one, other)


def _range(one: Count, other: Count) -> Count:
    """Return the bounds of two numbers that differ; "12" makes "at least 10" exact."""
    if one == other:
        return one
    if other.min is None and one.max is not None and (other.max or 0) > one.max:
        return Count(one.min, other.max)  # "six had died", "up to 19 were killed"
    for open_, exact in ((one, other), (other, one)):
        if open_.max is None and exact.max is not None and (exact.min or 0) >= (open_.min or 0):
            return exact
        if open_.min is None and exact.min is not None and exact.min <= (open_.max or 0):
            return exact
    if other.max is None and one.max is not None and (other.min or 0) > one.max:
        return other  # "at least five" where there were four
    low = [count.min for count in (one, other) if count.min is not None]
    high = [count.max for count in (one, other) if count.max is not None]
    return Count(min(low, default=None), max(high) if len(high) == 2 else None)  # noqa: PLR2004 -- both
