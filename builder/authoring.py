"""From a raw page to what is proposed of it: a reading, its annotations, a draft record."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from builder.annotate.annotations import Annotations, Authorities, annotate
from builder.annotate.as_json import annotations_object
from builder.annotate.known import EventCandidate
from builder.annotate.places.gazetteer import Gazetteer
from builder.annotate.traits import known_events
from builder.check.records import Records
from builder.frontmatter import dump_document
from builder.ingest.dump import read_dump
from builder.ingest.form import Submission, complete
from builder.ingest.from_leads import complete_from_leads, seen_of
from builder.ingest.html import read_html
from builder.ingest.origin import origin_of
from builder.ingest.reading import Reading, Removed
from builder.leads.fit import Fit, Incident, LeadIndex
from builder.leads.lead import said
from builder.model.article import Article, Named, Source, Status
from builder.model.body import Body, dump_body, parse_body
from builder.model.dates import Edtf, parse_edtf
from builder.model.event import EventType
from builder.model.ids import article_id, free_id
from builder.model.proposals import (
    Bounded,
    Proposals,
    ProposedEvent,
    ProposedField,
    ProposedGroup,
    ProposedKnown,
    ProposedLead,
    ProposedPerson,
    ProposedPlace,
)
from builder.model.raw.page import OpenedPage
from builder.model.seed import Seed
from builder.model.unseen import as_typed
from builder.reader.figures import Fate, Figures, told_beside
from builder.reader.found import Count, EventFound, GroupFound
from builder.schema import write_record

_TOLD: dict[str, str | None] = dict.fromkeys(("url", "archived_url", "accessed"))
_NOTHING = Reading(None, None, None, None, (), None, Body(), ())


@dataclass(frozen=True)
class Draft:
    """What `builder import` writes for a raw page: a record that waits for an editor.

    `fault` says why there is nothing to write, `remarks` what had to be assumed to read the page,
    `leads` are those that it may prove.
    """

    id: str
    seed: str
    record: Article
    body: Body
    text: str
    removed: tuple[Removed, ...]
    remarks: tuple[str, ...]
    fault: str | None
    leads: tuple[Fit, ...] = ()

    @property
    def path(self) -> str:
        """Where the record belongs, relative to the project."""
        return f"content/articles/{self.id}.md"


class PageKind(StrEnum):
    """What the text of a raw page is."""

    DUMP = "dump"
    HTML = "html"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class RawPage:
    """The text of a raw page. An `id` of None is made from what the page says."""

    id: str | None
    path: str | None
    kind: PageKind
    text: str
    published: Edtf | None = None
    page: OpenedPage | None = None

    def reading(self) -> Reading:
        """Find the article; a body is all of it. A date that was given stands."""
        match self.kind:
            case PageKind.BODY:
                reading = replace(_NOTHING, body=parse_body(self.text))
            case PageKind.HTML:
                reading = read_html(self.text, self.page)
            case PageKind.DUMP:
                reading = replace(read_dump(self.text), told=origin_of(page=self.page))
        return replace(reading, published=self.published) if self.published else reading


def raw_page(seed: Seed) -> RawPage:
    """Return the text of a seed that can be read."""
    if seed.is_html:
        return RawPage(None, seed.name, PageKind.HTML, seed.source.text, page=seed.page)
    return RawPage(None, seed.name, PageKind.DUMP, seed.text, page=seed.page)


def with_free_ids(drafts: Iterable[Draft], taken: Collection[str]) -> Iterator[Draft]:
    """Yield the drafts, those whose id is taken with a number after it."""
    used = set(taken)
    for draft in drafts:
        yield replace(draft, id=free_id(draft.id, used))


def authorities_of(records: Records) -> Authorities:
    """Return the authority records of an archive."""
    return Authorities(
        {id_: group.record for id_, group in records.groups.items()},
        {id_: place.record for id_, place in records.locations.items()},
        records.names,
        known_events(
            {id_: event.record for id_, event in records.events.items()},
            (one for entry in records.articles.values() for one in entry.record.reports),
            {id_: place.record for id_, place in records.locations.items()},
        ),
    )


@dataclass(frozen=True)
class Author:
    """Reads raw pages as the archive's authority records, and perhaps a gazetteer, see them."""

    authorities: Authorities
    gazetteer: Gazetteer | None = None
    leads: LeadIndex = field(default_factory=LeadIndex)

    def annotate(self, reading: Reading) -> Annotations:
        """Return what the article of a reading names and reports."""
        return self._annotate(reading.body.text, reading.published)

    def _annotate(self, text: str, published: Edtf | None) -> Annotations:
        return annotate(text, published, self.authorities, self.gazetteer)

    def draft(self, seed: Seed, sent: Submission | None = None) -> Draft:
        """Return the draft record of a raw page, with the id that it asks for.

        What somebody sent in with the page fills in what it does not say.
        """
        try:
            return self._draft(seed, read_seed(seed), seed.fault, sent)
        except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
            return _failed(seed, error)

    def _draft(
        self, seed: Seed, reading: Reading, fault: str | None, sent: Submission | None = None
    ) -> Draft:
        if not reading.body.text:
            fault = fault or "no article found in this page"
        reading, typed = complete(reading, sent) if sent else (reading, ())
        told = {one.field: one.value for one in reading.told}
        accessed = told.get("accessed")
        url = sent.url if sent else told.get("url")
        seen = seen_of(reading, url, seed.page)
        completed = complete_from_leads(reading, url, self.leads.pages(seen))
        reading = completed.reading
        found = self.annotate(reading)
        fits = self.leads.fits(replace(seen, incidents=_incidents(found)))
        record = Article(
            title=reading.title and as_typed(reading.title),
            published=reading.published,
            publisher=reading.publisher and as_typed(reading.publisher),
            authors=reading.authors and tuple(map(as_typed, reading.authors)),
            via=tuple(map(as_typed, reading.via)),
            url=completed.url,
            archived_url=told.get("archived_url"),
            accessed=parse_edtf(accessed) if accessed else None,
            language=reading.language,
            source=Source(file=seed.name, sha256=seed.sha256),
            status=Status.DRAFT,
            groups=tuple(self._named(group, reading.body.text) for group in found.groups),
            locations=tuple(Named(id=place.id) for place in found.locations if place.id),
            proposals=_proposals(reading, found, typed, completed.proposed, fits),
        )
        return Draft(
            article_id(reading.published, reading.title, PurePosixPath(seed.name).stem),
            seed.name,
            record,
            reading.body,
            dump_document(write_record(record), dump_body(reading.body)),
            reading.removed,
            seed.source.remarks,
            fault,
            fits,
        )

    def _named(self, found: GroupFound, text: str) -> Named:
        """Return the entry of a group, with the shared names that mean it in this article."""
        shared = {name.casefold() for name in self.authorities.groups[found.id].weak_aliases}
        mentions = dict.fromkeys(text[span.start : span.end] for span in found.mentions)
        return Named(
            id=found.id, names=tuple(name for name in mentions if name.casefold() in shared)
        )

    def proposal(self, page: RawPage) -> dict[str, Any]:
        """Return a page's reading and what is proposed of it, as `builder propose` prints them."""
        reading = page.reading()
        text = page.text if page.kind is PageKind.BODY else reading.body.text
        found = self._annotate(text, reading.published)
        url = next((one.value for one in reading.told if one.field == "url"), None)
        seen = replace(seen_of(reading, url, page.page), text=text, incidents=_incidents(found))
        return {
            "id": page.id or article_id(reading.published, reading.title, page.path or ""),
            "path": page.path,
            "title": reading.title,
            "published": reading.published and reading.published.text,
            "publisher": reading.publisher,
            "authors": reading.authors,
            "via": reading.via,
            "language": reading.language,
            **_TOLD,
            **{one.field: one.value for one in reading.told if one.field in _TOLD},
            "told": [asdict(one) for one in reading.told],
            "body": text,
            "removed": [asdict(piece) for piece in reading.removed],
            **annotations_object(found),
            "leads": [
                {"lead": fit.kept.name, "says": said(fit.kept.lead), "reasons": list(fit.reasons)}
                for fit in self.leads.fits(seen)
            ],
        }


