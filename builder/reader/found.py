"""What the reader proposes of a text: each with its words and the rule that it rests on.

Spans count Unicode code points of the body's text. A proposal is for an editor: nothing here is a
record, and None means that the text does not fix it.
"""

from dataclasses import dataclass

from builder.model.dates import Edtf
from builder.model.text import Span


@dataclass(frozen=True, slots=True)
class DateFound:
    """An expression of time. `value` is None where the text does not fix the date."""

    span: Span
    text: str
    value: Edtf | None
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place with every mention of it.

    `id` is that of an authority record, None for a place of the gazetteer. `country` is an
    ISO 3166-1 alpha-2 code; `lat` and `lon` are degrees in WGS 84, None for a vague region, and
    `precision` says what they stand for: settlement, district, province, country or region. A
    place that the gazetteer lacks and the text puts nowhere is such a region.
    """

    id: str | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    mentions: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class GroupFound:
    """A group of an authority record with every mention of it."""

    id: str
    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class UnknownGroup:
    """A group that has no authority record: one of a public list, or a name that looks like one.

    `entries` are the ids in the lists ("ucdp:744", "un:QDe.132") of what the name may mean.
    """

    name: str
    mentions: tuple[Span, ...]
    reason: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person whom the text names, with the role that it gives."""

    name: str
    role: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, between bounds; None is an open or unknown bound."""

    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class FigureFound:
    """How many were killed or injured, as the words at `quote` have it.

    `harm` is "killed" or "injured". Attackers are left out.
    """

    harm: str
    count: Count
    quote: Span


@dataclass(frozen=True, slots=True)
class EventFound:
    """An incident that sentences of the text report.

    `killed` and `injured` leave the attackers out, who stand in `perpetrators_killed`. `location`
    is the name of the place, `attributed_to` and `claimed_by` are names of groups as the records or
    the text have them; `quote` is the sentence that says most. `figures` are what the counts were
    put together from, each with the sentence that says it.
    """

    date: Edtf | None
    location: str | None
    type: str
    killed: Count | None
    injured: Count | None
    perpetrators_killed: Count | None
    attributed_to: tuple[str, ...]
    claimed_by: tuple[str, ...]
    quote: Span
    reason: str
    figures: tuple[FigureFound, ...] = ()
