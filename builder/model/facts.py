"""The facts of reviewed records, each read a second time, and how far the two readings agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain

from builder.model.sourced import FieldPath, Passage
from builder.model.verdict import SecondReading, Verdict

RecordKey = tuple[str, str]
"""The folder of a kind of record, and an id in it."""


class Aspect(StrEnum):
    """What a fact is about."""

    FIGURE = "figure"
    DATE = "date"
    ROLE = "role"
    TYPE = "type"
    RELATION = "relation"
    PERSON = "person"
    METADATA = "metadata"


class Standing(StrEnum):
    """How a fact stands after it was read twice."""

    AGREES = "agrees"
    SETTLED = "settled"
    CONTRADICTED = "contradicted"
    ALONE = "alone"  # the second reader cannot tell: it rests on the editor alone


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a record says, with its words and what a second reading makes of them.

    `kind` and `id` name the record as in articles/ID, `path` is the fact's field and `at` the value
    in it that the reading is about. `says` is what the record says, in words; `passage` what it
    rests on, None where that is the whole article; `words` what the second reader read it in.
    `because` is the editor's reason where the two readings differ.
    """

    kind: str
    id: str
    path: FieldPath
    aspect: Aspect
    says: str
    passage: Passage | None
    reading: SecondReading
    words: str = ""
    because: str | None = None
    part: FieldPath = ()

    @property
    def at(self) -> FieldPath:
        """The field of the value that the reading is about."""
        return (*self.path, *self.part)

    @property
    def standing(self) -> Standing:
        """Whether the readings agree, or differ, and whether the difference was settled."""
        if self.reading.verdict is Verdict.AGREES:
            return Standing.AGREES
        if self.reading.verdict is Verdict.CANNOT_TELL:
            return Standing.ALONE
        return Standing.SETTLED if self.because else Standing.CONTRADICTED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts there are, and how they stand."""

    facts: int
    agree: int
    settled: int
    contradicted: int
    alone: int

    @property
    def rate(self) -> float | None:
        """The share of agreement among what was decided, before anything was settled."""
        decided = self.agree + self.settled + self.contradicted
        return self.agree / decided if decided else None


@dataclass(frozen=True)
class Agreement:
    """All facts that were read twice: those of each record that has any, in their order."""

    by_record: Mapping[RecordKey, tuple[Fact, ...]] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of the records."""
        return tuple(chain.from_iterable(self.by_record.values()))

    def is_alone(self, kind: str, id_: str, path: FieldPath) -> bool:
        """Tell whether a fact, or something in a field that is none, rests on the editors alone.

        The parts of a figure stand below it, and are facts of their own.
        """
        fact = self.at(kind, id_, *path)
        of_field = (fact,) if fact else self.within(kind, id_, path)
        return any(one.standing is Standing.ALONE for one in of_field)

    def within(self, kind: str, id_: str, path: FieldPath) -> tuple[Fact, ...]:
        """Return the facts at a field of a record and below."""
        return tuple(one for one in self.of(kind, id_) if one.path[: len(path)] == path)

    def of(self, kind: str, id_: str) -> tuple[Fact, ...]:
        """Return the facts of a record, as of articles and an id."""
        return self.by_record.get((kind, id_), ())

    def at(self, kind: str, id_: str, *path: str | int) -> Fact | None:
        """Return the fact at a field of a record: `at("events", id_, "date")`."""
        # Some dozen at most: a table of all facts would take longer to make, and room.
        return next((one for one in reversed(self.of(kind, id_)) if one.path == path), None)

    @cached_property
    def tally(self) -> Tally:
        """The count of the whole archive."""
        return tally(self.facts)


def tally(facts: Iterable[Fact]) -> Tally:
    """Count facts by how they stand."""
    standings = [fact.standing for fact in facts]
    return Tally(
        len(standings),
        agree=standings.count(Standing.AGREES),
        settled=standings.count(Standing.SETTLED),
        contradicted=standings.count(Standing.CONTRADICTED),
        alone=standings.count(Standing.ALONE),
    )