def _incidents(found: Annotations) -> tuple[Incident, ...]:
    return tuple(Incident(one.date, one.killed, one.injured) for one in found.events)


def read_seed(seed: Seed) -> Reading:
    """Find the article in a raw page, by the kind of its file; nothing where it cannot be read."""
    if seed.fault:
        return _NOTHING
    return raw_page(seed).reading()


def _failed(seed: Seed, error: Exception) -> Draft:
    """Return the draft of a page at which our reader failed: there is nothing to write."""
    source = Source(file=seed.name, sha256=seed.sha256)
    record = Article(
        title=None,
        published=None,
        publisher=None,
        authors=None,
        url=None,
        language=None,
        source=source,
        status=Status.DRAFT,
    )
    fault = f"cannot be read: {type(error).__name__}: {error}"
    id_ = article_id(None, None, PurePosixPath(seed.name).stem)
    return Draft(id_, seed.name, record, Body(), "", (), (), fault)


def _proposals(
    reading: Reading,
    found: Annotations,
    typed: tuple[ProposedField, ...],
    table: tuple[ProposedField, ...],
    fits: tuple[Fit, ...],
) -> Proposals | None:
    body = reading.body
    figures = Figures(body.text, [at for group in found.groups for at in group.mentions])
    proposals = Proposals(
        form=typed,
        page=tuple(
            ProposedField(field=one.field, value=one.value, reason=one.where)
            for one in reading.told
        ),
        table=table,
        leads=tuple(
            ProposedLead(
                lead=fit.kept.name, says=said(fit.kept.lead), reason="; ".join(fit.reasons)
            )
            for fit in fits
        ),
        events=tuple(
            _event(body, event, known, figures)
            for event, known in zip(found.events, found.known, strict=True)
        ),
        groups=tuple(
            ProposedGroup(name=group.name, entries=group.entries, reason=group.reason)
            for group in found.unknown_groups
        ),
        locations=tuple(
            ProposedPlace(
                name=place.name,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                precision=place.precision,
                reason=place.reason,
            )
            for place in found.locations
            if place.id is None
        ),
        people=tuple(
            ProposedPerson(
                name=one.name, role=one.role, quote=body.text[one.span.start : one.span.end]
            )
            for one in found.people
        ),
    )
    return proposals if proposals != Proposals() else None


def _event(
    body: Body, event: EventFound, known: tuple[EventCandidate, ...], figures: Figures
) -> ProposedEvent:
    beside = told_beside(figures.within(event.quote))
    return ProposedEvent(
        known=tuple(ProposedKnown(event=one.id, reason="; ".join(one.reasons)) for one in known),
        date=event.date,
        location=event.location,
        type=EventType(event.type),
        killed=_bounded(event.killed),
        injured=_bounded(event.injured),
        abducted=_bounded(beside.get(Fate.ABDUCTED)),
        missing=_bounded(beside.get(Fate.MISSING)),
        arrested=_bounded(beside.get(Fate.ARRESTED)),
        surrendered=_bounded(beside.get(Fate.SURRENDERED)),
        displaced=_bounded(beside.get(Fate.DISPLACED)),
        attributed_to=event.attributed_to,
        claimed_by=event.claimed_by,
        quote=body.text[event.quote.start : event.quote.end],
        reason=event.reason,
    )


def _bounded(count: Count | None) -> Bounded | None:
    is_known = count is not None and (count.min is not None or count.max is not None)
    return Bounded(min=count.min, max=count.max) if count and is_known else None
