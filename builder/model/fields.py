"""The kinds of field that records are made of.

Every model is frozen, refuses unknown keys and takes its scalars as text, since the YAML loader
leaves `NO`, `1.0` and dates alone. `None` means unknown. Whether a reference or a quote holds is
not known here: builder.check finds out.

Each kind says in JSON Schema what an editor may hold against it. A word that another reader takes
for a number, `title: 1984`, is text to us, so both are allowed there.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_serializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from builder.model.dates import EDTF_PATTERN, FORMS, Edtf, parse_edtf
from builder.model.ids import is_reserved
from builder.model.statement import Ours, SaidInBody, Stated, Statement, reference_to
from builder.model.text import Quote, one_line

LONGEST_ID = 120
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL_PATTERN = r'^https?://[^\s<>"]+$'
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
SHA256_PATTERN = r"^[0-9a-f]{64}$"
WIKIDATA_PATTERN = r"^Q[1-9][0-9]*$"
PATTERN_HELP = {
    ID_PATTERN: "an id has small letters, digits and single hyphens",
    URL_PATTERN: "an address begins with https:// or http:// and has no spaces",
    SHA256_PATTERN: "a sha256 has 64 digits and letters a to f; builder import writes it",
    LANGUAGE_PATTERN: "a language is a code such as en, ur or ps",
    WIKIDATA_PATTERN: "a Wikidata id is Q and a number",
    EDTF_PATTERN: f"write {FORMS}",
}


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("wrong_type", "is not text")
    line = one_line(value)
    if not line:
        raise PydanticCustomError("wrong_type", "is empty; write null if it is unknown")
    return line


def _read_date(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    try:
        return parse_edtf(_read_text(value))
    except ValueError as error:
        raise PydanticCustomError(
            "invalid_date", "is not a date: {reason}", {"reason": str(error), "forms": FORMS}
        ) from error


def _read_count(value: object) -> object:
    # int() would take "1_000", " 7" and "٧"; a figure is written one way.
    if isinstance(value, str) and not (
        value.isascii() and value.isdecimal() and str(int(value)) == value
    ):
        raise PydanticCustomError("wrong_type", "is not a whole number such as 64")
    return value


def _code(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **_matching(pattern)})


def _matching(pattern: str) -> dict[str, str]:
    # What an editor says in the place of the pattern.
    return {"pattern": pattern, "patternErrorMessage": PATTERN_HELP[pattern]}


def _between(low: int, high: int, kind: str, pattern: str) -> WithJsonSchema:
    # As a number, and as the text of one in quotation marks.
    return WithJsonSchema(
        {"type": [kind, "string"], "minimum": low, "maximum": high, "pattern": pattern}
    )


_WHOLE = ("integer", r"^(0|[1-9][0-9]*)$")
_DEGREES = ("number", r"^-?([0-9]+\.?[0-9]*|\.[0-9]+)$")

_TEXT = {"type": ["string", "number"]}


def is_id(text: str) -> bool:
    """Tell whether the text can be a record's id."""
    has_form = re.fullmatch(ID_PATTERN, text) is not None
    return has_form and len(text) <= LONGEST_ID and not is_reserved(text)


def _read_id(value: str) -> str:
    if is_reserved(value):
        raise PydanticCustomError("wrong_type", "is a name that a system or the site needs itself")
    return value


