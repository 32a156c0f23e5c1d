"""All second readings in one run, and what they come to."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from builder.check.records import AnyEntry, Records
from builder.check.second.dates import article_dates, event_dates, group_dates
from builder.check.second.figures import figure_facts
from builder.check.second.kinds import event_kinds, relation_facts
from builder.check.second.metadata import metadata_facts, person_facts
from builder.check.second.places import event_places
from builder.check.second.roles import role_facts
from builder.check.second.summary import summary_facts
from builder.check.second.texts import ArticleText, Texts
from builder.diagnostics import Code, Diagnostic
from builder.model.archive import Archive, EventEntry, GroupEntry
from builder.model.facts import Agreement, Aspect, Fact, RecordKey, Standing
from builder.model.sourced import FieldPath

_OF_ARTICLES: tuple[Callable[[Texts, ArticleText], Iterable[Fact]], ...] = (
    figure_facts,
    article_dates,
    role_facts,
    metadata_facts,
    person_facts,
    summary_facts,
)
_OF_EVENTS: tuple[Callable[[Texts, EventEntry], Iterable[Fact]], ...] = (
    event_dates,
    event_kinds,
    event_places,
)
_OF_GROUPS: tuple[Callable[[Texts, GroupEntry], Iterable[Fact]], ...] = (
    group_dates,
    relation_facts,
)
_CODES = {
    Aspect.FIGURE: Code.CONTRADICTED_FIGURE,
    Aspect.DATE: Code.CONTRADICTED_DATE,
    Aspect.ROLE: Code.CONTRADICTED_ROLE,
    Aspect.TYPE: Code.CONTRADICTED_TYPE,
    Aspect.RELATION: Code.CONTRADICTED_RELATION,
    Aspect.PERSON: Code.CONTRADICTED_PERSON,
    Aspect.METADATA: Code.CONTRADICTED_METADATA,
}
_LONGEST = 120
T = TypeVar("T")


def read_twice(archive: Archive, records: Records) -> Agreement:
    """Return every fact of the reviewed records with a second reading of its words."""
    was_enabled = gc.isenabled()
    gc.disable()  # What is read of a text goes with it, and the whole archive is no garbage.
    try:
        return Agreement(dict(_facts(archive, records)))
    finally:
        if was_enabled:
            gc.enable()


def _facts(archive: Archive, records: Records) -> Iterator[tuple[RecordKey, tuple[Fact, ...]]]:
    memory = records.memory
    texts = Texts(memory.watch("archive", archive), memory.watch("records", records))
    for kind, entries, of_one in (
        ("articles", archive.articles, lambda one: _read(texts, texts[one.id], _OF_ARTICLES)),
        ("events", archive.events, lambda one: _read(texts, one, _OF_EVENTS)),
        ("groups", archive.groups, lambda one: _read(texts, one, _OF_GROUPS)),
    ):
        for id_, entry in sorted(entries.items()):
            facts = memory.made(("facts", kind, id_), (entry,), partial(of_one, entry))
            if facts:
                yield (kind, id_), facts


def _read(
    texts: Texts, one: T, readers: Iterable[Callable[[Texts, T], Iterable[Fact]]]
) -> tuple[Fact, ...]:
    return tuple(sorted((fact for reader in readers for fact in reader(texts, one)), key=_in_order))


def _in_order(fact: Fact) -> list[str]:
    # A path mixes names and numbers: as text, each with its length, numbers keep their order.
    return [(f"{part:06}" if isinstance(part, int) else part) for part in fact.path]


def check_agreement(agreement: Agreement, records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every fact that its words contradict, and every reason without need."""
    for kind, entry in records:
        facts = agreement.of(kind, entry.id)
        yield from records.memory.made(
            ("agreement", kind, entry.id),
            (entry, facts),
            partial(_findings, entry, facts),
        )


def _findings(entry: AnyEntry, facts: Iterable[Fact]) -> list[Diagnostic]:
    found = [_contradicted(entry, fact) for fact in facts if fact.standing is Standing.CONTRADICTED]
    needed = {place_of_reason(fact) for fact in facts if fact.standing is Standing.SETTLED}
    found += (
        entry.finding(
            at,
            Code.NEEDLESS_REASON,
            "the second reading of the words does not differ here",
            "remove the reason: it settles what nobody disputes",
        )
        for at in _reasons(entry.document.data, ())
        if at not in needed
    )
    return found


def _contradicted(entry: AnyEntry, fact: Fact) -> Diagnostic:
    words = fact.words if len(fact.words) <= _LONGEST else f"{fact.words[: _LONGEST - 3]}..."
    of_words = f' of "{words}"' if words else ""
    place = place_of_reason(fact)
    key = (
        f"because: {{{place[-1]}: a sentence}}" if place[0] == "because" else "because: a sentence"
    )
    return entry.finding(
        fact.at,
        _CODES[fact.aspect],
        f"the record says {fact.says}; a second reading{of_words} finds {fact.reading.says}",
        f"correct the record or quote other words; if it is right, say why in {key}",
    )


def place_of_reason(fact: Fact) -> FieldPath:
    """Return the field that holds the reason of a fact: beside it, or under its name."""
    if fact.kind == "groups" or len(fact.path) > 2:  # noqa: PLR2004 -- a list and a number
        owner = fact.path if isinstance(fact.path[-1], int) else fact.path[:-1]
        return (*owner, "because")
    if len(fact.path) == 2 and fact.path[0] == "people":  # noqa: PLR2004 -- a list and a number
        return (*fact.path, "because")
    return ("because", fact.path[0])


def _reasons(tree: Any, at: FieldPath) -> Iterator[FieldPath]:  # noqa: ANN401 -- what YAML holds
    if isinstance(tree, list):
        tree = dict(enumerate(tree))
    for key, value in tree.items():
        if key == "because" and value is not None:
            yield from (
                ((*at, key, name) for name in value) if isinstance(value, Mapping) else [(*at, key)]
            )
        elif key != "proposals" and isinstance(value, (Mapping, list)):
            yield from _reasons(value, (*at, key))
