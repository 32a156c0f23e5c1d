"""Linked data, read by the processors of those who will use it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from selectolax.lexbor import LexborHTMLParser

from builder.model.article import Display
from builder.tables.write.annotations import CONTEXT
from tests.tables.conftest import URL, Made

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
_LINK = {"@type": "@id"}
# The terms that are used, as the vocabulary of Web Annotation defines them: no test fetches them.
TERMS: dict[str, Any] = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation TextualBody SpecificResource FragmentSelector TextQuoteSelector "
            "TextPositionSelector describing linking commenting exact prefix suffix"
        ).split()
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "label": "rdfs:label",
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "first": {"@id": "as:first", **_LINK},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", **_LINK},
    "target": {"@id": "oa:hasTarget", **_LINK},
    "source": {"@id": "oa:hasSource", **_LINK},
    "selector": {"@id": "oa:hasSelector", **_LINK},
    "refinedBy": {"@id": "oa:refinedBy", **_LINK},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "value": "rdf:value",
    "format": "dc:format",
    "conformsTo": {"@id": "dcterms:conformsTo", **_LINK},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}


def _load(url: str, _: object = None) -> dict[str, Any]:
    assert url == CONTEXT, f"{url} is asked for"
    return {
        "document": {"@context": TERMS},
        "documentUrl": url,
        "contextUrl": None,
        "contentType": "application/ld+json",
    }


def triples(made: Made, name: str) -> list[tuple[str, str, str]]:
    """Return what a processor makes of a file: subject, predicate and object, as N-Quads."""
    quads = jsonld.to_rdf(
        json.loads(made.text(name)), {"format": "application/n-quads", "documentLoader": _load}
    )
    found = [re.match(r"(\S+) (\S+) (.*) \.$", line) for line in quads.splitlines()]
    return [(match[1], match[2], match[3]) for match in found if match]


def test_schema_org(made: Made) -> None:
    """Every record is a thing of schema.org at its address, and nothing had to be fetched."""
    given = triples(made, "archive.jsonld")
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    kinds: dict[str, set[str]] = {}
    for subject, predicate, one in given:
        if predicate == a:
            kinds.setdefault(one.strip("<>").removeprefix(SCHEMA), set()).add(subject.strip("<>"))
    for kind, records in (
        ("NewsArticle", "articles"),
        ("Event", "events"),
        ("Place", "locations"),
    ):
        ids = getattr(made.archive, records)
        assert kinds[kind] == {f"{URL}{records}/{id_}/" for id_ in ids}
    assert {f"{URL}groups/{id_}/" for id_ in made.archive.groups} <= kinds["Organization"]
    assert kinds["Dataset"] == {f"{URL}data/"}
    about = {(s, o) for s, p, o in given if p == f"<{SCHEMA}subjectOf>"}
    told = {
        (f"<{URL}events/{event.id}/>", f"<{URL}articles/{report.article}/>")
        for event in made.archive.events.values()
        for report in event.reports
    }
    assert about == told


def test_annotations(made: Made) -> None:
    """Every term is one of the vocabulary, and every annotation has a body and a target."""
    given = triples(made, "annotations.jsonld.gz")
    collection = json.loads(made.text("annotations.jsonld.gz"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 100
    for predicate in ("hasBody", "hasTarget", "motivatedBy"):
        subjects = {s for s, p, _ in given if p == f"<{OA}{predicate}>"}
        assert len(subjects) == len(items), predicate
    assert {p for _, p, _ in given if not p.startswith("<http")} == set()
    unknown = {key for item in _mappings(collection) for key in item} - set(TERMS) - {"@context"}
    assert unknown == set()


def _mappings(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 -- any part of JSON
    if isinstance(value, list):
        return [one for item in value for one in _mappings(item)]
    if isinstance(value, dict):
        return [value, *(one for item in value.values() for one in _mappings(item))]
    return []


def test_selectors_find_the_words(made: Made, journeys_site: Path) -> None:
    """On the page, the paragraph has the words where the position says, and the quote says which.

    A part of the text that is not shown is in no selector.
    """
    pages: dict[str, LexborHTMLParser] = {}
    found = 0
    for item in json.loads(made.text("annotations.jsonld.gz"))["first"]["items"]:
        target = item["target"]
        path = target["source"].removeprefix(URL)
        id_ = path.split("/")[1]
        if "selector" not in target:
            assert made.archive.articles[id_].record.display is Display.METADATA
            continue
        page = pages.setdefault(
            path,
            LexborHTMLParser((journeys_site / path / "index.html").read_text(encoding="utf-8")),
        )
        words, place = target["selector"]
        node = page.css_first(f"#{place['value']}")
        assert node is not None, target
        text = node.text()
        at = place["refinedBy"]
        assert text[at["start"] : at["end"]] == words["exact"]
        around = f"{words.get('prefix', '')}{words['exact']}{words.get('suffix', '')}"
        assert around in text
        found += 1
    assert found > 100


def test_follow_the_money(made: Made) -> None:
    """FollowTheMoney takes every entity, every value of it, and every tie between two."""
    model = pytest.importorskip(
        "followthemoney",
        reason="PyICU is built from its sources, with libicu-dev, pkg-config and g++: install "
        "these, then run .venv/bin/pip install followthemoney",
    ).model
    entities = {}
    for line in made.text("entities.ftm.jsonl").splitlines():
        data = json.loads(line)
        entity = model.get_proxy(data, cleaned=False)
        kept = {name: sorted(values) for name, values in entity.to_dict()["properties"].items()}
        given = {name: sorted(set(values)) for name, values in data["properties"].items()}
        assert set(kept) == set(given), data
        for name, values in given.items():
            # It writes languages in three letters and addresses in its own way.
            if name not in ("language", "sourceUrl", "full", "location"):
                assert kept[name] == values, (name, data)
        assert entity.id not in entities
        entities[entity.id] = entity
    assert len(entities) > len(made.archive.articles) + len(made.archive.events)
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in entities
                assert entities[value].schema.is_a(prop.range), (prop.name, value)
