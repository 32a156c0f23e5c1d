"""Rules for days that their month names, with a year or without, and for a few days together."""

from builder.reader.dates.calendar import day_in, day_of, days, edtf
from builder.reader.dates.pattern import DateReading, Hit, Rule
from builder.reader.dates.vocabulary import MONTHS, WEEKDAYS
from builder.reader.languages import english, words_in

_DATA = english("dates")
FULL = "a full date"
"""The reason of a date that is written with its day, month and year."""

_PEOPLE = words_in(_DATA["behind_no_day"])
_TERROR = words_in(_DATA["behind_9_11"])


def _full_date(hit: Hit) -> DateReading | None:
    """Read "March 4, 2022", "4 March 2022", "Friday, 4th of March 2022"."""
    date = day_in(int(hit.one("YEAR")), hit.month, hit.number("DATE"))
    weekday = WEEKDAYS.get(hit.one("ANYDAY"))
    if date is not None and weekday not in (None, date.weekday()):
        return DateReading(edtf(f"{date.isoformat()}?"), "a full date, which was no such weekday")
    return DateReading(day_of(date), FULL) if date else None


def _month_day(hit: Hit) -> DateReading | None:
    """Read "March 4" or "4 March", without a year."""
    month, day = hit.month, hit.number("DATE")
    foreign = hit.one("FOREIGN")
    if foreign and (len(foreign) < 4 or foreign in ("march", "august", "june")):  # noqa: PLR2004 -- "2 mar"
        return None
    if hit.after in _PEOPLE or hit.after == "%" or day_in(2000, month, day) is None:
        return None
    if (month, day) == (9, 11) and hit.after in _TERROR:
        return DateReading(edtf("2001-09-11"), "the name of the attacks of 2001")
    if hit.before == "in" and hit.after.endswith("s") and hit.after != "'s":
        return None  # "in March 12 soldiers died"
    weekday = WEEKDAYS.get(hit.one("ANYDAY"))
    year, why = hit.story.year_for(month, day, hit.first, hit.last)
    if year is not None and weekday is not None:
        year = _year_of_weekday(year, month, day, weekday)
    date = day_in(year, month, day) if year is not None else None
    return DateReading(day_of(date), f"a day and a month; the year: {why}")


def _year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """Return the year, or the one beside it in which the day falls on its weekday."""
    for near in (year, year - 1, year + 1):
        date = day_in(near, month, day)
        if date is not None and date.weekday() == weekday:
            return near
    return year


def _days_of_month(hit: Hit) -> DateReading | None:
    """Read "October 7-8", "3 and 5 May", "7 to 9 March 2020" as the days from one to the other."""
    start, end = (_first_digits(word) for word in hit.all("DATE")[:2])
    month = hit.month
    if start >= end or (hit.all("and") and hit.before != "between" and end - start > 1):
        return None
    year, why = hit.year_for(month, start)
    if year is None:
        return DateReading(None, f"days of a month; {why}")
    first, last = day_in(year, month, start), day_in(year, month, end)
    if first is None or last is None:
        return None
    return DateReading(days(first, last), f"from one day of a month to another; the year: {why}")


def _days_of_months(hit: Hit) -> DateReading | None:
    """Read "March 30 - April 2" and "30 March to 2 April 2021"."""
    months = [MONTHS[word] for word in hit.all("MONTH")]
    start, end = (_first_digits(word) for word in hit.all("DATE")[:2])
    year, why = hit.year_for(months[1], end)
    if year is None:
        return DateReading(None, f"days of two months; {why}")
    first = day_in(year - (months[0] > months[1]), months[0], start)
    last = day_in(year, months[1], end)
    if first is None or last is None:
        return None
    return DateReading(days(first, last), f"from one day to another; the year: {why}")


def _first_digits(word: str) -> int:
    return int("".join(c for c in word if c.isdecimal()))


RULES = (
    Rule("MONTH .? the? DATE ,? YEAR", _full_date),
    Rule("ANYDAY .? ,? MONTH .? the? DATE ,? YEAR", _full_date),
    Rule("the? DATE .? of|de? ANYMONTH .? ,|de? YEAR", _full_date),
    Rule("ANYDAY .? ,? the? DATE of? MONTH .? ,? YEAR", _full_date),
    Rule("DATE - ANYMONTH - YEAR", _full_date),
    Rule("MONTH .? the? DATE", _month_day),
    Rule("ANYDAY .? ,? MONTH .? the? DATE", _month_day),
    Rule("the? DATE .? of|de? ANYMONTH", _month_day),
    Rule("ANYDAY .? ,? the? DATE of? MONTH", _month_day),
    Rule("MONTH .? DATE -|to|and|through DATE", _days_of_month),
    Rule("MONTH .? DATE -|to|and|through DATE ,? YEAR", _days_of_month),
    Rule("the? DATE -|to|and the? DATE of? MONTH .?", _days_of_month),
    Rule("the? DATE -|to|and the? DATE of? MONTH ,? YEAR", _days_of_month),
    Rule("MONTH .? DATE -|to|through MONTH .? DATE", _days_of_months),
    Rule("MONTH .? DATE -|to|through MONTH .? DATE ,? YEAR", _days_of_months),
    Rule("DATE MONTH -|to DATE MONTH", _days_of_months),
    Rule("DATE MONTH -|to DATE MONTH YEAR", _days_of_months),
)
