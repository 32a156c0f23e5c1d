"""All rules in one run."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial

from builder.check.addresses import (
    check_addresses,
    check_profile_links,
    check_reference_addresses,
)
from builder.check.bearers import check_aliases, check_own_names
from builder.check.each import EachRecord
from builder.check.editors import check_profiles_markup
from builder.check.ground import check_ground, check_identifiers
from builder.check.letters import check_letters
from builder.check.limits import check_depths, check_limits
from builder.check.records import AnyEntry, Records
from builder.check.references import (
    check_deleted,
    check_loops,
    check_others,
    check_redirects,
    check_references,
    check_repeats,
)
from builder.check.resolve import resolve
from builder.check.reviews import check_editors
from builder.check.said import check_said
from builder.check.second.run import check_agreement, read_twice
from builder.check.seeds import check_paragraphs, check_seeds
from builder.check.sense import check_dates, check_events, check_places, check_reviews
from builder.check.sound import sound
from builder.check.support import (
    check_drafts,
    check_figures,
    check_profiles,
)
from builder.check.texts import check_texts
from builder.check.twins import check_twins
from builder.check.wording import check_ordinary_names, check_titles, check_wording
from builder.diagnostics import Code, Diagnostic
from builder.model.archive import Archive

Rule = Callable[[Records], Iterable[Diagnostic]]
Work = Callable[[], list[Diagnostic]]
Beside = Callable[[Work, int], AbstractContextManager[Work]]
"""Given some work, and of how many records it is, gives what returns its result."""

RULES: tuple[Rule | EachRecord, ...] = (
    check_references,
    check_repeats,
    check_loops,
    check_others,
    check_redirects,
    check_deleted,
    check_aliases,
    check_own_names,
    check_ordinary_names,
    check_addresses,
    check_reference_addresses,
    check_profile_links,
    check_seeds,
    check_paragraphs,
    check_texts,
    check_figures,
    check_said,
    check_wording,
    check_titles,
    check_drafts,
    check_profiles,
    check_profiles_markup,
    check_letters,
    check_limits,
    check_depths,
    check_events,
    check_twins,
    check_dates,
    check_places,
    check_ground,
    check_identifiers,
    check_reviews,
    check_editors,
)


@contextmanager
def here(work: Work, things: int) -> Iterator[Work]:
    """Give what does some work once it is asked for."""
    del things
    yield work


def check_records(
    records: Records, beside: Beside = here
) -> tuple[Archive, list[Diagnostic], Records]:
    """Return the archive, every finding, sorted by file and line, and the records checked.

    The archive holds what held together; it is fit to be published when there are no findings. A
    record at which a rule of ours fails is a finding, and all others are checked without it.
    `beside` may do half of the work elsewhere, where a memory learns nothing of it.
    """
    (archive, findings), checked, failed = sound(partial(_check, beside=beside), records)
    return archive, sorted([*findings, *failed]), checked


def _of_each(records: Records) -> Iterator[Diagnostic]:
    """Yield what the rules find that look at one record at a time."""
    watched = records.memory.watch("records", records)
    for kind, entry in records:
        yield from records.memory.made(
            ("rules", kind, entry.id),
            (entry,),
            partial(_findings, kind, entry, watched),
            lambda found: not found,
        )


def _findings(kind: str, entry: AnyEntry, records: Records) -> list[Diagnostic]:
    rules = (rule for rule in RULES if isinstance(rule, EachRecord))
    return [finding for rule in rules for finding in rule.of(kind, entry, records)]


def _check(records: Records, beside: Beside) -> tuple[Archive, list[Diagnostic]]:
    archive, findings = resolve(records)
    with beside(lambda: list(_of_each(records)), sum(1 for _ in records)) as of_each:
        agreement = read_twice(archive, records)
        for rule in RULES:
            if not isinstance(rule, EachRecord):
                findings.extend(rule(records))
        findings.extend(of_each())
    # A number that does not stand in its quote is one fault, and the quote's own is another.
    unsupported = {(f.path, f.line) for f in findings if f.code is Code.UNSUPPORTED_FIGURE}
    findings.extend(
        finding
        for finding in check_agreement(agreement, records)
        if finding.code is not Code.CONTRADICTED_FIGURE
        or (finding.path, finding.line) not in unsupported
    )
    return replace(archive, agreement=agreement), findings
