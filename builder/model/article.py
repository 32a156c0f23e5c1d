"""An article's record, and what it says of events."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from builder.model.fields import (
    Correction,
    Count,
    Date,
    Id,
    Language,
    Line,
    Quoted,
    Record,
    Sha256,
    Short,
    Url,
)
from builder.model.proposals import Proposals

_ARCHIVED_ON = re.compile(r"/([12][0-9]{3})([0-9]{2})([0-9]{2})[0-9]{6}/")


class Status(StrEnum):
    """Whether an editor has read the record against its seed."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Display(StrEnum):
    """How much of an article's text the site shows."""

    FULL = "full"
    EXCERPT = "excerpt"
    METADATA = "metadata"
    WITHDRAWN = "withdrawn"


class Rights(StrEnum):
    """A statement of rightsstatements.org, by the key in its address."""

    IN_COPYRIGHT = "InC"
    IN_COPYRIGHT_EDUCATIONAL = "InC-EDU"
    IN_COPYRIGHT_NON_COMMERCIAL = "InC-NC"
    IN_COPYRIGHT_RIGHTS_HOLDER_UNKNOWN = "InC-RUU"
    NO_COPYRIGHT_CONTRACTUAL = "NoC-CR"
    NO_COPYRIGHT_OTHER = "NoC-OKLR"
    NO_COPYRIGHT_US = "NoC-US"
    NOT_EVALUATED = "CNE"
    UNDETERMINED = "UND"
    NO_KNOWN_COPYRIGHT = "NKC"


class Who(StrEnum):
    """Whom a figure counts; attackers are never counted as victims."""

    CIVILIANS = "civilians"
    SECURITY_FORCES = "security-forces"
    PERPETRATORS = "perpetrators"
    UNSPECIFIED = "unspecified"


class Source(Record):
    """The raw page that the record was made from."""

    file: Line
    sha256: Sha256


class Review(Record):
    """Who read the record against its seed, and when."""

    by: Line
    on: Date


class Withdrawal(Record):
    """When an article was taken out of the archive, and why; its address keeps this alone."""

    on: Date
    reason: Line


class Figure(Record):
    """How many, as one sentence says it.

    "At least 64" is `min: 64` with `max` unknown; "five" is both; "scores" is a qualifier alone.
    """

    min: Count | None = None
    max: Count | None = None
    who: Who = Who.UNSPECIFIED
    qualifier: Line | None = None
    quote: Quoted | None = None
    because: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.min is None and self.max is None and self.qualifier is None:
            raise PydanticCustomError("missing_field", "needs min, max or a qualifier")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError(
                "min_above_max",
                "has min {min} above max {max}",
                {"min": self.min, "max": self.max},
            )
        return self


class Attribution(Record):
    """Who did it, or says so: a group of the archive by id, or a name as the article gives it."""

    group: Id | None = None
    name: Line | None = None
    by: Line | None = None
    date: Date | None = None
    quote: Quoted | None = None
    because: Line | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.group is None) == (self.name is None):
            raise PydanticCustomError("missing_field", "needs a group or a name, and not both")
        return self


class Report(Record):
    """What one article says of one event. A part without a quote of its own rests on `quote`."""

    event: Id
    quote: Quoted
    killed: tuple[Figure, ...] = ()
    injured: tuple[Figure, ...] = ()
    attributed_to: tuple[Attribution, ...] = ()
    claimed_by: tuple[Attribution, ...] = ()
    denied_by: tuple[Attribution, ...] = ()


class NoteKind(StrEnum):
    """What a note is about: background, something said, or a caution of the editors."""

    CONTEXT = "context"
    STATEMENT = "statement"
    CAUTION = "caution"


class Note(Record):
    """An editor's note beside a sentence. With a `date` it stands on the timeline as context."""

    quote: Quoted
    text: Line
    kind: NoteKind = NoteKind.CONTEXT
    date: Date | None = None
    date_phrase: Line | None = None
    groups: tuple[Id, ...] = ()
    locations: tuple[Id, ...] = ()
    events: tuple[Id, ...] = ()
    by: Line
    on: Date
    because: Line | None = None


class Person(Record):
    """Somebody whom the article names, with the role that it gives."""

    name: Line
    role: Line | None = None
    quote: Quoted
    because: Line | None = None


def _read_named(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


class Named(Record):
    """A group or place that the article names.

    `names` are names that mean it in this article, beside those of its authority record:
    one that several bear ("Taliban"), or one that nobody else uses.
    """

    id: Id
    names: tuple[Line, ...] = ()

    @model_serializer(mode="wrap")
    def _short(self, handler: Any) -> Any:  # noqa: ANN401 -- pydantic's own handler type is private
        return handler(self) if self.names else self.id


NamedField = Annotated[Named, BeforeValidator(_read_named), Short("id")]


class ArticleReasons(Record):
    """Why a field of an article is right although a second reading of the page differs."""

    title: Line | None = None
    published: Line | None = None
    publisher: Line | None = None
    authors: Line | None = None
    via: Line | None = None
    language: Line | None = None
    summary: Line | None = None


class Article(Record):
    """One article: what the publisher wrote (in the body) and what the archive reads in it."""

    title: Line | None
    published: Date | None
    publisher: Line | None
    authors: tuple[Line, ...] | None = None
    via: tuple[Line, ...] = ()
    url: Url | None = None
    archived_url: Url | None = None
    accessed: Date | None = None
    language: Language | None
    source: Source
    rights: Rights = Rights.NOT_EVALUATED
    display: Display = Display.FULL
    status: Status
    reviewed: Review | None = None
    withdrawn: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    summary: Line | None = None
    redirect_from: tuple[Id, ...] = ()
    groups: tuple[NamedField, ...] = ()
    locations: tuple[NamedField, ...] = ()
    people: tuple[Person, ...] = ()
    reports: tuple[Report, ...] = ()
    notes: tuple[Note, ...] = ()
    because: ArticleReasons | None = None
    proposals: Proposals | None = None

    @property
    def archived_on(self) -> dt.date | None:
        """The day of the archived copy, where its address tells, as those of web archives do."""
        match = _ARCHIVED_ON.search(self.archived_url or "")
        try:
            return dt.date(*map(int, match.groups())) if match else None
        except ValueError:
            return None

    @model_validator(mode="after")
    def _withdrawn_says_why(self) -> Self:
        if (self.display is Display.WITHDRAWN) != (self.withdrawn is not None):
            raise PydanticCustomError(
                "missing_field",
                "has one of display: withdrawn and withdrawn (on, reason) without the other",
            )
        return self
