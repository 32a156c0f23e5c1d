"""All second readings in one run, and what they come to."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from builder.check.records import AnyEntry, Records
from builder.check.second.dates import article_dates, event_dates, group_dates
from builder.check.second.figures import figure_facts
from builder.check.second.kinds import event_kinds, relation_facts
from builder.check.second.metadata import metadata_facts, person_facts
from builder.check.second.places import event_places
from builder.check.second.roles import role_facts
from builder.check.second.summary import summary_facts
from builder.check.second.texts import Texts
from builder.diagnostics import Code, Diagnostic
from builder.model.archive import Archive
from builder.model.facts import Agreement, Aspect, Fact, Standing
from builder.model.sourced import FieldPath

READERS: tuple[Callable[[Texts], Iterable[Fact]], ...] = (
    figure_facts,
    event_dates,
    article_dates,
    group_dates,
    role_facts,
    event_kinds,
    event_places,
    relation_facts,
    metadata_facts,
    person_facts,
    summary_facts,
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


def read_twice(archive: Archive, records: Records) -> Agreement:
    """Return every fact of the reviewed records with a second reading of its words."""
    was_enabled = gc.isenabled()
    gc.disable()  # What is read of a text goes with it, and the whole archive is no garbage.
    try:
        texts = Texts(archive, records)
        facts = [fact for reader in READERS for fact in reader(texts)]
        del texts
        return Agreement(tuple(sorted(facts, key=_in_order)))
    finally:
        if was_enabled:
            gc.enable()


def _in_order(fact: Fact) -> tuple[object, ...]:
    # A path mixes names and numbers: as text, each with its length, numbers keep their order.
    return (
        fact.kind,
        fact.id,
        [(f"{part:06}" if isinstance(part, int) else part) for part in fact.path],
    )


def check_agreement(agreement: Agreement, records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every fact that its words contradict, and every reason without need."""
    entries = {(kind, entry.id): entry for kind, entry in records}
    for fact in agreement.facts:
        if fact.standing is Standing.CONTRADICTED:
            yield _contradicted(entries[fact.kind, fact.id], fact)
    needed = {
        (fact.kind, fact.id, place_of_reason(fact))
        for fact in agreement.facts
        if fact.standing is Standing.SETTLED
    }
    read = {(fact.kind, fact.id) for fact in agreement.facts}
    for (kind, id_), entry in entries.items():
        if kind == "articles" and (kind, id_) not in read and id_ not in records.articles:
            continue
        for at in _reasons(entry.document.data, ()):
            if (kind, id_, at) not in needed:
                yield entry.finding(
                    at,
                    Code.NEEDLESS_REASON,
                    "the second reading of the words does not differ here",
                    "remove the reason: it settles what nobody disputes",
                )


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
