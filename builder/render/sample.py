"""One sentence of the archive with what rests on it: how the home page shows what this is."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.archive import EventEntry
from builder.model.article import Display
from builder.model.facts import Fact
from builder.model.sourced import ROLES, Passage, SourcedReport
from builder.model.text import Span, occurrences
from builder.render.site import Site

_LONGEST = 400  # letters: a sentence, and not half a page
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the sentence; `number` is that of the statement that rests on it, None for none."""

    text: str
    number: int | None


@dataclass(frozen=True, slots=True)
class SampleStatement:
    """What the archive reads in words of the sentence. `kind` is the field of the record."""

    number: int
    kind: str
    sourced: object


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence in pieces, the statements that rest on it, and the event that it reports."""

    event: EventEntry
    passage: Passage
    pieces: tuple[Piece, ...]
    statements: tuple[SampleStatement, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    kind: str
    sourced: object


def sample_of(site: Site) -> Sample | None:
    """Return the sentence on which most rests, the latest of equals; None where none will do."""
    best: tuple[int, Sample] | None = None
    for event in site.archive.events.values():
        for report in event.reports:
            if not _may_stand(site, report):
                continue
            found = _apart(_found(site, event, report))
            if len(found) >= _FEWEST and (best is None or len(found) >= best[0]):
                best = (len(found), _sample(event, report.passage, found))
    return best[1] if best else None


def _may_stand(site: Site, report: SourcedReport) -> bool:
    record = site.archive.articles[report.article].record
    return record.display is Display.FULL and len(report.passage.text) <= _LONGEST


def _found(site: Site, event: EventEntry, report: SourcedReport) -> Iterator[_Found]:
    """Yield what rests on words of the report's sentence, with these words."""
    text, agreement = report.passage.text, site.archive.agreement
    for kind in ("date", "target"):
        if event.passages.get(kind) == report.passage:
            fact = agreement.at("events", event.id, kind)
            read = fact.words if fact else None
            words = event.record.target if kind == "target" else read
            yield from _once(text, words, kind, event)
    place = event.record.location
    if place and event.passages.get("location") == report.passage:
        yield from _once(text, site.archive.locations[place].record.name, "location", event)
    for harm, figure in report.every_figure:
        if _is_inside(figure.passage, report.passage):
            yield from _once(text, _words(site, report, figure.path), harm.value, figure)
    for kind in ROLES:
        for claim in getattr(report, kind):
            group = claim.attribution.group
            if group and _is_inside(claim.passage, report.passage):
                names = site.archive.groups[group].record
                name = next(
                    (n for n in (*names.strong_names, *names.weak_aliases) if n in text), None
                )
                yield from _once(text, name, kind, claim)


def _is_inside(passage: Passage, whole: Passage) -> bool:
    return whole.span.start <= passage.span.start and passage.span.end <= whole.span.end


def _words(site: Site, report: SourcedReport, path: tuple[str | int, ...]) -> str | None:
    fact: Fact | None = site.archive.agreement.at("articles", report.article, *path)
    return fact.words if fact else None


def _once(text: str, words: str | None, kind: str, sourced: object) -> Iterator[_Found]:
    spans = list(occurrences(text, words)) if words else []
    if len(spans) == 1:
        yield _Found(spans[0], kind, sourced)


def _apart(found: Iterator[_Found]) -> list[_Found]:
    """Return those that overlap no earlier one, in the order of the sentence."""
    kept: list[_Found] = []
    for one in found:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span.start)


def _sample(event: EventEntry, passage: Passage, found: list[_Found]) -> Sample:
    pieces: list[Piece] = []
    at = 0
    for number, one in enumerate(found, start=1):
        pieces.append(Piece(passage.text[at : one.span.start], None))
        pieces.append(Piece(passage.text[one.span.start : one.span.end], number))
        at = one.span.end
    pieces.append(Piece(passage.text[at:], None))
    statements = (SampleStatement(n, one.kind, one.sourced) for n, one in enumerate(found, start=1))
    return Sample(event, passage, tuple(p for p in pieces if p.text), tuple(statements))
