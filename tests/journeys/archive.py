"""Write the invented archive: `python -m tests.journeys.archive DIR`.

What it tells stands in `data/`, in the fields of the records. The writer adds what a person would
only copy: the raw page with its digest, ids, and which groups and places an article names.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from builder.frontmatter import dump_document, parse_document
from builder.model.authority import Group, Location
from builder.model.body import BREAK, BlockKind, Body, body_of, dump_body, parse_body
from builder.model.dates import parse_edtf
from builder.model.ids import article_id
from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.model.text import digest, one_line
from builder.schema import RECORD_TYPES, write_record
from tests.conftest import ROOT

_DATA = Path(__file__).parent / "data"
_ARTICLES = ("2021", "2022", "2023", "2024", "languages", "old")
_EDITOR = "an invented editor"
_UNREAD = "unread"
_SENTENCES = 6
_STEP = 7  # shares no factor with the number of background sentences
_TOP = ("Home  News  Markets  Weather", "3 min read")
_END = ("Share this page", "Read next: Letters to the editor", "All rights reserved.")

Fields = dict[str, Any]


def article_page(key: str) -> str:
    """Return the address, below the site's, of an article by its short name in `data/`."""
    return f"articles/{_id('articles', key)}/"


def event_page(key: str) -> str:
    """Return the address, below the site's, of an event by its short name in `data/`."""
    return f"events/{_id('events', key)}/"


def write_archive(folder: Path) -> Path:
    """Write a complete project into a folder and return the folder; the bytes are always equal."""
    _copy_project(folder)
    for id_, data in _read("places").items():
        _write_record(folder, "locations", id_, data)
    for id_, data in _read("groups").items():
        _write_group(folder, id_, data)
    for key, data in _read("events").items():
        part_of = data.get("part_of")
        event = {**data, "part_of": part_of and _id("events", part_of)}
        _write_record(folder, "events", _id("events", key), event)
    for number, (key, data) in enumerate(_articles().items()):
        _write_article(folder, number, key, data)
    return folder


def _copy_project(folder: Path) -> None:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    named = ["site_name: Invented Archive" if x.startswith("site_name:") else x for x in lines]
    _write(folder / "mkdocs.yml", "\n".join(named).encode())
    kinds = [str(ROOT / "content" / kind) for kind in RECORD_TYPES]
    shutil.copytree(
        ROOT / "content",
        folder / "content",
        ignore=lambda parent, names: [n for n in names if f"{parent}/{n}" in kinds],
    )


def _write_group(folder: Path, id_: str, data: Fields) -> None:
    links = {key: f"../articles/{_id('articles', key)}.md" for key in _articles()}
    record = {key: _sourced(value) for key, value in data.items() if key != "profile"}
    _write_record(folder, "groups", id_, record, data.get("profile", "").format_map(links))


