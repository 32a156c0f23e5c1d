"""An article as the desk shows it: its text, what rests on it, what is proposed, what is wrong."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from markupsafe import escape

from builder.check.second.run import place_of_reason
from builder.check.seeds import removed_before
from builder.desk.facts import HARMS, ROLES, FactForm, span_of
from builder.desk.judged import Judged
from builder.desk.proposing import Proposal, proposals
from builder.desk.reading import Reader
from builder.desk.remedies import remedy_of
from builder.desk.session import as_object
from builder.diagnostics import Diagnostic
from builder.frontmatter import Document, Path
from builder.model.body import Body
from builder.model.facts import Fact
from builder.model.sourced import Passage
from builder.model.text import Span, digest
from builder.render.body import PassageMark, render_body
from builder.render.languages import direction_of
from builder.render.words import Words

_NUMBER = re.compile(r'<a href="#p[0-9]+" data-n="([^"]+)"')
_FIELDS = (
    "title published publisher authors via url archived_url accessed language rights display"
    " summary"
).split()


def view_of(
    id_: str, path: str, judged: Judged, words: Words, texts: Callable[[str], str | None]
) -> dict[str, Any]:
    """Return everything that the desk shows of an article, as JSON.

    `texts` gives the text of an event's record by its id.
    """
    base = {
        "id": id_,
        "path": path,
        "digest": digest(judged.text.encode()),
        "findings": [
            {**as_object(one, at := _field_of(judged, one)), "remedy": remedy_of(judged, one, at)}
            for one in judged.findings
        ],
    }
    entry, document = judged.entry, judged.document
    if entry is None or document is None or judged.archive is None:
        return {**base, "is_readable": False, "text": judged.text}
    reader = Reader(judged)
    body = entry.body
    found = list(_facts(judged, document, body))
    open_ones = proposals(reader, words)
    spans = {Span(*one["span"]) for one in found if one["span"]}
    spans |= {one.form.span for one in open_ones if one.form.span}
    status = str(document.data.get("status") or "draft")
    seed = judged.records.seeds.get(entry.record.source.file)
    removed = list(removed_before(seed.text, body, entry.record.title)) if seed else []
    return {
        **base,
        "is_readable": True,
        "status": status,
        "title": entry.record.title,
        "language": entry.record.language,
        "direction": direction_of(entry.record.language) if entry.record.language else "auto",
        "fields": [_field(judged, document, key) for key in _FIELDS],
        "named": {key: document.data.get(key) or [] for key in ("groups", "locations")},
        "html": text_html(id_, body, spans, words),
        "blocks": [
            {"start": start, "length": len(block.text)}
            for start, block in zip(body.starts, body.blocks, strict=True)
        ],
        "facts": found,
        "proposals": [_proposal(one, body) for one in open_ones],
        "removed": [{"before": before, "line": line} for before, line in removed],
        "events": {
            id_: _event(judged, id_, texts(id_))
            for id_ in dict.fromkeys(report.event for report in entry.record.reports)
        },
        "source": entry.record.source.file,
    }


def form_object(form: FactForm, body: Body) -> dict[str, Any]:
    """Return a form as JSON; spans are pairs of code points of the body's text."""
    return {
        "kind": form.kind,
        "span": [form.span.start, form.span.end] if form.span else None,
        "words": body.text[form.span.start : form.span.end] if form.span else "",
        "values": dict(form.values),
        "at": list(form.at) if form.at else None,
        "parts": [form_object(part, body) for part in form.parts],
    }


def _proposal(one: Proposal, body: Body) -> dict[str, Any]:
    return {
        "at": list(one.at) if one.at else None,
        "label": one.label,
        "reason": one.reason,
        "form": form_object(one.form, body),
    }


