"""What an event was and what it was aimed at, and how groups stand to each other."""

from collections.abc import Iterator

from builder.check.second.roles import scene_of
from builder.check.second.texts import Texts
from builder.model.archive import EventEntry, GroupEntry
from builder.model.event import EventType
from builder.model.facts import Aspect, Fact
from builder.model.sourced import FieldPath, Passage
from builder.model.statement import Where, own_words
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.kinds import read_said, read_target, read_type
from builder.reader.relations import read_relation


def event_kinds(texts: Texts, event: EventEntry) -> Iterator[Fact]:
    """Yield the type of every event, and what is said of it in words of its own."""
    record, reasons = event.record, event.record.because
    yield Fact(
        "events",
        event.id,
        ("type",),
        Aspect.TYPE,
        str(record.type),
        event.passages.get("type"),
        _type(texts, event, record.type),
        because=reasons.type if reasons else None,
    )
    for field in own_words(type(record), Where.REPORTS):
        said = getattr(record, field)
        if said is None:
            continue
        reading, words = _said(texts, event, said, is_target=field == "target")
        yield Fact(
            "events",
            event.id,
            (field,),
            Aspect.TYPE,
            f'"{said}"',
            event.passages.get(field),
            reading,
            words,
            getattr(reasons, field, None),
        )


def _type(texts: Texts, event: EventEntry, type_: EventType) -> SecondReading:
    sentences: list[str] = []
    paragraphs: list[str] = []
    bodies: list[str] = []
    for report in event.reports:
        text = texts[report.article]
        if text.entry.record.language not in (None, "en"):
            return CANNOT_TELL
        for span, found in (
            (text.sentence(report.passage.span), sentences),
            (text.paragraph(report.passage.span), paragraphs),
        ):
            found.append(text.text[span.start : span.end])
        paragraphs.append(text.entry.record.title or "")
        bodies.append(text.text)
    return read_type(type_, sentences, paragraphs, bodies)


def _said(
    texts: Texts, event: EventEntry, said: str, *, is_target: bool
) -> tuple[SecondReading, str]:
    groups = {
        one.attribution.group
        for report in event.reports
        for one in (*report.attributed_to, *report.claimed_by)
    } - {None}
    readings = []
    for article in dict.fromkeys(report.article for report in event.reports):
        text = texts[article]
        if text.entry.record.language not in (None, "en"):
            return CANNOT_TELL, ""
        quoted = [text.sentence(r.passage.span) for r in event.reports if r.article == article]
        attackers = [one.span for one in text.entry.mentions if one.owner.id in groups]
        reading = (
            read_target(said, text.text, quoted, attackers)
            if is_target
            else read_said(said, text.text, quoted)
        )
        readings.append((reading, text))
    by_verdict = {reading.verdict: (reading, text) for reading, text in reversed(readings)}
    if Verdict.AGREES in by_verdict or Verdict.DISAGREES not in by_verdict:
        return by_verdict.get(Verdict.AGREES, (CANNOT_TELL, None))[0], ""
    reading, text = by_verdict[Verdict.DISAGREES]
    span = reading.words
    return reading, text.text[span.start : span.end] if span else ""


def relation_facts(texts: Texts, group: GroupEntry) -> Iterator[Fact]:
    """Yield how each group stands to others, and what it is part of."""
    for sourced in group.relations:
        n = group.record.relations.index(sourced.relation)
        yield from _relation(texts, group, ("relations", n), sourced.passage)
    if group.parent:
        yield from _relation(texts, group, ("parent",), group.parent.passage)


def _relation(texts: Texts, group: GroupEntry, path: FieldPath, passage: Passage) -> Iterator[Fact]:
    relation = None if path == ("parent",) else group.record.relations[int(path[1])]
    fact = relation or group.record.parent
    text = texts.of(passage)
    if text is None or fact is None or fact.group not in texts.records.groups:
        return
    type_ = relation.type if relation else None
    scene = scene_of(texts, text)
    reading = read_relation(
        scene, passage.span, type_, (group.id, fact.group), _names(texts, fact.group)
    )
    words = text.text[reading.words.start : reading.words.end] if reading.words else ""
    yield Fact(
        "groups",
        group.id,
        (*path, "type" if relation else "group"),
        Aspect.RELATION,
        f"{type_ or 'part'} of {fact.group}",
        passage,
        reading,
        words,
        fact.because,
    )


def _names(texts: Texts, group: str) -> tuple[str, ...]:
    entry = texts.records.groups.get(group)
    return entry.record.strong_names if entry else ()
