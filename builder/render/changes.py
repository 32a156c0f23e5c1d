"""What became of every record, by day: what came, was changed, corrected or taken out."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model.archive import Archive
from builder.render.changed import corrections_of, last_changed, reviewed_on


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a record, for those who have seen it before, or have older data.

    `day` is None where the archive does not know. `became` is the id that it has now, and `what`
    what was corrected, or why it was withdrawn; None where an article behind it was reviewed.
    """

    day: dt.date | None
    change: str
    kind: str
    id: str
    became: str | None = None
    what: str | None = None


def changes_of(archive: Archive, deleted: Iterable[str] = ()) -> list[Change]:
    """Return every change in order of days, those without one first.

    `change` is added, changed, withdrawn, merged or deleted.
    """
    found = [*_added(archive), *_changed(archive), *_gone(archive, deleted)]
    return sorted(found, key=_in_order)


def _in_order(one: Change) -> tuple[object, ...]:
    return (one.day or dt.date.min, one.kind, one.id, one.change, one.what or "")


def _added(archive: Archive) -> Iterator[Change]:
    days = {id_: reviewed_on(entry) for id_, entry in archive.articles.items()}
    for id_, day in days.items():
        yield Change(day, "added", "articles", id_)
    for id_, event in archive.events.items():
        first = _first(days[report.article] for report in event.reports)
        yield Change(first, "added", "events", id_)
    found: dict[tuple[str, str], dt.date] = {}
    for owner, entries in archive.articles_naming.items():
        if day := _first(days[entry.id] for entry in entries):
            found[owner.kind.value, owner.id] = day
    for kind, ids in (("groups", archive.groups), ("locations", archive.locations)):
        for id_ in ids:
            yield Change(found.get((kind, id_)), "added", kind, id_)


def _first(days: Iterable[dt.date | None]) -> dt.date | None:
    return min((day for day in days if day), default=None)


def _changed(archive: Archive) -> Iterator[Change]:
    corrected: set[tuple[str, str, dt.date | None]] = set()
    for kind, id_, _, correction in corrections_of(archive):
        corrected.add((kind, id_, correction.date.latest))
        yield Change(correction.date.latest, "changed", kind, id_, what=correction.what)
    added = {(one.kind, one.id): one.day for one in _added(archive)}
    for uri, day in last_changed(archive).items():
        kind, _, name = uri.removesuffix(".md").partition("/")
        if added.get((kind, name)) not in (None, day) and (kind, name, day) not in corrected:
            yield Change(day, "changed", kind, name)


def _gone(archive: Archive, deleted: Iterable[str]) -> Iterator[Change]:
    for id_, entry in archive.withdrawn.items():
        if withdrawn := entry.record.withdrawn:
            yield Change(withdrawn.on.latest, "withdrawn", "articles", id_, what=withdrawn.reason)
    for old, new in archive.redirects.items():
        kind, _, id_ = old.partition("/")
        yield Change(None, "merged", kind, id_, became=new.partition("/")[2])
    for gone in deleted:
        kind, _, id_ = gone.partition("/")
        yield Change(None, "deleted", kind, id_)
