"""What `builder import` proposes in a draft; an editor turns it into reports and records."""

from builder.model.event import EventType
from builder.model.fields import Count, Date, Latitude, Line, Longitude, Record


class Bounded(Record):
    """How many people, between bounds; null is an open or unknown bound."""

    min: Count | None = None
    max: Count | None = None


class ProposedEvent(Record):
    """An incident that the text seems to report, with the sentence and the rule."""

    date: Date | None = None
    location: Line | None = None
    type: EventType
    killed: Bounded | None = None
    injured: Bounded | None = None
    attributed_to: tuple[Line, ...] = ()
    claimed_by: tuple[Line, ...] = ()
    quote: Line
    reason: Line


class ProposedPlace(Record):
    """A place that the text seems to name and that has no authority record."""

    name: Line
    country: Line | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    precision: Line
    reason: Line


class ProposedGroup(Record):
    """A name that looks like a group and has no authority record."""

    name: Line
    reason: Line


class ProposedPerson(Record):
    """Somebody whom the text seems to name."""

    name: Line
    role: Line | None = None
    quote: Line


class ProposedField(Record):
    """What somebody typed of the article in the form, and what became of it."""

    field: Line
    value: Line
    reason: Line


class Proposals(Record):
    """All proposals of a draft; a reviewed record has none left."""

    form: tuple[ProposedField, ...] = ()
    events: tuple[ProposedEvent, ...] = ()
    groups: tuple[ProposedGroup, ...] = ()
    locations: tuple[ProposedPlace, ...] = ()
    people: tuple[ProposedPerson, ...] = ()
