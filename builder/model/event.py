"""An event's record. Its figures are derived from reports and never typed in."""

from enum import StrEnum

from builder.model.fields import Correction, Date, Id, Line, Record


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

    date: Line | None = None
    type: Line | None = None
    target: Line | None = None


class Event(Record):
    """One incident. Figures and who did it stand in the reports of the articles.

    `date_phrase` and `target` are words of an article that reports the event.
    """

    title: Line
    date: Date | None
    date_phrase: Line | None = None
    location: Id | None
    type: EventType
    target: Line | None = None
    part_of: Id | None = None
    redirect_from: tuple[Id, ...] = ()
    corrections: tuple[Correction, ...] = ()
    because: EventReasons | None = None
