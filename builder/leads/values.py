"""What a cell says, as a value. Each function raises ValueError with the reason where it cannot."""

import re
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from builder.model.address import misleading
from builder.model.dates import Edtf, Precision, parse_edtf
from builder.model.fields import Latitude, Longitude, Url
from builder.model.proposals import Bounded
from builder.reader.dates import find_dates

_NOTHING = frozenset(("", "-", "--", "?", "n/a", "na", "nan", "none", "null", "unknown", "-99"))
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?(?:/.*)?|(\d{4})/{1,3}")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?")
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.0+)?"
_EXACT = re.compile(_NUMBER)
_OPEN = re.compile(rf"(?:{_NUMBER}\+|(?:at least|over|more than|>=?|≥) ?{_NUMBER})", re.IGNORECASE)
_UP_TO = re.compile(rf"(?:up to|<=|≤) ?{_NUMBER}", re.IGNORECASE)
_RANGE = re.compile(rf"{_NUMBER} ?(?:-|–|to) ?{_NUMBER}", re.IGNORECASE)
_MOST = 1_000_000
_LONGEST_DATE = 60
_LAST_MONTH = 12
_URL: TypeAdapter[str] = TypeAdapter(Url)
_LATITUDE: TypeAdapter[float] = TypeAdapter(Latitude)
_LONGITUDE: TypeAdapter[float] = TypeAdapter(Longitude)


class DayOrder(StrEnum):
    """Which comes first in 03/04/2022."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def says_nothing(text: str) -> bool:
    """Tell whether a cell stands for something that is not known."""
    return text.casefold() in _NOTHING


def as_date(text: str) -> Edtf:
    """Read EDTF; the message of the ValueError goes on where the text ends."""
    try:
        return parse_edtf(text)
    except ValueError as error:
        raise ValueError(f"is no date: {error}") from None


def read_date(text: str, order: DayOrder | None) -> Edtf:
    """Read a date in EDTF, as ISO 8601, in numbers or in words; a time of day is left out."""
    if match := _ISO.fullmatch(text):
        return as_date(match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match[1] or match[4], match[2], match[3]
        return as_date("-".join([year, *(f"{int(x):02}" for x in (month, day) if x)]))
    if match := _YEAR_LAST.fullmatch(text):
        return _numeric(match, order)
    if match := _DIGITS.fullmatch(text):
        return as_date("-".join(match.groups()))
    try:
        return parse_edtf(text)
    except ValueError:
        pass
    words = re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)", " ", text)
    if len(words) <= _LONGEST_DATE:
        for found in find_dates(words, None):
            if found.value and found.value.precision <= Precision.YEAR and found.text == words:
                return found.value
    raise ValueError("is no date that can be read: write it as 2022-03-04")


def _numeric(match: re.Match[str], order: DayOrder | None) -> Edtf:
    one, other, year = int(match[1]), int(match[3]), match[4]
    if one > _LAST_MONTH or one == other:
        day, month = one, other
    elif other > _LAST_MONTH:
        day, month = other, one
    elif order is None:
        raise ValueError("may be day and month or month and day: say which with --dates")
    else:
        day, month = (one, other) if order is DayOrder.DAY_FIRST else (other, one)
    return as_date(f"{year}-{month:02}-{day:02}")


def order_of(texts: list[str]) -> DayOrder | None:
    """Return the order that all numeric dates of a column have; None where they do not tell."""
    found = set()
    for match in map(_YEAR_LAST.fullmatch, texts):
        if match and int(match[1]) > _LAST_MONTH:
            found.add(DayOrder.DAY_FIRST)
        elif match and int(match[3]) > _LAST_MONTH:
            found.add(DayOrder.MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def read_part(text: str) -> int:
    """Read a year, a month or a day; 0 is one that is not known."""
    if not (text.isascii() and text.removesuffix(".0").isdecimal()):
        raise ValueError("is not a whole number")
    return int(text.removesuffix(".0"))


def read_count(text: str) -> Bounded:
    """Read how many people: 64, 64+, at least 64, 60-65, up to 20."""
    if match := _EXACT.fullmatch(text):
        low = high = _whole(match[1])
    elif match := _OPEN.fullmatch(text):
        low, high = _whole(match[1] or match[2]), None
    elif match := _UP_TO.fullmatch(text):
        low, high = None, _whole(match[1])
    elif match := _RANGE.fullmatch(text):
        low, high = _whole(match[1]), _whole(match[2])
        if low > high:
            raise ValueError("has the larger number first")
    else:
        raise ValueError("is no number of people such as 64, 64+ or 60-65")
    return Bounded(min=low, max=high)


def _whole(digits: str) -> int:
    number = int(digits.replace(",", ""))
    if number > _MOST:
        raise ValueError(f"is over {_MOST:,}")
    return number


def read_url(text: str) -> str:
    """Read the address of a page that leads where it seems to."""
    given = text if "://" in text or " " in text or "." not in text else f"https://{text}"
    try:
        url = _URL.validate_python(given)
    except ValidationError:
        raise ValueError("is no address: one begins with https:// and has no spaces") from None
    if fault := misleading(url):
        raise ValueError(fault)
    return url


def read_latitude(text: str) -> float:
    """Read degrees of latitude."""
    return _degrees(_LATITUDE, text, 90)


def read_longitude(text: str) -> float:
    """Read degrees of longitude."""
    return _degrees(_LONGITUDE, text, 180)


def _degrees(kind: TypeAdapter[float], text: str, most: int) -> float:
    try:
        return kind.validate_python(text)
    except ValidationError:
        raise ValueError(f"is no number of degrees from -{most} to {most}") from None
