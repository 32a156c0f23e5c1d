"""Where an event was, against the places that its reports name."""

from collections.abc import Iterable, Iterator

from builder.check.second.texts import ArticleText, Texts
from builder.model.archive import EventEntry
from builder.model.authority import LocationKind
from builder.model.facts import Aspect, Fact
from builder.model.names import BearerKind
from builder.model.sourced import Passage
from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.scenes import is_scene, takes_up


def event_places(texts: Texts, event: EventEntry) -> Iterator[Fact]:
    """Yield the place of every event that has one."""
    place = event.record.location
    if place is None or place not in texts.records.locations:
        return
    reading, words = _best(_read(texts, texts[r.article], r.passage, place) for r in event.reports)
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


def _best(readings: Iterable[Read]) -> Read:
    """Return an agreement before a doubt, and a contradiction only where no report differs."""
    read: list[Read] = []
    for one in readings:
        if one[0].verdict is Verdict.AGREES:
            return one
        read.append(one)
    if not read or any(reading.verdict is Verdict.CANNOT_TELL for reading, _ in read):
        return CANNOT_TELL, ""
    return read[0]


def _read(texts: Texts, text: ArticleText, passage: Passage, place: str) -> Read:
    """Tell whether the sentence names the place, or others and none that holds it or lies in it."""
    sentence = text.sentence(passage.span)
    named = _named(text, sentence)
    scenes = [(id_, span) for id_, span in named if is_scene(text.text, span)]
    own = [span for id_, span in named if place in _above(texts, id_)]
    if own:
        quoted = [one for one in scenes if one[1].overlaps(passage.span)]
        if quoted and all(_are_apart(text, passage.span, one, own) for _, one in quoted):
            return _disagrees(text, quoted[0][1])  # "shot in Brask, a day after a rally in Orlan"
        return SecondReading(Verdict.AGREES, f"{place} named", own[0]), ""
    if not named:
        return _by_those_before(texts, text, sentence, place)
    # "Pakistan Army soldiers ... in Daraban": the army's name is no place where it was.
    if _is_kin(texts, scenes or named, place) or (
        _is_border(texts, scenes or named) and _is_around(texts, text, sentence, place)
    ):
        return CANNOT_TELL, ""
    if not scenes and _is_around(texts, text, sentence, place):
        return CANNOT_TELL, ""
    return _disagrees(text, (scenes or named)[0][1])


def _disagrees(text: ArticleText, span: Span) -> Read:
    if text.is_foreign:
        return CANNOT_TELL, ""  # which place is the scene is read by words of English
    words = text.text[span.start : span.end]
    return SecondReading(Verdict.DISAGREES, "another place", span), words


def _are_apart(text: ArticleText, quote: Span, scene: Span, own: list[Span]) -> bool:
    """Tell whether the place is named in no quoted words, and far from the scene that is."""
    if any(one.overlaps(quote) for one in own):
        return False
    gaps = [(one.end, scene.start) if one < scene else (scene.end, one.start) for one in own]
    return all(len(text.text[start:end].split()) > _JOINED for start, end in gaps)


def _by_those_before(texts: Texts, text: ArticleText, sentence: Span, place: str) -> Read:
    """Hold the place against those named earlier, where it is named only later itself."""
    earlier = _named(text, Span(text.paragraph(sentence).start, sentence.start))
    known = _named(text, Span(0, sentence.start))
    scenes = [(id_, span) for id_, span in earlier if is_scene(text.text, span)]
    is_open = _is_kin(texts, known, place) or _is_around(texts, text, sentence, place)
    return (CANNOT_TELL, "") if not scenes or is_open else _disagrees(text, scenes[0][1])


def _is_around(texts: Texts, text: ArticleText, sentence: Span, place: str) -> bool:
    """Tell whether the title or sentences before speak of the place, or one after of the event."""
    titles = texts.records.names.find(text.entry.record.title or "")
    around = {owner.id for match in titles for owner in match.strong | match.weak}
    around |= {id_ for id_, _ in _named(text, Span(max(0, sentence.start - _BEFORE), sentence.end))}
    for id_, span in _named(text, Span(sentence.end, text.paragraph(sentence).end)):
        if is_scene(text.text, span) and takes_up(text.text, text.sentence(span)):
            around.add(id_)
    return any(_is_kin_of(texts, id_, place) for id_ in around)


def _is_kin(texts: Texts, named: list[tuple[str, Span]], place: str) -> bool:
    return any(_is_kin_of(texts, id_, place) for id_, _ in named)


def _is_kin_of(texts: Texts, one: str, other: str) -> bool:
    """Tell whether one place lies in the other."""
    return one in _above(texts, other) or other in _above(texts, one)


def _is_border(texts: Texts, named: list[tuple[str, Span]]) -> bool:
    """Tell whether only borders are named, which lie in two countries."""
    kinds = {texts.records.locations[id_].record.kind for id_, _ in named}
    return kinds == {LocationKind.BORDER}


_BEFORE = 600  # about two paragraphs
_JOINED = 3  # words between two places of which one may lie in the other: "X in the district of Y"


def _named(text: ArticleText, where: Span) -> list[tuple[str, Span]]:
    return [
        (one.owner.id, one.span)
        for one in text.entry.mentions
        if one.owner.kind is BearerKind.LOCATION and one.span.overlaps(where)
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
