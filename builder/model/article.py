"""An article's record, and what it says of events."""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from builder.model.fields import (
    Because,
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
    QuoteField,
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
    WOMEN = "women"
    CHILDREN = "children"
    SECURITY_FORCES = "security-forces"
    PERPETRATORS = "perpetrators"
    UNSPECIFIED = "unspecified"


class Harm(StrEnum):
    """What happened to the people that a figure counts: a field of a report."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    MISSING = "missing"
    ARRESTED = "arrested"
    SURRENDERED = "surrendered"
    DISPLACED = "displaced"

    @property
    def counts_perpetrators(self) -> bool:
        """Whether a toll has the perpetrators in it: those who are held are mostly they."""
        return self in (Harm.ARRESTED, Harm.SURRENDERED)


class Source(Record):
    """The raw page that the record was made from."""

    file: Outside[Line]
    """The name of the raw page, below seeds/."""
    sha256: Outside[Sha256]
    """Its digest; builder import writes it."""


class Review(Record):
    """Who read the record against its seed, and when."""

    by: Ours[Line]
    """The reviewer."""
    on: Ours[Date]
    """The day of the review."""


class Withdrawal(Record):
    """When an article was taken out of the archive, and why; its address keeps this alone."""

    on: Ours[Date]
    """The day on which it was withdrawn."""
    reason: Ours[Line]
    """Why."""


class Part(Record):
    """Some of those whom a figure counts, or all of them, as one sentence says it.

    "At least 64" is `min: 64` with `max` unknown; "five" is both; "scores" is a qualifier alone.
    """

    min: Read[Count] | None = None
    """The number, or the lower bound: 64 for at least 64."""
    max: Read[Count] | None = None
    """The number, or the upper bound: 20 for up to 20."""
    who: Read[Who] = Who.UNSPECIFIED
    """Whom it counts; attackers are never counted as victims."""
    qualifier: Said[Line] | None = None
    """The word for how sure the number is: at least, over, scores."""
    by: SaidInBody[Line] | None = None
    """Who says so: police, a hospital, the group itself."""
    quote: Quoted | None = None
    """The words that say it, where they are not those of the report."""
    because: Because | None = None

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


class Figure(Part):
    """How many, as one sentence says it, and who is among them.

    What stands in `of_which` is counted already: "23 dead, including 15 civilians" is 23.
    """

    of_which: tuple[Part, ...] = ()
    """Parts of this figure, which are counted in it: 15 civilians of 23 dead."""

    @model_validator(mode="after")
    def _holds_its_parts(self) -> Self:
        for part in self.of_which:
            most = part.max if part.max is not None else part.min or 0
            if self.max is not None and most > self.max:
                raise PydanticCustomError(
                    "part_above_whole",
                    "has a part of {part} in a whole of {whole}",
                    {"part": most, "whole": self.max},
                )
        return self


class Attribution(Record):
    """Who did it, or says so: a group of the archive by id, or a name as the article gives it."""

    group: GroupId | None = None
    """The id of a group of the archive."""
    name: Said[Line] | None = None
    """A name as it is given, for one who has no record."""
    by: SaidInBody[Line] | None = None
    """Who says so."""
    date: Read[Date] | None = None
    """When it was said."""
    quote: Quoted | None = None
    """The words that say it, where they are not those of the report."""
    because: Because | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.group is None) == (self.name is None):
            raise PydanticCustomError("missing_field", "needs a group or a name, and not both")
        return self


class Report(Record):
    """What one article says of one event. A part without a quote of its own rests on `quote`."""

    event: EventId
    """The id of the event."""
    quote: Quoted
    """The sentence that reports it, letter for letter."""
    killed: tuple[Figure, ...] = ()
    """Who was killed, one entry for each account."""
    injured: tuple[Figure, ...] = ()
    """Who was injured, one entry for each account."""
    abducted: tuple[Figure, ...] = ()
    """Who was abducted or taken hostage, one entry for each account."""
    missing: tuple[Figure, ...] = ()
    """Who is missing, one entry for each account."""
    arrested: tuple[Figure, ...] = ()
    """Who was arrested or captured, one entry for each account."""
    surrendered: tuple[Figure, ...] = ()
    """Who surrendered, one entry for each account."""
    displaced: tuple[Figure, ...] = ()
    """Who had to leave home, one entry for each account."""
    attributed_to: tuple[Attribution, ...] = ()
    """Who did it, as the article says, one entry for each account."""
    claimed_by: tuple[Attribution, ...] = ()
    """Who claimed it, one entry for each account."""
    denied_by: tuple[Attribution, ...] = ()
    """Who denied it, one entry for each account."""

    def figures(self, harm: Harm) -> tuple[Figure, ...]:
        """Return what the report says of one harm."""
        found: tuple[Figure, ...] = getattr(self, harm.value)
        return found

    def counts(self) -> Iterator[tuple[tuple[str | int, ...], Part, QuoteField]]:
        """Yield all figures and their parts, each with its path in the report and its quote."""
        for harm in Harm:
            for n, figure in enumerate(self.figures(harm)):
                quote = figure.quote or self.quote
                yield (harm.value, n), figure, quote
                for i, part in enumerate(figure.of_which):
                    yield (harm.value, n, "of_which", i), part, part.quote or quote


class NoteKind(StrEnum):
    """What a note is about: background, something said, or a caution of the editors."""

    CONTEXT = "context"
    STATEMENT = "statement"
    CAUTION = "caution"


class Note(Record):
    """An editor's note beside a sentence. With a `date` it stands on the timeline as context."""

    quote: Quoted
    """The words that it stands beside, letter for letter."""
    text: Ours[Line]
    """The note, in our own words."""
    kind: Ours[NoteKind] = NoteKind.CONTEXT
    """What the note is."""
    date: Annotated[Date | None, read_from("date_phrase")] = None
    """With a date the note stands on the timeline."""
    date_phrase: SaidInBody[Line] | None = None
    """The words for the date."""
    groups: tuple[GroupId, ...] = ()
    """Ids of the groups that it is about."""
    locations: tuple[LocationId, ...] = ()
    """Ids of the places that it is about."""
    events: tuple[EventId, ...] = ()
    """Ids of the events that it is about."""
    by: Ours[Line]
    """Who wrote the note."""
    on: Ours[Date]
    """When it was written."""
    because: Because | None = None


class Person(Record):
    """Somebody whom the article names, with the role that it gives."""

    name: Said[Line]
    """As it is given."""
    role: Said[Line] | None = None
    """As it is given."""
    quote: Quoted
    """Words that have the name and the role, letter for letter."""
    because: Because | None = None


def _read_named(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


class Named(Record):
    """A group or place that the article names.

    `names` are names that mean it in this article, beside those of its authority record:
    one that several bear ("Taliban"), or one that nobody else uses.
    """

    id: Outside[Id]
    """The id of the record."""
    names: tuple[Read[Line], ...] = ()
    """Names that mean it in this article, beside those of its record."""

    @model_serializer(mode="wrap")
    def _short(self, handler: Any) -> Any:  # noqa: ANN401 -- pydantic's own handler type is private
        return handler(self) if self.names else self.id


NamedField = Annotated[Named, BeforeValidator(_read_named), Short("id")]
NamedGroup = Annotated[NamedField, reference_to("groups")]
NamedLocation = Annotated[NamedField, reference_to("locations")]


class ArticleReasons(Record):
    """Why a field of an article is right although a second reading of the page differs."""

    title: Because | None = None
    published: Because | None = None
    publisher: Because | None = None
    authors: Because | None = None
    via: Because | None = None
    language: Because | None = None
    summary: Because | None = None


class Article(Record):
    """One article: what the publisher wrote (in the body) and what the archive reads in it."""

    title: SaidOnPage[Line] | None
    """The title as published; null if there is none."""
    published: Read[Date] | None
    """When it was published; null if the page does not say."""
    publisher: SaidOnPageOrAddress[Line] | None
    """The outlet; null if it is not named."""
    authors: tuple[SaidOnPageOrAddress[Line], ...] | None = None
    """As they are named; null if nobody is."""
    via: tuple[SaidOnPage[Line], ...] = ()
    """The outlets or agencies that the article names as its own source."""
    url: Outside[Url] | None = None
    """Where it was read."""
    archived_url: Outside[Url] | None = None
    """A copy in a web archive."""
    accessed: Ours[Date] | None = None
    """When it was read."""
    language: Read[Language] | None
    """A code such as en, ur or ps."""
    source: Source
    """The raw page; builder import writes it."""
    rights: Ours[Rights] = Rights.NOT_EVALUATED
    """A statement of rightsstatements.org."""
    display: Ours[Display] = Display.FULL
    status: Ours[Status]
    """draft, until somebody has read the record against its raw page."""
    reviewed: Review | None = None
    """Who read it against its raw page, and when."""
    withdrawn: Withdrawal | None = None
    """When and why it was taken out of the archive."""
    corrections: tuple[Correction, ...] = ()
    summary: Ours[Line] | None = None
    """One sentence of ours."""
    redirect_from: tuple[OldId, ...] = ()
    groups: tuple[NamedGroup, ...] = ()
    """The groups that the text names: ids, or {id: …, names: […]} where a name means this one in
    this article."""
    locations: tuple[NamedLocation, ...] = ()
    """The places that the text names: ids, or {id: …, names: […]} where a name means this one in
    this article."""
    people: tuple[Person, ...] = ()
    """Whom the article names, each with the sentence."""
    reports: tuple[Report, ...] = ()
    """What the article says of each event."""
    notes: tuple[Note, ...] = ()
    """Notes of ours beside a sentence."""
    because: ArticleReasons | None = None
    proposals: Proposals | None = None
    """What builder import proposes; turn it into reports and records, then delete."""

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
