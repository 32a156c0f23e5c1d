"""What a phrase fixes of a date, and the date moved where it is fixed."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from tests.truth.shelf import has_words

MONTHS = tuple(calendar.month_name)[1:]
_WEEKDAYS = tuple(calendar.day_name)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_NEAR = re.compile(
    r"\b(yesterday|today|tonight|last night|(this|that|same|next|previous) (morning|day|evening)|"
    r"the day (before|after)|(one|two|three|four|five|six|\d+) days? (ago|earlier|later|before|"
    r"after))\b",
    re.IGNORECASE,
)
_NEAR_MONTH = re.compile(r"\b(last|this|previous|same) month\b", re.IGNORECASE)
_NEAR_YEAR = re.compile(
    r"\b((last|this|previous|same) year|a year (ago|earlier)|the year before)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def fixed(phrase: str, date: str) -> set[str]:
    """Return which of day, month and year of a date a phrase fixes, with its article's own date.

    A date of which a part is fixed cannot be moved by that part and stay true.
    """
    found: set[str] = set()
    day, month = _DAY.search(date), _MONTH.search(date)
    if day:
        when = dt.date(*map(int, day.groups()))
        if _has_day(phrase, when.day) or _has_weekday(phrase, when) or _NEAR.search(phrase):
            found |= {"day", "month", "year"}
    if month and (_has_month(phrase, int(month[2])) or _NEAR_MONTH.search(phrase)):
        found |= {"month", "year"}
    if has_words(phrase, date[:4]) or _NEAR_YEAR.search(phrase):
        found.add("year")
    return found


def _has_day(phrase: str, day: int) -> bool:
    ordinal = _ORDINALS[day - 1] if day <= len(_ORDINALS) else ""
    is_ordinal = bool(ordinal) and has_words(phrase, f"{ordinal} of")
    return str(day) in _NUMBER.findall(phrase) or is_ordinal


def _has_weekday(phrase: str, day: dt.date) -> bool:
    return has_words(phrase, _WEEKDAYS[day.weekday()])


def _has_month(phrase: str, month: int) -> bool:
    name = MONTHS[month - 1]
    return has_words(phrase, name) or has_words(phrase, name[:3])


def moved(date: str, phrase: str, unit: str, text: str = "") -> Iterator[str]:
    """Yield false dates beside a true one, a unit off; none that the phrase or text also gives."""
    if unit not in fixed(phrase, date):
        return
    for false in {"day": _days, "month": _months, "year": _years}[unit](date):
        if not _says(f"{phrase} {text}", phrase, false, unit):
            yield false


def _says(near: str, phrase: str, date: str, unit: str) -> bool:
    day, month = _DAY.search(date), _MONTH.search(date)
    if unit == "year":
        return has_words(phrase, date[:4])
    if unit == "month" and month and _has_month(phrase, int(month[2])):
        return True
    if not day:
        return False
    when = dt.date(*map(int, day.groups()))
    if unit == "day" and _has_day(phrase, when.day):
        return True
    name = MONTHS[when.month - 1]
    return any(has_words(near, one) for one in (f"{when.day} {name}", f"{name} {when.day}"))


def _days(date: str) -> Iterator[str]:
    match = _DAY.search(date)
    if match:
        day = dt.date(*map(int, match.groups()))
        for days in (-1, 1, -2):
            yield _put(date, match, (day + dt.timedelta(days)).isoformat())


def _months(date: str) -> Iterator[str]:
    match = _MONTH.search(date)
    if match:
        year, month = int(match[1]), int(match[2])
        for other in (month - 1, month + 1):
            if 1 <= other <= len(MONTHS):
                after = date[match.end() :]
                # Each month has a day 28, and few have a day 31.
                if after.startswith("-") and after[1:3].isdecimal() and int(after[1:3]) > 28:
                    after = f"-28{after[3:]}"
                yield date[: match.start()] + f"{year}-{other:02}" + after


def _years(date: str) -> Iterator[str]:
    if date[:4].isdecimal() and not date[4:].startswith("-02-29"):
        for years in (-1, 1, -10):
            yield f"{int(date[:4]) + years}{date[4:]}"


def _put(date: str, match: re.Match[str], new: str) -> str:
    return date[: match.start()] + new + date[match.end() :]


def too_precise(date: str, phrase: str) -> Iterator[str]:
    """Yield a day where the words give a month, and a month where they give a year."""
    if re.fullmatch(r"\d{4}-\d\d", date) and "month" in fixed(phrase, date):
        rest = re.sub(r"\d{4}", "", phrase)
        if not _NUMBER.search(rest) and not any(has_words(phrase, one) for one in _WEEKDAYS):
            yield f"{date}-11"
    has_month = any(_has_month(phrase, month) for month in range(1, 13))
    if re.fullmatch(r"\d{4}", date) and "year" in fixed(phrase, date) and not has_month:
        yield f"{date}-05"


def on_page(page: str, date: str) -> bool:
    """Tell whether a page gives a day in one of the ways that pages do."""
    day = dt.date.fromisoformat(date[:10])
    name = MONTHS[day.month - 1]
    two = f"{day.day:02}"
    forms = [f"{n} {m}" for n in {str(day.day), two} for m in (name, name[:3])]
    forms += [f"{m} {n}" for n in {str(day.day), two} for m in (name, name[:3], f"{name[:3]}.")]
    forms += [
        day.isoformat(),
        f"{two}/{day.month:02}/{day.year}",
        f"{two}.{day.month:02}.{day.year}",
    ]
    forms += [f"{day.month:02}/{two}/{day.year}", f"{day.day}/{day.month}/{day.year}"]
    forms += [f"{day.day}{end} {name}" for end in ("st", "nd", "rd", "th")]
    return any(has_words(page, form) for form in forms)
