"""Find every quote in its article, and put the archive together from what was found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from builder.check.mentions import find_mentions
from builder.check.quotes import QuoteFinder, passage_at
from builder.check.records import AnyEntry, Entry, Records
from builder.check.seeds import removed_lines
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.archive import Archive, ArticleEntry, EventEntry, GroupEntry, LocationEntry
from builder.model.article import Article, Attribution, Display, Figure, Harm, Report, Status
from builder.model.authority import DatedFact, Group, Parent
from builder.model.event import Event
from builder.model.names import BearerKind, Owner
from builder.model.sourced import (
    Passage,
    SourcedAttribution,
    SourcedDate,
    SourcedDistinction,
    SourcedFigure,
    SourcedNote,
    SourcedParent,
    SourcedPart,
    SourcedPerson,
    SourcedRelation,
    SourcedReport,
)
from builder.model.statement import Where, said_fields, statements
from builder.model.text import occurrences, says

T = TypeVar("T")


def resolve(records: Records) -> tuple[Archive, list[Diagnostic]]:
    """Return the archive of all that holds together, and a finding for every quote that does not.

    A part whose words were not found is left out, so the archive may only be published when there
    are no findings.
    """
    memory = records.memory
    watched = memory.watch("records", records)
    resolver = _Resolver(watched, QuoteFinder(watched))
    entries = {
        id_: resolver.kept("article", entry, partial(resolver.article, entry))
        for id_, entry in sorted(records.articles.items())
    }
    articles: dict[str, ArticleEntry] = {}
    drafts: dict[str, ArticleEntry] = {}
    withdrawn: dict[str, ArticleEntry] = {}
    for id_, article in entries.items():
        is_withdrawn = article.record.display is Display.WITHDRAWN
        is_draft = article.record.status is Status.DRAFT
        (withdrawn if is_withdrawn else drafts if is_draft else articles)[id_] = article
    reports = _reports_by_event(articles)
    archive = Archive(
        articles=articles,
        drafts=drafts,
        groups={
            id_: resolver.kept("group", group, partial(resolver.group, group))
            for id_, group in sorted(records.groups.items())
        },
        locations={
            id_: memory.made(
                ("resolved", "location", id_),
                (place,),
                partial(LocationEntry, id_, place.document.path, place.record, place.document.body),
            )
            for id_, place in sorted(records.locations.items())
        },
        events={
            id_: resolver.kept(
                "event",
                event,
                partial(resolver.event, event, reports[id_], articles),
                *reports[id_],
                *(articles[report.article] for report in reports[id_]),
            )
            for id_, event in sorted(records.events.items(), key=_by_date)
            if id_ in reports
        },
        redirects={
            f"{kind}/{old}": f"{kind}/{entry.id}"
            for kind, entry in records
            for old in entry.record.redirect_from
        },
        withdrawn=withdrawn,
    )
    return archive, resolver.findings


def _by_date(item: tuple[str, Entry[Event]]) -> tuple[object, ...]:
    id_, entry = item
    date = entry.record.date
    return (date is None, date.sort_key if date else (), id_)


def _reports_by_event(articles: Mapping[str, ArticleEntry]) -> dict[str, list[SourcedReport]]:
    def by_publication(report: SourcedReport) -> tuple[object, ...]:
        date = articles[report.article].record.published
        return (date is None, date.sort_key if date else (), report.article)

    found: dict[str, list[SourcedReport]] = {}
    for article in articles.values():
        for report in article.reports:
            found.setdefault(report.report.event, []).append(report)
    return {
        event: sorted(reports, key=by_publication) if len(reports) > 1 else reports
        for event, reports in found.items()
    }


@dataclass
class _Resolver:
    records: Records
    finder: QuoteFinder
    findings: list[Diagnostic] = field(default_factory=list)

    def kept(self, kind: str, entry: AnyEntry, make: Callable[[], T], *given: object) -> T:
        """Return what is made of a record and what is given with it, now or before."""

        def made() -> tuple[T, tuple[Diagnostic, ...]]:
            start = len(self.finder.findings)
            return make(), tuple(self.finder.findings[start:])

        made_of, findings = self.records.memory.made(
            ("resolved", kind, entry.id), (entry, *given), made, lambda result: not result[1]
        )
        self.findings += findings
        return made_of

    def article(self, entry: Entry[Article]) -> ArticleEntry:
        record = entry.record
        notes = (
            SourcedNote(entry.id, note, passage, ("notes", n))
            for n, note in enumerate(record.notes)
            if (passage := self.finder.in_own(entry, note.quote, ("notes", n, "quote")))
        )
        people = (
            SourcedPerson(person, passage, ("people", n))
            for n, person in enumerate(record.people)
            if (passage := self.finder.in_own(entry, person.quote, ("people", n, "quote")))
        )
        reports = (self._report(entry, n, report) for n, report in enumerate(record.reports))
        mentions, findings = find_mentions(entry, self.records)
        self.finder.findings.extend(findings)
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
        whole = self.finder.in_own(entry, report.quote, (*at, "quote"))
        if whole is None:
            return None

        def figures(harm: Harm) -> tuple[SourcedFigure, ...]:
            return tuple(
                sourced
                for i, figure in enumerate(report.figures(harm))
                if (sourced := self._figure(entry, figure, whole, (*at, harm.value, i)))
            )

        def claims(key: str, given: Sequence[Attribution]) -> tuple[SourcedAttribution, ...]:
            return tuple(
                SourcedAttribution(claim, words, (*at, key, i))
                for i, claim in enumerate(given)
                if (words := self.finder.in_part(entry, claim.quote, whole, (*at, key, i, "quote")))
            )

        return SourcedReport(
            entry.id,
            report,
            whole,
            figures={harm: figures(harm) for harm in Harm if report.figures(harm)},
            attributed_to=claims("attributed_to", report.attributed_to),
            claimed_by=claims("claimed_by", report.claimed_by),
            denied_by=claims("denied_by", report.denied_by),
            path=at,
        )

    def _figure(
        self, entry: Entry[Article], figure: Figure, whole: Passage, at: Path
    ) -> SourcedFigure | None:
        words = self.finder.in_part(entry, figure.quote, whole, (*at, "quote"))
        if words is None:
            return None
        found = (
            (n, part, self.finder.in_part(entry, part.quote, words, (*at, "of_which", n, "quote")))
            for n, part in enumerate(figure.of_which)
        )
        parts = (SourcedPart(part, own, (*at, "of_which", n)) for n, part, own in found if own)
        return SourcedFigure(figure, words, at, tuple(parts))

    def group(self, entry: Entry[Group]) -> GroupEntry:
        record = entry.record
        relations = (
            SourcedRelation(entry.id, relation, passage, ("relations", n))
            for n, relation in enumerate(record.relations)
            if (passage := self.finder.evidence(entry, relation.evidence, ("relations", n)))
        )
        distinctions = (
            SourcedDistinction(
                other,
                self.finder.evidence(entry, other.evidence, ("not_same_as", n))
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
            parent=self._parent(entry, record.parent),
            formed=self._dated(entry, record.formed, ("formed",)),
            dissolved=self._dated(entry, record.dissolved, ("dissolved",)),
        )

    def event(
        self,
        entry: Entry[Event],
        reports: Sequence[SourcedReport],
        articles: Mapping[str, ArticleEntry],
    ) -> EventEntry:
        record = entry.record
        passages = {
            field: self._phrase(getattr(record, field), reports)
            for field in said_fields(type(record), Where.REPORTS)
        }
        for name, stated in statements(type(record)).items():
            if stated and stated.words and getattr(record, name) is not None:
                passages[name] = passages[stated.words] or reports[0].passage
        passages["location"] = self._place(entry, reports, articles)
        return EventEntry(
            entry.id,
            entry.document.path,
            entry.record,
            entry.document.body,
            reports=tuple(reports),
            passages={field: passage for field, passage in passages.items() if passage},
        )

    def _phrase(self, words: str | None, reports: Iterable[SourcedReport]) -> Passage | None:
        """Return the report's sentence that has the words, or else where its article has them."""
        if words is None:
            return None
        elsewhere = None
        for report in reports:
            if says(report.passage.text, words):
                return report.passage
            body = self.records.articles[report.article].body
            span = next(occurrences(body.text, words), None)
            if elsewhere is None and span:
                elsewhere = Passage(report.article, span, words)
        return elsewhere

    def _place(
        self,
        entry: Entry[Event],
        reports: Iterable[SourcedReport],
        articles: Mapping[str, ArticleEntry],
    ) -> Passage | None:
        """Return the report's sentence that names the place, or else where its article does."""
        place = entry.record.location
        if place is None or place not in self.records.locations:
            return None
        elsewhere = None
        for report in reports:
            article = articles[report.article]
            for mention in article.mentions:
                if mention.owner != Owner(BearerKind.LOCATION, place):
                    continue
                if report.passage.span.overlaps(mention.span):
                    return report.passage
                elsewhere = elsewhere or passage_at(article.id, article.body, mention.span)
        if elsewhere is None and not self.records.has_unread_articles:
            self.finder.findings.append(
                entry.finding(
                    ("location",),
                    Code.UNMENTIONED_NAME,
                    f"no article that reports the event names {place}",
                    "list the place under locations in the article, or mend the event",
                )
            )
        return elsewhere

    def _parent(self, entry: AnyEntry, parent: Parent | None) -> SourcedParent | None:
        passage = self.finder.evidence(entry, parent.evidence, ("parent",)) if parent else None
        return SourcedParent(parent, passage) if parent and passage else None

    def _dated(self, entry: AnyEntry, fact: DatedFact | None, at: Path) -> SourcedDate | None:
        passage = self.finder.evidence(entry, fact.evidence, at) if fact else None
        return SourcedDate(fact, passage) if fact and passage else None
