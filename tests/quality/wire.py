"""Who is behind an attack, in the reports of `wire/`: what is found, and what is right."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.annotate.annotations import annotate
from builder.annotate.places.gazetteer import load_gazetteer
from builder.authoring import authorities_of
from builder.entries import read_records
from builder.model.names import folded
from builder.store import read_project
from tests.quality.gold import HERE, load
from tests.quality.measures import Tally

FILES = (
    *(f"wire/{name}" for name in ("tuned", "aside", "fresh5", "fresh6", "fresh7")),
    *(f"tolls/fresh{number}" for number in range(1, 5)),
)


@dataclass(frozen=True)
class Report:
    """A report, and who did what it tells of; each group by the names that the text has for it."""

    text: str
    perpetrators: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]

    def faults(self) -> list[str]:
        """Return the names that the text lacks."""
        return [
            name
            for names in (*self.perpetrators, *self.others)
            for name in names
            if not any(_is_in(name, self.text) for name in names)
        ]


@dataclass(frozen=True)
class Outcome:
    """What the reader makes of a report: the groups that it proposes, by all their names."""

    report: Report
    proposed: tuple[frozenset[str], ...]

    @property
    def missed(self) -> list[tuple[str, ...]]:
        """The perpetrators that nothing proposed is."""
        return [names for names in self.report.perpetrators if not self._found(names)]

    @property
    def wrong(self) -> list[frozenset[str]]:
        """The proposals that are no armed group of the report."""
        known = {
            _key(name)
            for names in (*self.report.perpetrators, *self.report.others)
            for name in names
        }
        return [names for names in self.proposed if known.isdisjoint(map(_key, names))]

    def _found(self, names: Iterable[str]) -> bool:
        keys = set(map(_key, names))
        return any(not keys.isdisjoint(map(_key, one)) for one in self.proposed)


def _key(name: str) -> str:
    return folded(name).removeprefix("the ")


def _is_in(name: str, text: str) -> bool:
    return _key(name) in folded(text)


def reports(file: str) -> list[Report]:
    """Return the reports of one of the files."""
    return [
        Report(
            row["text"],
            tuple(map(tuple, row.get("perpetrators", ()))),
            tuple(map(tuple, row.get("others", ()))),
        )
        for row in load(HERE / f"{file}.yml")
    ]


@functools.cache
def outcomes(file: str) -> tuple[Outcome, ...]:
    """Return what the reader makes of the reports, in an archive that has no group of theirs."""
    authorities = authorities_of(read_records(read_project(HERE / "authority")))
    gazetteer = load_gazetteer()
    found = []
    for report in reports(file):
        annotations = annotate(report.text, None, authorities, gazetteer)
        groups = [(group.name, group.mentions) for group in annotations.groups]
        groups += [(group.name, group.mentions) for group in annotations.unknown_groups]
        proposed = [
            frozenset({name} | {report.text[span.start : span.end] for span in mentions})
            for name, mentions in groups
        ]
        found.append(Outcome(report, tuple(proposed)))
    return tuple(found)


def measure(tally: Tally) -> None:
    """Count, for each file, the perpetrators found and the proposals that are armed groups."""
    for file in FILES:
        for number, one in enumerate(outcomes(file), start=1):
            page, figure = f"{file}.yml, {number}", f"wire {Path(file).name}"
            for names in one.report.perpetrators:
                tally.add(f"{figure} found", page, names, None, names not in one.missed)
            for proposed in one.proposed:
                shown = sorted(proposed)
                tally.add(f"{figure} right", page, None, shown, proposed not in one.wrong)
