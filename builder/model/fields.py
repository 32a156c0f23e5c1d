"""The kinds of field that records are made of.

Every model is frozen, refuses unknown keys and takes its scalars as text, since the YAML loader
leaves `NO`, `1.0` and dates alone. `None` means unknown. Whether a reference or a quote holds is
not known here: builder.check finds out.
"""

from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_serializer,
)
from pydantic_core import PydanticCustomError

from builder.model.dates import FORMS, Edtf, parse_edtf
from builder.model.text import Quote, one_line

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


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


Line = Annotated[str, BeforeValidator(_read_text), Field(max_length=2_000)]
Id = Annotated[str, BeforeValidator(_read_text), Field(pattern=ID_PATTERN, max_length=120)]
Count = Annotated[int, BeforeValidator(_read_count), Field(ge=0, le=1_000_000)]
GeonamesId = Annotated[int, BeforeValidator(_read_count), Field(ge=1, le=999_999_999)]
Url = Annotated[Line, Field(pattern=r"^https?://[^\s<>\"]+$")]
Language = Annotated[Line, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Date = Annotated[
    Edtf,
    PlainValidator(_read_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "description": f"A date in EDTF: {FORMS}."}),
]


class Record(BaseModel):
    """A mapping in a record's front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Correction(Record):
    """What was changed in a published record, when and why; readers see it on the page."""

    date: Date
    what: Line
    why: Line | None = None


def _read_quote(value: object) -> object:
    if isinstance(value, str):
        return {"exact": value}
    return value


class QuoteField(Record):
    """Words that stand in the article; `prefix` and `suffix` tell equal ones apart."""

    exact: Line
    prefix: Line | None = None
    suffix: Line | None = None

    def quote(self) -> Quote:
        """Return the selector, with nothing for what is not given."""
        return Quote(self.exact, self.prefix or "", self.suffix or "")

    @model_serializer
    def _short(self) -> str | dict[str, str]:
        if self.prefix is None and self.suffix is None:
            return self.exact
        given = {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return {key: value for key, value in given.items() if value is not None}


Quoted = Annotated[
    QuoteField,
    BeforeValidator(_read_quote),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {
                        key: {"type": "string"} for key in ("exact", "prefix", "suffix")
                    },
                    "required": ["exact"],
                    "additionalProperties": False,
                },
            ],
            "description": "Words that stand in the article once, letter for letter.",
        }
    ),
]


def _read_degrees(value: object) -> object:
    if isinstance(value, str) and not (
        value.isascii() and value.lstrip("-").replace(".", "", 1).isdecimal()
    ):
        raise PydanticCustomError("wrong_type", "is not a number of degrees such as 34.008")
    return value


Latitude = Annotated[float, BeforeValidator(_read_degrees), Field(ge=-90, le=90)]
Longitude = Annotated[float, BeforeValidator(_read_degrees), Field(ge=-180, le=180)]
