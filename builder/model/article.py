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
    EventId,
    GroupId,
    Id,
    Language,
    Line,
    LocationId,
    OldId,
    Quoted,
    Record,
    Sha256,
    Short,
    Url,
)
from builder.model.proposals import Proposals
from builder.model.statement import (
    Ours,
    Outside,
    Read,
    Said,
    SaidInBody,
    SaidOnPage,
    SaidOnPageOrAddress,
    read_from,
    reference_to,
)

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

    file: Outside[Line]
    sha256: Outside[Sha256]


class Review(Record):
    """Who read the record against its seed, and when."""

    by: Ours[Line]
    on: Ours[Date]


class Withdrawal(Record):
    """When an article was taken out of the archive, and why; its address keeps this alone."""

    on: Ours[Date]
    reason: Ours[Line]


class Figure(Record):
    """How many, as one sentence says it.

    "At least 64" is `min: 64` with `max` unknown; "five" is both; "scores" is a qualifier alone.
    """

    min: Read[Count] | None = None
    max: Read[Count] | None = None
    who: Read[Who] = Who.UNSPECIFIED
    qualifier: Said[Line] | None = None
    quote: Quoted | None = None
    because: Ours[Line] | None = None

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

    group: GroupId | None = None
    name: Said[Line] | None = None
    by: SaidInBody[Line] | None = None
    date: Read[Date] | None = None
    quote: Quoted | None = None
    because: Ours[Line] | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.group is None) == (self.name is None):
            raise PydanticCustomError("missing_field", "needs a group or a name, and not both")
        return self


class Report(Record):
    """What one article says of one event. A part without a quote of its own rests on `quote`."""

    event: EventId
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
    text: Ours[Line]
    kind: Ours[NoteKind] = NoteKind.CONTEXT
    date: Annotated[Date | None, read_from("date_phrase")] = None
    date_phrase: SaidInBody[Line] | None = None
    groups: tuple[GroupId, ...] = ()
    locations: tuple[LocationId, ...] = ()
    events: tuple[EventId, ...] = ()
    by: Ours[Line]
    on: Ours[Date]
    because: Ours[Line] | None = None


class Person(Record):
    """Somebody whom the article names, with the role that it gives."""

    name: Said[Line]
    role: Said[Line] | None = None
    quote: Quoted
    because: Ours[Line] | None = None


def _read_named(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


class Named(Record):
    """A group or place that the article names.

    `names` are names that mean it in this article, beside those of its authority record:
    one that several bear ("Taliban"), or one that nobody else uses.
    """

    id: Outside[Id]
    names: tuple[Read[Line], ...] = ()

    @model_serializer(mode="wrap")
    def _short(self, handler: Any) -> Any:  # noqa: ANN401 -- pydantic's own handler type is private
        return handler(self) if self.names else self.id


NamedField = Annotated[Named, BeforeValidator(_read_named), Short("id")]
NamedGroup = Annotated[NamedField, reference_to("groups")]
NamedLocation = Annotated[NamedField, reference_to("locations")]


class ArticleReasons(Record):
    """Why a field of an article is right although a second reading of the page differs."""

    title: Ours[Line] | None = None
    published: Ours[Line] | None = None
    publisher: Ours[Line] | None = None
    authors: Ours[Line] | None = None
    via: Ours[Line] | None = None
    language: Ours[Line] | None = None
    summary: Ours[Line] | None = None


class Article(Record):
    """One article: what the publisher wrote (in the body) and what the archive reads in it."""

    title: SaidOnPage[Line] | None
    published: Read[Date] | None
    publisher: SaidOnPageOrAddress[Line] | None
    authors: tuple[SaidOnPageOrAddress[Line], ...] | None = None
    via: tuple[SaidOnPage[Line], ...] = ()
    url: Outside[Url] | None = None
    archived_url: Outside[Url] | None = None
    accessed: Ours[Date] | None = None
    language: Read[Language] | None
    source: Source
    rights: Ours[Rights] = Rights.NOT_EVALUATED
    display: Ours[Display] = Display.FULL
    status: Ours[Status]
    reviewed: Review | None = None
    withdrawn: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    summary: Ours[Line] | None = None
    redirect_from: tuple[OldId, ...] = ()
    groups: tuple[NamedGroup, ...] = ()
    locations: tuple[NamedLocation, ...] = ()
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
