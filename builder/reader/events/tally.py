"""Put together what several words and sentences say of the dead and injured of one event."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.reader.casualties import Casualties, Kind
from builder.reader.casualties.cues import Harm
from builder.reader.casualties.words import GENERIC
from builder.reader.found import Count


@dataclass(slots=True)
class Tally:
    """The counts of one event so far."""

    killed: Count | None = None
    injured: Count | None = None
    attackers: Count | None = None
    _killed_heads: frozenset[str] = field(default_factory=frozenset)
    _injured_heads: frozenset[str] = field(default_factory=frozenset)

    def add(self, found: Sequence[Casualties]) -> None:
        """Take what a sentence says."""
        for one in found:
            self._add(one)

    def _add(self, one: Casualties) -> None:
        if one.harm is Harm.BOTH:
            self.killed = self.killed or one.victims
            self.injured = self.injured or one.victims
            return
        if one.harm is Harm.KILLED:
            self.killed = _joined(self.killed, self._killed_heads, one, one.victims)
            self.attackers = _joined(self.attackers, frozenset(), one, one.attackers)
            self._killed_heads |= one.heads
        else:
            self.injured = _joined(self.injured, self._injured_heads, one, one.victims)
            self._injured_heads |= one.heads


def _joined(
    known: Count | None, heads: frozenset[str], one: Casualties, new: Count | None
) -> Count | None:
    if new is None or known is None:
        return known if new is None else new
    if one.kind is Kind.BODIES or _is_open(new) or _is_open(known):
        return new if _is_open(known) else known
    if one.kind is Kind.TOLL:
        return new if _low(new) >= _low(known) else _range(new, known)
    if one.kind is Kind.MORE or _are_apart(heads, one):
        return _sum(known, new)
    if one.is_specific and _low(new) <= _low(known):
        return known  # "three children" of those already counted
    return _range(known, new)


def _are_apart(heads: frozenset[str], one: Casualties) -> bool:
    """Tell whether soldiers are counted here and women before, neither of all."""
    return bool(heads) and one.is_specific and not heads & (GENERIC | one.heads)


def _is_open(count: Count) -> bool:
    return count.min is None and count.max is None


def _low(count: Count) -> int:
    return count.min if count.min is not None else count.max or 0


def _sum(one: Count, other: Count) -> Count:
    return Count(
        None if one.min is None and other.min is None else (one.min or 0) + (other.min or 0),
        None if one.max is None or other.max is None else one.max + other.max,
    )


def _range(one: Count, other: Count) -> Count:
    """Return the bounds of two numbers that differ; "12" makes "at least 10" exact."""
    if one == other:
        return one
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
