"""Find every quote in its article, and put the archive together from what was found."""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from builder.check.mentions import find_mentions
from builder.check.records import AnyEntry, Entry, Records
from builder.check.seeds import removed_lines
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.archive import (
    Archive,
    ArticleEntry,
    EventEntry,
    GroupEntry,
    LocationEntry,
    Passage,
    SourcedAttribution,
    SourcedDate,
    SourcedDistinction,
    SourcedFigure,
    SourcedNote,
    SourcedPerson,
    SourcedRelation,
    SourcedReport,
)
from builder.model.article import Article, Attribution, Figure, Report, Status
from builder.model.authority import DatedFact, Evidence, Group
from builder.model.body import Body
from builder.model.event import Event
from builder.model.fields import QuoteField
from builder.model.text import Span, find_all, occurrences, one_line

T = TypeVar("T")
_CLOSE = 0.6


def resolve(records: Records) -> tuple[Archive, list[Diagnostic]]:
    """Return the archive of all that holds together, and a finding for every quote that does not.

    A part whose words were not found is left out, so the archive may only be published when there
    are no findings.
    """
    resolver = _Resolver(records)
    entries = {id_: resolver.article(entry) for id_, entry in sorted(records.articles.items())}
    articles = _where(entries, lambda entry: entry.record.status is Status.REVIEWED)
    drafts = _where(entries, lambda entry: entry.record.status is Status.DRAFT)
    reports = _reports_by_event(articles)
    archive = Archive(
        articles=articles,
        drafts=drafts,
        groups={id_: resolver.group(group) for id_, group in sorted(records.groups.items())},
        locations={
            id_: LocationEntry(id_, place.document.path, place.record, place.document.body)
            for id_, place in sorted(records.locations.items())
        },
        events={
            id_: resolver.event(event, reports[id_])
            for id_, event in sorted(records.events.items(), key=_by_date)
            if id_ in reports
        },
        redirects={
            f"{kind}/{old}": f"{kind}/{entry.id}"
            for kind, entry in records
            for old in entry.record.redirect_from
        },
    )
    return archive, resolver.findings


def _where(entries: Mapping[str, T], keep: Callable[[T], bool]) -> dict[str, T]:
    return {id_: entry for id_, entry in entries.items() if keep(entry)}


def _by_date(item: tuple[str, Entry[Event]]) -> tuple[object, ...]:
    id_, entry = item
    date = entry.record.date
    return (date is None, date.sort_key if date else (), id_)


def _reports_by_event(articles: Mapping[str, ArticleEntry]) -> dict[str, list[SourcedReport]]:
    def by_publication(article: ArticleEntry) -> tuple[object, ...]:
        date = article.record.published
        return (date is None, date.sort_key if date else (), article.id)

    found: dict[str, list[SourcedReport]] = {}
    for article in sorted(articles.values(), key=by_publication):
        for report in article.reports:
            found.setdefault(report.report.event, []).append(report)
    return found


