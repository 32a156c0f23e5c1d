"""Articles, events, groups and what ties them, as entities of FollowTheMoney, one per line."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from builder.tables.column import Filled
from builder.tables.written import Written, as_json

Entity = dict[str, object]
Row = dict[str, Any]

_ROLES = {
    "claimed_by": "is said to have claimed it",
    "attributed_to": "is said to have done it",
    "denied_by": "is said to have denied it",
}


def money_file(tables: Mapping[str, Filled]) -> Written:
    """Return the entities, each after those that it names."""
    entities = [
        *map(_article, tables["articles"].as_mappings()),
        *_groups(tables),
        *map(_place, tables["locations"].as_mappings()),
        *_events(tables),
        *(tie for row in tables["attributions"].as_mappings() if (tie := _tie(row))),
        *map(_relation, tables["relations"].as_mappings()),
    ]
    lines = "".join(f"{as_json(entity)}\n" for entity in entities)
    title = "Entities for FollowTheMoney: articles, groups, places, events and their ties"
    return Written("entities.ftm.jsonl", lines.encode(), "application/json+ftm", title)


def _entity(schema: str, kind: str, id_: str, properties: Mapping[str, object]) -> Entity:
    """Return an entity without what is unknown; an id is a digest, since it may have no `#`."""
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple) else [value]
        if texts := [str(one) for one in values if one is not None]:
            found[name] = texts
    return {"id": _id(kind, id_), "schema": schema, "properties": found}


def _id(kind: str, id_: str) -> str:
    return f"{kind}-{hashlib.sha256(id_.encode()).hexdigest()[:20]}"


def _article(row: Row) -> Entity:
    return _entity(
        "Article",
        "articles",
        row["id"],
        {
            "title": row["title"] or row["id"],
            "publisher": row["publisher"],
            "author": row["authors"],
            "publishedAt": _day(row, "published"),
            "language": row["language"],
            "sourceUrl": row["url"] or row["address"],
            "summary": row["summary"],
        },
    )


def _groups(tables: Mapping[str, Filled]) -> Iterator[Entity]:
    names: dict[tuple[str, str], list[str]] = {}
    for name in tables["names"].as_mappings():
        use = "weakAlias" if name["use"] == "weak" else "alias"
        if name["group_id"] and name["use"] != "preferred":
            names.setdefault((name["group_id"], use), []).append(name["name"])
    for row in tables["groups"].as_mappings():
        yield _entity(
            "Organization",
            "groups",
            row["id"],
            {
                "name": row["name"],
                "alias": names.get((row["id"], "alias"), []),
                "weakAlias": names.get((row["id"], "weakAlias"), []),
                "classification": row["kind"],
                "incorporationDate": _day(row, "formed"),
                "dissolutionDate": _day(row, "dissolved"),
                "wikidataId": row["wikidata"],
                "sourceUrl": row["address"],
            },
        )


def _place(row: Row) -> Entity:
    return _entity(
        "Address",
        "locations",
        row["id"],
        {
            "full": row["name"],
            "latitude": row["lat"],
            "longitude": row["lon"],
            "remarks": row["precision"] and f"precision: {row['precision']}",
            "wikidataId": row["wikidata"],
            "sourceUrl": row["address"],
        },
    )


def _events(tables: Mapping[str, Filled]) -> Iterator[Entity]:
    articles: dict[str, dict[str, None]] = {}
    for report in tables["reports"].as_mappings():
        articles.setdefault(report["event_id"], {})[_id("articles", report["article_id"])] = None
    places = {row["id"]: row["name"] for row in tables["locations"].as_mappings()}
    for row in tables["events"].as_mappings():
        place = row["location_id"]
        yield _entity(
            "Event",
            "events",
            row["id"],
            {
                "name": row["title"],
                "date": _day(row, "date"),
                "startDate": None if _day(row, "date") else row["date_earliest"],
                "endDate": None if _day(row, "date") else row["date_latest"],
                "location": places.get(place),
                "addressEntity": place and _id("locations", place),
                "keywords": row["type"],
                "proof": list(articles.get(row["id"], ())),
                "sourceUrl": row["address"],
            },
        )


def _tie(row: Row) -> Entity | None:
    if row["group_id"] is None:
        return None
    return _entity(
        "UnknownLink",
        "attributions",
        row["id"],
        {
            "subject": _id("groups", row["group_id"]),
            "object": _id("events", row["event_id"]),
            "role": _ROLES[row["role"]],
            "date": _day(row, "date"),
            **_words(row),
        },
    )


def _relation(row: Row) -> Entity:
    return _entity(
        "UnknownLink",
        "relations",
        row["id"],
        {
            "subject": _id("groups", row["group_id"]),
            "object": _id("groups", row["other_id"]),
            "role": row["type"].replace("_", " "),
            "date": _day(row, "date"),
            **_words(row),
        },
    )


def _words(row: Row) -> dict[str, object]:
    return {
        "proof": row["article_id"] and _id("articles", row["article_id"]),
        "description": row["quote"],
        "sourceUrl": row["address"],
    }


def _day(row: Row, name: str) -> str | None:
    """Return a date as far as FollowTheMoney can say it: a day, a month or a year that is sure."""
    text, first, last = row[name], row[f"{name}_earliest"], row[f"{name}_latest"]
    if text is None or first is None or last is None or text[-1] in "?~%":
        return None
    if first == last:
        return str(first)
    return text if text in (f"{first:%Y-%m}", f"{first.year:04}") else None
