"""Article pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.model.archive import ArticleEntry
from builder.model.article import Display, Status
from builder.model.sourced import (
    Citation,
    Passage,
    SourcedAttribution,
    SourcedFigure,
    SourcedNote,
    SourcedPerson,
    SourcedReport,
)
from builder.render.body import Link, Mark, render_body
from builder.render.head import may_be_listed, open_graph
from builder.render.page import Page
from builder.render.site import Here, Site

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass
class Fact:
    """All that rests on one passage of an article, for the column beside the text."""

    passage: Passage
    number: int
    paragraph: int
    reports: list[SourcedReport] = field(default_factory=list)
    figures: list[tuple[str, SourcedReport, SourcedFigure]] = field(default_factory=list)
    attributions: list[tuple[str, SourcedReport, SourcedAttribution]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    notes: list[SourcedNote] = field(default_factory=list)
    people: list[SourcedPerson] = field(default_factory=list)


def article_pages(site: Site) -> Iterator[Page]:
    """Yield a page for every article, reviewed or draft."""
    for article in (*site.archive.articles.values(), *site.archive.drafts.values()):
        yield _article_page(site, article)


def _article_page(site: Site, article: ArticleEntry) -> Page:
    uri = f"articles/{article.id}.md"
    here = Here(site, uri)
    facts = _facts(article, site.archive.citations.get(article.id, ()))
    record = article.record
    is_draft = record.status is Status.DRAFT
    is_shown = record.display is not Display.METADATA
    language = record.language or "und"
    body = render_body(
        article.body,
        [Mark(fact.passage, fact.number) for fact in facts],
        [Link(m.span, here.to_owner(m.owner), m.owner.kind) for m in article.mentions],
        _shown_blocks(article, facts),
    )
    html = site.render(
        uri,
        "article.html",
        article=article,
        record=record,
        title=site.words.title_of(article),
        body=body if is_shown else None,
        facts=facts,
        language=language,
        direction="rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        is_draft=is_draft,
        others=_others(site, article),
    )
    return Page(
        uri,
        site.words.title_of(article),
        html,
        _description(site, article),
        source=article.path,
        is_searched=not is_draft,
        is_wide=True,
        may_be_indexed=not is_draft and may_be_listed(record),
        meta=open_graph(record),
    )


def _facts(article: ArticleEntry, citations: Sequence[Citation]) -> list[Fact]:
    passages = {*article.passages, *(citation.passage for citation in citations)}
    facts = {
        passage: Fact(passage, number, article.body.block_at(passage.span.start) + 1)
        for number, passage in enumerate(sorted(passages), start=1)
    }
    for citation in citations:
        facts[citation.passage].citations.append(citation)
    for report in article.reports:
        facts[report.passage].reports.append(report)
        for label, figures in (("killed", report.killed), ("injured", report.injured)):
            for figure in figures:
                facts[figure.passage].figures.append((label, report, figure))
        for label, claims in (
            ("attributed to", report.attributed_to),
            ("claimed by", report.claimed_by),
            ("denied by", report.denied_by),
        ):
            for claim in claims:
                facts[claim.passage].attributions.append((label, report, claim))
    for note in article.notes:
        facts[note.passage].notes.append(note)
    for person in article.people:
        facts[person.passage].people.append(person)
    return list(facts.values())


def _shown_blocks(article: ArticleEntry, facts: Sequence[Fact]) -> set[int] | None:
    if article.record.display is Display.FULL:
        return None
    return {fact.paragraph - 1 for fact in facts}


def _others(site: Site, article: ArticleEntry) -> list[ArticleEntry]:
    """Return the other articles that report one of its events."""
    ids = {
        other.article
        for report in article.reports
        if report.report.event in site.archive.events
        for other in site.archive.events[report.report.event].reports
    }
    return [site.archive.articles[id_] for id_ in sorted(ids - {article.id})]


def _description(site: Site, article: ArticleEntry) -> str:
    record = article.record
    publisher = record.publisher or "publisher unknown"
    return record.summary or f"{publisher}, {site.words.date_words(record.published)}"
