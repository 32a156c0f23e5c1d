"""Records that have much of one thing, made from what the models say a record may hold."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from builder.model.article import Article, Attribution, Figure, Part
from builder.model.authority import Location
from builder.model.statement import models_in

Way = tuple[str, ...]
"""The fields that lead to what grows: a list, or the texts of a record."""
TEXTS = "texts"
WORD = "Vell "

# What takes no other text; `#` is the number of the entry.
_PLAIN = {
    "min": "5", "max": "5", "language": "en", "sha256": "0" * 64, "wikidata": "Q1",
    "url": "https://example.org/a", "archived_url": "https://example.org/b", "geonames": "1",
    **dict.fromkeys(("date", "on", "accessed", "published"), "2031-05-05"),
    **dict.fromkeys(("lat", "lon", "west", "south", "east", "north"), "1"),
    **dict.fromkeys(("id", "group", "groups", "location", "locations", "within"), "a-#"),
    **dict.fromkeys(("event", "events", "part_of", "article", "redirect_from"), "a-#"),
    "not_same_as": "a-#",
}  # fmt: skip
# What a record needs beside the fields that are required by themselves.
_NEEDED: dict[type[BaseModel], dict[str, str]] = {
    Article: {"status": "reviewed"},
    Attribution: {"name": WORD.strip()},
    Figure: {"min": "5"},
    Part: {"min": "5"},
    Location: {"precision": "exact"},
}


def ways(model: type[BaseModel], way: Way = ()) -> Iterator[Way]:
    """Yield the way to every list of a record, and to the texts of every record within it."""
    if any(_is_text(name, field.annotation) for name, field in model.model_fields.items()):
        yield (*way, TEXTS)
    for name, field in model.model_fields.items():
        if _is_list(field.annotation):
            yield (*way, name)
        for inner in models_in(field.annotation):
            yield from ways(inner, (*way, name))


def grown(
    model: type[BaseModel], way: Way, size: int, number: int = 0, *, is_full: bool = False
) -> dict[str, Any]:
    """Return a record with so many entries, or words, at the end of the way, and little else.

    The entries of a list have all their texts, each with words of its own.
    """
    data: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner = next(iter(models_in(field.annotation)), None)
        is_on_way = way[:1] == (name,)
        if way == (TEXTS,) and _is_text(name, field.annotation):
            data[name] = (WORD * size).strip()
        elif is_on_way or field.is_required() or (is_full and _is_text(name, field.annotation)):
            items = [
                grown(
                    inner,
                    way[1:] if is_on_way else (),
                    size,
                    number + n,
                    is_full=way == (name,) or is_full,
                )
                if inner
                else _plain(name, field.annotation, number + n)
                for n in range(size if way == (name,) else 1)
            ]
            data[name] = items if _is_list(field.annotation) else items[0]
    return _NEEDED.get(model, {}) | data | ({"display": "withdrawn"} if "withdrawn" in data else {})


def _plain(name: str, annotation: Any, number: int) -> str:  # noqa: ANN401 -- a type form has no type in 3.11
    value = next(iter(_values(annotation)), _PLAIN.get(name, f"{WORD}B#"))
    return value.replace("#", str(number))


def _is_text(name: str, annotation: Any) -> bool:  # noqa: ANN401 -- as above
    is_other = name in _PLAIN or _is_list(annotation) or _values(annotation)
    return not is_other and not models_in(annotation)


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 -- as above
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _values(annotation: Any) -> list[str]:  # noqa: ANN401 -- as above
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [value.value for value in annotation]
    return [value for part in get_args(annotation) for value in _values(part)]
