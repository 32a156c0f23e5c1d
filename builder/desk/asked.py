"""What a page of the desk sends, as far as its shape goes; what it says is read as any record."""

import base64
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from builder.desk.facts import FactForm
from builder.frontmatter import Path
from builder.model.fields import ID_PATTERN, LONGEST_ID
from builder.model.text import Span

Text = Annotated[str, Field(max_length=20_000)]
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Key = Annotated[str, Field(max_length=60)] | Annotated[int, Field(ge=0, lt=100_000)]
At = Annotated[list[Key], Field(max_length=12)]
NamedTexts = dict[str, Text | None]
# The parts of a figure: each a mapping, in which a quote may be one.
Parts = Annotated[list[dict[str, Text | NamedTexts | None]], Field(max_length=50)]
Value = Text | None | list[Text] | NamedTexts | Parts
Place = Annotated[int, Field(ge=0, lt=10_000_000)]


class Asked(BaseModel):
    """What every request is: nothing but what it is known to have."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FormAsked(Asked):
    """A decision of the editor's; see `builder.desk.facts.FactForm`."""

    kind: Annotated[str, Field(max_length=30)]
    span: tuple[Place, Place] | None = None
    values: dict[str, Value] = {}
    at: At | None = None
    parts: Annotated[list["FormAsked"], Field(max_length=200)] = []

    def form(self) -> FactForm:
        """Return it as the core knows it."""
        span = Span(*self.span) if self.span and self.span[0] < self.span[1] else None
        at: Path | None = tuple(self.at) if self.at else None
        parts = tuple(part.form() for part in self.parts)
        return FactForm(self.kind, span, {k: _clean(v) for k, v in self.values.items()}, at, parts)


class OfArticle(Asked):
    """Something about the record of an article, as the editor saw it."""

    id: Id
    digest: Digest


class Saved(OfArticle):
    """A decision to be written; `proposal` is where the one stood that it answers."""

    form: FormAsked
    proposal: At | None = None


class Marked(Asked):
    """Words of an article that an editor has marked; `text` is what they type on them."""

    id: Id
    span: tuple[Place, Place]
    text: Text = ""


class Fielded(OfArticle):
    """A field of the record with another value."""

    at: At
    value: Value = None


class FieldRemoved(OfArticle):
    """A part of the record that shall go."""

    at: At


class Remedied(OfArticle):
    """A remedy of a finding, by its name and the field that it is about."""

    do: Annotated[str, Field(max_length=20)]
    at: At


class Paragraphed(OfArticle):
    """A line of the raw page to put back before a block, or a block to take out."""

    before: Place | None = None
    line: Text = ""
    block: Place | None = None


class Recorded(Asked):
    """The record of an event, a group or a place: a new one, or other values of its fields."""

    kind: Annotated[str, Field(pattern="^(events|groups|locations)$")]
    id: Id
    values: dict[str, Any]
    digest: Digest | None = None
    article: Id | None = None


class NameEntered(OfArticle):
    """A name of the article's that becomes an alias, or a record of its own."""

    folder: Annotated[str, Field(pattern="^(groups|locations)$")]
    record: Id
    name: Text
    is_alias: bool = False
    values: dict[str, Value] | None = None
    native: dict[Text, Text | None] = {}
    proposal: At | None = None


class Committing(Asked):
    """Files of an article to commit: the digest of what the editor saw of each, by its path."""

    id: Id
    files: Annotated[dict[Annotated[str, Field(max_length=500)], Digest], Field(max_length=200)]


class Pasted(Asked):
    """A raw page: words that were pasted, or a file that was dropped, its bytes in base64."""

    name: Annotated[str, Field(max_length=200)]
    text: Annotated[str, Field(max_length=10_000_000)] = ""
    data: Annotated[bytes, Field(max_length=20_000_000)] = b""

    @field_validator("data", mode="before")
    @classmethod
    def _decoded(cls, value: object) -> object:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else value

    @property
    def content(self) -> bytes:
        """The bytes of the page."""
        return self.data or self.text.encode("utf-8", "surrogateescape")


class Chosen(Asked):
    """The name of something: an article, a raw page, an editor."""

    name: Text


class Nothing(Asked):
    """A request that says all by its address."""


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        return _clean_named(value)
    if isinstance(value, list):
        lines = [" ".join(item.split()) for item in value if isinstance(item, str)]
        if parts := [item for item in value if isinstance(item, dict)]:
            return [{key: _clean_part(inner) for key, inner in one.items()} for one in parts]
        return [line for line in lines if line]
    return value


def _clean_named(value: NamedTexts) -> NamedTexts:
    return {key: " ".join(inner.split()) if inner else None for key, inner in value.items()}


def _clean_part(value: Text | NamedTexts | None) -> Text | NamedTexts | None:
    if isinstance(value, dict):
        return _clean_named(value)
    return " ".join(value.split()) or None if value else None
