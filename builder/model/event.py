"""An event's record. Its figures are derived from reports and never typed in."""

from enum import StrEnum
from typing import Annotated

from builder.model.fields import Because, Correction, Date, EventId, Line, LocationId, OldId, Record
from builder.model.statement import Ours, Read, SaidInReports, read_from


class EventType(StrEnum):
    """What happened."""

    SUICIDE_BOMBING = "suicide-bombing"
    BOMBING = "bombing"
    ARMED_ASSAULT = "armed-assault"
    CLASH = "clash"
    RAID = "raid"
    AIR_STRIKE = "air-strike"
    SHELLING = "shelling"
    ASSASSINATION = "assassination"
    KIDNAPPING = "kidnapping"
    CEASEFIRE = "ceasefire"
    OTHER = "other"
    UNKNOWN = "unknown"


class EventReasons(Record):
    """Why a field of an event is right although a second reading of the articles differs."""

    date: Because | None = None
    location: Because | None = None
    type: Because | None = None
    target: Because | None = None


class Event(Record):
    """One incident. Figures and who did it stand in the reports of the articles.

    What is said here are words of an article that reports the event. `not_same_as` are events that
    look the same and are others.
    """

    title: Ours[Line]
    """In our own neutral words."""
    date: Annotated[Date | None, read_from("date_phrase")]
    """When it happened; null if no article says."""
    date_phrase: SaidInReports[Line] | None = None
    """The words for the date."""
    location: LocationId | None
    """The id of the place; null if no article says."""
    type: Read[EventType]
    target: SaidInReports[Line] | None = None
    """The words for the target."""
    part_of: EventId | None = None
    """The id of a wider event."""
    not_same_as: tuple[EventId, ...] = ()
    """Ids of events that look the same and are others."""
    redirect_from: tuple[OldId, ...] = ()
    corrections: tuple[Correction, ...] = ()
    because: EventReasons | None = None
