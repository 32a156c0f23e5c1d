"""What records say, together with the words of an article that it was found to rest on.

Its `path` is the field of the record that says it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.model.article import Attribution, Figure, Harm, Note, Part, Person, Report
from builder.model.authority import DatedFact, Distinction, Parent, Relation
from builder.model.text import Span, digest

FieldPath = tuple[str | int, ...]
"""A field of a record, as ("reports", 0, "killed", 1)."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words that were found in an article's body. `nth` counts equal ones from 1."""

    article: str
    span: Span
    text: str
    nth: int = 1

    @property
    def anchor(self) -> str:
        """The passage's id on the article's page; it stays the same when others come or go."""
        suffix = f"-{self.nth}" if self.nth > 1 else ""
        return f"q-{digest(self.text.encode())[:8]}{suffix}"


@dataclass(frozen=True, slots=True)
class Told:
    """What a field of a record tells of its sources, with the words that it rests on.

    `value` is None for what is not known; `passage` where no article has words for it.
    """

    value: Any
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class SourcedPart:
    """A part of a figure with the words it rests on."""

    figure: Part
    passage: Passage
    path: FieldPath = ()


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A figure with the words it rests on, and so its parts."""

    figure: Figure
    passage: Passage
    path: FieldPath = ()
    parts: tuple[SourcedPart, ...] = ()

    @property
    def all(self) -> "tuple[SourcedFigure | SourcedPart, ...]":
        """The figure, and then its parts."""
        return (self, *self.parts)


@dataclass(frozen=True, slots=True)
class SourcedAttribution:
    """Who is said to have done it, with the words that say so."""

    attribution: Attribution
    passage: Passage
    path: FieldPath = ()


ROLES = ("claimed_by", "attributed_to", "denied_by")
"""How a report ties somebody to its event, by the names of its fields."""


@dataclass(frozen=True, slots=True)
class SourcedReport:
    """What one article says of one event, with its words."""

    article: str
    report: Report
    passage: Passage
    figures: Mapping[Harm, tuple[SourcedFigure, ...]]
    attributed_to: tuple[SourcedAttribution, ...]
    claimed_by: tuple[SourcedAttribution, ...]
    denied_by: tuple[SourcedAttribution, ...]
    path: FieldPath = ()

    def of(self, harm: Harm) -> tuple[SourcedFigure, ...]:
        """Return the figures of one harm."""
        return self.figures.get(harm, ())

    @property
    def every_figure(self) -> Iterator[tuple[Harm, SourcedFigure]]:
        """All figures, each with its harm, in the order of a report's fields."""
        return ((harm, one) for harm in Harm for one in self.of(harm))


@dataclass(frozen=True, slots=True)
class SourcedNote:
    """An editor's note with the words that it stands beside."""

    article: str
    note: Note
    passage: Passage
    path: FieldPath = ()


@dataclass(frozen=True, slots=True)
class SourcedPerson:
    """A person with the words that name them."""

    person: Person
    passage: Passage
    path: FieldPath = ()


@dataclass(frozen=True, slots=True)
class SourcedRelation:
    """How `group` stands to the group of the relation, with the words that say so."""

    group: str
    relation: Relation
    passage: Passage
    path: FieldPath = ()


@dataclass(frozen=True, slots=True)
class SourcedParent:
    """The group that a group is part of, with the words that say so."""

    parent: Parent
    passage: Passage


@dataclass(frozen=True, slots=True)
class SourcedDate:
    """A date of a group's life with its words."""

    fact: DatedFact
    passage: Passage


@dataclass(frozen=True, slots=True)
class SourcedDistinction:
    """A group that is not the same, with the words that show it where there are any."""

    distinction: Distinction
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class OutsideEvidence:
    """Words of an article on which something outside the article's record rests.

    `kind` and `id` name the record, `field` what of it rests on the words; `relation` is which one,
    where it is a relation.
    """

    passage: Passage
    kind: str
    id: str
    field: str
    relation: SourcedRelation | None = None
