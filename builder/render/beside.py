"""Events by year, of one group beside others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.model.archive import GroupEntry
from builder.render.assessed import Assessed
from builder.render.site import Site

_MOST_OTHERS = 3
_MOST_YEARS = 40


@dataclass(frozen=True, slots=True)
class Beside:
    """How many events each of `groups` has, a row for each year, the latest first.

    A year between others in which none has any is a row too. `top` is the highest number;
    `undated` and `earlier` count the events of each that no row has.
    """

    groups: tuple[str, ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    top: int
    undated: tuple[int, ...]
    earlier: tuple[int, ...]


def beside(site: Site, group: str, together: Iterable[str]) -> Beside | None:
    """Return a group beside those it has most to do with; None where it has no dated event.

    These are the groups that it has a relation to, and then those most often named with it.
    """
    own = years_of(site, group)
    if not any(own):
        return None
    record = site.archive.groups[group]
    related = dict.fromkeys([*_related(site, record), *together])
    others = {id_: years for id_ in related if id_ != group and any(years := years_of(site, id_))}
    counts = {group: own, **dict(list(others.items())[:_MOST_OTHERS])}
    known = [year for years in counts.values() for year in years if year]
    first, last = min(known), max(known)
    start = max(first, last - _MOST_YEARS + 1)
    rows = tuple(
        (year, tuple(years[year] for years in counts.values()))
        for year in range(last, start - 1, -1)
    )
    return Beside(
        tuple(counts),
        rows,
        max(max(of_year) for _, of_year in rows),
        tuple(years[0] for years in counts.values()),
        tuple(sum(years[y] for y in years if 0 < y < start) for years in counts.values()),
    )


@dataclass(frozen=True, slots=True)
class Strips:
    """A strip of years for each group, all from `first` to `last`, each as high as its own top.

    The path of a group without a dated event is "".
    """

    first: int
    last: int
    paths: Mapping[str, str]

    @property
    def width(self) -> int:
        """How many years there are, the width of the paths; their height is 10."""
        return self.last - self.first + 1


def strips(site: Site, groups: Iterable[str]) -> Strips | None:
    """Return the strips of groups; None where none of them has a dated event."""
    counts = {id_: years_of(site, id_) for id_ in groups}
    known = [year for years in counts.values() for year in years if year]
    if not known:
        return None
    first = min(known)
    paths = {id_: _path(years, first) for id_, years in counts.items()}
    return Strips(first, max(known), paths)


def _path(years: Counter[int], first: int) -> str:
    dated = {year: count for year, count in years.items() if year}
    top = max(dated.values(), default=0)
    return "".join(
        f"M{year - first} 10v{-10 * count / top:.1f}h.8V10z"
        for year, count in sorted(dated.items())
    )


def years_of(site: Site, group: str) -> Counter[int]:
    """Count the events that a group claimed or is said to have done, by year; 0 is no known year.

    The year is the first that the date of the event allows.
    """
    found = {
        one.event.id: one
        for role in ("claimed_by", "attributed_to")
        for one in site.events_by_group.get((group, role), ())
    }
    return Counter(_year(one) for one in found.values())


def _year(assessed: Assessed) -> int:
    date = assessed.event.record.date
    return date.earliest.year if date and date.earliest else 0


def _related(site: Site, group: GroupEntry) -> list[str]:
    own = [one.relation.group for one in group.relations]
    back = [one.group for one in site.archive.relations_to.get(group.id, ())]
    parent = [group.parent.parent.group] if group.parent else []
    return [*parent, *own, *back]