def _facts(judged: Judged, document: Document, body: Body) -> Iterator[dict[str, Any]]:
    read = _second_readings(judged, "articles", judged.entry.id if judged.entry else "")
    front: Mapping[str, Any] = document.data
    for n, report in enumerate(front.get("reports") or ()):
        at: Path = ("reports", n)
        whole = span_of(body, report.get("quote"))
        yield _fact("report", at, whole, {"event": report.get("event")}, [])
        for kind in (*HARMS, *ROLES):
            for i, item in enumerate(report.get(kind) or ()):
                own = span_of(body, item["quote"]) if item.get("quote") else whole
                values = {"event": report.get("event"), **_without_quote(item)}
                here = (*at, kind, i)
                yield _fact(kind, here, own, values, read(here))
    for key, kind in (("notes", "note"), ("people", "person")):
        for n, item in enumerate(front.get(key) or ()):
            here = (key, n)
            span = span_of(body, item.get("quote"))
            yield _fact(kind, here, span, _without_quote(item), read(here))


def _without_quote(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key != "quote"}


def _fact(
    kind: str, at: Path, span: Span | None, values: Mapping[str, Any], read: list[Fact]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "at": list(at),
        "span": [span.start, span.end] if span else None,
        "values": dict(values),
        "readings": [reading_object(one) for one in read],
    }


def reading_object(fact: Fact) -> dict[str, Any]:
    """Return what a second reading makes of a fact, as JSON."""
    return {
        "at": list(fact.at),
        "says": fact.says,
        "standing": fact.standing.value,
        "finds": fact.reading.says,
        "words": fact.words,
        "because": fact.because,
        "reason_at": list(place_of_reason(fact)),
    }


def _second_readings(judged: Judged, kind: str, id_: str) -> Any:  # noqa: ANN401 -- a function
    facts = judged.archive.agreement.of(kind, id_) if judged.archive else ()
    by_start: dict[Path, list[Fact]] = defaultdict(list)
    for fact in facts:
        for length in range(1, len(fact.path) + 1):
            by_start[fact.path[:length]].append(fact)
    return lambda at: by_start.get(at, [])


def _field(judged: Judged, document: Document, key: str) -> dict[str, Any]:
    read = _second_readings(judged, "articles", judged.entry.id if judged.entry else "")
    value = document.data.get(key)
    readings = [reading_object(one) for one in read((key,))]
    return {"key": key, "value": value, "readings": readings}


def _event(judged: Judged, id_: str, text: str | None) -> dict[str, Any]:
    entry = judged.records.events.get(id_)
    read = judged.archive.agreement.of("events", id_) if judged.archive else ()
    values = entry.document.data if entry else {}
    return {
        "values": values,
        "readings": [reading_object(one) for one in read],
        "digest": digest(text.encode()) if text is not None else None,
    }


def text_html(id_: str, body: Body, spans: Collection[Span], words: Words) -> str:
    """Return the text as the site's own renderer writes it, each passage marked by its place."""
    marks = [
        PassageMark(Passage(id_, span, f"{span.start}-{span.end}"), n)
        for n, span in enumerate(sorted(spans), start=1)
    ]
    ids = {mark.passage.anchor: f"w-{mark.passage.text}" for mark in marks}
    paragraph = escape(words.gettext("Paragraph"))
    html = _NUMBER.sub(rf'\g<0> aria-label="{paragraph} \1"', str(render_body(body, marks, [])))
    for anchor, place in ids.items():
        html = html.replace(f'id="{anchor}"', f'id="{place}"')
        html = html.replace(f'data-of="{anchor}"', f'data-of="{place}"')
        html = html.replace(f'href="#f-{anchor}"', f'href="#f-{place}"')
    return html


def _field_of(judged: Judged, finding: Diagnostic) -> list[Any]:
    """Return the field that a finding is about; for one of an event's, its id comes first."""
    document = judged.document
    event = None
    if document is None or finding.path != document.path:
        event = finding.path.rpartition("/")[2].removesuffix(".md")
        entry = judged.records.events.get(event)
        document = entry.document if entry else None
    if document is None:
        return []
    here = (finding.line, finding.column)
    paths = [path for path, place in document.places.items() if place == here]
    path = max(paths, key=len, default=())
    return (["event", event] if event else []) + list(path)
