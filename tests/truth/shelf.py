"""An archive as the trees that its records are written as, to be falsified one at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.frontmatter import Path, Tree, dump_document, parse_document
from builder.model.body import parse_body
from builder.model.kinds import KINDS
from builder.store import Project, TextFile

Map = dict[str, Tree]


def maps(value: Tree) -> list[Map]:
    """Return the mappings of a list, or none where there is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def mapping(value: Tree) -> Map:
    """Return a mapping, or an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def texts(value: Tree) -> list[str]:
    """Return the texts of a list, or none where there is no list."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def text(value: Tree) -> str:
    """Return a text, or an empty one where there is none."""
    return value if isinstance(value, str) else ""


def quoted(value: Tree) -> str:
    """Return the words of a quote, however it is written."""
    return text(value["exact"]) if isinstance(value, dict) else text(value)


def replaced(tree: Tree, path: Path, value: Tree) -> Tree:
    """Return the tree with another value at a path; nothing else is copied or changed."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(tree, dict) and isinstance(key, str):
        return {**tree, key: replaced(tree.get(key), rest, value)}
    assert isinstance(tree, list)
    assert isinstance(key, int)
    return [replaced(one, rest, value) if n == key else one for n, one in enumerate(tree)]


@dataclass(frozen=True)
class Item:
    """A record as a tree, with the text behind it."""

    path: str
    kind: str
    id: str
    data: Map
    body: str

    @cached_property
    def prose(self) -> str:
        """The article's text as it is read."""
        return parse_body(self.body).text

    @property
    def is_english(self) -> bool:
        """Tell whether the article is in the language that the guards can read."""
        return self.data.get("language") == "en"

    def sentence(self, words: str) -> str:
        """Return the sentences of the text that the words stand in."""
        at = self.prose.find(words)
        ends = [0, *(match.end() for match in _END.finditer(self.prose)), len(self.prose)]
        start = max(end for end in ends if end <= max(at, 0))
        return self.prose[start : min(end for end in ends if end >= at + len(words))]


_END = re.compile(r"[.!?][”’\"]?\s+(?=[A-Z“‘\"])|\n+")


@dataclass(frozen=True)
class Shelf:
    """All records of an archive as trees."""

    name: str
    project: Project
    items: dict[str, dict[str, Item]] = field(init=False)

    def __post_init__(self) -> None:
        """Read the trees; a record that is no tree has no place in a measurement."""
        items: dict[str, dict[str, Item]] = {kind: {} for kind in KINDS}
        for file in self.project.records:
            document, findings = parse_document(file.path, file.text)
            assert document, findings
            kind, id_ = file.path.split("/")[1], file.path.rsplit("/", 1)[1].removesuffix(".md")
            items[kind][id_] = Item(file.path, kind, id_, document.data, document.body)
        object.__setattr__(self, "items", items)

    @cached_property
    def articles(self) -> Sequence[Item]:
        """The articles that an editor answers for, of which the text is there."""
        return [
            item
            for item in self.items["articles"].values()
            if item.data.get("status") == "reviewed" and item.data.get("display") != "withdrawn"
        ]

    @cached_property
    def pages(self) -> dict[str, str]:
        """The text of every raw page by the name of its file."""
        return {seed.name: seed.text for seed in self.project.seeds}

    def page(self, article: Item) -> str:
        """Return the raw page that an article was made from."""
        return self.pages.get(text(mapping(article.data["source"]).get("file")), "")

    def reports(self, event: str) -> Iterator[tuple[Item, Map]]:
        """Yield every report of an event that counts, with its article."""
        for article in self.articles:
            for report in maps(article.data.get("reports")):
                if report["event"] == event:
                    yield article, report

    def names(self, kind: str, id_: str, article: Item | None = None) -> list[str]:
        """Return all names of a group or place, with those that one article gives it."""
        data = self.items[kind][id_].data
        named = maps(article.data.get(kind)) if article else []
        return [
            text(data["name"]),
            *texts(data.get("aliases")),
            *texts(data.get("weak_aliases")),
            *(text(native["name"]) for native in maps(data.get("native_names"))),
            *(name for one in named if one["id"] == id_ for name in texts(one.get("names"))),
        ]

    def named_in(self, words: str, kind: str, id_: str, article: Item | None = None) -> bool:
        """Tell whether some words name a group or place by any name that it has."""
        return any(has_words(words, name) for name in self.names(kind, id_, article))

    def listed(self, article: Item, kind: str) -> list[str]:
        """Return the ids of the groups or places that an article says it names."""
        given = article.data.get(kind)
        ids = [one["id"] if isinstance(one, dict) else one for one in given or () if one]
        return [text(id_) for id_ in ids]


def has_words(where: str, words: str) -> bool:
    """Tell whether words stand in a text as whole words, in capitals or not."""
    pattern = rf"(?<!\w){re.escape(words.casefold())}(?!\w)"
    return bool(words) and re.search(pattern, where.casefold()) is not None


def written(item: Item, data: Map) -> TextFile:
    """Return the file of a record whose tree may have been changed."""
    return TextFile(item.path, dump_document(data, item.body))
