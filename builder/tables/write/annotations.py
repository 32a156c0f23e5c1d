"""Every fact as a W3C Web Annotation on the words that it rests on.

Most of an annotation is the same in each of them, so that the file is twenty times as large as what
it says. Programs alone read it: it is compressed.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from builder.model.article import Display
from builder.model.sourced import Passage
from builder.render.words import Words
from builder.tables.column import Filled
from builder.tables.source import Rest, TableSource
from builder.tables.written import Written, as_json, gzipped, json_lines, known

# By which annotations are named; the file has .gz at its end.
NAME = "annotations.jsonld"
FILE = f"{NAME}.gz"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Letters around a quote that tell equal ones apart.
_AROUND = 32
Annotation = dict[str, object]


def annotations_file(source: TableSource, tables: Mapping[str, Filled]) -> Written:
    """Return a collection of one page with an annotation for every fact that rests on words."""
    address = source.page(f"data/{NAME}")
    collection = {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": source.site.settings.name,
        "total": sum(
            one.rest.passage is not None for name in _SAYS for one in tables[name].objects()
        ),
    }
    page = {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0}
    head = f'{as_json(collection)[:-1]},"first":{as_json(page)[:-1]},"items":['
    return Written(
        FILE,
        gzipped(json_lines(head, _annotations(source, tables), "]}}")),
        "application/gzip",
        "Every fact as a W3C Web Annotation with selectors of its words: JSON-LD, compressed",
    )


def _annotations(source: TableSource, tables: Mapping[str, Filled]) -> Iterator[Annotation]:
    address = source.page(f"data/{NAME}")
    words = source.site.words
    for name, says in _SAYS.items():
        for one, row in tables[name].read():
            rest: Rest = one.rest
            if rest.passage is None:
                continue
            yield known(
                {
                    "id": f"{address}#{name}/{quote(row['id'], safe='/')}",
                    "type": "Annotation",
                    "motivation": "commenting" if name == "notes" else "describing",
                    "body": _body(source, row, says(row, one, words)),
                    "target": _target(source, rest.passage),
                }
            )


def _body(source: TableSource, row: Mapping[str, Any], text: str) -> list[Annotation]:
    said: Annotation = {
        "type": "TextualBody",
        "value": text,
        "format": "text/plain",
        "purpose": "describing",
    }
    tied: list[Annotation] = [
        {
            "type": "SpecificResource",
            "source": source.address(kind, row[column]),
            "purpose": "linking",
        }
        for kind, column in (("events", "event_id"), ("groups", "group_id"), ("groups", "other_id"))
        if row.get(column)
    ]
    return [said, *tied]


def _target(source: TableSource, passage: Passage) -> Annotation:
    """Return where the words stand: by themselves, and by their place within their paragraph.

    Of an article whose words may not be shown it is the page alone.
    """
    entry = source.site.archive.article(passage.article)
    page = source.address("articles", passage.article)
    if entry.record.display in (Display.METADATA, Display.WITHDRAWN):
        return {"source": page}
    index = entry.body.block_at(passage.span.start)
    place = entry.body.span(index)
    block = entry.body.text[place.start : place.end]
    start, end = passage.span.start - place.start, passage.span.end - place.start
    by_words: Annotation = {
        "type": "TextQuoteSelector",
        "exact": passage.text,
        "prefix": block[max(0, start - _AROUND) : start],
        "suffix": block[end : end + _AROUND],
    }
    by_place = {
        "type": "FragmentSelector",
        "value": f"p{index + 1}",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
        "refinedBy": {"type": "TextPositionSelector", "start": start, "end": end},
    }
    return {"source": page, "selector": [known(by_words), by_place]}


Says = Callable[[Mapping[str, Any], Any, Words], str]


def _figure(row: Mapping[str, Any], one: Any, words: Words) -> str:  # noqa: ANN401 -- rows of many tables
    whom = f" ({row['who']})" if row["who"] != "unspecified" else ""
    by = f", says {row['said_by']}" if row["said_by"] else ""
    part = ", a part of another figure" if row["part_of"] else ""
    return f"{row['kind']}: {words.figure_words(one.figure)}{whom}{by}{part}"


def _field(name: str, value: str) -> Says:
    return lambda row, *_: f"{row[name].replace('_', ' ')}: {row[value]}"


def _attribution(row: Mapping[str, Any], *_: object) -> str:
    by = f", says {row['said_by']}" if row["said_by"] else ""
    return f"{row['role'].replace('_', ' ')}: {row['group_id'] or row['name']}{by}"


def _person(row: Mapping[str, Any], *_: object) -> str:
    return f"{row['name']}, {row['role']}" if row["role"] else str(row["name"])


_SAYS: dict[str, Says] = {
    "reports": lambda row, *_: f"report of {row['event_id']}",
    "figures": _figure,
    "attributions": _attribution,
    "event_facts": _field("field", "value"),
    "notes": lambda row, *_: str(row["text"]),
    "people": _person,
    "relations": _field("type", "other_id"),
    "group_dates": _field("what", "date"),
}
