"""What `builder import` proposes in a draft; an editor turns it into reports and records."""

from builder.model.event import EventType
from builder.model.fields import Count, Date, Latitude, Line, Longitude, Record
from builder.model.statement import Read


class Bounded(Record):
    """How many people, between bounds; null is an open or unknown bound."""

    min: Read[Count] | None = None
    max: Read[Count] | None = None


class ProposedEvent(Record):
    """An incident that the text seems to report, with the sentence and the rule."""

    date: Read[Date] | None = None
    location: Read[Line] | None = None
    type: Read[EventType]
    killed: Bounded | None = None
    injured: Bounded | None = None
    attributed_to: tuple[Read[Line], ...] = ()
    claimed_by: tuple[Read[Line], ...] = ()
    quote: Read[Line]
    reason: Read[Line]


class ProposedPlace(Record):
    """A place that the text seems to name and that has no authority record."""

    name: Read[Line]
    country: Read[Line] | None = None
    lat: Read[Latitude] | None = None
    lon: Read[Longitude] | None = None
    precision: Read[Line]
    reason: Read[Line]


class ProposedGroup(Record):
    """A name that looks like a group and has no authority record."""

    name: Read[Line]
    reason: Read[Line]


class ProposedPerson(Record):
    """Somebody whom the text seems to name."""

    name: Read[Line]
    role: Read[Line] | None = None
    quote: Read[Line]


class ProposedField(Record):
    """A field of the record as the form or the page gives it, and why it was taken or not."""

    field: Read[Line]
    value: Read[Line]
    reason: Read[Line]


class Proposals(Record):
    """All proposals of a draft; a reviewed record has none left."""

    form: tuple[ProposedField, ...] = ()
    page: tuple[ProposedField, ...] = ()
    events: tuple[ProposedEvent, ...] = ()
    groups: tuple[ProposedGroup, ...] = ()
    locations: tuple[ProposedPlace, ...] = ()
    people: tuple[ProposedPerson, ...] = ()
