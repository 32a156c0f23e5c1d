"""An event with what its reports come to, and how that is said in a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.model.archive import Archive, EventEntry
from builder.model.article import Harm, Who
from builder.model.assess import Confidence, Range, Toll, confidence, toll
from builder.model.sourced import SourcedFigure
from builder.render.words import Words

ALWAYS = (Harm.KILLED, Harm.INJURED)
"""What is told of every event, if only that no figure is known."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """An event with its derived ranges and confidence."""

    event: EventEntry
    tolls: Mapping[Harm, Toll]
    confidence: Confidence

    @property
    def killed(self) -> Range | None:
        """The range of the dead."""
        return self.tolls[Harm.KILLED].range

    @property
    def injured(self) -> Range | None:
        """The range of the injured."""
        return self.tolls[Harm.INJURED].range

    @property
    def harms(self) -> tuple[Harm, ...]:
        """What a page tells of: killed and injured, and what else a report has figures of."""
        return (*ALWAYS, *self.others)

    @property
    def others(self) -> tuple[Harm, ...]:
        """The harms beside killed and injured that a report has figures of."""
        given = {harm for report in self.event.reports for harm, _ in report.every_figure}
        return tuple(harm for harm in Harm if harm in given and harm not in ALWAYS)

    @staticmethod
    def of(archive: Archive, event: EventEntry) -> "Assessed":
        """Derive all from the reports."""
        return Assessed(
            event,
            {harm: toll(archive, event.reports, harm) for harm in Harm},
            confidence(archive, event),
        )

    def victims(self, kind: str) -> list[SourcedFigure]:
        """Return what stands of a harm, without the perpetrators where it does not count them."""
        harm = Harm(kind)
        return [
            sourced
            for report in self.event.reports
            if report.article not in self.tolls[harm].earlier
            for sourced in report.of(harm)
            if sourced.figure.who is not Who.PERPETRATORS or harm.counts_perpetrators
        ]

    def told(self, harm: Harm, words: Words) -> str | None:
        """Say a harm in a line: "over 30", "several", "7–9", "2 or more, dozens"; None: no figure.

        Sources that agree are heard as they put it. Of others the range is said, and beside it
        what they say without a number.
        """
        given = self.victims(harm)
        if not given:
            return None
        if agree(given, words):
            return words.figure_words(given[0].figure)
        range_ = self.tolls[harm].range
        worded = (
            words.figure_words(sourced.figure)
            for sourced in given
            if sourced.figure.min is None and sourced.figure.max is None
        )
        parts = (*([words.range_words(range_)] if range_ else ()), *dict.fromkeys(worded))
        return words.gettext(", ").join(parts)


def agree(figures: Sequence[SourcedFigure], words: Words) -> bool:
    """Tell whether every article gives one figure of victims, and all of them the same."""
    said = {words.figure_words(sourced.figure) for sourced in figures}
    articles = {sourced.passage.article for sourced in figures}
    has_others = any(
        part.figure.who is Who.PERPETRATORS for sourced in figures for part in sourced.parts
    )
    return len(said) == 1 and len(articles) == len(figures) and not has_others
