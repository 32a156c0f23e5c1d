"""Dates against the words that give them, counted from the day on which the article appeared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.check.second.compare import DateAgreement, compare
from builder.check.second.texts import ArticleText, Texts
from builder.model.archive import EventEntry, GroupEntry
from builder.model.dates import Edtf, Precision
from builder.model.facts import Aspect, Fact
from builder.model.sourced import FieldPath, Passage, SourcedReport
from builder.model.text import Span, occurrences
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.dates import FULL
from builder.reader.found import DateFound


@dataclass(frozen=True, slots=True)
class DateVerdict:
    """A verdict with the article that it was read in, and the words."""

    reading: SecondReading
    words: str = ""
    article: str = ""


_NOTHING = DateVerdict(CANNOT_TELL)


def read_phrase(text: ArticleText, value: Edtf, phrase: str, near: Span) -> DateVerdict:
    """Hold a date against a phrase of the article, first where it stands at the words `near`."""
    spans = [Span(s.start, s.end) for s in _places(text.folded, phrase)]
    if not spans:
        return _NOTHING
    for close in (near, text.sentence(near), text.paragraph(near)):
        if inside := [span for span in spans if span.overlaps(close)]:
            spans = inside
            break
    return _best(_of_phrase(text, value, span) for span in spans)


def read_words(text: ArticleText, value: Edtf, words: Span, *, must_say: bool) -> DateVerdict:
    """Hold a date against the words that it rests on, or else against the sentence around them.

    One date that agrees is enough, since a sentence may name several. With `must_say` a sentence
    without any time is a disagreement.
    """
    for near in (words, text.sentence(words)):
        found = _told(text.dates(near))
        if found:
            return _of_found(text, value, found, Span(near.start, near.end))
    if must_say:
        return _disagrees(text, "no time", text.sentence(words), ())
    found = _told(text.dates(text.paragraph(words)))
    read = _of_found(text, value, found, words) if found else _NOTHING
    return read if read.reading.verdict is Verdict.AGREES else _NOTHING


def _places(text: str, phrase: str) -> Iterator[Span]:
    yield from occurrences(text, phrase.casefold())


def _of_phrase(text: ArticleText, value: Edtf, span: Span) -> DateVerdict:
    found = [one for one in text.dates(span) if _names(one, span, text)]
    if not found:
        return _disagrees(text, "no time", span, ())
    told = _told(found)
    if not told:
        return _NOTHING
    # "of the previous year, on December 12": the finest says it, and the others must not differ.
    finest = min(told, key=lambda one: one.value.precision if one.value else Precision.PERIOD)
    matches = [compare(value, one.value) for one in told if one.value]
    clash = [one for one in told if one.value and not _meets(value, one.value)]
    ours = compare(value, finest.value) if finest.value else DateAgreement.OPEN
    if ours is DateAgreement.SAME and not clash:
        return _agrees(text, finest)
    if len(told) > 1 and DateAgreement.SAME in matches and ours is not DateAgreement.OTHER:
        return _agrees(text, finest)
    return (
        _NOTHING
        if ours is DateAgreement.OPEN
        else _disagrees(text, _said([finest]), finest.span, told)
    )


def _names(found: DateFound, span: Span, text: ArticleText) -> bool:
    """Tell whether the phrase holds enough of an expression to name a time with it."""
    start, end = max(found.span.start, span.start), min(found.span.end, span.end)
    words = text.text[start:end].casefold().split()
    return any(word.strip(".,") not in _NO_TIME for word in words)


_NO_TIME = frozenset("the a an of in on at and to from by before after that this same".split())


def _meets(value: Edtf, other: Edtf) -> bool:
    return (
        compare(value, other) is not DateAgreement.OTHER
        or compare(other, value) is not DateAgreement.OTHER
    )


def _of_found(
    text: ArticleText, value: Edtf, found: Sequence[DateFound], near: Span
) -> DateVerdict:
    matches = [(one, compare(value, one.value)) for one in found if one.value]
    for one, match in matches:
        if match is DateAgreement.SAME:
            return _agrees(text, one)
    if any(match is DateAgreement.OPEN for _, match in matches):
        return _NOTHING
    first, last = found[0].span, found[-1].span
    span = Span(max(near.start, first.start), min(near.end, last.end))
    return _disagrees(text, _said(found), span if span.start < span.end else first, found)


def _told(found: Iterable[DateFound]) -> list[DateFound]:
    return [one for one in found if one.value is not None]


def _said(found: Sequence[DateFound]) -> str:
    return " or ".join(dict.fromkeys(str(one.value) for one in found[:3]))


def _agrees(text: ArticleText, one: DateFound) -> DateVerdict:
    reading = SecondReading(Verdict.AGREES, str(one.value), one.span)
    return DateVerdict(reading, one.text, text.entry.id)


def _disagrees(text: ArticleText, says: str, span: Span, found: Sequence[DateFound]) -> DateVerdict:
    # Of other languages the reader knows too little: nothing but full dates is sure.
    if text.is_foreign and not (found and all(one.reason == FULL for one in found)):
        return _NOTHING
    words = text.text[span.start : span.end]
    return DateVerdict(SecondReading(Verdict.DISAGREES, says, span), words, text.entry.id)


_CAUTIOUS = (Verdict.AGREES, Verdict.CANNOT_TELL, Verdict.DISAGREES)
# Sources that disagree stay side by side: one that says what the record says is enough.
_SIDE_BY_SIDE = (Verdict.AGREES, Verdict.DISAGREES, Verdict.CANNOT_TELL)


def _best(reads: Iterable[DateVerdict], order: Sequence[Verdict] = _CAUTIOUS) -> DateVerdict:
    """Return the first reading of the first verdict of the order; none is read after it."""
    best: DateVerdict | None = None
    for read in reads:
        rank = order.index(read.reading.verdict)
        if best is None or rank < order.index(best.reading.verdict):
            best = read
        if rank == 0:
            break
    return best or _NOTHING


def event_dates(texts: Texts, event: EventEntry) -> Iterator[Fact]:
    """Yield the date of every event with what the articles that report it say."""
    if event.record.date is not None:
        yield _event_date(texts, event, event.record.date)


def _event_date(texts: Texts, event: EventEntry, value: Edtf) -> Fact:
    phrase = event.record.date_phrase
    read = _by_phrase(texts, event, value, phrase) if phrase else _by_reports(texts, event, value)
    reasons = event.record.because
    passage = event.passages.get("date")
    return Fact(
        "events",
        event.id,
        ("date",),
        Aspect.DATE,
        f"{value}",
        passage,
        read.reading,
        read.words,
        reasons.date if reasons else None,
    )


def _by_phrase(texts: Texts, event: EventEntry, value: Edtf, phrase: str) -> DateVerdict:
    """Return what the phrase says where it stands, in the report's sentence before elsewhere."""
    having = [
        report for report in event.reports if phrase.casefold() in texts[report.article].folded
    ]
    within = [r for r in having if phrase.casefold() in r.passage.text.casefold()]
    reads = (
        read_phrase(texts[report.article], value, phrase, report.passage.span)
        for report in within or having
    )
    return _best(reads, _SIDE_BY_SIDE)


