"""Article pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from markupsafe import Markup

from builder.model.archive import ArticleEntry
from builder.model.article import Article, Display, Harm, Note, Rights, Status
from builder.model.dates import Precision
from builder.model.sourced import (
    OutsideEvidence,
    Passage,
    SourcedAttribution,
    SourcedFigure,
    SourcedNote,
    SourcedPart,
    SourcedPerson,
    SourcedReport,
)
from builder.render.body import Link, PassageMark, render_body
from builder.render.files.bibliography import holding_of
from builder.render.files.citations import cite, to_bibtex, to_meta
from builder.render.languages import direction_of
from builder.render.linked import article_node, linked_data
from builder.render.named import named_in
from builder.render.ours import ours_words
from builder.render.page import Page
from builder.render.site import Here, Site
from builder.render.twice import twice_words

# The issue form by which a reader says what is wrong, and the longest title that it is given.
_ERROR_FORM = "correction.yml"
_LONGEST_TITLE = 120
# A text that nobody owns may be found here by those who search for it.
_FREE = frozenset(
    {
        Rights.NO_COPYRIGHT_CONTRACTUAL,
        Rights.NO_COPYRIGHT_OTHER,
        Rights.NO_COPYRIGHT_US,
        Rights.NO_KNOWN_COPYRIGHT,
    }
)
_ARTICLE = ("og:type", "article")


@dataclass
class PassageFacts:
    """All that rests on one passage of an article, for the column beside the text."""

    passage: Passage
    number: int
    paragraph: int
    reports: list[SourcedReport] = field(default_factory=list)
    figures: list[tuple[Harm, SourcedReport, SourcedFigure | SourcedPart]] = field(
        default_factory=list
    )
    attributions: list[tuple[str, SourcedReport, SourcedAttribution]] = field(default_factory=list)
    evidence: list[OutsideEvidence] = field(default_factory=list)
    notes: list[SourcedNote] = field(default_factory=list)
    people: list[SourcedPerson] = field(default_factory=list)
    goes_on: bool = False
    """Whether it is about the same event or group as the passage before it."""
    is_along: bool = False
    """Whether it stands in one line with the figure before it."""

    @property
    def of_owners(self) -> list[list[OutsideEvidence]]:
        """What rests on it of groups and of events that no report here names, by whose it is."""
        found: dict[tuple[str, str], list[OutsideEvidence]] = {}
        for one in self.evidence:
            if one.kind == "groups" or not self.reports:
                found.setdefault((one.kind, one.id), []).append(one)
        return list(found.values())

    @property
    def about(self) -> tuple[str, str] | None:
        """The one event or group that all of it is about, but for notes and people; else None."""
        told = [*self.reports, *(report for _, report, _ in (*self.figures, *self.attributions))]
        owners = {("events", report.report.event) for report in told}
        owners |= {(one.kind, one.id) for of_one in self.of_owners for one in of_one}
        return owners.pop() if len(owners) == 1 else None

    @property
    def is_figure(self) -> bool:
        """Whether one figure of victims is all that it has."""
        return len(self.figures) == 1 and not (
            self.reports or self.attributions or self.evidence or self.notes or self.people
        )


def article_page(site: Site, article: ArticleEntry) -> Page:
    """Return the page of an article."""
    uri = _uri(article)
    here = Here(site, uri)
    facts = _facts(article, site.archive.outside_evidence.get(article.id, ()))
    record = article.record
    title = site.words.title_of(article)
    is_draft = record.status is Status.DRAFT
    holding = holding_of(site, article)
    form = site.settings.report

    def body() -> Markup:
        return render_body(
            article.body,
            [PassageMark(fact.passage, fact.number) for fact in facts],
            [Link(m.span, here.to_owner(m.owner)) for m in article.mentions],
            _shown_blocks(article, facts),
        )

    html = site.render(
        uri,
        "article.html",
        article=article,
        record=record,
        ours=ours_words(site.words, record),
        title=title,
        body=None if record.display is Display.METADATA else body,
        facts=facts,
        signature=_signature(article),
        named=list(named_in(site, article)),
        tongue=_tongue(record.language),
        interface=_tongue(site.settings.language),
        direction=direction_of(record.language),
        length=len(article.body.text.split()),
        is_draft=is_draft,
        later=_later(site, article),
        twice=twice_words(site.words, site.archive.agreement.of("articles", article.id)),
        others=_others(site, article),
        cited=cite(record, holding, site.words),
        bibtex=to_bibtex(record, holding, site.words),
        form=form and error_form_address(form, title=title, article=holding.address),
    )
    return Page(
        uri,
        title,
        html,
        _description(site, article),
        source=article.path,
        is_searched=not is_draft,
        is_wide=True,
        may_be_indexed=not is_draft and may_be_listed(record),
        meta=(*open_graph(record), *(() if is_draft else to_meta(record, site.words))),
        linked="" if is_draft else linked_data(article_node(site, article)),
    )


def _uri(article: ArticleEntry) -> str:
    return f"articles/{article.id}.md"


def _tongue(language: str | None) -> Markup:
    """Return the attributes of an element that has the publisher's words."""
    # Where the language is not known, the first letter tells the direction.
    return Markup(' lang="{}" dir="{}"').format(
        language or "", direction_of(language) if language else "auto"
    )


