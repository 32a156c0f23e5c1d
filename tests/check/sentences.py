"""Cases of one sentence or a few, made into whole records that the check can read."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from builder.diagnostics import Code
from builder.frontmatter import Tree
from builder.pipeline import check
from builder.store import Project
from tests.truth.shelf import Map
from tests.truth.writing import project_of

_PLACES: dict[str, Tree] = {
    "norland": {"name": "Norland", "kind": "province"},
    "sudland": {"name": "Sudland", "kind": "province"},
    "orlan": {"name": "Orlan", "kind": "city", "within": "norland"},
    "kesh": {"name": "Kesh quarter", "kind": "site", "within": "orlan"},
    "tessin": {"name": "Tessin", "kind": "city", "within": "norland"},
    "brask": {"name": "Brask", "kind": "city", "within": "sudland"},
    "tarn-line": {"name": "Tarn Line", "kind": "border"},
}
_GROUPS: dict[str, Tree] = {
    "ember-front": {"name": "Ember Front", "aliases": ["EF"], "kind": "militant group"},
}
_LINE = re.compile(r'([a-z]+) ([^ ,]+)(?: ([a-z-]+|\?))?(?: "(.+)")?(?: \[(.+)\])?(?:, by (.+))?')


@dataclass(frozen=True)
class Sentence:
    """A text with words of it, and what a record says that rests on them."""

    text: str
    quote: str
    figure: str | None = None
    place: str | None = None


def figure(line: str) -> tuple[str, Map]:
    """Return the harm and the fields of 'killed 3+ civilians "at least" [2 children], by police'.

    A "?" in the place of the number or of who they were leaves it out.
    """
    match = _LINE.fullmatch(line)
    assert match, line
    harm, number, who, qualifier, parts, by = match.groups()
    low, high = _bounds(number)
    who = None if who == "?" else who
    of_which = [figure(f"{harm} {part}")[1] for part in (parts or "").split("; ") if part]
    fields = {"min": low, "max": high, "who": who, "qualifier": qualifier, "by": by}
    told: Map = {key: value for key, value in fields.items() if value}
    return harm, {**told, **({"of_which": [*of_which]} if of_which else {})}


def _bounds(number: str) -> tuple[str, str]:
    if number == "?":
        return "", ""
    if number.endswith("+"):
        return number[:-1], ""
    if number.startswith("<="):
        return "", number[2:]
    low, _, high = number.partition("-")
    return low, high or low


def findings(sentences: Iterable[Sentence]) -> list[list[str]]:
    """Return what is found in the figure or the place of each, as messages."""
    numbered = {f"case-{n:03}": one for n, one in enumerate(sentences)}
    found: dict[str, list[str]] = defaultdict(list)
    for one in check(_project(numbered)).findings:
        kind, name = one.path.split("/")[1:]
        case = numbered[name.removesuffix(".md")]
        if one.code is Code.EQUAL_TEXT:
            continue  # two cases may be about one text
        if kind == "articles" if case.figure else "the record says at " in one.message:
            found[name.removesuffix(".md")].append(f"{one.code.value}: {one.message}")
    return [found[id_] for id_ in numbered]


def _project(sentences: dict[str, Sentence]) -> Project:
    archive: Map = {
        "locations": _PLACES,
        "groups": _GROUPS,
        "events": {id_: _event(id_, one) for id_, one in sentences.items()},
        "articles": {id_: _article(id_, one) for id_, one in sentences.items()},
    }
    return project_of([archive])


def _event(id_: str, sentence: Sentence) -> Map:
    place: Tree = sentence.place
    return {"title": f"Event of {id_}", "date": None, "location": place, "type": "other"}


def _article(id_: str, sentence: Sentence) -> Map:
    report: Map = {"event": id_, "quote": sentence.quote}
    if sentence.figure:
        harm, fields = figure(sentence.figure)
        report[harm] = [fields]
    return {
        "title": f"News of {id_}",
        "published": "2031-05-05",
        "publisher": f"Gazette of {id_}",
        "text": sentence.text,
        "reports": [report],
    }
