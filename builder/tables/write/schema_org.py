"""The archive as JSON-LD in the words of schema.org. No context has to be fetched."""

from collections.abc import Iterator, Mapping
from typing import Any

from builder.model.kinds import LISTED
from builder.render.files.people import is_person
from builder.tables.column import Filled
from builder.tables.source import TableSource
from builder.tables.written import Written, as_json, json_lines, known

Row = dict[str, Any]
Node = dict[str, object]

_LINK = {"@type": "@id"}
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    **dict.fromkeys(
        "about containedInPlace isPartOf location parentOrganization sameAs subjectOf superEvent "
        "url usageInfo".split(),
        _LINK,
    ),
}


def schema_org_file(source: TableSource, tables: Mapping[str, Filled]) -> Written:
    """Return a graph of the data set, its articles, events, places and groups."""
    graph = [
        *map(_article, tables["articles"].as_mappings()),
        *_events(tables),
        *_places(tables),
        *_groups(tables),
    ]
    head = f'{{"@context":{as_json(_CONTEXT)},"@graph":[\n{as_json(_data_set(source))},'
    return Written(
        "archive.jsonld",
        json_lines(head, graph, "]}"),
        "application/ld+json",
        "Articles, events, places and groups in the words of schema.org",
    )


def _data_set(source: TableSource) -> Node:
    settings = source.site.settings
    return known(
        {
            "id": source.page("data/index.md"),
            "type": "Dataset",
            "name": settings.name,
            "url": source.page("data/index.md"),
            "license": settings.licence,
        }
    )


def _article(row: Row) -> Node:
    return known(
        {
            "id": row["address"],
            "type": "NewsArticle",
            "headline": row["title"],
            "datePublished": _date(row, "published"),
            "temporal": row["published"],
            "publisher": row["publisher"] and _named("Organization", row["publisher"]),
            "author": [
                _named("Person" if is_person(name) else "Organization", name)
                for name in row["authors"] or ()
            ],
            "inLanguage": row["language"],
            "url": row["url"],
            "archivedAt": row["archived_url"],
            "abstract": row["summary"],
            "usageInfo": f"https://rightsstatements.org/vocab/{row['rights']}/1.0/",
        }
    )


def _events(tables: Mapping[str, Filled]) -> Iterator[Node]:
    addresses = _addresses(tables)
    articles: dict[str, dict[str, None]] = {}
    for report in tables["reports"].as_mappings():
        address = addresses["articles", report["article_id"]]
        articles.setdefault(report["event_id"], {})[address] = None
    for row in tables["events"].as_mappings():
        yield known(
            {
                "id": row["address"],
                "type": "Event",
                "name": row["title"],
                "startDate": _date(row, "date") or row["date_earliest"],
                "endDate": _date(row, "date") or row["date_latest"],
                "temporal": row["date"],
                "location": addresses.get(("locations", row["location_id"])),
                "superEvent": addresses.get(("events", row["part_of"])),
                "keywords": row["type"],
                "subjectOf": list(articles.get(row["id"], ())),
            }
        )


def _places(tables: Mapping[str, Filled]) -> Iterator[Node]:
    addresses, names = _addresses(tables), _names(tables, "location_id")
    for row in tables["locations"].as_mappings():
        point = {"type": "GeoCoordinates", "latitude": row["lat"], "longitude": row["lon"]}
        yield known(
            {
                "id": row["address"],
                "type": "Place",
                "name": row["name"],
                "alternateName": names.get(row["id"]),
                "geo": None if row["lat"] is None else point,
                "description": row["precision"] and f"precision: {row['precision']}",
                "containedInPlace": addresses.get(("locations", row["within_id"])),
                "sameAs": _wikidata(row),
            }
        )


def _groups(tables: Mapping[str, Filled]) -> Iterator[Node]:
    addresses, names = _addresses(tables), _names(tables, "group_id")
    for row in tables["groups"].as_mappings():
        yield known(
            {
                "id": row["address"],
                "type": "Organization",
                "name": row["name"],
                "alternateName": names.get(row["id"]),
                "foundingDate": _date(row, "formed"),
                "dissolutionDate": _date(row, "dissolved"),
                "parentOrganization": addresses.get(("groups", row["parent_id"])),
                "sameAs": _wikidata(row),
            }
        )


def _addresses(tables: Mapping[str, Filled]) -> dict[tuple[str, str], str]:
    return {
        (kind, row["id"]): row["address"] for kind in LISTED for row in tables[kind].as_mappings()
    }


def _names(tables: Mapping[str, Filled], owner: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in tables["names"].as_mappings():
        if row[owner] and row["use"] not in ("preferred", "weak"):
            found.setdefault(row[owner], []).append(row["name"])
    return found


def _named(type_: str, name: str) -> Node:
    return {"type": type_, "name": name}


def _wikidata(row: Row) -> str | None:
    return f"http://www.wikidata.org/entity/{row['wikidata']}" if row["wikidata"] else None


def _date(row: Row, name: str) -> str | None:
    """Return a date that is known to the day, and no other: schema.org has no way to doubt."""
    first, last = row[f"{name}_earliest"], row[f"{name}_latest"]
    is_sure = row[name] is not None and row[name][-1] not in "?~%"
    return str(first) if is_sure and first and first == last else None
