"""How often the second reader decides, and how often an editor had to give a reason."""

from collections import Counter
from dataclasses import dataclass

from builder.model.archive import Archive
from builder.model.facts import Aspect, Fact
from builder.model.verdict import Verdict
from builder.pipeline import check
from tests.truth.shelf import Shelf

FIGURES, DATES = "figures decided", "dates with a phrase decided"


@dataclass(frozen=True)
class Decided:
    """The facts of a true archive: all, by kind, those that are decided, and the reasons given."""

    facts: int
    reasons: int
    asked: Counter[str]
    told: Counter[str]

    @property
    def rates(self) -> dict[str, float]:
        """The share that the reader agrees or disagrees with, by kind."""
        return {name: self.told[name] / count for name, count in sorted(self.asked.items())}

    def __add__(self, other: "Decided") -> "Decided":
        """Return the two together."""
        return Decided(
            self.facts + other.facts,
            self.reasons + other.reasons,
            self.asked + other.asked,
            self.told + other.told,
        )


def decided(shelf: Shelf) -> Decided:
    """Read an archive as it is and count what the reader decides."""
    archive = check(shelf.project).archive
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for fact in archive.agreement.facts:
        name = _kind(archive, fact)
        if name:
            asked[name] += 1
            told[name] += fact.reading.verdict is not Verdict.CANNOT_TELL
    facts = archive.agreement.facts
    return Decided(len(facts), sum(fact.because is not None for fact in facts), asked, told)


def _kind(archive: Archive, fact: Fact) -> str | None:
    if fact.aspect is Aspect.FIGURE:
        return FIGURES
    if fact.aspect is not Aspect.DATE:
        return None
    if fact.kind == "events":
        return DATES if archive.events[fact.id].record.date_phrase else None
    if fact.kind == "articles" and fact.path[0] == "notes":
        note = archive.articles[fact.id].record.notes[int(fact.path[1])]
        return DATES if note.date_phrase else None
    return None
