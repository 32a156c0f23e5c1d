"""Every field of a record says what kind of statement it is."""

from typing import get_args

import pytest
from pydantic import BaseModel

from builder.model.event import Event, EventReasons
from builder.model.fields import Line
from builder.model.proposals import Proposals
from builder.model.statement import (
    Statement,
    Where,
    facts_of,
    models_in,
    phrases,
    records_in,
    said_fields,
    statements,
)
from builder.schema import RECORD_TYPES


def without_kind(model: type[BaseModel]) -> list[str]:
    """Return the fields that neither say what they are nor hold records, whose fields do."""
    return [
        name
        for name, stated in statements(model).items()
        if stated is None and not models_in(model.model_fields[name].annotation)
    ]


@pytest.mark.parametrize(
    "model", [*dict.fromkeys(m for kind in RECORD_TYPES.values() for m in records_in(kind))]
)
def test_every_field_has_a_kind(model: type[BaseModel]) -> None:
    """A field that does not say what kind of statement it is does not get in."""
    assert without_kind(model) == []


def test_a_field_without_a_kind_is_found() -> None:
    """The test above can fail."""

    class Vague(Event):
        weapon: Line | None = None

    assert without_kind(Vague) == ["weapon"]


def test_words_a_date_is_read_from_are_said() -> None:
    """What a field is read from is a field beside it with words of the source."""
    for model in {m for kind in RECORD_TYPES.values() for m in records_in(kind)}:
        beside = statements(model)
        for stated in beside.values():
            if stated and stated.words:
                words = beside[stated.words]
                assert words is not None
                assert words.where is not None


def test_free_text_is_read_from_words() -> None:
    """Text that the editors read, and not a number or one of a list, names its words.

    A name that means a group in one article is looked for in its body; see check/mentions.py.
    """
    proposed = set(records_in(Proposals))
    free = {
        f"{model.__name__}.{name}"
        for kind in RECORD_TYPES.values()
        for model in records_in(kind)
        if model not in proposed
        for name, stated in statements(model).items()
        if stated and stated.statement is Statement.READ and stated.words is None
        if _holds_text(model.model_fields[name].annotation)
    }
    assert free == {"Named.names", "Article.language"}


def _holds_text(annotation: object) -> bool:
    return annotation is str or any(_holds_text(part) for part in get_args(annotation))


def test_every_reason_settles_a_field() -> None:
    """A reason can be given for each field of an event that is said or read, and its place."""
    read = {
        name
        for name, stated in statements(Event).items()
        if stated and stated.statement in (Statement.SAID, Statement.READ)
    }
    assert set(EventReasons.model_fields) == (read - phrases(Event)) | {"location"}


def test_facts() -> None:
    """A record's values come with their place; what is not given is none."""
    event = Event.model_validate(
        {"title": "T", "date": None, "location": None, "type": "raid", "target": "a house"}
    )
    assert [(fact.at, fact.value) for fact in facts_of(event)] == [
        (("title",), "T"),
        (("type",), "raid"),
        (("target",), "a house"),
    ]
    assert said_fields(Event, Where.REPORTS) == ["date_phrase", "target"]
