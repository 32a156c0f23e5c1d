"""What the reports of an event come to: ranges of figures, independent sources, confidence.

Everything here is derived. docs: content/method.md tells readers the same rules in words.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.model.archive import Archive, EventEntry
from builder.model.article import Article, Figure, Harm, Who
from builder.model.sourced import SourcedFigure, SourcedReport
from builder.model.stopwords import outlet

_CONFIRMED_BY = 3
_CORROBORATED_BY = 2
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high` people, and perhaps more where `is_open`.

    `low` is None where no source gives a lower bound: "up to 15" says nothing of the fewest.
    """

    low: int | None
    high: int
    is_open: bool

    def excludes(self, other: "Range") -> bool:
        """Tell whether no number is in both."""
        return _is_below(self, other) or _is_below(other, self)


def _is_below(one: Range, other: Range) -> bool:
    return not one.is_open and other.low is not None and one.high < other.low


def victims(figures: Iterable[SourcedFigure]) -> Range | None:
    """Add up one report's figures without the perpetrators; None where it gives no number."""
    return victims_of(sourced.figure for sourced in figures)


def victims_of(figures: Iterable[Figure]) -> Range | None:
    """Span the accounts of some figures without the perpetrators; None where nothing is bounded."""
    return overall(accounts_of(figures, Harm.KILLED))


def accounts_of(figures: Iterable[Figure], harm: Harm) -> list[Range | None]:
    """Add up the figures of each who speaks; a part of a figure is counted in it already.

    Those of one speaker, or of none, are one account. Two speakers who count people of different
    kinds, as soldiers and civilians, tell of one toll together. All others tell of the same people,
    and are never added up. Perpetrators are left out, unless the harm counts them.
    """
    by_speaker: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.who is not Who.PERPETRATORS or harm.counts_perpetrators:
            by_speaker[(figure.by or "").casefold()].append(figure)
    kinds = [{figure.who for figure in said} for said in by_speaker.values()]
    if all(map(_are_apart, kinds)) and sum(map(len, kinds)) == len(set().union(*kinds)):
        by_speaker = {"": [figure for said in by_speaker.values() for figure in said]}
    return [_sum(said, harm) for said in by_speaker.values() if said]


def _are_apart(kinds: set[Who]) -> bool:
    """Tell whether nobody is of two of the kinds: a woman may be a civilian, or a soldier."""
    return kinds <= {Who.CIVILIANS, Who.SECURITY_FORCES, Who.PERPETRATORS}


def _sum(figures: Sequence[Figure], harm: Harm) -> Range | None:
    """Add up figures; None where they bound the number on no side.

    A figure without an upper bound, or in words alone ("scores"), leaves the sum open.
    """
    counted = [_bounds(figure, harm) for figure in figures]
    lows = [low for low, _, _ in counted if low is not None]
    is_open = any(is_open for _, _, is_open in counted)
    if not lows and (is_open or not counted):
        return None
    return Range(sum(lows) if lows else None, sum(high for _, high, _ in counted), is_open)


def _bounds(figure: Figure, harm: Harm) -> tuple[int | None, int, bool]:
    """Return the lowest number, the highest and whether it may be more, perpetrators taken off."""
    low, high = figure.min, figure.max if figure.max is not None else figure.min or 0
    for part in figure.of_which:
        if part.who is Who.PERPETRATORS and not harm.counts_perpetrators:
            low = None if low is None or part.max is None else max(0, low - part.max)
            high = max(0, high - (part.min or 0))
    return low, high, figure.max is None


def overall(ranges: Iterable[Range | None]) -> Range | None:
    """Return the range that spans those of several reports; None where none gives a number."""
    given = [range_ for range_ in ranges if range_ is not None]
    if not given:
        return None
    high = max(range_.high for range_ in given)
    is_open = any(range_.is_open and range_.high == high for range_ in given)
    return Range(min((r.low for r in given if r.low is not None), default=None), high, is_open)


@dataclass(frozen=True, slots=True)
class Toll:
    """What the reports of an event come to in one harm.

    `earlier` are the articles whose figure the same publisher has replaced since: "9" and then "14"
    is 14. They count neither in the range nor as a dispute.
    """

    range: Range | None
    earlier: frozenset[str]
    is_disputed: bool


def toll(archive: Archive, reports: Sequence[SourcedReport], harm: Harm) -> Toll:
    """Derive the toll from the reports of an event."""
    said = [
        (report.article, accounts_of((one.figure for one in report.of(harm)), harm))
        for report in reports
    ]
    given = [(article, range_) for article, told in said if (range_ := overall(told)) is not None]
    earlier = frozenset(_replaced(archive, given))
    standing = [
        range_
        for article, told in said
        if article not in earlier
        for range_ in told
        if range_ is not None
    ]
    return Toll(overall(standing), earlier, _disagree(standing))


