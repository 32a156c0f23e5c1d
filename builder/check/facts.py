"""What a record states as fact, to be compared with what it stated before."""

import json
from collections.abc import Callable, Mapping

from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.event import Event
from builder.model.fields import Record
from builder.model.statement import Statement, phrases, statements

_KINDS = {
    "article": "articles",
    "event": "events",
    "group": "groups",
    "location": "locations",
    "part_of": "events",
    "within": "locations",
}
# How the words are quoted may be mended: what they bear out is compared.
_WORDS = ("quote", "evidence")
_FIELDS: dict[type, tuple[str, ...]] = {
    Article: ("title", "published", "publisher", "authors", "via", "url"),
    Group: ("parent", "formed", "dissolved"),
    Location: ("kind", "within", "coordinates", "geonames"),
}


def _fields(record: Record) -> tuple[str, ...]:
    """Return the fields that state a fact: of an event, all that are not ours, phrases apart."""
    if not isinstance(record, Event):
        return _FIELDS.get(type(record), ())
    return tuple(
        name
        for name, stated in statements(type(record)).items()
        if stated and stated.statement is not Statement.OURS and name not in phrases(type(record))
    )


def facts_of(record: object, now: Callable[[str], str]) -> Mapping[str, str]:
    """Return the record's facts by name; `now` gives the id that another record has today."""
    if not isinstance(record, Record):
        return {}
    data = record.model_dump(mode="json")
    facts = {
        name: _plain({name: data[name]}, now)
        for name in _fields(record)
        if data[name] not in (None, [])
    }
    for report in data.get("reports", ()):
        facts[f"report {now('events/' + report['event'])}"] = _plain(report, now)
    for relation in data.get("relations", ()):
        other = now(f"groups/{relation['group']}")
        facts[f"relations.{relation['type']}.{other}"] = _plain(relation, now)
    return facts


def _plain(tree: object, now: Callable[[str], str]) -> str:
    return json.dumps(_without_words(tree, now), sort_keys=True)


def _without_words(tree: object, now: Callable[[str], str]) -> object:
    if isinstance(tree, dict):
        return {
            key: now(f"{_KINDS[key]}/{value}")
            if key in _KINDS and isinstance(value, str)
            else _without_words(value, now)
            for key, value in tree.items()
            if key not in _WORDS
        }
    return [_without_words(item, now) for item in tree] if isinstance(tree, list) else tree
