"""The facts of reviewed records, each read a second time, and how far the two readings agree."""

from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class _Fields:
    """The facts of a record by their fields, and every field at or below which one is alone."""

    facts: Mapping[FieldPath, Fact]
    alone: frozenset[FieldPath]

    @staticmethod
    def of(facts: Sequence[Fact]) -> "_Fields":
        paths = {fact.path: fact for fact in facts}
        alone = (fact.path for fact in facts if fact.standing is Standing.ALONE)
        return _Fields(
            paths,
            frozenset(path[:length] for path in alone for length in range(1, len(path) + 1)),
        )


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
        fields = self._fields(kind, id_)
        fact = fields.facts.get(path)
        return fact.standing is Standing.ALONE if fact else path in fields.alone

    def within(self, kind: str, id_: str, path: FieldPath) -> tuple[Fact, ...]:
        """Return the facts at a field of a record and below."""
        return tuple(one for one in self.of(kind, id_) if one.path[: len(path)] == path)

    def of(self, kind: str, id_: str) -> tuple[Fact, ...]:
        """Return the facts of a record, as of articles and an id."""
        return self.by_record.get((kind, id_), ())

    def at(self, kind: str, id_: str, *path: str | int) -> Fact | None:
        """Return the fact at a field of a record: `at("events", id_, "date")`."""
        return self._fields(kind, id_).facts.get(path)

    def _fields(self, kind: str, id_: str) -> _Fields:
        # Of the records that are asked for: a preview shows the pages of a few.
        key = (kind, id_)
        if key not in self._asked:
            self._asked[key] = _Fields.of(self.of(kind, id_))
        return self._asked[key]

    @cached_property
    def _asked(self) -> dict[RecordKey, _Fields]:
        return {}

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
