"""Templates get what rests on words of an article together with them, and no bare value."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from pydantic import BaseModel

from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.event import Event
from builder.model.fields import QuoteField
from builder.model.statement import Statement, models_in, records_in, statements
from builder.pipeline import check
from tests.conftest import ROOT
from tests.sites.sites import tiny

_TEMPLATES = sorted((ROOT / "builder/render/templates").glob("*.html"))
# A page has no more to say for these than its own article, all of which they rest on.
_OF_THE_PAGE = frozenset(Article.model_fields) - {"reports", "notes", "people"}


def rests_on_words(model: type[BaseModel]) -> set[str]:
    """Return the fields of a record that rest on words of an article."""
    found = {
        name
        for name, field in model.model_fields.items()
        for held in models_in(field.annotation)
        if QuoteField in records_in(held)
    }
    if model is Event:
        stated = statements(model).items()
        found |= {name for name, one in stated if one and one.statement is not Statement.OURS}
    return found


_SOURCED = {
    name for model in (Article, Group, Location, Event) for name in rests_on_words(model)
} - _OF_THE_PAGE


def bare(source: str) -> Iterator[str]:
    """Yield the fields that rest on words and that a template takes from a bare record."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for node in environment.parse(source).find_all((nodes.Getattr, nodes.Getitem)):
        is_named = isinstance(node, nodes.Getattr)
        field = getattr(node, "attr", "") if is_named else getattr(node, "arg", None)
        field = getattr(field, "value", field)
        owner = getattr(node, "node", None)
        is_record = (isinstance(owner, nodes.Name) and owner.name == "record") or (
            isinstance(owner, nodes.Getattr) and owner.attr == "record"
        )
        if is_record and field in _SOURCED:
            yield field


def test_what_rests_on_words() -> None:
    """They follow from the kinds of the fields."""
    assert {"target", "date", "type", "location", "reports", "people", "relations", "formed"} <= (
        _SOURCED
    )
    assert not _SOURCED & {"title", "name", "summary", "kind", "publisher"}


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_template_shows_a_bare_value(path: Path) -> None:
    """A field that rests on words is reached through what holds them as well."""
    assert list(bare(path.read_text(encoding="utf-8"))) == []


def test_a_bare_value_is_found() -> None:
    """The test above can fail."""
    assert list(bare("{{ record.target }} {{ row.event.record.date }}")) == ["target", "date"]
    assert list(bare("{{ record['target'] }}")) == ["target"]


def test_told() -> None:
    """An event tells each of its fields that is not ours, with the words it rests on."""
    events = check(tiny()).archive.events
    bombing, mine = (events[id_] for id_ in sorted(events, reverse=True))
    fields = {"date", "date_phrase", "location", "type", "target", "part_of", "not_same_as"}
    assert set(bombing.told) == fields
    for name in ("date", "date_phrase", "location", "type", "target"):
        assert bombing.told[name].value == getattr(bombing.record, name)
        passage = bombing.told[name].passage
        assert passage is not None
        assert passage.text in archive_text(passage.article)
    assert mine.told["part_of"].value is None
    assert mine.told["part_of"].passage is None


def archive_text(article: str) -> str:
    """Return the body of an article of the tiny site."""
    return check(tiny()).archive.articles[article].body.text
