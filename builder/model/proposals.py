"""What `builder import` proposes in a draft; an editor turns it into reports and records."""

from builder.model.event import EventType
from builder.model.fields import Count, Date, Latitude, Line, Longitude, Record
from builder.model.statement import Outside, Read


class Bounded(Record):
    """How many people, between bounds; null is an open or unknown bound."""

    min: Read[Count] | None = None
    """At least so many."""
    max: Read[Count] | None = None
    """At most so many."""


class ProposedKnown(Record):
    """An event of the archive that an incident may be; `reason` has what speaks for and against."""

    event: Read[Line]
    """An event of the archive that it may be, by id."""
    reason: Read[Line]
    """What speaks for it, and what against."""


class ProposedEvent(Record):
    """An incident that the text seems to report, with the sentence and the rule.

    `known` are events of the archive that it may be, the best first.
    """

    known: tuple[ProposedKnown, ...] = ()
    """Events of the archive that it may be, the best first."""
    date: Read[Date] | None = None
    """When it seems to have happened."""
    location: Read[Line] | None = None
    """Where it seems to have happened."""
    type: Read[EventType]
    """What seems to have happened."""
    killed: Bounded | None = None
    """How many seem to have been killed."""
    injured: Bounded | None = None
    """How many seem to have been injured."""
    abducted: Bounded | None = None
    """How many seem to have been abducted."""
    missing: Bounded | None = None
    """How many seem to be missing."""
    arrested: Bounded | None = None
    """How many seem to have been arrested."""
    surrendered: Bounded | None = None
    """How many seem to have surrendered."""
    displaced: Bounded | None = None
    """How many seem to have been displaced."""
    attributed_to: tuple[Read[Line], ...] = ()
    """Who is said to have done it."""
    claimed_by: tuple[Read[Line], ...] = ()
    """Who is said to have claimed it."""
    quote: Read[Line]
    """The sentence."""
    reason: Read[Line]
    """The rule behind the proposal."""


class ProposedPlace(Record):
    """A place that the text seems to name and that has no authority record."""

    name: Read[Line]
    """As it stands in the text."""
    country: Read[Line] | None = None
    """The gazetteer's country."""
    lat: Read[Latitude] | None = None
    """The gazetteer's latitude."""
    lon: Read[Longitude] | None = None
    """The gazetteer's longitude."""
    precision: Read[Line]
    """What the point stands for."""
    reason: Read[Line]
    """Why it may be this place."""


class ProposedGroup(Record):
    """A group that has no authority record: one of a public list, or a name that looks like one."""

    name: Read[Line]
    """As it stands in the text."""
    entries: tuple[Outside[Line], ...] = ()
    """What it may be in the lists of UCDP and the UN, for builder new group --from."""
    reason: Read[Line]
    """Why it may be a group."""


class ProposedPerson(Record):
    """Somebody whom the text seems to name."""

    name: Read[Line]
    """As it stands in the text."""
    role: Read[Line] | None = None
    """As it stands in the text."""
    quote: Read[Line]
    """The sentence."""


class ProposedField(Record):
    """A field of the record as the form or the page gives it, and why it was taken or not."""

    field: Read[Line]
    """The field of the record."""
    value: Read[Line]
    """What was typed, or what the page gives."""
    reason: Read[Line]
    """Where it comes from, and why it waits for an editor."""


class ProposedLead(Record):
    """A lead that the page may prove: what a table claims, which is no fact of the archive."""

    lead: Outside[Line]
    """File and line of the lead."""
    says: Outside[Line]
    """What the table claims."""
    reason: Read[Line]
    """What speaks for it, and what against."""


class Proposals(Record):
    """All proposals of a draft; a reviewed record has none left."""

    form: tuple[ProposedField, ...] = ()
    """What was typed into the form, where the page does not bear it out."""
    page: tuple[ProposedField, ...] = ()
    """What the page or its file says of itself, and where."""
    table: tuple[ProposedField, ...] = ()
    """What tables claim of the page, and whether it was taken over."""
    leads: tuple[ProposedLead, ...] = ()
    """Leads that the page may prove."""
    events: tuple[ProposedEvent, ...] = ()
    """Incidents that the text seems to report."""
    groups: tuple[ProposedGroup, ...] = ()
    """Names that look like groups."""
    locations: tuple[ProposedPlace, ...] = ()
    """Names that look like places."""
    people: tuple[ProposedPerson, ...] = ()
    """Names that look like people."""
