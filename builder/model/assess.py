"""What the reports of an event come to: ranges of figures, independent sources, confidence.

Everything here is derived. docs: content/method.md tells readers the same rules in words.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.model.archive import Archive, EventEntry
from builder.model.article import Article, Figure, Who
from builder.model.sourced import SourcedFigure, SourcedReport
from builder.model.words import outlet

_CONFIRMED_BY = 3
_CORROBORATED_BY = 2


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
    """Add up figures without the perpetrators; None where they bound the number on no side.

    A figure without an upper bound, or in words alone ("scores"), leaves the sum open.
    """
    counted = [figure for figure in figures if figure.who is not Who.PERPETRATORS]
    lows = [figure.min for figure in counted if figure.min is not None]
    highs = [figure.max if figure.max is not None else figure.min or 0 for figure in counted]
    is_open = any(figure.max is None for figure in counted)
    if not lows and (is_open or not counted):
        return None
    return Range(sum(lows) if lows else None, sum(highs), is_open)


def overall(ranges: Iterable[Range | None]) -> Range | None:
    """Return the range that spans those of several reports; None where none gives a number."""
    given = [range_ for range_ in ranges if range_ is not None]
    if not given:
        return None
    high = max(range_.high for range_ in given)
    is_open = any(range_.is_open and range_.high == high for range_ in given)
    return Range(min((r.low for r in given if r.low is not None), default=None), high, is_open)


class Harm(StrEnum):
    """What was done to the people that a figure counts: a field of a report."""

    KILLED = "killed"
    INJURED = "injured"

    def of(self, report: SourcedReport) -> tuple[SourcedFigure, ...]:
        """Return the report's figures of this harm."""
        return report.killed if self is Harm.KILLED else report.injured


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
    said = [(report.article, victims(harm.of(report))) for report in reports]
    given = [(article, range_) for article, range_ in said if range_ is not None]
    earlier = frozenset(_replaced(archive, given))
    standing = [range_ for article, range_ in given if article not in earlier]
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
    PERPETRATOR = "who did it"


@dataclass(frozen=True, slots=True)
class Confidence:
    """A level with its reasons: the number of independent sources, and the disputes."""

    level: Level
    sources: int
    disputes: tuple[Dispute, ...]


def confidence(archive: Archive, event: EventEntry) -> Confidence:
    """Judge an event by its independent sources and by whether they disagree."""
    ids = sorted({report.article for report in event.reports})
    stories = [archive.stories.get(id_, id_) for id_ in ids]
    sources = independent_sources([archive.articles[id_].record for id_ in ids], stories)
    disputes = tuple(_disputes(archive, event.reports))
    if disputes:
        level = Level.CONTESTED
    elif sources >= _CONFIRMED_BY:
        level = Level.CONFIRMED
    elif sources >= _CORROBORATED_BY:
        level = Level.CORROBORATED
    else:
        level = Level.SINGLE_SOURCE
    return Confidence(level, sources, disputes)


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


def _disputes(archive: Archive, reports: Sequence[SourcedReport]) -> Iterable[Dispute]:
    if toll(archive, reports, Harm.KILLED).is_disputed:
        yield Dispute.KILLED
    if toll(archive, reports, Harm.INJURED).is_disputed:
        yield Dispute.INJURED
    # An earlier version of an article is no voice beside the later one.
    ids = {report.article for report in reports}
    standing = [r for r in reports if archive.later_versions.get(r.article) not in ids]
    named = {
        a.attribution.group or a.attribution.name
        for report in standing
        for a in (*report.attributed_to, *report.claimed_by)
    }
    if len(named) > 1 or any(report.denied_by for report in standing):
        yield Dispute.PERPETRATOR


def _disagree(given: Sequence[Range]) -> bool:
    # All pairs agree exactly when the highest lower bound is within the lowest upper one.
    lowest_upper = min((r.high for r in given if not r.is_open), default=None)
    highest_lower = max((r.low for r in given if r.low is not None), default=0)
    return lowest_upper is not None and highest_lower > lowest_upper