def _by_reports(texts: Texts, event: EventEntry, value: Edtf) -> DateVerdict:
    """Return what the reports' own sentences say of an event whose date has no phrase."""
    reads = (_in_report(texts[report.article], value, report) for report in event.reports)
    return _best(reads, _SIDE_BY_SIDE)


def _in_report(text: ArticleText, value: Edtf, report: SourcedReport) -> DateVerdict:
    return read_words(text, value, report.passage.span, must_say=False)


def article_dates(_: Texts, text: ArticleText) -> Iterator[Fact]:
    """Yield the dates of notes and claims."""
    yield from _note_dates(text)
    yield from _claim_dates(text)


def _note_dates(text: ArticleText) -> Iterator[Fact]:
    entry = text.entry
    sourced = {id(one.note): one.passage for one in entry.notes}
    for n, note in enumerate(entry.record.notes):
        passage = sourced.get(id(note))
        if note.date is None or passage is None:
            continue
        if note.date_phrase:
            read = read_phrase(text, note.date, note.date_phrase, passage.span)
        else:
            read = read_words(text, note.date, passage.span, must_say=False)
        yield _fact(
            "articles", entry.id, ("notes", n, "date"), note.date, passage, read, note.because
        )


def _claim_dates(text: ArticleText) -> Iterator[Fact]:
    entry = text.entry
    for report in entry.reports:
        n = entry.record.reports.index(report.report)
        for key in ("attributed_to", "claimed_by", "denied_by"):
            sourced = {id(one.attribution): one.passage for one in getattr(report, key)}
            for i, claim in enumerate(getattr(report.report, key)):
                passage = sourced.get(id(claim))
                if claim.date is None or passage is None:
                    continue
                read = read_words(text, claim.date, passage.span, must_say=False)
                at = ("reports", n, key, i, "date")
                yield _fact("articles", entry.id, at, claim.date, passage, read, claim.because)


def group_dates(texts: Texts, group: GroupEntry) -> Iterator[Fact]:
    """Yield when groups were formed and dissolved, and since when they stand to each other so."""
    for key in ("formed", "dissolved"):
        sourced = getattr(group, key)
        if sourced and (text := texts.of(sourced.passage)):
            fact = sourced.fact
            read = read_words(text, fact.date, sourced.passage.span, must_say=True)
            at: FieldPath = (key, "date")
            yield _fact("groups", group.id, at, fact.date, sourced.passage, read, fact.because)
    yield from _relation_dates(texts, group)


def _relation_dates(texts: Texts, group: GroupEntry) -> Iterator[Fact]:
    for sourced in group.relations:
        relation = sourced.relation
        text = texts.of(sourced.passage)
        if relation.date is None or text is None:
            continue
        n = group.record.relations.index(relation)
        read = read_words(text, relation.date, sourced.passage.span, must_say=False)
        at = ("relations", n, "date")
        yield _fact("groups", group.id, at, relation.date, sourced.passage, read, relation.because)


def _fact(  # noqa: PLR0913, PLR0917 -- the fields of a fact
    kind: str,
    id_: str,
    path: FieldPath,
    value: Edtf,
    passage: Passage,
    read: DateVerdict,
    because: str | None,
) -> Fact:
    return Fact(
        kind, id_, path, Aspect.DATE, str(value), passage, read.reading, read.words, because
    )
