"""What tables claim of a page fills in what the page does not say, and says where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.ingest.reading import Reading
from builder.leads.fit import Claimed, Fit, PageSeen, claimed_of
from builder.model.dates import Edtf
from builder.model.proposals import ProposedField
from builder.model.raw.page import OpenedPage

TAKEN = "taken over, since the page does not say it"
"""In the reason of a claim that stands in the record for want of the page's own word."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A reading with what tables claim of its page, and for each claim what became of it."""

    reading: Reading
    url: str | None
    proposed: tuple[ProposedField, ...]


def seen_of(reading: Reading, url: str | None, page: OpenedPage | None) -> PageSeen:
    """Return what of a page a lead may be known by, without the incidents that it reports."""
    told = (one.value for one in reading.told if one.field in ("url", "archived_url"))
    addresses = (url, *told, page.address if page else None)
    return PageSeen(
        tuple(dict.fromkeys(address for address in addresses if address)),
        reading.title,
        reading.publisher,
        reading.published,
        reading.body.text,
    )


def complete_from_leads(reading: Reading, url: str | None, fits: Iterable[Fit]) -> Completed:
    """Fill in what nothing else says; what the page says stands, and so where tables differ."""
    said: dict[str, object] = {
        "url": url,
        "publisher": reading.publisher,
        "published": reading.published,
        "authors": reading.authors,
    }
    proposed = []
    for claim in claimed_of(fits):
        is_taken = said[claim.field] is None and not claim.others
        proposed.append(
            ProposedField(
                field=claim.field,
                value=_as_text(claim.value),
                reason=f"{_where(claim)}; {_fate(claim, said[claim.field])}",
            )
        )
        if is_taken:
            said[claim.field] = claim.value
    filled = {name: said[name] for name in ("publisher", "published", "authors")}
    taken = said["url"]
    return Completed(
        replace(reading, **filled),  # type: ignore[arg-type]  # each is of its field's type
        taken if isinstance(taken, str) else None,
        tuple(proposed),
    )


def _where(claim: Claimed) -> str:
    first = claim.leads[0]
    origin = first.lead.origin
    more = f" and {len(claim.leads) - 1} more" if len(claim.leads) > 1 else ""
    return f"claimed by row {origin.row} of {origin.file} ({first.name}{more})"


def _fate(claim: Claimed, said: object) -> str:
    if said is not None:
        is_same = _as_text(said).casefold() == _as_text(claim.value).casefold()
        return "it is known so already" if is_same else f"{_as_text(said)} was kept"
    if claim.others:
        return f"not taken over: other tables claim {', '.join(claim.others)}"
    return f"{TAKEN}: open the address and compare"


def _as_text(value: object) -> str:
    if isinstance(value, Edtf):
        return value.text
    return "; ".join(value) if isinstance(value, tuple) else str(value)
