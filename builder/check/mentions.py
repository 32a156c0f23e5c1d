"""Where an article names the groups and places that its record lists."""

from collections.abc import Collection, Iterator

from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.archive import Mention
from builder.model.article import Article, Named
from builder.model.names import BearerKind, NameMatch, Owner
from builder.model.text import Span


def find_mentions(
    entry: Entry[Article], records: Records
) -> tuple[list[Mention], list[Diagnostic]]:
    """Return the mentions of what the record lists, and a finding for each that is never named.

    A strong name counts, a weak one where a single listed group bears it, and the names that the
    record itself gives; of two that overlap, the longer.
    """
    listed = {owner: (named, at) for owner, named, at in _listed(entry)}
    found = _longest_first(
        [
            Mention(owner, match.span)
            for match in (*records.own_matches_in(entry), *records.matches_in(entry))
            if (owner := _bearer(match, listed))
        ]
    )
    seen = {mention.owner for mention in found}
    findings = [
        entry.finding(
            at,
            Code.UNMENTIONED_NAME,
            f"the article does not name {named.id} by any of its names",
            "remove it, or add what the article calls it: {id: ..., names: [...]}",
        )
        for owner, (named, at) in listed.items()
        if owner not in seen and named.id in _known(records, owner.kind)
    ]
    return sorted(found, key=lambda mention: mention.span), findings


def _listed(entry: Entry[Article]) -> Iterator[tuple[Owner, Named, Path]]:
    for n, named in enumerate(entry.record.groups):
        yield Owner(BearerKind.GROUP, named.id), named, ("groups", n)
    for n, named in enumerate(entry.record.locations):
        yield Owner(BearerKind.LOCATION, named.id), named, ("locations", n)


def _known(records: Records, kind: BearerKind) -> Collection[str]:
    return records.groups if kind is BearerKind.GROUP else records.locations


def _bearer(match: NameMatch, listed: Collection[Owner]) -> Owner | None:
    for bearers in (match.strong.intersection(listed), match.weak.intersection(listed)):
        if bearers:
            return next(iter(bearers)) if len(bearers) == 1 else None
    return None


def _longest_first(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    taken: set[int] = set()
    # The sort is stable: of equal spans the first stays, which is the record's own name.
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        places = _places(mention.span)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return kept


def _places(span: Span) -> range:
    return range(span.start, span.end)
