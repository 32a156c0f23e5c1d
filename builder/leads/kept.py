"""Leads as they are kept: a line of JSON each, in the order in which they came.

An import changes a line only where its table does, takes none away, and touches nothing that a
person added.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from builder.diagnostics import Code, Diagnostic
from builder.leads.lead import Lead, parse_lead

FOLDER = "leads"
ENDING = ".jsonl"


@dataclass(frozen=True, slots=True)
class Kept:
    """A lead and where it is kept: the path of the file in the project, and the line."""

    path: str
    number: int
    lead: Lead

    @property
    def name(self) -> str:
        """The file and line, as messages name it."""
        return f"{self.path}:{self.number}"


@dataclass(frozen=True, slots=True)
class Merged:
    """The leads of a file after an import, and what became of the rows."""

    leads: tuple[Lead, ...]
    new: int
    changed: int
    same: int


def parse_leads(path: str, text: str) -> tuple[tuple[Kept, ...], tuple[Diagnostic, ...]]:
    """Read a file of leads; a line that is none is a finding."""
    kept, findings = [], []
    # A line feed alone ends a line of JSON.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            kept.append(Kept(path, number, parse_lead(line)))
        except ValueError as error:
            findings.append(_finding(path, number, error))
    return tuple(kept), tuple(findings)


def _finding(path: str, number: int, error: ValueError) -> Diagnostic:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        why = f"is no lead: {where or 'the line'}: {first['msg']}"
    else:
        why = f"is no lead: {error}"
    mend = "mend the line, or take it out and run builder leads with its table again"
    return Diagnostic(path, number, 1, Code.INVALID_LEAD, why, mend)


def check_events(kept: Iterable[Kept], events: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each lead that somebody says to be about an event that is not there."""
    for one in kept:
        if one.lead.event and one.lead.event not in events:
            why = f'names the event "{one.lead.event}", which has no record'
            mend = "write the id of an event of the archive, or take it out"
            yield Diagnostic(one.path, one.number, 1, Code.INVALID_LEAD, why, mend)


def dump_leads(leads: Iterable[Lead]) -> str:
    """Return the text of a file of leads."""
    return "".join(f"{lead.line()}\n" for lead in leads)


def merge(before: Sequence[Lead], read: Sequence[Lead]) -> Merged:
    """Put the leads of a table into those that are kept.

    One that came from the same row of the same file, or has the same `ref`, takes the place of the
    kept one, with what a person added; one that claims the same is there already; all others come
    after. Merging the same again changes nothing.
    """
    merging = _Merging(list(before))
    rest = merging.put(read, lambda lead: (lead.origin.sha256, lead.origin.row))
    # A ref that several rows have names none of them.
    often = _often(before) | _often(read)
    rest = merging.put(rest, lambda lead: None if lead.ref in often else lead.ref)
    merging.put_behind(rest)
    return Merged(tuple(merging.leads), merging.new, merging.changed, merging.same)


def _often(leads: Iterable[Lead]) -> set[str | None]:
    counts = Counter(lead.ref for lead in leads)
    return {ref for ref, times in counts.items() if times > 1}


@dataclass
class _Merging:
    """The leads so far; `taken` are the places that a row of the table has found."""

    leads: list[Lead]
    taken: set[int] = field(default_factory=set)
    new: int = 0
    changed: int = 0
    same: int = 0

    def put(self, read: Iterable[Lead], key_of: Callable[[Lead], Hashable]) -> list[Lead]:
        """Put each lead into the place that has its key; return those without one."""
        places: dict[Hashable, int | None] = {}
        for at, kept in enumerate(self.leads):
            if at not in self.taken:
                places.setdefault(key_of(kept), at)
        places[None] = None
        rest: list[Lead] = []
        for lead in read:
            key = key_of(lead)
            place = places.get(key)
            if place is None:
                rest.append(lead)
                continue
            places[key] = None
            self.taken.add(place)
            kept = self.leads[place]
            if kept.claims == lead.claims:
                self.same += 1
            else:
                ours = {"event": kept.event, "searched": kept.searched}
                self.leads[place] = lead.model_copy(update=ours)
                self.changed += 1
        return rest

    def put_behind(self, read: Iterable[Lead]) -> None:
        """Put what no lead claims after all others."""
        claimed = {lead.claims.line() for lead in self.leads}
        for lead in read:
            claims = lead.claims.line()
            if claims in claimed:
                self.same += 1
                continue
            claimed.add(claims)
            self.leads.append(lead)
            self.new += 1
