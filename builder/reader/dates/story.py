"""What the reader knows when it comes to an expression: the tokens, and the dates found so far."""

import datetime as dt
from dataclasses import dataclass, field

from builder.model.dates import Edtf, Precision
from builder.reader.dates.anchor import Anchor, anchor_of, without_time
from builder.reader.dates.calendar import day_in
from builder.reader.dates.tense import Tense, tense_at
from builder.reader.dates.tokens import LETTERS, Tokens

_SOON, _SOON_MONTH, _NEAR, _RECENT = 14, 31, 14, 62
_REMEMBERED = 12
_PARAGRAPH = 400
# How many days ahead a verb may point: "will" farther than "expected".
_REACH = {Tense.FUTURE: 345, Tense.PLANNED: 240}


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date that the text has named, and the tokens from `first` up to `end` that do it."""

    first: int
    end: int
    value: Edtf | None
    reason: str
    is_relative: bool = False


@dataclass
class Story:
    """A text on the way through the rules, with the date that it was published."""

    tokens: Tokens
    published: Edtf | None
    day_first: bool | None = None
    found: list[NamedDate] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.published = without_time(self.published)
        self.anchor = anchor_of(self.published)

    @property
    def end(self) -> int:
        """The token after the last date found."""
        return self.found[-1].end if self.found else 0

    def named_before(self, at: int, *, in_sentence: bool, in_full: bool = False) -> Anchor:
        """Return the date named last before a token, in the same sentence or anywhere.

        `in_full` leaves out "last year", which names none itself.
        """
        start = self.tokens.sentence(at)[0] if in_sentence else 0
        for named in reversed(self.found[-8:]):
            if named.first < start:
                break
            anchor = _end_of(named.value)
            if anchor.year is not None and not (in_full and named.is_relative):
                return anchor
        return Anchor()

    def day_before(self, at: int) -> Anchor:
        """Return the day that the paragraph has named last before a token."""
        start = self.tokens.kinds.rfind(LETTERS["BREAK"], max(0, at - _PARAGRAPH), at) + 1
        for named in reversed(self.found[-_REMEMBERED:]):
            if named.first < start:
                break
            anchor = anchor_of(named.value)
            if anchor.day is not None:
                return anchor
        return Anchor()

    def tense(self, first: int, last: int) -> Tense:
        """Tell whether the words around the tokens look back or ahead."""
        return tense_at(self.tokens, first, last)

    def year_for(  # noqa: PLR0911 -- one line a case
        self, month: int, day: int | None, first: int, last: int
    ) -> tuple[int | None, str]:
        """Return the year of a day or month that is named without one, and why it is that one."""
        told = self._told_year(first, month, day)
        if told:
            return told
        published = self.published
        if published is None or published.latest is None or self.anchor.month is None:
            return None, "no date of publication to tell the year"
        today = self.anchor.day or published.latest
        past, future = _neighbours(today, month, day)
        tense = self.tense(first, last)
        if future is None:
            return (past.year, "the year of publication") if past else (None, "no such day")
        ahead = (future - today).days
        if ahead <= _REACH.get(tense, 0):
            return future.year, "the next one after publication: the verb looks ahead"
        if day is None and ahead <= _SOON_MONTH and self.tokens.word(first - 1) in ("the", "a"):
            return future.year, "the nearest to publication, before a noun"
        if past and (year := self._retold(month, past)) is not None:
            return year, "the month was named with this year before"
        soon = _SOON if day is not None else _SOON_MONTH
        if past is None or (tense is Tense.UNKNOWN and ahead <= soon):
            return future.year, "the nearest to the day of publication"
        return past.year, "the last one before publication"

    def _told_year(self, at: int, month: int, day: int | None) -> tuple[int, str] | None:
        """Return the year that the sentence has named before, if the date can belong to it."""
        start, _ = self.tokens.sentence(at)
        for named in reversed(self.found[-4:]):
            if named.first < start or named.value is None:
                break
            year = anchor_of(named.value).year
            if year is None or year == self.anchor.year:
                continue
            is_year = named.value.precision is Precision.YEAR
            if is_year and (named.is_relative or named.first <= start + 1):
                return year, "the year that the sentence names"
            if not is_year and not named.is_relative and year < (self.anchor.year or year):
                return self._following(named.value, month, day)
        return None

    def _retold(self, month: int, past: dt.date) -> int | None:
        """Return the year that the text gave this month before, unless the month is just past."""
        today = self.anchor.day
        if today is not None and (today - past).days <= _RECENT:
            return None
        for named in reversed(self.found[-_REMEMBERED:]):
            anchor = anchor_of(named.value)
            if anchor.month == month and anchor.year is not None and not named.is_relative:
                return anchor.year
        return None

    def _following(self, named: Edtf, month: int, day: int | None) -> tuple[int, str] | None:
        start = named.earliest
        if start is None or named.precision > Precision.MONTH:
            return None
        today = self.anchor.day
        if today and (past := _neighbours(today, month, day)[0]) and (today - past).days <= _NEAR:
            return None
        is_later = (month, day or start.day) >= (start.month, start.day)
        return start.year + (not is_later), "the first one after the date that the sentence names"


def _end_of(date: Edtf | None) -> Anchor:
    """Return what a date gives to count from; of some years, the last."""
    anchor = anchor_of(date)
    if anchor.year is None and date and date.latest and "/" in date.text:
        return Anchor(date.latest.year)
    return anchor


def _neighbours(
    today: dt.date, month: int, day: int | None
) -> tuple[dt.date | None, dt.date | None]:
    """Return the last such day or month up to a day, and the first one after it."""
    # A month is where its first day is; 29 February comes only every eighth year at worst.
    reach = 8 if (month, day) == (2, 29) else 1
    dates = [
        date
        for year in range(today.year - reach, today.year + reach + 1)
        if (date := day_in(year, month, day or 1))
    ]
    past = [date for date in dates if date <= today]
    future = [date for date in dates if date > today]
    if day is None and past and past[-1].year == today.year and month == today.month:
        return past[-1], None
    return (past[-1] if past else None), (future[0] if future else None)
