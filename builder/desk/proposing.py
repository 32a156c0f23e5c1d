"""What is still proposed in a draft, each with its words and a form that can be accepted.

A proposal stands in the record until it is accepted or refused: it waits there for tomorrow, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from builder.desk.facts import FactForm, span_of
from builder.desk.reading import Reader
from builder.frontmatter import Path
from builder.model.names import BearerKind
from builder.model.text import Span, occurrences
from builder.render.words import Words


@dataclass(frozen=True)
class Proposal:
    """Something that the reader proposes: where it stands in the record, and what it would be.

    `at` is None for a hint, which no record holds: an expression of time that nothing rests on.
    """

    at: Path | None
    label: str
    reason: str
    form: FactForm


def proposals(reader: Reader, words: Words) -> list[Proposal]:
    """Return what the record proposes and what the text hints at, in the order of the text."""
    document = reader.judged.document
    proposed: dict[str, Any] = dict((document.data if document else {}).get("proposals") or {})  # type: ignore[arg-type]  # a mapping, or the record could not be read
    found = [
        *_events(reader, proposed, words),
        *_people(reader, proposed),
        *_groups(reader, proposed),
        *_places(reader, proposed),
        *_typed(proposed, "form"),
        *_typed(proposed, "page"),
        *_typed(proposed, "table"),
        *_leads(proposed),
    ]
    found += _times(reader, [one.form.span for one in found if one.form.span])
    return sorted(found, key=lambda one: one.form.span.start if one.form.span else -1)


def _events(reader: Reader, proposed: dict[str, Any], words: Words) -> Iterator[Proposal]:
    for n, item in enumerate(proposed.get("events") or ()):
        span = span_of(reader.text.entry.body, item.get("quote"))
        found = reader.report(span) if span else []
        parts = (*found, *_others(reader, item, span, found)) if span else ()
        place = _place_id(reader, item.get("location"), span)
        event = _event_values(reader, item, place, span, words)
        label = event["title"]
        form = FactForm("report", span, {"new": event}, parts=parts)
        yield Proposal(("proposals", "events", n), label, str(item.get("reason") or ""), form)


def _others(
    reader: Reader, item: dict[str, Any], span: Span, found: list[FactForm]
) -> Iterator[FactForm]:
    """Yield who did or claims it by the proposal, where the second reader cannot tell."""
    known = {form.values.get("group") for form in found}
    groups = reader.judged.records.groups
    mentions = [m for m in reader.text.entry.mentions if m.span.overlaps(span)]
    for role in ("claimed_by", "attributed_to"):
        for name in item.get(role) or ():
            for mention in mentions:
                group = groups.get(mention.owner.id)
                if group and group.record.name == name and group.id not in known:
                    known.add(group.id)
                    yield FactForm(role, _clause(reader, mention.span), {"group": group.id})


def _event_values(
    reader: Reader, item: dict[str, Any], place: str | None, span: Span | None, words: Words
) -> dict[str, Any]:
    """Return the record of a new event, as far as the proposal says it."""
    location = reader.judged.records.locations.get(place or "")
    where = location.record.name if location else item.get("location")
    kind = str(item.get("type") or "unknown")
    noun = words.gettext("Incident") if kind in {"unknown", "other"} else _noun(kind)
    title = f"{noun} in {where}" if where else noun
    date = item.get("date")
    phrase = None
    if date and span:
        near = [one.span for one in reader.text.dates(span) if one.value]
        # "of the previous year, which occurred on December 12": all of it gives the day.
        phrase = reader.text.text[near[0].start : near[-1].end] if near else None
    values = {"title": title, "date": date, "location": place, "type": kind}
    return {**values, "date_phrase": phrase} if phrase else values


def _noun(kind: str) -> str:
    return kind.replace("-", " ").capitalize()


def _place_id(reader: Reader, name: str | None, span: Span | None) -> str | None:
    """Return the finest place that the sentence names, or else the record of the proposed name."""
    matches = reader.judged.records.names.find(name or "")
    bearers = [
        owner for match in matches for owner in match.strong if owner.kind is BearerKind.LOCATION
    ]
    known = bearers[0].id if bearers else None
    if span is None:
        return known
    named = [m.owner.id for m in reader.text.entry.mentions if m.span.overlaps(span)]
    within = [id_ for id_ in dict.fromkeys(named) if _lies_in(reader, id_, known)]
    return within[-1] if within else known


def _lies_in(reader: Reader, id_: str, outer: str | None) -> bool:
    locations = reader.judged.records.locations
    seen = set()
    while id_ in locations and id_ not in seen:
        seen.add(id_)
        id_ = locations[id_].record.within or ""
        if id_ == outer:
            return True
    return False


def _people(reader: Reader, proposed: dict[str, Any]) -> Iterator[Proposal]:
    for n, item in enumerate(proposed.get("people") or ()):
        span = span_of(reader.text.entry.body, item.get("quote"))
        values = {"name": item.get("name"), "role": item.get("role")}
        role = f", {values['role']}" if values["role"] else ""
        form = FactForm("person", span, values)
        yield Proposal(("proposals", "people", n), f"{values['name']}{role}", "", form)


def _groups(reader: Reader, proposed: dict[str, Any]) -> Iterator[Proposal]:
    for n, item in enumerate(proposed.get("groups") or ()):
        span = _first(reader, item.get("name"))
        form = FactForm("groups", span, {"name": item.get("name"), "names": [item.get("name")]})
        at = ("proposals", "groups", n)
        yield Proposal(at, str(item.get("name")), str(item.get("reason") or ""), form)


def _places(reader: Reader, proposed: dict[str, Any]) -> Iterator[Proposal]:
    for n, item in enumerate(proposed.get("locations") or ()):
        span = _first(reader, item.get("name"))
        values = {key: value for key, value in item.items() if key != "reason"}
        form = FactForm("locations", span, {**values, "names": [item.get("name")]})
        at = ("proposals", "locations", n)
        yield Proposal(at, str(item.get("name")), str(item.get("reason") or ""), form)


def _leads(proposed: dict[str, Any]) -> Iterator[Proposal]:
    """Yield leads that the page may prove: nothing is taken over of one, it is only looked at."""
    for n, item in enumerate(proposed.get("leads") or ()):
        reason = f"{item.get('lead')}: {item.get('reason')}"
        at = ("proposals", "leads", n)
        yield Proposal(at, str(item.get("says")), reason, FactForm("lead", None, {}))


def _typed(proposed: dict[str, Any], origin: str) -> Iterator[Proposal]:
    """Yield what the form, the page itself or a table says of a field."""
    for n, item in enumerate(proposed.get(origin) or ()):
        label = f"{item.get('field')}: {item.get('value')}"
        values = {"field": item.get("field"), "value": item.get("value")}
        at = ("proposals", origin, n)
        yield Proposal(at, label, str(item.get("reason") or ""), FactForm("field", None, values))


def _times(reader: Reader, taken: list[Span]) -> Iterator[Proposal]:
    """Yield the expressions of time that no fact and no proposal has words of."""
    text = reader.text
    taken = [*taken, *(passage.span for passage in text.entry.passages)]
    whole = Span(0, len(text.text))
    for one in text.dates(whole) if text.text else ():
        if one.value is None or any(span.overlaps(one.span) for span in taken):
            continue
        span = _clause(reader, one.span)
        form = reader.note(span)
        at = {"date": one.value.text, "date_phrase": text.text[one.span.start : one.span.end]}
        yield Proposal(
            None,
            f"{one.text}: {one.value}",
            one.reason,
            replace(form, values={**form.values, **at}),
        )


def _clause(reader: Reader, span: Span) -> Span:
    """Return what a sentence says at a place between two of its marks, if that is a few words."""
    text = reader.text.text
    sentence = reader.whole(reader.text.sentence(span))
    marks = [m.end() for m in _MARKS.finditer(text, sentence.start, sentence.end)]
    start = max((at for at in marks if at <= span.start), default=sentence.start)
    end = min((at - 2 for at in marks if at - 2 >= span.end), default=sentence.end)
    clause = reader.whole(Span(start, end))
    is_enough = len(text[clause.start : clause.end].split()) >= _FEW
    return clause if is_enough and reader.text.entry.body.within_block(clause) else sentence


_MARKS = re.compile(r"[,;:—–] ")
_FEW = 5


def _first(reader: Reader, name: str | None) -> Span | None:
    return next(occurrences(reader.text.text, name or ""), None)
