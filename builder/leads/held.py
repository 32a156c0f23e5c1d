"""What became of leads: what a table said, held against what reviewed articles say.

A lead is about an event only where its address is that of an article which reports one of that day,
or where a person says so; nothing that merely fits is taken for it. What it claims stays a claim.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from builder.leads.fit import addresses_in, days_of, may_be
from builder.leads.kept import Kept
from builder.leads.lead import Lead
from builder.model.address import archived_address, page_of
from builder.model.archive import Archive, ArticleEntry, EventEntry
from builder.model.article import Harm, Who
from builder.model.assess import toll
from builder.model.dates import Edtf
from builder.model.proposals import Bounded
from builder.model.sourced import Passage
from builder.model.stopwords import outlet
from builder.model.verdict import Verdict

_MOST_PASSAGES = 3


class LeadStanding(StrEnum):
    """What became of a lead."""

    CONTRADICTED = "contradicted"
    CONFIRMED = "confirmed"
    IN_PART = "in part"
    NOT_FOUND = "not found"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """One claim of a lead, and what the sources say of it.

    `field` is that of the lead; `passages` have the words. `value` is what the record of the
    article says, for what is claimed of the page itself.
    """

    field: str
    claim: Edtf | Bounded | str
    verdict: Verdict
    passages: tuple[Passage, ...] = ()
    value: Edtf | str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A lead with what became of it: the event and the article that it is about, if known."""

    kept: Kept
    standing: LeadStanding
    event: EventEntry | None = None
    article: ArticleEntry | None = None
    compared: tuple[ComparedClaim, ...] = ()


def hold(kept: Iterable[Kept], archive: Archive) -> tuple[Held, ...]:
    """Hold leads against an archive, in their order."""
    articles: dict[object, list[ArticleEntry]] = defaultdict(list)
    for article in archive.articles.values():
        for url in (article.record.url, article.record.archived_url):
            if url:
                articles[page_of(archived_address(url) or url)].append(article)
    return tuple(_held(one, archive, articles) for one in kept)


def may_be_about(kept: Iterable[Kept], archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield for each lead the ids of the events of its day and place, for a person to look at."""
    by_day: dict[object, list[EventEntry]] = defaultdict(list)
    for event in archive.events.values():
        for day in days_of(event.record.date):
            by_day[day].append(event)
    for one in kept:
        near = {e.id: e for day in days_of(one.lead.date) for e in by_day.get(day, ())}
        place = (one.lead.place or "").casefold()
        yield tuple(sorted(id_ for id_, e in near.items() if place in _names(e, archive)))


def _held(kept: Kept, archive: Archive, articles: Mapping[object, list[ArticleEntry]]) -> Held:
    lead = kept.lead
    found = next(
        (
            article
            for url in addresses_in(lead)
            for article in articles.get(page_of(archived_address(url) or url), ())
        ),
        None,
    )
    event = archive.events.get(lead.event or "") or (
        _event_of(lead, found, archive) if found else None
    )
    compared = (
        *(_of_event(lead, event, archive) if event else ()),
        *(_of_article(lead, found) if found else ()),
    )
    return Held(
        kept, _standing(lead, compared, is_found=bool(event or found)), event, found, compared
    )


def _event_of(lead: Lead, article: ArticleEntry, archive: Archive) -> EventEntry | None:
    """Return the one event that the article reports and the lead may be about; None if several."""
    ids = dict.fromkeys(report.report.event for report in article.reports)
    events = [archive.events[id_] for id_ in ids if id_ in archive.events]
    if lead.date and len(events) > 1:
        on_day = [e for e in events if e.record.date and may_be(e.record.date, lead.date)]
        events = on_day or events
    return events[0] if lead.is_of_event and len(events) == 1 else None


def _standing(lead: Lead, compared: Iterable[ComparedClaim], *, is_found: bool) -> LeadStanding:
    if not is_found:
        return LeadStanding.NOT_FOUND if lead.searched else LeadStanding.WAITING
    told = [one.verdict for one in compared]
    if Verdict.DISAGREES in told:
        return LeadStanding.CONTRADICTED
    is_whole = bool(told) and Verdict.CANNOT_TELL not in told
    return LeadStanding.CONFIRMED if is_whole else LeadStanding.IN_PART


def _of_event(lead: Lead, event: EventEntry, archive: Archive) -> Iterator[ComparedClaim]:
    if lead.date:
        passage = event.passages.get("date")
        verdict = _of_dates(lead.date, event.record.date)
        yield ComparedClaim("date", lead.date, verdict, (passage,) if passage else ())
    if lead.place:
        passage = event.passages.get("location")
        is_there = lead.place.casefold() in _names(event, archive)
        verdict = Verdict.AGREES if is_there else Verdict.CANNOT_TELL
        yield ComparedClaim("place", lead.place, verdict, (passage,) if passage else ())
    for name, harm in (("killed", Harm.KILLED), ("injured", Harm.INJURED)):
        if bounds := getattr(lead, name):
            yield _of_figure(name, harm, bounds, event, archive)


def _of_figure(
    name: str, harm: Harm, claim: Bounded, event: EventEntry, archive: Archive
) -> ComparedClaim:
    """Hold a number against the sources'; a table may count the perpetrators or not."""
    told = toll(archive, event.reports, harm).range
    figures = [figure for report in event.reports for figure in report.of(harm)]
    passages = tuple(dict.fromkeys(figure.passage for figure in figures))[:_MOST_PASSAGES]
    if told is None:
        return ComparedClaim(name, claim, Verdict.CANNOT_TELL, passages)
    others = [
        part.max if part.max is not None else part.min or 0
        for figure in figures
        for part in (figure.figure, *figure.figure.of_which)
        if part.who is Who.PERPETRATORS
    ]
    low, high = told.low or 0, None if told.is_open else told.high + sum(others)
    is_above = high is not None and (claim.min or 0) > high
    is_below = claim.max is not None and claim.max < low
    verdict = Verdict.DISAGREES if is_above or is_below else Verdict.AGREES
    return ComparedClaim(name, claim, verdict, passages)


def _of_article(lead: Lead, article: ArticleEntry) -> Iterator[ComparedClaim]:
    record = article.record
    for name in ("title", "publisher", "published"):
        claim, value = getattr(lead, name), getattr(record, name)
        if claim is None:
            continue
        if value is None:
            verdict = Verdict.CANNOT_TELL
        elif isinstance(claim, Edtf):
            verdict = _of_dates(claim, value)
        else:
            is_same = outlet(claim) == outlet(value)
            verdict = Verdict.AGREES if is_same else Verdict.DISAGREES
        yield ComparedClaim(name, claim, verdict, value=value)


def _of_dates(claim: Edtf, known: Edtf | None) -> Verdict:
    if known is None:
        return Verdict.CANNOT_TELL
    if may_be(claim, known):
        return Verdict.AGREES
    is_vague = any(d.is_approximate or d.is_uncertain for d in (claim, known))
    return Verdict.CANNOT_TELL if is_vague else Verdict.DISAGREES


def _names(event: EventEntry, archive: Archive) -> set[str]:
    """Return the names of the place of an event and of all around it, folded."""
    names: set[str] = set()
    seen: set[str] = set()
    place = event.record.location
    while place and place not in seen and place in archive.locations:
        seen.add(place)
        record = archive.locations[place].record
        names.update(name.casefold() for name in record.strong_names)
        place = record.within
    return names
