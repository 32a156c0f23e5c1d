"""The part of an archive that bears on one record, so that a falsehood is checked in little time.

A part has the record; every article that is tied to it by an event, a note or evidence, and what
those are tied to, until nothing is added; their raw pages; and all groups and places by their
names. What an untouched group rests on articles outside the part is left out of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.frontmatter import Path, dump_document
from builder.store import Project, TextFile
from tests.truth.shelf import Item, Map, Shelf, mapping, maps, text, texts

_EVIDENCE = ("parent", "formed", "dissolved")


@dataclass
class Parts:
    """Finds the part of an archive for each of its records; equal parts are made once."""

    shelf: Shelf
    _made: dict[str, Project] = field(default_factory=dict)

    def around(self, item: Item) -> Project:
        """Return the project that has all that bears on a record."""
        if item.path not in self._made:
            self._made[item.path] = self._make(item)
        return self._made[item.path]

    def _make(self, item: Item) -> Project:
        near = self._near(item)
        articles = {id_ for kind, id_ in near if kind == "articles"}
        records = [
            file
            for file in self.shelf.project.records
            if (key := _key(file.path))[0] in ("groups", "locations") or key in near
        ]
        seeds = {
            text(mapping(self.shelf.items["articles"][id_].data["source"])["file"])
            for id_ in articles
        }
        return replace(
            self.shelf.project,
            records=tuple(
                file if file.path == item.path else self._trimmed(file, articles)
                for file in records
            ),
            seeds=tuple(seed for seed in self.shelf.project.seeds if seed.name in seeds),
            pages=(),
        )

    def _near(self, item: Item) -> set[tuple[str, str]]:
        links = _links(self.shelf)
        near: set[tuple[str, str]] = set()
        waiting = [(item.kind, item.id)]
        while waiting:
            key = waiting.pop()
            if key in near:
                continue
            near.add(key)
            # A group ties no articles together, but for what it rests on when it is in question.
            if key[0] in ("articles", "events") or key[1] == item.id:
                waiting.extend(links[key])
        return near

    def _trimmed(self, file: TextFile, articles: set[str]) -> TextFile:
        kind, id_ = _key(file.path)
        if kind == "locations":
            # What it says of itself may link an article that is not here.
            return TextFile(file.path, dump_document(self.shelf.items[kind][id_].data, ""))
        if kind != "groups":
            return file
        data = self.shelf.items[kind][id_].data
        kept: Map = {key: value for key, value in data.items() if key not in _EVIDENCE}
        for key in _EVIDENCE:
            fact = mapping(data.get(key))
            if fact and _rests_on(fact) in articles:
                kept[key] = fact
        for key in ("relations", "not_same_as"):
            if key not in data:
                continue
            facts = [one for one in maps(data.get(key)) if _rests_on(one) in {"", *articles}]
            kept[key] = list(facts)
        return TextFile(file.path, dump_document(kept, ""))


def _links(shelf: Shelf) -> Mapping[tuple[str, str], list[tuple[str, str]]]:
    links: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for article in shelf.items["articles"].values():
        here = ("articles", article.id)
        for event in _events(article):
            links[here].append(("events", event))
            links["events", event].append(here)
    for event_ in shelf.items["events"].values():
        whole = text(event_.data.get("part_of"))
        if whole:
            links["events", event_.id].append(("events", whole))
    for group in shelf.items["groups"].values():
        facts = [mapping(group.data.get(key)) for key in _EVIDENCE]
        facts += maps(group.data.get("relations")) + maps(group.data.get("not_same_as"))
        rests = [_rests_on(fact) for fact in facts if fact]
        # A profile links articles, which have to be there.
        rests += [id_ for id_ in shelf.items["articles"] if f"articles/{id_}.md" in group.body]
        links["groups", group.id] = [("articles", id_) for id_ in rests if id_]
    for place in shelf.items["locations"].values():
        linked = [id_ for id_ in shelf.items["articles"] if f"articles/{id_}.md" in place.body]
        links["locations", place.id] = [("articles", id_) for id_ in linked]
    return links


def _events(article: Item) -> Iterator[str]:
    for report in maps(article.data.get("reports")):
        yield text(report["event"])
    for note in maps(article.data.get("notes")):
        yield from texts(note.get("events"))


def _rests_on(fact: Map) -> str:
    return text(mapping(fact.get("evidence")).get("article"))


def _key(path: str) -> tuple[str, str]:
    kind, name = path.split("/")[1:]
    return kind, name.removesuffix(".md")


def with_record(project: Project, file: TextFile) -> Project:
    """Return the project with another text in the place of one record's."""
    records = tuple(file if one.path == file.path else one for one in project.records)
    return replace(project, records=records)


def at(path: Path) -> str:
    """Return a path as people write it: reports[0].killed[1].min."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")
