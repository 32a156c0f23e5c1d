"""Proposals as plain objects, in the shape that `builder propose` prints."""

from typing import Any

from builder.annotate.annotations import Annotations
from builder.model.text import Span
from builder.reader.found import Count, EventFound


def annotations_object(found: Annotations) -> dict[str, Any]:
    """Return the proposals; spans are [start, end] in code points, dates EDTF or null."""
    return {
        "groups": [
            {"id": group.id, "name": group.name, "mentions": _pairs(group.mentions)}
            for group in found.groups
        ],
        "unknown_groups": [
            {
                "name": group.name,
                "entries": list(group.entries),
                "mentions": _pairs(group.mentions),
                "reason": group.reason,
            }
            for group in found.unknown_groups
        ],
        "locations": [
            {
                "id": place.id,
                "name": place.name,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "precision": place.precision,
                "mentions": _pairs(place.mentions),
                "reason": place.reason,
            }
            for place in found.locations
        ],
        "people": [
            {"name": one.name, "role": one.role, "start": one.span.start, "end": one.span.end}
            for one in found.people
        ],
        "dates": [
            {
                "start": date.span.start,
                "end": date.span.end,
                "text": date.text,
                "value": date.value and date.value.text,
                "reason": date.reason,
            }
            for date in found.dates
        ],
        "events": [
            {
                **_event_object(event),
                "known": [{"id": one.id, "reasons": list(one.reasons)} for one in known],
            }
            for event, known in zip(found.events, found.known, strict=True)
        ],
    }


def _event_object(event: EventFound) -> dict[str, Any]:
    return {
        "date": event.date and event.date.text,
        "location": event.location,
        "type": event.type,
        "killed": _count_object(event.killed),
        "injured": _count_object(event.injured),
        "perpetrators_killed": _count_object(event.perpetrators_killed),
        "attributed_to": list(event.attributed_to),
        "claimed_by": list(event.claimed_by),
        "quote": {"start": event.quote.start, "end": event.quote.end},
        "reason": event.reason,
        "figures": [
            {
                "harm": figure.harm,
                **(_count_object(figure.count) or {}),
                "quote": {"start": figure.quote.start, "end": figure.quote.end},
            }
            for figure in event.figures
        ],
    }


def _count_object(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"min": count.min, "max": count.max}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
