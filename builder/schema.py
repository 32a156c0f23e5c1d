"""Between the front matter's plain mapping and the typed record, both ways."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Document, Path, Tree
from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.event import Event
from builder.model.fields import ID_PATTERN, PATTERN_HELP
from builder.model.ids import slug
from builder.model.text import Span
from builder.reader.dates import find_dates

AnyRecord = Article | Group | Location | Event
RecordT = TypeVar("RecordT", bound=BaseModel)

RECORD_TYPES: dict[str, type[AnyRecord]] = {
    "articles": Article,
    "groups": Group,
    "locations": Location,
    "events": Event,
}

_LONG = 120
_CODES = {
    "extra_forbidden": Code.UNKNOWN_KEY,
    "missing": Code.MISSING_FIELD,
    "missing_field": Code.MISSING_FIELD,
    "invalid_date": Code.INVALID_DATE,
    "min_above_max": Code.MIN_ABOVE_MAX,
    "part_above_whole": Code.PART_ABOVE_WHOLE,
}
# What to do about two numbers that cannot both be right.
_BOUNDS = {
    Code.MIN_ABOVE_MAX: "exchange the two, or mend the wrong one",
    Code.PART_ABOVE_WHOLE: "mend the wrong one, or enter the part as a figure of its own",
}


def read_record(
    model: type[RecordT], document: Document
) -> tuple[RecordT | None, list[Diagnostic]]:
    """Return the typed record, or None with a finding for every bad field."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_finding(model, document, detail) for detail in error.errors()]


@dataclass(frozen=True, slots=True)
class Fault:
    """A bad field of a record, and the value that was probably meant, if that can be told."""

    path: Path
    meant: str | None


def faults_of(document: Document, error: ValidationError) -> Iterator[Fault]:
    """Yield the bad fields that kept a record from being read."""
    for detail in error.errors():
        yield Fault(_path(document, detail), _meant(detail))


def write_record(record: AnyRecord) -> dict[str, Tree]:
    """Return the front matter of a record, every scalar as text, in the order of its fields.

    What is empty by default is left out; what is unknown stands as None.
    """
    required = {name for name, field in type(record).model_fields.items() if field.is_required()}
    dumped = record.model_dump(mode="json", exclude_defaults=True)
    for name in required:
        dumped.setdefault(name, None)
    order = list(type(record).model_fields)
    return {name: _as_tree(dumped[name]) for name in order if name in dumped}


def field_names(model: type[BaseModel], path: Path) -> list[str]:
    """Return the fields of the mapping at a path of a record, in the order of the model."""
    return list(_fields_at(model, path))


