"""Rules for months, quarters, weeks of a month and seasons."""

from builder.reader.dates.calendar import (
    day_in,
    day_of,
    days,
    month_length,
    month_of,
    months,
    period,
    qualified,
    week_of,
    year_of,
)
from builder.reader.dates.pattern import DateReading, Hit, Rule, number_of
from builder.reader.dates.vocabulary import (
    BEFORE_A_MONTH,
    BEFORE_MAY,
    MONTHS,
    NAME_MONTHS,
    ORDINALS,
    SEASONS,
)
from builder.reader.languages import english, words_in

_DATA = english("dates")

_WHICH = {-1: "the year before", 0: "that year", 1: "the year after"}
_AS_A_NAME = words_in(_DATA["behind_a_name"])
_TITLES = words_in(_DATA["titles"])


def _month_year(hit: Hit) -> DateReading | None:
    """Read "March 2017", "Nov. 2022", "August of 2021"."""
    return DateReading(
        month_of(int(hit.one("YEAR")), MONTHS[hit.one("ANYMONTH")]), "a month and year"
    )


def _month_of_year(hit: Hit) -> DateReading | None:
    """Read "August last year", "March this year", "March of the same year"."""
    month = MONTHS[hit.one("MONTH")]
    story = hit.story
    year = story.anchor.year
    if hit.one("same") or hit.one("that"):
        year = story.named_before(hit.first, in_sentence=False).year
    elif hit.one("PREVIOUS"):
        year = story.named_before(hit.first, in_sentence=True).year or year
    if year is None:
        return DateReading(None, "a month of a year that the text does not fix")
    steps = -1 if hit.one("LAST") or hit.one("PREVIOUS") else 1 if hit.one("NEXT") else 0
    if hit.one("DATE"):
        date = day_in(year + steps, month, hit.number("DATE"))
        return DateReading(day_of(date), f"a day of {_WHICH[steps]}") if date else None
    return DateReading(month_of(year + steps, month), f"a month of {_WHICH[steps]}")


def _month(hit: Hit) -> DateReading | None:
    """Read "August" alone, where it is the month and not a name or a verb."""
    name = hit.one("MONTH")
    if not _is_month(hit, name):
        return None
    month = MONTHS[name]
    story = hit.story
    anchor = story.anchor
    if anchor.year is None or anchor.month is None:
        return DateReading(None, "a month without a date of publication")
    if hit.one("LAST") or hit.one("past"):
        return DateReading(month_of(anchor.year - (month >= anchor.month), month), "the last one")
    if hit.one("NEXT"):
        return DateReading(month_of(anchor.year + (month <= anchor.month), month), "the next one")
    if hit.one("THIS"):
        return DateReading(month_of(anchor.year, month), "the one in the year of publication")
    year, why = story.year_for(month, None, hit.first, hit.last)
    return DateReading(
        month_of(year, month) if year is not None else None, f"a month; the year: {why}"
    )


def _is_month(hit: Hit, name: str) -> bool:  # noqa: PLR0911 -- one line a case
    tokens = hit.story.tokens
    before = hit.before
    if before in ("every", "each"):
        return False
    if tokens.word(hit.first) != name:
        return True  # "last March"
    after = tokens.word(hit.first + 1)
    if after.isdecimal() and before != "in":
        return False  # "February 30"
    if name == "may":
        return before in BEFORE_MAY and after != "'s"
    if len(name) <= 3 and after != ".":  # noqa: PLR2004 -- "Jan" may be a person
        return before in BEFORE_A_MONTH
    if name not in NAME_MONTHS or before in BEFORE_MAY:
        return before not in _TITLES
    is_in_name = tokens.is_capital(hit.first + 1)
    if before in BEFORE_A_MONTH:
        return not is_in_name
    is_in_name = is_in_name or tokens.is_capital(hit.first - 1) or before == after == ","
    return not is_in_name and before not in _TITLES and after not in _AS_A_NAME


def _months(hit: Hit) -> DateReading | None:
    """Read "March-April 2020", "from March to May"."""
    first, last = (MONTHS[word] for word in hit.all("MONTH"))
    if not hit.one("YEAR") and hit.before not in ("from", "between", "in") and not hit.one("-"):
        return None
    year, why = hit.year_for(last, None)
    if year is None:
        return DateReading(None, f"from one month to another; {why}")
    start = month_of(year - (first > last), first)
    return DateReading(period(start, month_of(year, last)), f"two months; the year: {why}")


def _week_of_month(hit: Hit) -> DateReading | None:
    """Read "the last week of May" as about seven days."""
    month = MONTHS[hit.one("MONTH")]
    year, _ = hit.year_for(month, None)
    if year is None or not 1 <= year <= 9999:  # noqa: PLR2004 -- the calendar's last year
        return DateReading(None, "a week of a month without a year")
    first, last = _week_days(hit.one("NTH"), month_length(year, month))
    start, end = day_in(year, month, first), day_in(year, month, last)
    value = days(start, end) if start and end else None
    return DateReading(qualified(value, "~"), "about seven days of a month")


