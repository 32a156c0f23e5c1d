"""Read the hand-written archives: a file each, terse, from which complete records are made.

An article stands there with what only a reader can know: its text, its head, what it reports. The
raw page, its digest, ids, and which groups and places it names are added here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.frontmatter import Tree, dump_document, parse_document
from builder.model.body import dump_body, parse_body
from builder.model.seed import Seed
from builder.model.text import digest
from builder.schema import RECORD_TYPES, write_record
from builder.store import Project, TextFile
from tests.truth.shelf import Map, has_words, mapping, maps, text, texts

_REVIEW = {"by": "an invented editor", "on": "2026-11-26"}
_FORMS = ("{day} {month} {year}", "{month} {day}, {year}", "Published: {month} {day}, {year}")
_TOP = ("Front page | Regions | Letters", "Subscribe to our newsletter", "Listen to this page")
_END = ("More from this section", "Ferry times for the week", "Write to the editor")


def read_written(folder: Path) -> Project:
    """Return one project with the archives of all files in a folder."""
    return project_of([_tree(path) for path in sorted(folder.glob("*.yml"))])


def _tree(path: Path) -> Map:
    source = f"---\n{path.read_text(encoding='utf-8')}---\n"
    document, findings = parse_document(path.name, source)
    assert document, [str(finding) for finding in findings]
    assert not findings, [str(finding) for finding in findings]
    return document.data


def project_of(archives: Iterable[Map]) -> Project:
    """Return one project with archives that are trees as they stand in the files."""
    records: list[TextFile] = []
    seeds: list[Seed] = []
    for data in archives:
        for kind in ("groups", "locations", "events"):
            for id_, record in mapping(data.get(kind)).items():
                records.append(_file(kind, id_, mapping(record)))
        for number, (id_, article) in enumerate(mapping(data.get("articles")).items()):
            seed, file = _article(data, id_, mapping(article), number)
            records.append(file)
            seeds.append(seed)
    return Project(
        tuple(sorted(records, key=lambda file: file.path)),
        tuple(sorted(seeds, key=lambda seed: seed.name)),
    )


def _article(archive: Map, id_: str, data: Map, number: int) -> tuple[Seed, TextFile]:
    body = parse_body(text(data["text"]))
    page = _page(data, [block.text for block in body.blocks], number)
    name = f"{id_}.txt"
    people = [{"role": None, **one} for one in maps(data.get("people"))]
    notes = [{**note, **_REVIEW} for note in maps(data.get("notes"))]
    record: dict[str, object] = {
        "publisher": None,
        "authors": None,
        "language": "en",
        **{key: value for key, value in data.items() if key not in ("text", "dated")},
        "source": {"file": name, "sha256": digest(page)},
        "status": "reviewed",
        "reviewed": dict(_REVIEW),
        "groups": list(_named(archive, "groups", data, body.text)),
        "locations": list(_named(archive, "locations", data, body.text)),
        "people": people,
        "notes": notes,
    }
    return Seed(name, page), _file("articles", id_, record, dump_body(body))


def _page(data: Map, blocks: list[str], number: int) -> bytes:
    by = f"By {' and '.join(texts(data.get('authors')))}" if data.get("authors") else ""
    day = dt.date.fromisoformat(text(data["published"])[:10])
    form = _FORMS[number % len(_FORMS)]
    dated = form.format(day=day.day, month=f"{day:%B}", year=day.year)
    head = (
        text(data.get("publisher")),
        _TOP[number % len(_TOP)],
        text(data["title"]),
        by,
        text(data.get("dated")) or dated,
    )
    parts = [*filter(None, head), *blocks, _END[number % len(_END)], "All rights reserved"]
    return ("\n\n".join(parts) + "\n").encode()


def _named(archive: Map, kind: str, data: Map, body: str) -> Iterator[Tree]:
    """Yield what the text names; what the article itself says of names comes first."""
    given = {text(one["id"]): one for one in maps(data.get(kind))}
    yield from given.values()
    for id_, record_ in mapping(archive.get(kind)).items():
        record = mapping(record_)
        names = [text(record["name"]), *texts(record.get("aliases"))]
        if id_ not in given and any(has_words(body, name) for name in names):
            yield id_


def _file(kind: str, id_: str, data: object, body: str = "") -> TextFile:
    record = RECORD_TYPES[kind].model_validate(data)
    return TextFile(f"content/{kind}/{id_}.md", dump_document(write_record(record), body))
