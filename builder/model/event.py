"""An event's record. Its figures are derived from reports and never typed in."""

from enum import StrEnum
from typing import Annotated

from builder.model.fields import Correction, Date, EventId, Line, LocationId, OldId, Record
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

    date: Ours[Line] | None = None
    location: Ours[Line] | None = None
    type: Ours[Line] | None = None
    target: Ours[Line] | None = None


class Event(Record):
    """One incident. Figures and who did it stand in the reports of the articles.

    What is said here are words of an article that reports the event. `not_same_as` are events that
    look the same and are others.
    """

    title: Ours[Line]
    date: Annotated[Date | None, read_from("date_phrase")]
    date_phrase: SaidInReports[Line] | None = None
    location: LocationId | None
    type: Read[EventType]
    target: SaidInReports[Line] | None = None
    part_of: EventId | None = None
    not_same_as: tuple[EventId, ...] = ()
    redirect_from: tuple[OldId, ...] = ()
    corrections: tuple[Correction, ...] = ()
    because: EventReasons | None = None
