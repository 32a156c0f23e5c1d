"""Which of what a page shows are the editors' own words, and rest on no sentence of a source."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from builder.model.statement import Statement, models_in, records_in, statements
from builder.render.words import N_, Words

HEADS = {
    "title": N_("title"),
    "name": N_("name"),
    "native_names": N_("names in other scripts"),
    "aliases": N_("other names"),
    "weak_aliases": N_("shared names"),
    "kind": N_("kind"),
    "coordinates": N_("point on the map"),
    "bounds": N_("bounds on the map"),
    "precision": N_("what the point stands for"),
    "not_same_as": N_("what it is told apart from"),
    "summary": N_("summary"),
    "notes": N_("notes"),
    "rights": N_("rights"),
}
# Of the work on a record: where a page shows them, it says of them that somebody did it, and when.
OF_THE_WORK = frozenset(
    "accessed display status reviewed withdrawn corrections references redirect_from".split()
)
_REASON = "because"
"""Shown as the editors' beside the fact that it settles."""


@cache
def own_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a record in which something is the editors' own, in its order."""
    return tuple(
        name
        for name, stated in statements(model).items()
        if name != _REASON and name not in OF_THE_WORK
        if (stated is None and _has_own(model, name))
        or (stated is not None and stated.statement is Statement.OURS)
    )


def ours_words(words: Words, record: BaseModel) -> str:
    """List what of a record's page the editors wrote: "name, kind, shared names"."""
    return words.listed(words.gettext(HEADS[name]) for name in _given(record))


def _given(record: BaseModel) -> Iterator[str]:
    for name in own_fields(type(record)):
        value = getattr(record, name)
        entries = value if isinstance(value, tuple) else (value,)
        if any(entry is not None and _is_own(entry) for entry in entries):
            yield name


def _is_own(entry: object) -> bool:
    """Tell whether what stands in a field, or a field within it, is the editors' own."""
    if not isinstance(entry, BaseModel):
        return True
    own = (
        getattr(entry, name)
        for name, stated in statements(type(entry)).items()
        if name != _REASON and stated and stated.statement is Statement.OURS
    )
    return any(value is not None for value in own)


def _has_own(model: type[BaseModel], name: str) -> bool:
    return any(
        stated is not None and stated.statement is Statement.OURS
        for outer in models_in(model.model_fields[name].annotation)
        for inner in records_in(outer)
        for field, stated in statements(inner).items()
        if field != _REASON
    )