def _later(site: Site, article: ArticleEntry) -> ArticleEntry | None:
    id_ = site.archive.later_versions.get(article.id)
    return site.archive.articles[id_] if id_ else None


def _signature(article: ArticleEntry) -> Note | None:
    """Return a note whose author and day are those of all notes, if there is more than one."""
    notes = [sourced.note for sourced in article.notes]
    is_one = len(notes) > 1 and len({(note.by, note.on) for note in notes}) == 1
    return notes[0] if is_one else None


def _facts(article: ArticleEntry, evidence: Sequence[OutsideEvidence]) -> list[PassageFacts]:
    passages = {*article.passages, *(one.passage for one in evidence)}
    facts = {
        passage: PassageFacts(passage, number, article.body.block_at(passage.span.start) + 1)
        for number, passage in enumerate(sorted(passages), start=1)
    }
    for one in evidence:
        facts[one.passage].evidence.append(one)
    for report in article.reports:
        facts[report.passage].reports.append(report)
        for harm, figure in report.every_figure:
            facts[figure.passage].figures.append((harm, report, figure))
            for part in figure.parts:
                # Where it rests on the words of its whole, it stands beside that.
                if part.passage != figure.passage:
                    facts[part.passage].figures.append((harm, report, part))
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
    return _in_runs(list(facts.values()))


def _in_runs(facts: list[PassageFacts]) -> list[PassageFacts]:
    """Note which passage is about what the one before it is about."""
    for before, fact in pairwise(facts):
        fact.goes_on = fact.about is not None and fact.about == before.about
        fact.is_along = fact.goes_on and fact.is_figure and before.is_figure
    return facts


def _shown_blocks(article: ArticleEntry, facts: Sequence[PassageFacts]) -> set[int] | None:
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


def may_be_listed(article: Article) -> bool:
    """Tell whether search engines may list the page of an article.

    A text that is somebody's is found at its publisher; see docs/decisions/0011.
    """
    return article.display is not Display.FULL or article.rights in _FREE


def open_graph(article: Article) -> tuple[tuple[str, str], ...]:
    """Return the Open Graph properties of an article; no date that is not known to the day."""
    date = article.published
    is_known = date is not None and date.precision <= Precision.DAY
    if date is None or not is_known or date.is_uncertain or date.is_approximate:
        return (_ARTICLE,)
    return (_ARTICLE, ("article:published_time", date.text))


def error_form_address(form: str, *, title: str, article: str) -> str:
    """Return the address of a form for a new issue, filled in for an article.

    What the form's own address asks for stays and goes first. The browser adds the words that the
    reader has chosen as `quote`.
    """
    parts = urlsplit(form)
    given = parse_qsl(parts.query, keep_blank_values=True)
    names = {name for name, _ in given}
    title = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    ours = {"template": _ERROR_FORM, "title": title, "article": article, "quote": ""}
    query = [*given, *((name, value) for name, value in ours.items() if name not in names)]
    return urlunsplit(parts._replace(query=urlencode(query, quote_via=quote)))
