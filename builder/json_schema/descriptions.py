"""What an editor shows of each field: in a few words, what to write there.

They stand below the field where it is declared; else its kind has them, or the record or the list
of values that it holds. Whose words a field must have follows from its kind.
"""

import ast
import inspect
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel

from builder.model.statement import Stated, Where, statements

_STANDS = {
    Where.QUOTE: "Stands in the quote.",
    Where.BODY: "Stands in the article.",
    Where.REPORTS: "Stands in an article that reports it.",
    Where.PAGE: "Stands on the raw page.",
    Where.PAGE_OR_ADDRESS: "Stands on the raw page, or at the url.",
}


@cache
def descriptions_of(model: type[BaseModel]) -> dict[str, str]:
    """Return what to write into each field of a record, in sentences.

    Raises:
        KeyError: nothing says it of a field.

    """
    declared = {
        name: words
        for owner in reversed(model.__mro__)
        if issubclass(owner, BaseModel) and owner is not BaseModel
        for name, words in _declared(owner)
    }
    found = {}
    for name, field in model.model_fields.items():
        stated = statements(model)[name]
        words = declared.get(name) or (stated and stated.about) or _held(field.annotation)
        if words is None:
            raise KeyError(f"{model.__name__}.{name}: say below it what to write there")
        found[name] = " ".join([words, *(_of_kind(stated) if stated else ())])
    return found


def _of_kind(stated: Stated) -> Iterator[str]:
    if stated.where:
        yield _STANDS[stated.where]
    if stated.words:
        yield f"Read from the words in {stated.words}, where there are any."


def _declared(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a class with the text that stands below them."""
    for field, below in pairwise(_classes_in(model.__module__)[model.__name__].body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())


@cache
def _classes_in(module: str) -> dict[str, ast.ClassDef]:
    # Read once: to find the source of each class by itself takes a tenth of a second at each start.
    tree = ast.parse(inspect.getsource(import_module(module)))
    return {one.name: one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)}


def _held(annotation: Any) -> str | None:  # noqa: ANN401 -- a type form has no type in 3.11
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Enum):
        return (inspect.getdoc(annotation) or "").partition("\n")[0] or None
    held = (_held(part) for part in get_args(annotation))
    return next((words for words in held if words), None)