Line = Annotated[
    str,
    BeforeValidator(_read_text),
    Field(max_length=2_000),
    WithJsonSchema({**_TEXT, "maxLength": 2_000}),
]
Id = Annotated[
    str,
    BeforeValidator(_read_text),
    Field(pattern=ID_PATTERN, max_length=LONGEST_ID),
    AfterValidator(_read_id),
    WithJsonSchema({**_TEXT, **_matching(ID_PATTERN), "maxLength": LONGEST_ID}),
]
ArticleId = Annotated[Id, reference_to("articles")]
GroupId = Annotated[Id, reference_to("groups")]
LocationId = Annotated[Id, reference_to("locations")]
EventId = Annotated[Id, reference_to("events")]
# An id that the record had before: no other record has it.
OldId = Annotated[
    Id,
    Stated(Statement.OURS, about="Ids that this record had before; each old address leads here."),
]
Because = Annotated[
    Line,
    Stated(
        Statement.OURS,
        about="Why this is right, in a sentence, where a second reading of the words differs.",
    ),
]
Count = Annotated[
    int,
    BeforeValidator(_read_count),
    Field(ge=0, le=1_000_000),
    _between(0, 1_000_000, *_WHOLE),
]
GeonamesId = Annotated[
    int,
    BeforeValidator(_read_count),
    Field(ge=1, le=999_999_999),
    _between(1, 999_999_999, *_WHOLE),
]
Url = Annotated[Line, Field(pattern=URL_PATTERN), _code(URL_PATTERN)]
Language = Annotated[Line, Field(pattern=LANGUAGE_PATTERN), _code(LANGUAGE_PATTERN)]
Sha256 = Annotated[Line, Field(pattern=SHA256_PATTERN), _code(SHA256_PATTERN)]
WikidataId = Annotated[Line, Field(pattern=WIKIDATA_PATTERN), _code(WIKIDATA_PATTERN)]
Date = Annotated[
    Edtf,
    PlainValidator(_read_date),
    PlainSerializer(str),
    # A year alone is a number to other readers.
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            **_matching(EDTF_PATTERN),
            "minimum": 1,
            "maximum": 9999,
            "description": f"A date in EDTF: {FORMS.removesuffix('; null if unknown')}.",
        }
    ),
]


@cache
def _once(names: frozenset[str]) -> frozenset[str]:
    """Return one and the same set for all that are equal."""
    return names


class Record(BaseModel):
    """A mapping in a record's front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: object, /) -> None:
        """Share the names of the fields that were given, of which each record has a set.

        They take as much memory as the fields.
        """
        del context
        object.__setattr__(self, "__pydantic_fields_set__", _once(frozenset(self.model_fields_set)))

    def __copy__(self) -> Self:
        """Return a copy with names of its own, to which `model_copy` adds those that it changes."""
        copied = super().__copy__()
        object.__setattr__(copied, "__pydantic_fields_set__", set(self.model_fields_set))
        return copied


class Correction(Record):
    """What was changed in a published record, when and why; readers see it on the page."""

    date: Ours[Date]
    """When it was changed."""
    what: Ours[Line]
    """What was changed."""
    why: Ours[Line] | None = None
    """Why, where that is not plain."""


def _read_quote(value: object) -> object:
    if isinstance(value, str):
        return {"exact": value}
    return value


class QuoteField(Record):
    """Words that stand in the article; `prefix` and `suffix` tell equal ones apart."""

    exact: SaidInBody[Line]
    """Words of one paragraph, letter for letter."""
    prefix: SaidInBody[Line] | None = None
    """The words before, to tell equal ones apart."""
    suffix: SaidInBody[Line] | None = None
    """The words behind, to tell equal ones apart."""

    def quote(self) -> Quote:
        """Return the selector, with nothing for what is not given."""
        return Quote(self.exact, self.prefix or "", self.suffix or "")

    @model_serializer
    def _short(self) -> str | dict[str, str]:
        if self.prefix is None and self.suffix is None:
            return self.exact
        given = {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return {key: value for key, value in given.items() if value is not None}


@dataclass(frozen=True)
class Short:
    """Says in JSON Schema that the text of one field may stand for the whole mapping."""

    field: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(core_schema)
        return {"anyOf": [handler.resolve_ref_schema(whole)["properties"][self.field], whole]}


Quoted = SaidInBody[Annotated[QuoteField, BeforeValidator(_read_quote), Short("exact")]]


def _read_degrees(value: object) -> object:
    if isinstance(value, str) and not (
        value.isascii() and value.lstrip("-").replace(".", "", 1).isdecimal()
    ):
        raise PydanticCustomError("wrong_type", "is not a number of degrees such as 34.008")
    return value


Latitude = Annotated[
    float, BeforeValidator(_read_degrees), Field(ge=-90, le=90), _between(-90, 90, *_DEGREES)
]
Longitude = Annotated[
    float, BeforeValidator(_read_degrees), Field(ge=-180, le=180), _between(-180, 180, *_DEGREES)
]
