"""The columns that every fact has: the words it rests on, and the second reading of them."""

from typing import Any, Protocol

from builder.model.facts import Standing
from builder.tables.column import Column, Type, choice
from builder.tables.source import Rest


class SourcedRow(Protocol):
    """A row that rests on words of an article."""

    @property
    def rest(self) -> Rest:
        """What it rests on."""


QUOTE: Column[SourcedRow] = Column(
    "quote",
    Type.TEXT,
    "The words that say it, letter for letter; empty where the article's words may not be shown.",
    lambda row: row.rest.quote,
    is_searched=True,
)
# Whoever can read any fact can read a figure.
WORDS: tuple[Column[Any], ...] = (
    QUOTE,
    Column(
        "paragraph",
        Type.WHOLE,
        "The number of the paragraph that has the words, counted from 1.",
        lambda row: row.rest.paragraph,
    ),
    Column(
        "address",
        Type.TEXT,
        "Where the words are marked on the site.",
        lambda row: row.rest.address,
    ),
)
READING: tuple[Column[Any], ...] = (
    choice(
        "second_reading",
        "How a second reading of the words, by machine, stands to the record: it agrees; it "
        "differs and the editors settled it; or it cannot tell, and the record stands alone. What "
        "is contradicted is not published. Empty for what is not read twice.",
        Standing,
        lambda row: row.rest.standing and row.rest.standing.value,
        is_required=False,
    ),
    Column(
        "second_reading_finds",
        Type.TEXT,
        "What the second reading finds in the words.",
        lambda row: row.rest.finds,
    ),
    Column(
        "because",
        Type.TEXT,
        "Why the editors are right where a second reading differs.",
        lambda row: row.rest.because,
    ),
)
FACT = (*WORDS, *READING)
