"""Events at the desk: new ones, which of the archive's may be meant, and what they come to."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from builder.annotate.traits import around
from builder.check.records import Entry
from builder.check.second.figures import in_words
from builder.check.taken import taken
from builder.desk.edit import in_order_of
from builder.desk.facts import RefusedError
from builder.desk.judged import Judged
from builder.desk.session import BrokenRecordError
from builder.desk.spelling import field_lines
from builder.desk.workspace import Workspace
from builder.entries import read_entry
from builder.frontmatter import Path, Tree
from builder.model.article import Report
from builder.model.authority import Location
from builder.model.dates import Edtf, parse_edtf
from builder.model.event import Event
from builder.model.ids import record_id
from builder.model.sourced import SourcedReport
from builder.reader.figures import Fate
from builder.render.assessed import Assessed
from builder.render.words import N_, Words
from builder.schema import RECORD_TYPES
from builder.store import CONTENT, TextFile

Reason = dict[str, Any]
"""Why an event may be meant: a text to translate, its values, and whether day or place agree."""

_NEAR = dt.timedelta(days=7)
_MOST = 6


def event_files(workspace: Workspace, values: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return id, path and text of the record of a new event.

    Raises:
        RefusedError: it has no title, or another record has the id.
        BrokenRecordError: it would be no record.

    """
    title = values.get("title")
    if not title:
        raise RefusedError("give the event a neutral title")
    id_ = str(values.get("id") or record_id(str(title), _date(values.get("date"))))
    tree = {key: value for key, value in values.items() if value and key != "id"}
    for name in ("date", "location"):
        tree.setdefault(name, None)
    tree.setdefault("type", "unknown")
    path, text = record_text(workspace, "events", id_, tree)
    return id_, path, text


def record_text(
    workspace: Workspace, kind: str, id_: str, tree: Mapping[str, Tree]
) -> tuple[str, str]:
    """Return path and text of a new record.

    Raises:
        RefusedError: another record has the id, or had it.
        BrokenRecordError: it would be no record.

    """
    known = replace(workspace.records(()), events=workspace.all("events"))
    if reason := taken(known, kind, id_):
        raise RefusedError("%(reason)s", reason=reason)
    path = f"{CONTENT}/{kind}/{id_}.md"
    data = in_order_of(RECORD_TYPES[kind], tree)
    lines = [line for key, value in data.items() for line in field_lines(key, value, 0)]
    text = "\n".join(["---", *lines, "---", ""])
    entry, findings = read_entry(kind, id_, TextFile(path, text))
    if entry is None:
        raise BrokenRecordError(findings)
    return path, text


def event_at(judged: Judged, at: Path) -> str | None:
    """Return the event of the report that a fact is a part of."""
    entry = judged.entry
    if entry is None or len(at) < 2 or at[0] != "reports":  # noqa: PLR2004 -- a list and a number
        return None
    return entry.record.reports[int(at[1])].event


def standing_of(judged: Judged, id_: str, words: Words) -> dict[str, Any] | None:
    """Return how an event will stand on its page: its figures, and what each report says."""
    event = judged.archive.events.get(id_) if judged.archive else None
    if event is None or judged.archive is None:
        return None
    assessed = Assessed.of(judged.archive, event)
    return {
        "id": id_,
        "title": event.record.title,
        "killed": words.range_words(assessed.killed),
        "injured": words.range_words(assessed.injured),
        "others": [
            f"{harm.value} {words.range_words(assessed.tolls[harm].range)}"
            for harm in assessed.others
        ],
        "confidence": words.confidence_words(assessed.confidence),
        "reports": [_report(judged, report) for report in event.reports],
    }


def _report(judged: Judged, report: SourcedReport) -> dict[str, Any]:
    article = judged.archive.article(report.article) if judged.archive else None
    return {
        "article": report.article,
        "title": article.record.title if article else None,
        "publisher": article.record.publisher if article else None,
        "words": report.passage.text,
        "figures": _figures(report.report),
    }


def _figures(report: Report) -> list[str]:
    return [
        in_words(part, Fate(str(at[0]))) + (f", says {part.by}" if part.by else "")
        for at, part, _ in report.counts()
        if "of_which" not in at
    ]


def candidates(
    workspace: Workspace, asked: Mapping[str, Any], words: Words
) -> list[dict[str, Any]]:
    """Return the events that a report may be of, the likeliest first, each with the reasons."""
    date, place = _date(asked.get("date")), asked.get("location")
    text = str(asked.get("text") or "").casefold()
    places = {id_: one.record for id_, one in workspace.records(()).locations.items()}
    found = []
    for entry in workspace.all("events").values():
        reasons = list(_reasons(entry, date, str(place or ""), text, places))
        if reasons:
            found.append((sum(weight for weight, _ in reasons), entry, [r for _, r in reasons]))
    best = sorted(found, key=lambda one: (-one[0], one[1].id))[:_MOST]
    return [_candidate(workspace, entry, reasons, words) for _, entry, reasons in best]


def _reason(text: str, *, is_same: bool = False, **values: object) -> Reason:
    return {"text": text, "is_same": is_same, "values": values}


def _reasons(
    entry: Entry[Event], date: Edtf | None, place: str, text: str, places: Mapping[str, Location]
) -> Iterator[tuple[int, Reason]]:
    event = entry.record
    if text and (text in event.title.casefold() or text in entry.id):
        yield 5, _reason(N_("its title has these words"))
    gap = _gap(event.date, date)
    if gap is not None and gap == dt.timedelta():
        yield 3, _reason(N_("the same day"), is_same=True)
    elif gap is not None and gap <= _NEAR:
        yield 1, _reason(N_("days apart: %(n)s"), n=gap.days)
    if place and event.location:
        if event.location == place:
            yield 2, _reason(N_("the same place"), is_same=True)
        elif place in around(event.location, places) or event.location in around(place, places):
            yield 1, _reason(N_("one place lies in the other"))


def _gap(one: Edtf | None, other: Edtf | None) -> dt.timedelta | None:
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return None
    return max(one.earliest - other.latest, other.earliest - one.latest, dt.timedelta())


def _candidate(
    workspace: Workspace, entry: Entry[Event], reasons: list[Reason], words: Words
) -> dict[str, Any]:
    event = entry.record
    articles = (workspace.entry("articles", id_) for id_ in workspace.reporting(entry.id)[:_MOST])
    reports = [
        {
            "article": article.id,
            "title": article.record.title,
            "publisher": article.record.publisher,
            "words": report.quote.exact,
            "figures": _figures(report),
        }
        for article in articles
        if article
        for report in article.record.reports
        if report.event == entry.id
    ]
    return {
        "id": entry.id,
        "title": event.title,
        "date": words.date_words(event.date),
        "location": event.location,
        "type": event.type.value,
        "reasons": reasons,
        "reports": reports,
    }


def _date(text: object) -> Edtf | None:
    try:
        return parse_edtf(str(text)) if text else None
    except ValueError:
        return None
