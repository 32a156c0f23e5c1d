"""What kind of statement each field of a record is.

A field of a record says it where it is declared: `target: SaidInReports[Line] | None`. What is done
with a field follows from that: whether the check holds it against some words, whether it has to
lead to a record, where a page links. A field that holds records says nothing: their own fields do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel

Path = tuple[str | int, ...]


class Statement(StrEnum):
    """Who says what stands in a field."""

    SAID = "said"
    """The source does: these are its words."""
    READ = "read"
    """The source does, as the editors understand it."""
    OURS = "ours"
    """The editors do, and the page marks it so."""
    REFERENCE = "reference"
    """Nobody: it names another record, or a thing outside the archive."""


class Where(StrEnum):
    """Which words of the source have what is said."""

    QUOTE = "quote"
    """The quote beside the field, or else that of the entry around it."""
    BODY = "body"
    """The text of the article."""
    REPORTS = "reports"
    """The text of an article that reports the event."""
    PAGE = "page"
    """The raw page."""
    PAGE_OR_ADDRESS = "page or address"
    """The raw page, or where the article was read, if the record says where."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a field says of itself.

    `where` is for what is said. `to` is the folder of the records that a reference is to, None
    where it is to something else, or the field around it says. `words` names the field
    beside it with the words that it is read from. `about` tells an editor what to write into every
    field of this kind; what stands below a field's own declaration comes first.
    """

    statement: Statement
    where: Where | None = None
    to: str | None = None
    words: str | None = None
    about: str | None = None


def read_from(words: str) -> Stated:
    """Mark what is read from the words in another field of the same record."""
    return Stated(Statement.READ, words=words)


def reference_to(folder: str) -> Stated:
    """Mark the id of a record of this kind."""
    return Stated(Statement.REFERENCE, to=folder)


T = TypeVar("T")
Said = Annotated[T, Stated(Statement.SAID, Where.QUOTE)]
SaidInBody = Annotated[T, Stated(Statement.SAID, Where.BODY)]
SaidInReports = Annotated[T, Stated(Statement.SAID, Where.REPORTS)]
SaidOnPage = Annotated[T, Stated(Statement.SAID, Where.PAGE)]
SaidOnPageOrAddress = Annotated[T, Stated(Statement.SAID, Where.PAGE_OR_ADDRESS)]
Read = Annotated[T, Stated(Statement.READ)]
Ours = Annotated[T, Stated(Statement.OURS)]
Outside = Annotated[T, Stated(Statement.REFERENCE)]


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a record: where it stands, what it is, and the records around it, widest first.

    A list has a fact for each of its items; what is not given is no fact.
    """

    at: Path
    stated: Stated
    value: Any
    around: tuple[BaseModel, ...]


def facts_of(record: BaseModel) -> Iterator[FieldValue]:
    """Yield every value of a record, those of the records within it included."""
    yield from _facts(record, (), ())


def _facts(value: object, at: Path, around: tuple[BaseModel, ...]) -> Iterator[FieldValue]:
    if isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _facts(item, (*at, n), around)
    elif isinstance(value, BaseModel):
        inside = (*around, value)
        for name, stated in statements(type(value)).items():
            given = getattr(value, name)
            if stated is None:
                yield from _facts(given, (*at, name), inside)
            elif isinstance(given, tuple):
                for n, item in enumerate(given):
                    yield FieldValue((*at, name, n), stated, item, inside)
            elif given is not None:
                yield FieldValue((*at, name), stated, given, inside)


@cache
def statements(model: type[BaseModel]) -> dict[str, Stated | None]:
    """Return what each field of a record says of itself; None for what holds records."""
    return {
        name: next(_marks((*field.metadata, field.annotation)), None)
        for name, field in model.model_fields.items()
    }


def said_fields(model: type[BaseModel], where: Where) -> list[str]:
    """Return the fields with what is said in these words, in the order of the record."""
    return [name for name, one in statements(model).items() if one and one.where is where]


def phrases(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields with the words that another field beside them is read from."""
    return frozenset(one.words for one in statements(model).values() if one and one.words)


def own_words(model: type[BaseModel], where: Where) -> list[str]:
    """Return the fields with what is said in these words and no other field is read from."""
    return [name for name in said_fields(model, where) if name not in phrases(model)]


def stated_at(model: type[BaseModel], path: Path) -> Stated | None:
    """Return what the field at a path says of itself; None where it holds records, or is none."""
    inside = [model]
    for part in path:
        if isinstance(part, int):
            continue
        owner = next((one for one in inside if part in one.model_fields), None)
        if owner is None:
            return None
        if stated := statements(owner)[part]:
            return stated
        inside = models_in(owner.model_fields[part].annotation)
    return None


def models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 -- a type form has no type in 3.11
    """Return the records that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def records_in(outer: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a record's model and those of all the records that it may hold."""
    yield outer
    for field in outer.model_fields.values():
        for inner in models_in(field.annotation):
            yield from records_in(inner)


def _marks(parts: tuple[Any, ...]) -> Iterator[Stated]:
    # The mark stands on the field, or on what is inside of X | None or tuple[X, ...].
    for part in parts:
        if isinstance(part, Stated):
            yield part
        else:
            yield from _marks(get_args(part))
