"""How much a record may hold: what is more was not written by a person, and costs every build."""

from collections.abc import Iterator, Sequence
from itertools import islice

from builder.check.each import each
from builder.check.records import AnyEntry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article
from builder.model.authority import Authority, Group
from builder.model.kinds import KINDS
from builder.model.statement import FieldValue, Statement, facts_of

MOST_ENTRIES = 500
MOST_NAMES = 500
MOST_SAID = 1_000
MOST_SOURCES = 50
LONGEST_NAME = 200
DEEPEST = 20


@each(*KINDS)
def check_limits(entry: AnyEntry, _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every list and name that is beyond any real one."""
    yield from _lists(entry)
    yield from _said(entry)
    if isinstance(entry.record, Authority):
        yield from _names(entry)


def _lists(entry: AnyEntry) -> Iterator[Diagnostic]:
    if isinstance(entry.record, Article):
        for key in ("authors", "via"):
            yield from _most(entry, (key,), getattr(entry.record, key) or (), MOST_SOURCES)
        for key in ("groups", "locations", "people", "reports", "notes"):
            yield from _most(entry, (key,), getattr(entry.record, key), MOST_ENTRIES)
            for n, one in enumerate(getattr(entry.record, key)):
                yield from _most(entry, (key, n), getattr(one, "names", ()), MOST_NAMES)


def said_in(entry: AnyEntry) -> Iterator[FieldValue]:
    """Yield what a record says in a source's words, each of which is looked for there.

    A quote is none of them: it has findings of its own, and stands there once, letter for letter.
    """
    for fact in facts_of(entry.record):
        if fact.stated.statement is Statement.SAID and isinstance(fact.value, str):
            yield fact


def _said(entry: AnyEntry) -> Iterator[Diagnostic]:
    for fact in islice(said_in(entry), MOST_SAID, MOST_SAID + 1):
        yield entry.finding(
            fact.at,
            Code.TOO_MANY,
            f"the record has over {MOST_SAID:,} names, phrases and the like in a source's words",
            "keep those that matter: what is from here on is not looked for in the source",
        )


def _names(entry: AnyEntry) -> Iterator[Diagnostic]:
    lists: list[tuple[str, Sequence[str]]] = [
        ("name", [entry.record.name]),
        ("aliases", entry.record.aliases),
        ("native_names", [native.name for native in entry.record.native_names]),
    ]
    if isinstance(entry.record, Group):
        lists.append(("weak_aliases", entry.record.weak_aliases))
    for key, names in lists:
        yield from _most(entry, (key,), names, MOST_NAMES)
        longest = max(names, key=len, default="")
        if len(longest) > LONGEST_NAME:
            yield entry.finding(
                (key,),
                Code.TOO_MANY,
                f'"{longest[:40]}…" has {len(longest)} letters',
                f"a name has up to {LONGEST_NAME}: write what articles call it",
            )


def _most(entry: AnyEntry, at: Path, found: Sequence[object], most: int) -> Iterator[Diagnostic]:
    if len(found) > most:
        yield entry.finding(
            at,
            Code.TOO_MANY,
            f"{at[0]} has {len(found)} entries",
            f"a record has up to {most}: keep those that matter, or split the record",
        )


def check_depths(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every chain of places that is beyond any real one."""
    depths: dict[str, int] = {}
    for first in records.locations:
        way: list[str] = []
        place = first
        while place in records.locations and place not in depths:
            depths[place] = 0  # One that leads back to itself is a finding of its own.
            way.append(place)
            place = records.locations[place].record.within or ""
        depth = depths.get(place, 0)
        for inner in reversed(way):
            depth += 1
            depths[inner] = depth
    for id_, depth in depths.items():
        if depth == DEEPEST + 1:
            yield records.locations[id_].finding(
                ("within",),
                Code.TOO_MANY,
                f"lies within {DEEPEST} places, one within the other",
                "name the nearest place around it that readers know",
            )
