"""What may not be lost or bent between one state of the archive and the next."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.check.bearers import keys
from builder.check.facts import facts_of
from builder.check.records import AnyEntry
from builder.diagnostics import Code, Diagnostic
from builder.model.article import Article, Display, Status
from builder.model.authority import Authority


@dataclass(frozen=True, slots=True)
class State:
    """The ids of an archive, each as in groups/ttp, and the SHA-256 of its raw pages by name.

    `former` has the owner of every id that a record lists under `redirect_from`, `deleted` those in
    the ledger, `entries` the records that could be read. `unread` are the kinds, as in groups, of
    which a record could not be read.
    """

    ids: frozenset[str]
    former: Mapping[str, str]
    deleted: frozenset[str]
    seeds: Mapping[str, str]
    unread: frozenset[str]
    entries: Mapping[str, AnyEntry]

    def now(self, id_: str) -> str:
        """Return the id that a record of an earlier state has today."""
        return id_ if id_ in self.ids else self.former.get(id_, id_)


def check_history(before: State, after: State, ledger: str) -> Iterator[Diagnostic]:
    """Yield a finding for everything that is gone or changed without a word.

    Records are compared by id, across a new name: address, raw page, facts, corrections, reviewer.
    A raw page may go: that of a withdrawn article has to. `ledger` is the path of the list of
    deleted ids.
    """
    yield from _lost_ids(before, after, ledger)
    yield from _moved_addresses(before, after)
    for name in sorted(before.seeds.keys() & after.seeds.keys()):
        if before.seeds[name] != after.seeds[name]:
            yield Diagnostic(
                f"seeds/{name}",
                1,
                1,
                Code.CHANGED_SEED,
                "is not the raw page that it was",
                "bring the old file back, and add a better copy under a name of its own",
            )
    for id_, old in before.entries.items():
        new = after.entries.get(after.now(id_))
        if new is not None and type(new.record) is type(old.record):
            yield from _changes(old, new, after)


def _lost_ids(before: State, after: State, ledger: str) -> Iterator[Diagnostic]:
    there = after.ids | after.former.keys() | after.deleted
    for id_ in sorted((before.ids | before.former.keys()) - there):
        # It may be the one that was renamed, and its own finding says what is wrong with it.
        if id_.partition("/")[0] in after.unread:
            continue
        owner = after.now(before.former.get(id_, id_))
        is_old = id_ not in before.ids and owner in after.ids
        yield Diagnostic(
            f"content/{owner if is_old else id_}.md",
            1,
            1,
            Code.LOST_ID,
            f"{id_} was an address of this record, and is none now"
            if is_old
            else f"{id_} was published, and no record has or had that id now",
            f"add {id_} to {ledger}, or its name to redirect_from of the record that it became",
        )
    for id_ in sorted(before.deleted - after.deleted):
        yield Diagnostic(
            ledger,
            1,
            1,
            Code.LOST_ID,
            f"{id_} is no longer listed",
            "bring its line back: an id that was deleted is never used again",
        )


def _moved_addresses(before: State, after: State) -> Iterator[Diagnostic]:
    """Yield a finding for every old address that leads to another record than it did."""
    for id_, owner in sorted(after.former.items()):
        entry = after.entries.get(owner)
        old = before.former.get(id_, id_)
        if entry is None or after.now(old) != owner:
            if entry is not None and old in after.ids:
                yield _clash(entry, id_, f"led to {old}, and leads to {owner} now")
            continue
        # A record may go into one that was there before, as two names of one group do.
        was = before.entries.get(old)
        if was and old != owner and owner in before.ids and not _is_merged(was, entry):
            yield _clash(entry, id_, f"was that of {old}, of which {owner} has nothing")


def _clash(entry: AnyEntry, id_: str, what: str) -> Diagnostic:
    listed = entry.record.redirect_from
    name = id_.partition("/")[2]
    return entry.finding(
        ("redirect_from", listed.index(name)),
        Code.REDIRECT_CLASH,
        f"the address {id_} {what}",
        "leave it where it was, or put the id into the list of deleted ones",
    )


def _is_merged(old: AnyEntry, new: AnyEntry) -> bool:
    if isinstance(old.record, Authority) and isinstance(new.record, Authority):
        own = {key for name in new.record.strong_names for key in keys(name)}
        return any(key in own for key in keys(old.record.name))
    if isinstance(old.record, Article) and isinstance(new.record, Article):
        return old.record.title == new.record.title
    return bool(old.record.date == new.record.date and old.record.location == new.record.location)


_ADVICE = "add what was changed and why to corrections, with the day"


def _changes(old: AnyEntry, new: AnyEntry, after: State) -> Iterator[Diagnostic]:
    is_corrected = _dumped(new.record.corrections) - _dumped(old.record.corrections)
    for _ in range(bool(_dumped(old.record.corrections) - _dumped(new.record.corrections))):
        yield new.finding(
            ("corrections",),
            Code.UNREVIEWED_CHANGE,
            "a published correction is gone or was changed",
            "bring it back, and add another below it",
        )
    if isinstance(new.record, Article):
        yield from _changes_of_article(old.record, new, after, is_corrected=bool(is_corrected))
        return
    changed = _differing(old, new, after, only_old=True)
    if changed and not is_corrected:
        yield new.finding(
            (changed.split(".", maxsplit=1)[0],),
            Code.UNREVIEWED_CHANGE,
            f"{changed} was published otherwise, and no correction says so",
            _ADVICE,
        )


def _changes_of_article(
    old: Article, new: AnyEntry, after: State, *, is_corrected: bool
) -> Iterator[Diagnostic]:
    record: Article = new.record
    if Display.WITHDRAWN in (record.display, old.display):
        return
    if old.source.sha256 != record.source.sha256 and not is_corrected:
        yield new.finding(
            ("source", "sha256"),
            Code.CHANGED_SEED,
            "the record rests on another raw page than it did",
            f"bring the old page back, or {_ADVICE}",
        )
    if old.status is not Status.REVIEWED or record.status is not Status.REVIEWED:
        return
    was, now = old.reviewed, record.reviewed
    if was is None or now is None:
        return
    is_later = bool(was.on.latest and now.on.earliest and now.on.earliest > was.on.latest)
    if was != now and not is_later:
        yield new.finding(
            ("reviewed",),
            Code.UNREVIEWED_CHANGE,
            f"the review by {was.by} on {was.on} was put into other words",
            "a new review has a later day; leave the old one otherwise",
        )
    changed = _differing_records(old, record, after, only_old=False)
    if changed and not is_corrected and not is_later:
        yield new.finding(
            ("reports" if changed.startswith("report ") else changed,),
            Code.UNREVIEWED_CHANGE,
            f"{changed} of a reviewed record was changed, without a correction or a new review",
            f"review it anew with the day, or {_ADVICE}",
        )


def _differing(old: AnyEntry, new: AnyEntry, after: State, *, only_old: bool) -> str:
    return _differing_records(old.record, new.record, after, only_old=only_old)


def _differing_records(old: object, new: object, after: State, *, only_old: bool) -> str:
    """Return the first fact that two records tell in two ways; "" if there is none.

    What only the new one says is growth where nobody reviews the record as a whole.
    """
    one, other = facts_of(old, after.now), facts_of(new, after.now)
    names = one.keys() if only_old else one.keys() | other.keys()
    return next((name for name in sorted(names) if one.get(name) != other.get(name)), "")


def _dumped(corrections: tuple[object, ...]) -> frozenset[str]:
    return frozenset(json.dumps(str(one)) for one in corrections)
