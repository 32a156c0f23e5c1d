"""The part of an archive's groups and places that some articles have to do with."""

from collections.abc import Iterable
from dataclasses import replace

from builder.check.records import Entry, Records
from builder.model.article import Article
from builder.model.event import Event
from builder.model.statement import facts_of


def near(
    base: Records, articles: Iterable[Entry[Article]], events: Iterable[Entry[Event]]
) -> Records:
    """Return the groups and places that articles and events name, and what these lie in."""
    wanted: dict[str, set[str]] = {"groups": set(), "locations": set()}
    for article in articles:
        for fact in facts_of(article.record):
            if fact.stated.to in wanted:
                wanted[fact.stated.to].add(fact.value)
        for kind, ids in wanted.items():
            ids.update(named.id for named in getattr(article.record, kind))
        for match in base.names.find(article.body.text):
            for owner in match.strong | match.weak:
                wanted[owner.kind].add(owner.id)
    wanted["locations"].update(e.record.location for e in events if e.record.location)
    places = list(wanted["locations"])
    while places:
        place = base.locations.get(places.pop())
        if place and place.record.within and place.record.within not in wanted["locations"]:
            wanted["locations"].add(place.record.within)
            places.append(place.record.within)
    return replace(
        base,
        groups={id_: entry for id_, entry in base.groups.items() if id_ in wanted["groups"]},
        locations={id_: e for id_, e in base.locations.items() if id_ in wanted["locations"]},
    )