def _as_tree(value: Any) -> Tree:  # noqa: ANN401 -- what pydantic dumps as JSON
    if isinstance(value, dict):
        return {str(key): _as_tree(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_tree(item) for item in value]
    if isinstance(value, float):
        # 1e-05 degrees would not be read again.
        return format(Decimal(repr(value)), "f")
    return None if value is None else str(value)


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """Return the model's field at a path; None where the record has no such field."""
    return _fields_at(model, path[:-1]).get(str(path[-1]))


def _path(document: Document, detail: ErrorDetails) -> Path:
    # pydantic puts names of validators and unions into the path: keep what is in the file.
    path: Path = tuple(part for part in detail["loc"])
    is_missing = _CODES.get(detail["type"]) is Code.MISSING_FIELD
    while path and path not in document.places and not is_missing:
        path = path[:-1]
    return path


def _finding(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Diagnostic:
    code = _CODES.get(detail["type"], Code.WRONG_TYPE)
    path = _path(document, detail)
    line, column = document.place(path)
    name = _dotted(path) or _dotted(tuple(detail["loc"])) or "the record"
    message, help_text = _explain(code, model, path, detail)
    return Diagnostic(document.path, line, column, code, f"{name} {message}", help_text)


def _explain(
    code: Code, model: type[BaseModel], path: Path, detail: ErrorDetails
) -> tuple[str, str]:
    if code is Code.UNKNOWN_KEY:
        names = list(_fields_at(model, path[:-1]))
        close = _closest(path[-1], names)
        advice = f"did you mean {close}?" if close else f"the fields are {', '.join(names)}"
        return "is not a field of this record", advice
    if code is Code.MISSING_FIELD:
        if detail["type"] == "missing":
            unknown = "; write null if it is unknown" if accepts_null(model, path) else ""
            return "is missing", f"add it{unknown}"
        return detail["msg"], "add what is missing, or remove the entry"
    if code is Code.INVALID_DATE:
        return f"{_shown(detail)} {detail['msg']}", _date_help(detail)
    if code in _BOUNDS:
        return detail["msg"], _BOUNDS[code]
    return f"{_shown(detail)} {_plain(detail)}", _type_help(detail)


def _date_help(detail: ErrorDetails) -> str:
    advice = f"write {detail['ctx']['forms']}"
    meant = _meant(detail)
    return f"did you mean {meant}? Or {advice}" if meant else advice


def _meant(detail: ErrorDetails) -> str | None:
    """Return the value that a bad date or word of a list was probably meant to be."""
    if detail["type"] == "enum":
        return _closest(detail["input"], _choices(detail))
    if detail["type"] != "invalid_date":
        return None
    words = str(detail["input"]).strip()
    found = find_dates(words, None) if len(words) <= _LONG else ()
    is_all = len(found) == 1 and found[0].span == Span(0, len(words))
    return str(found[0].value) if is_all and found[0].value else None


def _choices(detail: ErrorDetails) -> list[str]:
    return re.findall("'([^']+)'", detail["ctx"]["expected"])


_MESSAGES = {
    "string_pattern_mismatch": "is not written as this field needs",
    "enum": "is not one of the values of this field",
    "tuple_type": "is not a list",
    "model_type": "is not a group of fields",
    "int_type": "is not a whole number",
    "float_type": "is not a number",
}


def _plain(detail: ErrorDetails) -> str:
    if detail["type"] == "wrong_type":
        return detail["msg"]
    return _MESSAGES.get(detail["type"], detail["msg"][:1].lower() + detail["msg"][1:])


def _type_help(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    if detail["type"] == "enum":
        close = _meant(detail)
        write = f"write {context['expected']}"
        return f"did you mean {close}? Or {write}" if close else write
    if detail["type"] == "tuple_type":
        return "write one item per line, each after a dash"
    if "pattern" in context:
        advice = PATTERN_HELP.get(context["pattern"], f"it must match {context['pattern']}")
        is_id = context["pattern"] == ID_PATTERN
        small = slug(detail["input"][:_LONG]) if is_id else ""
        return f"did you mean {small}? {advice.capitalize()}" if small else advice
    return "see the field in docs/records.md"


def _closest(word: object, known: list[str]) -> str | None:
    if not isinstance(word, str) or len(word) > _LONG:
        return None
    # In capitals or not, the same word was meant.
    small = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), small, n=1)
    return small[close[0]] if close else None


def _shown(detail: ErrorDetails) -> str:
    value = detail["input"]
    if value is None:
        return "(null)"
    if isinstance(value, str):
        return f'"{value[:57]}..."' if len(value) > 60 else f'"{value}"'  # noqa: PLR2004 -- a line
    return "(a list)" if isinstance(value, list | tuple) else "(a group of fields)"


def _dotted(path: Path) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)[1:]


def _fields_at(model: type[BaseModel], path: Path) -> dict[str, FieldInfo]:
    current: Any = model
    for part in path:
        if isinstance(part, str) and isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(part)
            current = _model_in(field.annotation) if field else None
    is_model = isinstance(current, type) and issubclass(current, BaseModel)
    return dict(current.model_fields) if is_model else {}


def accepts_null(model: type[BaseModel], path: Path) -> bool:
    """Tell whether null may stand at a path."""
    field = field_at(model, path)
    return field is not None and type(None) in get_args(field.annotation)


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 -- a type form has no type in 3.11
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)
