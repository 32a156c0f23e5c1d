"""Events as the JSON that TimelineJS reads."""

import datetime as dt
import html
from collections.abc import Iterator

from builder.model.dates import Edtf, Precision
from builder.render.assessed import Assessed
from builder.tables.column import Filled
from builder.tables.events import EventRow
from builder.tables.source import TableSource
from builder.tables.written import Written, as_json, gathered, joined, known

Slide = dict[str, object]


def timeline_file(source: TableSource, events: Filled) -> Written:
    """Return a slide for every event whose date has a beginning; TimelineJS has no other place."""
    title = {"text": {"headline": html.escape(source.site.settings.name)}}
    head = f'{{"title":{as_json(title)},"events":['
    return Written(
        "timeline.json",
        gathered(joined(head, map(as_json, _slides(source, events)), ",", "]}\n")),
        "application/json",
        "Dated events for TimelineJS",
    )


def _slides(source: TableSource, events: Filled) -> Iterator[Slide]:
    for row in events.objects():
        if slide := _slide(source, row):
            yield slide


def _slide(source: TableSource, row: EventRow) -> Slide | None:
    record, words = row.record, source.site.words
    date = record.date
    if date is None or date.earliest is None:
        return None
    place = source.site.archive.locations.get(record.location or "")
    # TimelineJS takes both texts for HTML.
    return known(
        {
            "unique_id": row.assessed.event.id,
            "start_date": _date(date.earliest, date),
            "end_date": _end(date),
            "display_date": html.escape(words.date_words(date)),
            "group": words.plain(record.type),
            "text": {
                "headline": html.escape(record.title),
                "text": _text(source, row.assessed, place.record.name if place else "")
                + f'<p><a href="{html.escape(row.address)}">{html.escape(row.address)}</a></p>',
            },
        }
    )


def _text(source: TableSource, assessed: Assessed, place: str) -> str:
    words = source.site.words
    _ = words.gettext
    lines = [
        place,
        *(
            f"{words.harm_before(harm)} {words.range_words(assessed.tolls[harm].range)}"
            for harm in assessed.harms
        ),
        words.confidence_words(assessed.confidence),
    ]
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)


def _date(day: dt.date, date: Edtf) -> dict[str, object]:
    """Return as much of a day as the date knows."""
    parts = {"year": day.year, "month": day.month, "day": day.day}
    if date.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return {"year": day.year}
    if date.precision is Precision.MONTH:
        del parts["day"]
    return dict(parts)


def _end(date: Edtf) -> dict[str, object] | None:
    is_long = date.precision in (Precision.PERIOD, Precision.DECADE, Precision.CENTURY)
    return _date(date.latest, date) if is_long and date.latest else None