def _week_days(nth: str, length: int) -> tuple[int, int]:
    if not nth:
        return length - 6, length
    last = 7 * ORDINALS[nth]
    return last - 6, last


def _week_around(hit: Hit) -> DateReading | None:
    """Read "the week of March 4" as the week from Monday to Sunday around it."""
    month, day = MONTHS[hit.one("MONTH")], hit.number("DATE")
    year, why = hit.story.year_for(month, day, hit.first, hit.last)
    date = day_in(year, month, day) if year is not None else None
    return DateReading(week_of(date), f"the week around a day; the year: {why}")


def _fiscal_quarter(_hit: Hit) -> DateReading | None:
    """Find "the fiscal first quarter"."""
    return DateReading(None, "a quarter of a fiscal year, which begins when the firm says")


def _quarter(hit: Hit) -> DateReading | None:
    """Read "the third quarter" (of 2019, of last year, or the last one) as its three months."""
    word = hit.one("NTH")
    number = ORDINALS[word] if word else number_of(hit.one("QUARTER")[1:])
    parts = 2 if hit.all("half") or hit.one("QUARTER").startswith("h") else 4
    if number > parts or (parts == 2 and not (hit.one("YEAR") or hit.one("year"))):  # noqa: PLR2004 -- halves
        return None
    year, why = _year_of_part(hit, number, parts)
    if year is None:
        return DateReading(None, f"part of a year; {why}")
    length = 12 // parts
    first = (number - 1) * length + 1
    return DateReading(
        months(year, first, first + length - 1), f"a part of a year; the year: {why}"
    )


def _year_of_part(  # noqa: PLR0911 -- one line a case
    hit: Hit, number: int, parts: int
) -> tuple[int | None, str]:
    if hit.one("YEAR"):
        return int(hit.one("YEAR")), "as written"
    anchor = hit.story.anchor
    if anchor.year is None:
        return None, "no date of publication to tell the year"
    if hit.one("LAST") or hit.one("PREVIOUS"):
        return anchor.year - 1, "the year before publication"
    if hit.one("NEXT"):
        return anchor.year + 1, "the year after publication"
    if hit.one("THIS") or hit.all("year"):
        return anchor.year, "the year of publication"
    if anchor.month is None:
        return None, "no month of publication to tell the year"
    now = (anchor.month - 1) * parts // 12 + 1
    if number <= now:
        return anchor.year, "the last one before publication"
    if hit.story.tense(hit.first, hit.last).looks_ahead:
        return anchor.year, "the next one after publication"
    return anchor.year - 1, "the last one before publication"


def _season(hit: Hit) -> DateReading | None:
    """Read "summer 2021" and "last summer" as about the year."""
    if hit.one("YEAR"):
        return DateReading(qualified(year_of(int(hit.one("YEAR"))), "~"), "a season of a year")
    anchor = hit.story.anchor
    if hit.one("THIS") and anchor.year is not None and hit.one("SEASON") != "winter":
        return DateReading(
            qualified(year_of(anchor.year), "~"), "a season of the year of publication"
        )
    if not hit.one("LAST") or anchor.year is None or anchor.month is None:
        return DateReading(None, "a season that the text does not fix")
    year = anchor.year - (anchor.month <= SEASONS[hit.one("SEASON") or "autumn"])
    return DateReading(qualified(year_of(year), "~"), "the last such season before publication")


_OF_YEAR = "of? the? LAST|NEXT|THIS|PREVIOUS|same|that year"
RULES = (
    Rule("MONTH .? ,|of? YEAR", _month_year),
    Rule("FOREIGN .? de? YEAR", _month_year),
    Rule(f"MONTH .? ,? {_OF_YEAR}", _month_of_year),
    Rule(f"MONTH .? DATE ,? {_OF_YEAR}", _month_of_year),
    Rule(f"DATE MONTH ,? {_OF_YEAR}", _month_of_year),
    Rule("LAST|NEXT|THIS? past? MONTH .?", _month),
    Rule("MONTH -|to|through|and MONTH", _months),
    Rule("MONTH -|to|through|and MONTH ,|of? YEAR", _months),
    Rule("the? LAST|NTH week of|in MONTH", _week_of_month),
    Rule("the? LAST|NTH week of|in MONTH YEAR", _week_of_month),
    Rule("the? week of MONTH .? DATE", _week_around),
    Rule("the? NTH -? quarter|half", _quarter),
    Rule("the? FISCAL NTH -? quarter|half", _fiscal_quarter),
    Rule("the? NTH -? quarter|half ,|of|in? YEAR", _quarter),
    Rule("the? NTH quarter|half of? the? LAST|NEXT|THIS|PREVIOUS|that? year", _quarter),
    Rule("QUARTER ,|of? YEAR", _quarter),
    Rule("QUARTER", _quarter),
    Rule("the? SEASON of? YEAR", _season),
    Rule("the|LAST|NEXT|THIS SEASON", _season),
    Rule("LAST|NEXT|THIS FALL", _season),
    Rule("the? FALL of? YEAR", _season),
)
