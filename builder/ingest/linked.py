"""What a page says of itself in JSON-LD, as search engines read it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.model.text import one_line

_ARTICLES = ("article", "posting", "report")
_LONGEST, _MOST_ENTRIES = 400_000, 500
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Linked:
    """The first article that a page describes; None and empty where it does not say."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    url: str | None = None


def read_linked(scripts: Iterator[str]) -> Linked:
    """Read the article among the JSON-LD of a page's scripts; what is no JSON says nothing."""
    for text in scripts:
        for entry in _entries(text):
            if _is_article(entry):
                return Linked(
                    headline=_text(entry.get("headline")) or _text(entry.get("name")),
                    published=_text(entry.get("datePublished")),
                    publisher=next(_names(entry.get("publisher")), None),
                    authors=tuple(_names(entry.get("author"))),
                    based_on=tuple(_names(entry.get("isBasedOn"))),
                    url=_address(entry),
                )
    return Linked()


def _entries(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a script in order: alone, in a list, or in a graph."""
    if len(text) > _LONGEST:
        return
    try:
        todo: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_ENTRIES):
        if not todo:
            return
        entry = todo.pop(0)
        if isinstance(entry, list):
            todo[:0] = entry[:_MOST_ENTRIES]
        elif isinstance(entry, dict):
            yield entry
            todo[:0] = [entry[key] for key in ("@graph", "mainEntity") if key in entry]


def _is_article(entry: dict[str, Any]) -> bool:
    kinds = entry.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).lower().endswith(_ARTICLES) for kind in kinds[:_MOST_NAMES])


def _names(value: object) -> Iterator[str]:
    """Yield the names of people, outlets or works, each written as text or as an object."""
    for one in (value if isinstance(value, list) else [value])[:_MOST_NAMES]:
        name = one.get("name") if isinstance(one, dict) else one
        text = _text(name[0] if isinstance(name, list) and name else name)
        if text:
            yield text


def _address(entry: dict[str, Any]) -> str | None:
    page = entry.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return _text(entry.get("url")) or _text(page)


def _text(value: object) -> str | None:
    return one_line(value[:2_000]) or None if isinstance(value, str) else None
