"""Dates in a text, by the forms that its language's data gives.

Each table of forms is read by the function of its name.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from builder.model.dates import Edtf, Precision
from builder.reader.dates import FULL
from builder.reader.dates.anchor import Anchor, anchor_of, without_time
from builder.reader.dates.calendar import day_in, day_of, days, month_of, period, year_of
from builder.reader.found import DateFound
from builder.reader.lexis.forms import compiled, matches, units
from builder.reader.lexis.lexicon import Lexicon, fold_phrase
from builder.reader.lexis.numbers import digits
from builder.reader.lexis.row import WordRow
from builder.reader.sentences import sentences

_WEEK = 7
_SOON = 7  # days ahead that a day without a year may lie
_FULL_YEAR = 4


@dataclass(slots=True)
class _Told:
    """What the reader knows at an expression."""

    lexicon: Lexicon
    anchor: Anchor
    row: WordRow
    looks_ahead: bool
    last_day: dt.date | None


Read = Callable[[_Told, re.Match[str]], tuple[Edtf | None, str] | None]


def find_dates(lexicon: Lexicon, text: str, published: Edtf | None) -> tuple[DateFound, ...]:
    """Return the expressions of time in a text, in order, none within another.

    `published` is what "Friday" and "last month" count from; without it they stay open.
    """
    anchor = anchor_of(without_time(published))
    found: list[DateFound] = []
    last: dt.date | None = None
    for sentence in sentences(text):
        row = lexicon.row(text, sentence)
        is_ahead = lexicon.pattern("dates", "ahead").search(row.plain) is not None
        for match, form in matches(lexicon, row):
            told = _Told(lexicon, anchor, row, is_ahead, last)
            read = _READERS[form](told, match)
            if read is None:
                continue
            value, reason = read
            span = row.span(*row.words_of(match))
            found.append(DateFound(span, text[span.start : span.end], value, reason))
            if value is not None and value.precision is Precision.DAY and "/" not in value.text:
                last = value.earliest
    return tuple(found)


def _day(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read a day of a month, with its year or without."""
    month = told.lexicon.months[match["month1"]]
    day = _number(told, match, "day1")
    year = _part(match, "year1")
    if year:
        date = day_in(int(year), month, day)
        return (day_of(date), FULL) if date else None
    if day_in(2000, month, day) is None:
        return None
    if told.anchor.year is None:
        return None, "no date of publication to tell the year"
    date = _nearest(told, month, day)
    return day_of(date), "a day and a month; the last one before publication"


def _nearest(told: _Told, month: int, day: int) -> dt.date | None:
    """Return the day in the year of publication, or of the one before where that lies ahead."""
    year, today = told.anchor.year, told.anchor.day
    if year is None:
        return None
    date = day_in(year, month, day)
    if today is None or date is None:
        return date
    soon = 300 if told.looks_ahead else _SOON
    if (date - today).days > soon:
        return day_in(year - 1, month, day)
    if told.looks_ahead and (today - date).days > 200:  # noqa: PLR2004 -- "in January" of December
        return day_in(year + 1, month, day)
    return date