def _replaced(archive: Archive, given: Sequence[tuple[str, Range]]) -> Iterable[str]:
    """Yield the articles with a figure that a later one of the same publisher excludes."""
    by_outlet: dict[str, list[tuple[dt.date, str, Range]]] = defaultdict(list)
    for id_, range_ in given:
        record = archive.articles[id_].record
        published = record.published
        if record.publisher and published and published.earliest == published.latest:
            day = published.latest or dt.date.min
            by_outlet[outlet(record.publisher)].append((day, id_, range_))
    for told in by_outlet.values():
        last = max(told, key=lambda one: one[0])
        yield from (id_ for day, id_, range_ in told if day < last[0] and range_.excludes(last[2]))


class Level(StrEnum):
    """How far the reports of an event can be relied on."""

    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single source"
    CONTESTED = "contested"


class Dispute(StrEnum):
    """On what the reports of an event disagree."""

    KILLED = "the number killed"
    INJURED = "the number injured"
    ABDUCTED = "the number abducted"
    MISSING = "the number missing"
    ARRESTED = "the number arrested"
    SURRENDERED = "the number surrendered"
    DISPLACED = "the number displaced"
    PERPETRATOR = "who did it"


@dataclass(frozen=True, slots=True)
class Confidence:
    """A level with its reasons: the number of independent sources, and the disputes.

    `is_denied`: who did it is contested by a denial alone, and by no other name.
    """

    level: Level
    sources: int
    disputes: tuple[Dispute, ...]
    reports: int
    is_denied: bool


def confidence(archive: Archive, event: EventEntry) -> Confidence:
    """Judge an event by its independent sources and by whether they disagree."""
    ids = sorted({report.article for report in event.reports})
    stories = [archive.stories.get(id_, id_) for id_ in ids]
    sources = independent_sources([archive.articles[id_].record for id_ in ids], stories)
    standing = _standing(archive, event.reports)
    disputes = tuple(_disputes(archive, event.reports, standing))
    if disputes:
        level = Level.CONTESTED
    elif sources >= _CONFIRMED_BY:
        level = Level.CONFIRMED
    elif sources >= _CORROBORATED_BY:
        level = Level.CORROBORATED
    else:
        level = Level.SINGLE_SOURCE
    is_denied = Dispute.PERPETRATOR in disputes and len(_named(standing)) < _SEVERAL
    return Confidence(level, sources, disputes, len(standing), is_denied)


def independent_sources(articles: Sequence[Article], stories: Sequence[str]) -> int:
    """Count the sources behind the articles; two that share an outlet, agency or text are one.

    An article stands for its publisher, for all that it names as `via`, and for its story, which
    is the same of those that tell it nearly word for word. Articles of unknown origin count as one
    together, since nothing shows that they are independent.
    """
    leads: dict[str, str] = {}

    def root(name: str) -> str:
        while leads.setdefault(name, name) != name:
            leads[name] = name = leads[leads[name]]
        return name

    for article, story in zip(articles, stories, strict=True):
        # No outlet has a space in this form.
        own = f"story {story}"
        names = {outlet(name) for name in (*article.via, article.publisher or "")} - {""}
        for name in names or {""}:
            leads[root(name)] = root(own)
    return sum(name == lead for name, lead in leads.items())


def _disputes(
    archive: Archive, reports: Sequence[SourcedReport], standing: Sequence[SourcedReport]
) -> Iterable[Dispute]:
    for harm in Harm:
        if toll(archive, reports, harm).is_disputed:
            yield Dispute[harm.name]
    if len(_named(standing)) >= _SEVERAL or any(report.denied_by for report in standing):
        yield Dispute.PERPETRATOR


def _standing(archive: Archive, reports: Sequence[SourcedReport]) -> list[SourcedReport]:
    """Leave out the earlier version of an article: it is no voice beside the later one."""
    ids = {report.article for report in reports}
    return [r for r in reports if archive.later_versions.get(r.article) not in ids]


def _named(reports: Iterable[SourcedReport]) -> set[str | None]:
    """Return all that are said, by themselves or by others, to have done it."""
    return {
        a.attribution.group or a.attribution.name
        for report in reports
        for a in (*report.attributed_to, *report.claimed_by)
    }


def _disagree(given: Sequence[Range]) -> bool:
    # All pairs agree exactly when the highest lower bound is within the lowest upper one.
    lowest_upper = min((r.high for r in given if not r.is_open), default=None)
    highest_lower = max((r.low for r in given if r.low is not None), default=0)
    return lowest_upper is not None and highest_lower > lowest_upper
