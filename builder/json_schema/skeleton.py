"""A record to fill in: what is required as null, and all else as comments that say what it is."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from builder.frontmatter import dump_document
from builder.json_schema.descriptions import descriptions_of
from builder.model.article import Named
from builder.model.fields import QuoteField

_ADVICE = (
    "# Take the # away from what a source says, and delete the rest. docs/records.md has more."
)
# Written as one text mostly.
_SHORT = (QuoteField, Named)
# A new record had no other id before, and nothing of it was ever wrong.
_LATER = frozenset({"redirect_from", "corrections"})


def skeleton(
    model: type[BaseModel],
    values: Mapping[str, Any],
    hints: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return a record with the given values, every other required field null, the rest commented.

    A comment that is made a field and not filled in is a finding of its own. `hints` are lines to
    look up, by the field that they are about.
    """
    lines = ["---", _ADVICE]
    for name, field in model.model_fields.items():
        lines += [f"# {hint}" for hint in (hints or {}).get(name, ())]
        if name in values:
            lines += dump_document({name: values[name]}, "").split("\n")[1:-3]
            if _inside(field.annotation, StrEnum):
                lines[-1] += f"  # {_description(model, name)}"
        elif field.is_required():
            lines.append(f"{name}: null  # {_description(model, name)}")
        elif name not in _LATER:
            lines += [f"# {line}" for line in _empty(model, name)]
    return "\n".join([*lines, "---", ""])


def _empty(model: type[BaseModel], name: str) -> Iterator[str]:
    """Yield the lines of a field with nothing filled in, those of a mapping in it indented."""
    yield f"{name}:  # {_description(model, name)}"
    annotation = model.model_fields[name].annotation
    inner = [
        line
        for inside in _inside(annotation, BaseModel)
        if not issubclass(inside, _SHORT)
        for key in inside.model_fields
        for line in _empty(inside, key)
    ]
    if not any(get_origin(part) is tuple for part in (annotation, *get_args(annotation))):
        yield from (f"  {line}" for line in inner)
        return
    for n, line in enumerate(inner or [""]):
        yield f"  {'-' if n == 0 else ' '} {line}".rstrip()


def _description(model: type[BaseModel], name: str) -> str:
    words = descriptions_of(model)[name]
    values = _inside(model.model_fields[name].annotation, StrEnum)
    return words + "".join(f" One of {', '.join(kind)}." for kind in values)


def _inside(annotation: Any, kind: type) -> list[Any]:  # noqa: ANN401 -- a type form has no type in 3.11
    if isinstance(annotation, type) and issubclass(annotation, kind):
        return [annotation]
    return [found for part in get_args(annotation) for found in _inside(part, kind)]
