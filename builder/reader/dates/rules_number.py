"""Rules for dates that are all in numbers: "2022-03-04", "14/03/2022", "9/11"."""

from builder.reader.dates.calendar import MONTHS_IN_YEAR, day_in, day_of, edtf
from builder.reader.dates.pattern import DateReading, Hit, Rule
from builder.reader.dates.vocabulary import FIXED_DAYS

_LAST_DAY = 31


def _iso(hit: Hit) -> DateReading | None:
    """Read "2022-03-04"."""
    word = hit.one("ISO")
    year, month, day = (int(part) for part in word.replace(".", "-").replace("/", "-").split("-"))
    date = day_in(year, month, day)
    return DateReading(day_of(date), "a date in numbers, the year first") if date else None


# Days before publication of which a report still speaks as news.
_SHORTLY = 31


def _numeric(hit: Hit) -> DateReading | None:
    """Read "14/03/2022", and "04/03/2022" only where another date shows the order."""
    word = hit.one("NUMERIC")
    mark = next(c for c in word if not c.isdecimal())
    one, two, year = (int(part) for part in word.split(mark))
    if year < 100:  # noqa: PLR2004 -- two digits
        if mark != "/":
            return None
        latest = (hit.story.anchor.year or 2049) + 1
        year = latest - (latest - year) % 100
    if max(one, two) > _LAST_DAY or not 1 <= min(one, two) <= MONTHS_IN_YEAR:
        return None
    day_first = hit.story.day_first
    if max(one, two) > MONTHS_IN_YEAR or mark == ".":
        day_first = one > MONTHS_IN_YEAR or mark == "."
    elif one == two:
        day_first = True
    if day_first is None:
        day_first = _order_of(hit, one, two, year)
    if day_first is None:
        return DateReading(
            None, "day and month in numbers, in an order that the text does not settle"
        )
    month, day = (two, one) if day_first else (one, two)
    date = day_in(year, month, day)
    return DateReading(day_of(date), "a date in numbers") if date else None


def _named(hit: Hit) -> DateReading | None:
    """Read "9/11"."""
    first, second = (int(part) for part in hit.one("NAMED").split("/"))
    return DateReading(edtf(FIXED_DAYS[first, second]), "attacks known by their date")


def _order_of(hit: Hit, one: int, two: int, year: int) -> bool | None:
    """Tell the order by the day of publication: a date is that day, or shortly before it.

    The other order must be a day to come, of which the words do not speak.
    """
    today = hit.story.anchor.day
    if today is None:
        return None
    if today.year == year and (today.day, today.month) in ((one, two), (two, one)):
        return (today.day, today.month) == (one, two)
    days = {True: day_in(year, two, one), False: day_in(year, one, two)}
    near = [order for order, day in days.items() if day and 0 <= (today - day).days <= _SHORTLY]
    later = [order for order, day in days.items() if day and day > today]
    if len(near) == len(later) == 1 and not hit.story.tense(hit.first, hit.last).looks_ahead:
        return near[0]
    return None


RULES = (
    Rule("ISO", _iso),
    Rule("NUMERIC", _numeric),
    Rule("NAMED", _named),
)
