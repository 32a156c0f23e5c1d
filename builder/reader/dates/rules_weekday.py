"""Rules for days that their weekday names: "Friday", "last Sunday", "the weekend"."""

import datetime as dt

from builder.reader.dates.calendar import MONTHS_IN_YEAR, day_in, day_of, weekend_of
from builder.reader.dates.pattern import DateReading, Hit, Rule
from builder.reader.dates.vocabulary import ORDINALS, WEEKDAYS
from builder.reader.languages import english, words_in

_DATA = english("dates")

_WEEK = 7
# Months in which a weekday may not fall on a given day.
_LONGEST_WAIT = 24
_NOT_DAYS = words_in(_DATA["behind_no_weekday"])
_OF_A_NAME = words_in(_DATA["named_days"])
_SETS = words_in(_DATA["sets"])


def _weekday(hit: Hit) -> DateReading | None:  # noqa: PLR0911 -- one line a case
    """Read "Friday" as the nearest one on or before publication, or after it if the verb says."""
    if not hit.is_capital("WEEKDAY") or hit.after in _NOT_DAYS or hit.before in _SETS:
        return None
    if hit.before in _OF_A_NAME:
        return DateReading(None, "a day with a name of its own") if hit.before == "easter" else None
    today, weekday = hit.story.anchor.day, WEEKDAYS[hit.one("WEEKDAY")]
    if today is None:
        return DateReading(None, "a weekday without a day of publication")
    since = (today.weekday() - weekday) % _WEEK
    if hit.one("LAST") or hit.one("past"):
        # The day before publication would be "yesterday" or the weekday alone.
        back = since + _WEEK if since <= 1 else since
        return _away(today, -back, "the last such weekday before publication, not the day before")
    if hit.one("NEXT"):
        return _away(today, _WEEK - since, "the next such weekday after publication")
    if hit.one("THIS"):
        return _away(today, -since % _WEEK, "the next such weekday from publication on")
    if hit.story.tense(hit.first, hit.last).looks_ahead and since:
        return _away(today, _WEEK - since, "weekday after publication: the verb looks ahead")
    return _away(today, -since, "weekday on or before the day of publication")


def _weekday_of_month(hit: Hit) -> DateReading | None:
    """Read "the last Thursday in November"."""
    month, weekday = hit.month, WEEKDAYS[hit.one("WEEKDAY")]
    year, why = hit.year_for(month, None)
    if year is None:
        return DateReading(None, f"a weekday of a month; {why}")
    days_of_it = [
        date
        for day in range(1, 32)
        if (date := day_in(year, month, day)) and date.weekday() == weekday
    ]
    nth = ORDINALS.get(hit.one("NTH"), 0)
    date = days_of_it[nth - 1] if days_of_it else None
    return DateReading(day_of(date), f"a weekday of a month; the year: {why}")


def _weekday_and_day(hit: Hit) -> DateReading | None:
    """Read "Friday the 13th" as the last such day."""
    today, weekday = hit.story.anchor.day, WEEKDAYS[hit.one("WEEKDAY")]
    number = hit.number("ORDINAL")
    if today is None or not hit.is_capital("WEEKDAY"):
        return None
    for back in range(_LONGEST_WAIT):
        months = today.year * MONTHS_IN_YEAR + today.month - 1 - back
        date = day_in(months // MONTHS_IN_YEAR, months % MONTHS_IN_YEAR + 1, number)
        if date is not None and date <= today and date.weekday() == weekday:
            return DateReading(
                day_of(date), "the last such weekday that fell on that day of the month"
            )
    return None


def _weekday_of_week(hit: Hit) -> DateReading | None:
    """Read "Friday last week" and "last week on Friday"."""
    today, weekday = hit.story.anchor.day, WEEKDAYS[hit.one("WEEKDAY")]
    if today is None:
        return DateReading(None, "a weekday without a day of publication")
    weeks = -1 if hit.one("LAST") else 1 if hit.one("NEXT") else 0
    return _away(today, weekday - today.weekday() + weeks * _WEEK, "a weekday of a week named")


def _away(today: dt.date, number: int, reason: str) -> DateReading:
    try:
        return DateReading(day_of(today + dt.timedelta(days=number)), reason)
    except OverflowError:
        return DateReading(None, "beyond the calendar")


def _weekend(hit: Hit) -> DateReading | None:
    """Read "at the weekend", "last weekend"."""
    today = hit.story.anchor.day
    if hit.before == "the":
        return None  # "the last weekend of the fair"
    if today is None:
        return DateReading(None, "a weekend without a day of publication")
    is_weekday = today.weekday() < 5  # noqa: PLR2004 -- Saturday
    is_ahead = hit.story.tense(hit.first, hit.last).looks_ahead
    if hit.one("NEXT"):
        weeks = 0 if is_weekday else 1
    elif hit.one("THIS"):
        weeks = 0 if is_ahead or not is_weekday else -1
    elif hit.one("LAST") or hit.one("past"):
        weeks = -1
    else:
        weeks = -1 if is_weekday and not is_ahead else 0
    return DateReading(
        weekend_of(today, weeks), "the weekend nearest to publication, as the verb says"
    )


RULES = (
    Rule("LAST|NEXT|THIS? past? WEEKDAY DAYPART?", _weekday),
    Rule("WEEKDAY ,? the ORDINAL", _weekday_and_day),
    Rule("the? LAST|NTH WEEKDAY of|in MONTH", _weekday_of_month),
    Rule("the? LAST|NTH WEEKDAY of|in MONTH ,? YEAR", _weekday_of_month),
    Rule("WEEKDAY DAYPART? of? LAST|NEXT|THIS week", _weekday_of_week),
    Rule("LAST|NEXT|THIS week on? WEEKDAY", _weekday_of_week),
    Rule("the|LAST|NEXT|THIS past? weekend", _weekend),
)