def _sourced(value: Any) -> Any:  # noqa: ANN401 -- any part of a record
    """Give evidence the article's id in place of its short name."""
    if isinstance(value, list):
        return [_sourced(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "article" in value:
        quote = _words(_body(value["article"]).text, value["quote"])
        return {"article": _id("articles", value["article"]), "quote": quote}
    return {key: _sourced(item) for key, item in value.items()}


def _write_article(folder: Path, number: int, key: str, data: Fields) -> None:
    body = _body(key)
    page = _raw_page(data, body)
    name = f"{number:02}-{key}.txt"
    _write(folder / "seeds" / name, page)
    status = data.get("status", "reviewed")
    if status == _UNREAD:
        return
    review = {"by": _EDITOR, "on": f"2026-10-{number % 31 + 1:02}"}
    own = {"text", "about", "background"}
    record: Fields = {
        "language": "en",
        **{field: value for field, value in data.items() if field not in own},
        "source": {"file": name, "sha256": digest(page)},
        "status": status,
        "reviewed": review if status == "reviewed" else None,
        "groups": _named(BearerKind.GROUP, data, body),
        "locations": _named(BearerKind.LOCATION, data, body),
        "people": _quoted(data.get("people", []), body),
        "reports": [
            {**report, "event": _id("events", report["event"])}
            for report in _quoted(data.get("reports", []), body)
        ],
        "notes": [
            {**note, **review, "events": [_id("events", k) for k in note.get("events", [])]}
            for note in _quoted(data.get("notes", []), body)
        ],
    }
    _write_record(folder, "articles", _id("articles", key), record, dump_body(body))


def _raw_page(data: Fields, body: Body) -> bytes:
    by = f"By {' and '.join(data['authors'])}" if data["authors"] else None
    head = (data["publisher"], *_TOP, data["title"], by, _say(data["published"]))
    parts = [*(part for part in head if part), *(b.text for b in body.blocks), *_END]
    return f"{BREAK.join(parts)}\n".encode()


def _say(date: str | None) -> str | None:
    read = parse_edtf(date) if date else None
    if not read or not read.earliest or read.earliest != read.latest:
        return date
    return f"{read.earliest.day} {read.earliest:%B} {read.earliest.year}"


def _named(kind: BearerKind, data: Fields, body: Body) -> list[Fields]:
    """List what the text names, in order; what the article itself says of names comes first."""
    given = {one["id"]: one for one in data.get(kind.value, [])}
    found = (owner.id for match in _names().find(body.text) for owner in _of(kind, match.strong))
    return list({**given, **{id_: {"id": id_} for id_ in found if id_ not in given}}.values())


def _of(kind: BearerKind, owners: Iterable[Owner]) -> list[Owner]:
    return sorted(owner for owner in owners if owner.kind is kind)


def _quoted(value: Any, body: Body) -> Any:  # noqa: ANN401 -- any part of a record
    if isinstance(value, list):
        return [_quoted(item, body) for item in value]
    if not isinstance(value, Mapping):
        return value
    done = {key: _quoted(item, body) for key, item in value.items()}
    if "quote" in value:
        done["quote"] = _words(body.text, value["quote"])
    return done


def _words(text: str, quote: str) -> str:
    """Return the words from A to B of a quote that is written "A … B"."""
    first, mark, last = quote.partition(" … ")
    if not mark:
        return quote
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]


@cache
def _body(key: str) -> Body:
    data = _articles()[key]
    blocks = [(block.kind, block.text) for block in parse_body(data["text"]).blocks]
    count = int(data.get("background", _SENTENCES))
    added = list(islice(_background(key), count))
    halves = (added[: count // 2], added[count // 2 :])
    return body_of([*blocks, *((BlockKind.PARAGRAPH, " ".join(half)) for half in halves)])


def _background(key: str) -> Iterator[str]:
    sentences = _read("background")["sentences"]
    about = _articles()[key].get("about")
    place = _read("places")[about]["name"] if about else "the town"
    start = list(_articles()).index(key)
    for turn in range(len(sentences)):
        yield sentences[(start + turn * _STEP) % len(sentences)].format(place=place)


@cache
def _names() -> NameIndex:
    def names() -> Iterator[Name]:
        for id_, data in _read("places").items():
            for text in Location.model_validate(data).strong_names:
                yield Name(text, Owner(BearerKind.LOCATION, id_))
        for id_, data in _read("groups").items():
            simple = {field: data[field] for field in _NAME_FIELDS if field in data}
            for text in Group.model_validate(simple).strong_names:
                yield Name(text, Owner(BearerKind.GROUP, id_))

    return NameIndex(names())


_NAME_FIELDS = ("name", "native_names", "aliases", "weak_aliases")


@cache
def _articles() -> Fields:
    return {key: data for part in _ARTICLES for key, data in _read(f"articles-{part}").items()}


def _id(kind: str, key: str) -> str:
    data = _articles()[key] if kind == "articles" else _read("events")[key]
    date = data["published" if kind == "articles" else "date"]
    return article_id(parse_edtf(date) if date else None, data["title"], key)


@cache
def _read(name: str) -> Fields:
    text = (_DATA / f"{name}.yml").read_text(encoding="utf-8")
    document, findings = parse_document(f"{name}.yml", f"---\n{text}---\n")
    assert document, [str(finding) for finding in findings]
    return dict(document.data)


def _write_record(folder: Path, kind: str, id_: str, data: Fields, body: str = "") -> None:
    record = RECORD_TYPES[kind].model_validate(data)
    text = dump_document(write_record(record), one_line(body) and body)
    _write(folder / "content" / kind / f"{id_}.md", text.encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    write_archive(Path(sys.argv[1]))
