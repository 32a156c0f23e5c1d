"""What the reports of an event come to: ranges of figures, independent sources, confidence.

Everything here is derived. docs: content/method.md tells readers the same rules in words.
"""

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
    """From `low` to `high` people, and perhaps more where `is_open`."""

    low: int
    high: int
    is_open: bool


def victims(figures: Iterable[SourcedFigure]) -> Range | None:
    """Add up one report's figures without the perpetrators; None where it gives no number."""
    return victims_of(sourced.figure for sourced in figures)


def victims_of(figures: Iterable[Figure]) -> Range | None:
    """Add up figures without the perpetrators; None where they give no number.

    A figure without an upper bound, or in words alone ("scores"), leaves the sum open.
    """
    counted = [figure for figure in figures if figure.who is not Who.PERPETRATORS]
    lows = [figure.min if figure.min is not None else 0 for figure in counted]
    highs = [figure.max if figure.max is not None else figure.min or 0 for figure in counted]
    if all(figure.min is None and figure.max is None for figure in counted):
        return None
    return Range(sum(lows), sum(highs), any(figure.max is None for figure in counted))


def overall(ranges: Iterable[Range | None]) -> Range | None:
    """Return the range that spans those of several reports; None where none gives a number."""
    given = [range_ for range_ in ranges if range_ is not None]
    if not given:
        return None
    high = max(range_.high for range_ in given)
    is_open = any(range_.is_open and range_.high == high for range_ in given)
    return Range(min(range_.low for range_ in given), high, is_open)


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
    disputes = tuple(_disputes(event.reports))
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


def _disputes(reports: Sequence[SourcedReport]) -> Iterable[Dispute]:
    if _disagree([victims(report.killed) for report in reports]):
        yield Dispute.KILLED
    if _disagree([victims(report.injured) for report in reports]):
        yield Dispute.INJURED
    named = {
        a.attribution.group or a.attribution.name
        for report in reports
        for a in (*report.attributed_to, *report.claimed_by)
    }
    if len(named) > 1 or any(report.denied_by for report in reports):
        yield Dispute.PERPETRATOR


def _disagree(ranges: Sequence[Range | None]) -> bool:
    given = [range_ for range_ in ranges if range_ is not None]
    if not given:
        return False
    # All pairs agree exactly when the highest lower bound is within the lowest upper one.
    lowest_upper = min((r.high for r in given if not r.is_open), default=None)
    return lowest_upper is not None and max(r.low for r in given) > lowest_upper
