"""How far a second reading of the words agrees with the records: of a page, and of all."""

from dataclasses import dataclass

from builder.model.archive import EventEntry
from builder.model.facts import Aspect, Fact, Tally, tally
from builder.render.site import Site
from builder.render.words import N_, NN_, Words

_ASPECTS = {
    Aspect.FIGURE: N_("Figures"),
    Aspect.DATE: N_("Dates"),
    Aspect.ROLE: N_("Who did it"),
    Aspect.TYPE: N_("Types, targets and places"),
    Aspect.RELATION: N_("Relations"),
    Aspect.PERSON: N_("People"),
    Aspect.METADATA: N_("What the page says of itself"),
}
_AGREE = NN_(
    "%(agree)s of %(n)s fact agrees with a second reading",
    "%(agree)s of %(n)s facts agree with a second reading",
)
_SETTLED = NN_("%(n)s was settled by the editors", "%(n)s were settled by the editors")
_ALONE = NN_(
    "%(n)s, marked “read once”, rests on the editors alone",
    "%(n)s, marked “read once”, rest on the editors alone",
)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A line of the table of agreement: all facts of an aspect, or all facts."""

    name: str
    tally: Tally


def twice_words(words: Words, facts: tuple[Fact, ...]) -> str:
    """Say how the facts of a page stand; "" where none was read twice."""
    if not facts:
        return ""
    found = tally(facts)
    said = [words.plural(_AGREE, found.facts, agree=words.number(found.agree))]
    if found.settled:
        said.append(words.plural(_SETTLED, found.settled))
    if found.alone:
        said.append(words.plural(_ALONE, found.alone))
    return words.gettext("; ").join(said)


def facts_of_event(site: Site, event: EventEntry) -> tuple[Fact, ...]:
    """Return the facts that an event's page shows: its own, and those of its reports."""
    agreement = site.archive.agreement
    reported = (
        fact
        for report in event.reports
        for fact in agreement.within("articles", report.article, report.path)
    )
    return (*agreement.of("events", event.id), *reported)


def method_html(site: Site) -> str:
    """Return the derived part of the method page: the agreement of the whole archive."""
    facts = site.archive.agreement.facts
    by_aspect = ((aspect, tuple(f for f in facts if f.aspect is aspect)) for aspect in Aspect)
    rows = [
        AgreementRow(site.words.gettext(_ASPECTS[aspect]), tally(own))
        for aspect, own in by_aspect
        if own
    ]
    return site.render("method.md", "method.html", rows=rows, whole=site.archive.agreement.tally)