def _month(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read a month, with its year or without."""
    month = told.lexicon.months[match["month1"]]
    year = _part(match, "year1")
    if year:
        return month_of(int(year), month), "a month and year"
    if told.anchor.year is None or told.anchor.month is None:
        return None, "a month without a date of publication"
    is_later = month > told.anchor.month and not told.looks_ahead
    return month_of(told.anchor.year - is_later, month), "a month; the last one before publication"


def _days(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read days of a month from one to another."""
    month = told.lexicon.months[match["month1"]]
    year = _part(match, "year1")
    first, last = _number(told, match, "day1"), _number(told, match, "day2")
    in_year = int(year) if year else None
    if in_year is None and (near := _nearest(told, month, last)):
        in_year = near.year
    if in_year is None:
        return None, "days of a month; no date of publication to tell the year"
    start, end = day_in(in_year, month, first), day_in(in_year, month, last)
    if start is None or end is None or start >= end:
        return None
    return days(start, end), "from one day of a month to another"


def _weekday(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read a weekday as the nearest one on or before publication."""
    date = _back_to(told, told.lexicon.weekdays[match["weekday1"]])
    if date is None:
        return None, "a weekday without a day of publication"
    return day_of(date), "weekday on or before the day of publication"


def _back_to(told: _Told, weekday: int) -> dt.date | None:
    today = told.anchor.day
    if today is None:
        return None
    since = (today.weekday() - weekday) % _WEEK
    if told.looks_ahead and since:
        return today + dt.timedelta(days=_WEEK - since)
    return today - dt.timedelta(days=since)


def _last_weekday(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "lundi dernier" as the last such day before publication."""
    today = told.anchor.day
    if today is None:
        return None, "a weekday without a day of publication"
    since = (today.weekday() - told.lexicon.weekdays[match["weekday1"]]) % _WEEK or _WEEK
    return day_of(today - dt.timedelta(days=since)), "the last such weekday before publication"


def _next_weekday(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "lundi prochain" as the next such day."""
    today = told.anchor.day
    if today is None:
        return None, "a weekday without a day of publication"
    ahead = (told.lexicon.weekdays[match["weekday1"]] - today.weekday()) % _WEEK or _WEEK
    return day_of(today + dt.timedelta(days=ahead)), "the next such weekday after publication"


def _night(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read the night from one weekday to the next as the two days."""
    last = _back_to(told, told.lexicon.weekdays[match["weekday2"]])
    first = last - dt.timedelta(days=1) if last else None
    if first is None or last is None:
        return None, "a night without a day of publication"
    if first.weekday() != told.lexicon.weekdays[match["weekday1"]]:
        return None
    return days(first, last), "the night between two weekdays"


def _year(_told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read a year where the words before it make it one."""
    year = int(match["year1"])
    return (year_of(year), "a year") if 1800 <= year <= 2100 else None  # noqa: PLR2004


def _years(_told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read the years from one to another."""
    first, last = year_of(int(match["year1"])), year_of(int(match["year2"]))
    value = period(first, last)
    return (value, "from one year to another") if value else None


def _numeric(_told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read 16/07/2018: day, month and year, or the year first."""
    parts = [int(part) for part in re.split(r"[-/.]", match["numeric1"])]
    if len(match["numeric1"].split(match["numeric1"].strip("0123456789")[0])[0]) == _FULL_YEAR:
        parts.reverse()
    day, month, year = parts
    date = day_in(year, month, day) if year > 1000 else None  # noqa: PLR2004 -- "16/07/18" is open
    return (day_of(date), FULL) if date else None


def _ago(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "three days ago"."""
    return _away(told, match, -_count(told, match))


def _last(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "last week"."""
    return _away(told, match, -1)


def _this(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "this year"."""
    return _away(told, match, 0)


def _away(told: _Told, match: re.Match[str], steps: int) -> tuple[Edtf | None, str] | None:
    unit = units(told.lexicon)[match["unit1"]]
    if told.anchor.year is None:
        return None, "no date of publication to count from"
    return told.anchor.away(unit, steps), f"{abs(steps)} {unit}s from publication"


def _offset(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "yesterday"."""
    steps = _steps(told.lexicon, "offsets", match[0].strip())
    if told.anchor.day is None or steps is None:
        return None, "no day of publication to count from"
    date = told.anchor.day + dt.timedelta(days=steps)
    return day_of(date), "counted from the day of publication"


def _from_named(told: _Told, match: re.Match[str]) -> tuple[Edtf | None, str] | None:
    """Read "the day before", counted from the day named last."""
    steps = _steps(told.lexicon, "from_named", match[0].strip())
    start = told.last_day or told.anchor.day
    if start is None or steps is None:
        return None, "no day to count from"
    return day_of(start + dt.timedelta(days=steps)), "counted from the day named before"


def _steps(lexicon: Lexicon, table: str, words: str) -> int | None:
    for steps, phrases in lexicon.table("dates")[table].items():
        if any(compiled(lexicon, phrase).fullmatch(f" {words} ", 1) for phrase in phrases):
            return int(steps)
    return None


def _count(told: _Told, match: re.Match[str]) -> int:
    word = match["count1"]
    values = {fold_phrase(k): v for k, v in told.lexicon.table("numbers")["values"].items()}
    return values[word] if word in values else digits(word) or 0


def _number(told: _Told, match: re.Match[str], name: str) -> int:
    word = match[name]
    named = {fold_phrase(k): v for k, v in told.lexicon.table("dates").get("days", {}).items()}
    return named[word] if word in named else int(word)


def _part(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


_READERS: dict[str, Read] = {
    "day": _day,
    "month": _month,
    "days": _days,
    "weekday": _weekday,
    "last_weekday": _last_weekday,
    "next_weekday": _next_weekday,
    "night": _night,
    "year": _year,
    "years": _years,
    "numeric": _numeric,
    "ago": _ago,
    "last": _last,
    "this": _this,
    "offsets": _offset,
    "from_named": _from_named,
}
