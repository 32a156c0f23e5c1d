"""Where an event was, against the places that its reports name."""

from collections.abc import Iterator

from builder.check.second.texts import ArticleText, Texts
from builder.model.facts import Aspect, Fact
from builder.model.names import Kind
from builder.model.sourced import Passage
from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.scenes import is_scene


def event_places(texts: Texts) -> Iterator[Fact]:
    """Yield the place of every event that has one."""
    for event in texts.archive.events.values():
        place = event.record.location
        if place is None or place not in texts.records.locations:
            continue
        readings = [_read(texts, texts[r.article], r.passage, place) for r in event.reports]
        reading, words = _best(readings)
        reasons = event.record.because
        yield Fact(
            "events",
            event.id,
            ("location",),
            Aspect.TYPE,
            f"at {place}",
            event.passages.get("location"),
            reading,
            words,
            reasons.location if reasons else None,
        )


Read = tuple[SecondReading, str]


def _best(readings: list[Read]) -> Read:
    """Return an agreement before a doubt, and a contradiction only where no report differs."""
    verdicts = [reading.verdict for reading, _ in readings]
    if Verdict.AGREES in verdicts:
        return readings[verdicts.index(Verdict.AGREES)]
    if not readings or Verdict.CANNOT_TELL in verdicts:
        return CANNOT_TELL, ""
    return readings[0]


def _read(texts: Texts, text: ArticleText, passage: Passage, place: str) -> Read:
    """Tell whether the sentence names the place, or others and none that holds it or lies in it."""
    sentence = text.sentence(passage.span)
    near = texts.records.names.find(text.entry.record.title or "")
    titled = {owner.id for match in near for owner in match.strong | match.weak}
    named = _named(text, sentence)
    within = [span for id_, span in named if place in _above(texts, id_)]
    if within:
        return SecondReading(Verdict.AGREES, f"{place} named", within[0]), ""
    kin = _above(texts, place)
    before = _named(text, Span(max(0, sentence.start - _BEFORE), text.paragraph(sentence).end))
    around = {id_ for id_, _ in before} | titled
    is_told = any(is_scene(text.text, span) for _, span in named)
    is_near = any(id_ in kin for id_, _ in named)
    if is_told and not is_near:
        around = set()
    if not named or is_near or any(id_ in kin or place in _above(texts, id_) for id_ in around):
        return CANNOT_TELL, ""
    span = named[0][1]
    words = text.text[span.start : span.end]
    return SecondReading(Verdict.DISAGREES, "another place", span), words


_BEFORE = 600  # about two paragraphs


def _named(text: ArticleText, where: Span) -> list[tuple[str, Span]]:
    return [
        (one.owner.id, one.span)
        for one in text.entry.mentions
        if one.owner.kind is Kind.LOCATION and one.span.overlaps(where)
    ]


def _above(texts: Texts, place: str) -> set[str]:
    """Return a place with all that it lies in."""
    found: set[str] = set()
    at: str | None = place
    while at is not None and at not in found:
        found.add(at)
        entry = texts.records.locations.get(at)
        at = entry.record.within if entry else None
    return found
