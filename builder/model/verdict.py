"""What the second reader answers when it is asked whether a record says what its words say."""

from dataclasses import dataclass
from enum import StrEnum

from builder.model.text import Span


class Verdict(StrEnum):
    """The second reader's answer for one fact."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class SecondReading:
    """A verdict with what the reader reads, in plain words, and where in the article it reads it.

    `says` is empty and `words` is None where the reader cannot tell.
    """

    verdict: Verdict
    says: str = ""
    words: Span | None = None


CANNOT_TELL = SecondReading(Verdict.CANNOT_TELL)
