"""The page of leads, where one is wanted: what tables said, against what the sources say."""

from collections import Counter
from collections.abc import Iterable, Iterator

from builder.leads.held import ComparedClaim, Held, LeadStanding, hold
from builder.leads.kept import Kept
from builder.leads.lead import said
from builder.model.dates import Edtf
from builder.model.proposals import Bounded
from builder.model.sourced import Passage
from builder.model.verdict import Verdict
from builder.render.page import Page
from builder.render.pager import paged
from builder.render.site import Site, listed_page
from builder.render.words import Words

_A_PAGE = 50
_SHOWN = (
    LeadStanding.CONTRADICTED,
    LeadStanding.CONFIRMED,
    LeadStanding.IN_PART,
    LeadStanding.NOT_FOUND,
)


def lead_pages(site: Site, kept: Iterable[Kept]) -> Iterator[Page]:
    """Yield the leads that something became of, a page at a time; those that wait are counted."""
    _ = site.words.gettext
    held = hold(kept, site.archive)
    shown = sorted(
        (one for one in held if one.standing in _SHOWN),
        key=lambda one: (_SHOWN.index(one.standing), one.kept.path, one.kept.number),
    )
    for rows, pager in paged(shown, _A_PAGE, _uri):
        page = listed_page(
            site,
            pager.uri,
            pager.titled(site.words, _("Leads")),
            "leads.html",
            description=_("What tables of others claim, and what the sources say of it."),
            counts=_counts(held),
            sections=[
                (standing, [one for one in rows if one.standing is standing]) for standing in _SHOWN
            ],
            labels=_labels(site.words),
            fields=_fields(site.words),
            verdicts=_verdicts(site.words),
            said=said,
            once=_once,
            claim_words=lambda claim: _claim(site.words, claim),
            pager=pager,
        )
        yield Page(
            page.uri,
            page.title,
            page.html,
            page.description,
            is_wide=True,
            # What a table claims is found by no search: it is no fact of the archive.
            is_searched=False,
            may_be_indexed=False,
        )


def _once(compared: Iterable[ComparedClaim]) -> Iterator[tuple[ComparedClaim, list[Passage]]]:
    """Yield each claim with the words that no claim before it of the same lead has shown."""
    shown: set[Passage] = set()
    for one in compared:
        yield one, [passage for passage in one.passages if passage not in shown]
        shown.update(one.passages)


def _uri(number: int) -> str:
    return "leads/index.md" if number == 1 else f"leads/page/{number}.md"


def _counts(held: Iterable[Held]) -> list[tuple[str, dict[LeadStanding, int], int]]:
    """Return for each table how many of its leads stand how, and how many there are."""
    tables: dict[str, Counter[LeadStanding]] = {}
    for one in held:
        tables.setdefault(one.kept.lead.origin.file, Counter())[one.standing] += 1
    return [(name, dict(counts), counts.total()) for name, counts in sorted(tables.items())]


def _labels(words: Words) -> dict[LeadStanding, str]:
    _ = words.gettext
    return {
        LeadStanding.CONTRADICTED: _("Contradicted"),
        LeadStanding.CONFIRMED: _("Confirmed"),
        LeadStanding.IN_PART: _("Confirmed in part"),
        LeadStanding.NOT_FOUND: _("No page found"),
        LeadStanding.WAITING: _("Waiting for a page"),
    }


def _fields(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "date": _("Date"),
        "place": _("Place"),
        "killed": _("Killed"),
        "injured": _("Injured"),
        "title": _("Title"),
        "publisher": _("Publisher"),
        "published": _("Published"),
    }


def _verdicts(words: Words) -> dict[Verdict, str]:
    _ = words.gettext
    return {
        Verdict.AGREES: _("fits what the sources say"),
        Verdict.DISAGREES: _("the sources say otherwise"),
        Verdict.CANNOT_TELL: _("no source tells"),
    }


def _claim(words: Words, claim: Edtf | Bounded | str) -> str:
    if isinstance(claim, Edtf):
        return words.date_words(claim)
    if isinstance(claim, Bounded):
        return _number(words, claim)
    return claim


def _number(words: Words, claim: Bounded) -> str:
    low, high = claim.min, claim.max
    if low == high and low is not None:
        return words.number(low)
    if high is None:
        return f"≥ {words.number(low or 0)}"
    return f"≤ {words.number(high)}" if low is None else f"{words.number(low)}–{words.number(high)}"