@dataclass
class _Resolver:
    records: Records
    findings: list[Diagnostic] = field(default_factory=list)

    def article(self, entry: Entry[Article]) -> ArticleEntry:
        record = entry.record
        notes = (
            SourcedNote(entry.id, note, passage)
            for n, note in enumerate(record.notes)
            if (passage := self._own(entry, note.quote, ("notes", n, "quote")))
        )
        people = (
            SourcedPerson(person, passage)
            for n, person in enumerate(record.people)
            if (passage := self._own(entry, person.quote, ("people", n, "quote")))
        )
        reports = (self._report(entry, n, report) for n, report in enumerate(record.reports))
        mentions, findings = find_mentions(entry, self.records)
        self.findings.extend(findings)
        seed = self.records.seeds.get(record.source.file)
        return ArticleEntry(
            entry.id,
            entry.document.path,
            record,
            entry.body,
            reports=tuple(report for report in reports if report),
            notes=tuple(notes),
            people=tuple(people),
            mentions=tuple(mentions),
            removed=tuple(removed_lines(seed.text, entry.body, record.title)) if seed else (),
        )

    def _report(self, entry: Entry[Article], n: int, report: Report) -> SourcedReport | None:
        at: Path = ("reports", n)
        whole = self._own(entry, report.quote, (*at, "quote"))
        if whole is None:
            return None

        def figures(key: str, given: Sequence[Figure]) -> tuple[SourcedFigure, ...]:
            sourced = (
                (figure, self._part(entry, figure.quote, whole, (*at, key, i, "quote")))
                for i, figure in enumerate(given)
            )
            return tuple(SourcedFigure(figure, words) for figure, words in sourced if words)

        def claims(key: str, given: Sequence[Attribution]) -> tuple[SourcedAttribution, ...]:
            sourced = (
                (claim, self._part(entry, claim.quote, whole, (*at, key, i, "quote")))
                for i, claim in enumerate(given)
            )
            return tuple(SourcedAttribution(claim, words) for claim, words in sourced if words)

        return SourcedReport(
            entry.id,
            report,
            whole,
            killed=figures("killed", report.killed),
            injured=figures("injured", report.injured),
            attributed_to=claims("attributed_to", report.attributed_to),
            claimed_by=claims("claimed_by", report.claimed_by),
            denied_by=claims("denied_by", report.denied_by),
        )

    def group(self, entry: Entry[Group]) -> GroupEntry:
        record = entry.record
        relations = (
            SourcedRelation(entry.id, relation, passage)
            for n, relation in enumerate(record.relations)
            if (passage := self._elsewhere(entry, relation.evidence, ("relations", n)))
        )
        distinctions = (
            SourcedDistinction(
                other,
                self._elsewhere(entry, other.evidence, ("not_same_as", n))
                if other.evidence
                else None,
            )
            for n, other in enumerate(record.not_same_as)
        )
        return GroupEntry(
            entry.id,
            entry.document.path,
            record,
            entry.document.body,
            relations=tuple(relations),
            distinctions=tuple(distinctions),
            parent=(
                self._elsewhere(entry, record.parent.evidence, ("parent",))
                if record.parent
                else None
            ),
            formed=self._dated(entry, record.formed, ("formed",)),
            dissolved=self._dated(entry, record.dissolved, ("dissolved",)),
        )

    def event(self, entry: Entry[Event], reports: Sequence[SourcedReport]) -> EventEntry:
        return EventEntry(
            entry.id,
            entry.document.path,
            entry.record,
            entry.document.body,
            reports=tuple(reports),
            date_passage=self._phrase(entry.record.date_phrase, reports),
            target_passage=self._phrase(entry.record.target, reports),
        )

    def _phrase(self, words: str | None, reports: Iterable[SourcedReport]) -> Passage | None:
        """Return the report's sentence that has the words, or else where its article has them."""
        if words is None:
            return None
        elsewhere = None
        for report in reports:
            if words.casefold() in report.passage.text.casefold():
                return report.passage
            body = self.records.articles[report.article].body
            spans = list(occurrences(body.text, words))
            if elsewhere is None and spans:
                elsewhere = Passage(report.article, spans[0], words)
        return elsewhere

    def _dated(self, entry: AnyEntry, fact: DatedFact | None, at: Path) -> SourcedDate | None:
        passage = self._elsewhere(entry, fact.evidence, at) if fact else None
        return SourcedDate(fact, passage) if fact and passage else None

    def _part(
        self, entry: Entry[Article], quote: QuoteField | None, whole: Passage, at: Path
    ) -> Passage | None:
        return whole if quote is None else self._own(entry, quote, at)

    def _own(self, entry: Entry[Article], quote: QuoteField, at: Path) -> Passage | None:
        return self._find(entry, at, entry.id, quote)

    def _elsewhere(self, entry: AnyEntry, evidence: Evidence, at: Path) -> Passage | None:
        inner = () if at[-1] == "evidence" else ("evidence",)
        if evidence.article not in self.records.articles:
            return None
        return self._find(entry, (*at, *inner, "quote"), evidence.article, evidence.quote)

    def _find(self, entry: AnyEntry, at: Path, article: str, quote: QuoteField) -> Passage | None:
        body = self.records.articles[article].body
        spans = [s for s in find_all(body.text, quote.quote()) if body.within_block(s)]
        if len(spans) == 1:
            return passage_at(article, body, spans[0])
        if spans:
            self.findings.append(
                entry.finding(
                    at,
                    Code.AMBIGUOUS_QUOTE,
                    f'the words "{_short(quote.exact)}" stand {len(spans)} times in {article}',
                    "quote more of the sentence, or add the words before it as prefix",
                )
            )
        else:
            self.findings.append(
                entry.finding(
                    at,
                    Code.MISSING_QUOTE,
                    f'the words "{_short(quote.exact)}" do not stand in {article}',
                    _nearest(body, quote.exact),
                )
            )
        return None


def passage_at(article: str, body: Body, span: Span) -> Passage:
    """Return the passage at a span, numbered among equal words of the body."""
    words = body.text[span.start : span.end]
    earlier = sum(1 for other in occurrences(body.text, words) if other.start <= span.start)
    return Passage(article, span, words, earlier)


def _nearest(body: Body, words: str) -> str:
    texts = [block.text for block in body.blocks]
    if any(one_line(words).casefold() in text.casefold() for text in texts):
        return "it stands there with other capital letters: copy it letter for letter"
    close = difflib.get_close_matches(words, _sentences(texts, words), n=1, cutoff=_CLOSE)
    if close:
        return f'copy the words letter for letter; the nearest are "{_short(close[0], 160)}"'
    return "copy the words letter for letter from one paragraph of the article"


def _sentences(texts: Iterable[str], words: str) -> list[str]:
    # Windows of the quote's own length, so that the measure of likeness is fair.
    size = len(words.split())
    found = []
    for text in texts:
        parts = text.split()
        step = max(1, size // 4)
        found += [
            " ".join(parts[i : i + size]) for i in range(0, max(1, len(parts) - size + 1), step)
        ]
    return found[:2_000]


def _short(text: str, length: int = 70) -> str:
    return text if len(text) <= length else f"{text[: length - 3]}..."
