"""Rules for days that have a name: those with a fixed place in the calendar, and the others."""

from builder.reader.dates.calendar import day_in, day_of
from builder.reader.dates.pattern import DateReading, Hit, Rule

_CHRISTMAS = {"eve": 24, "day": 25}


def _christmas(hit: Hit) -> DateReading | None:
    """Read "Christmas Day" and "Christmas Eve"."""
    return _fixed(hit, 12, _CHRISTMAS[hit.one("eve") or "day"])


def _boxing_day(hit: Hit) -> DateReading | None:
    """Read "Boxing Day"."""
    return _fixed(hit, 12, 26)


def _new_year(hit: Hit) -> DateReading | None:
    """Read "New Year's Eve" and "New Year's Day"."""
    return _fixed(hit, 12, 31) if hit.one("eve") else _fixed(hit, 1, 1)


def _fixed(hit: Hit, month: int, day: int) -> DateReading | None:
    if not hit.story.tokens.is_capital(hit.first):
        return None
    year, why = hit.year_for(month, day)
    date = day_in(year, month, day) if year is not None else None
    return DateReading(day_of(date), f"a feast with a fixed day; the year: {why}")


def _feast(hit: Hit) -> DateReading | None:
    """Find "Ramadan", whose days no calendar of ours gives."""
    tokens = hit.story.tokens
    if not tokens.is_capital(hit.first) or tokens.is_capital(hit.last + 1):
        return None
    return DateReading(None, "a feast, whose days the text does not give")


RULES = (
    Rule("christmas eve|day", _christmas),
    Rule("christmas eve|day ,|of? YEAR", _christmas),
    Rule("boxing day", _boxing_day),
    Rule("boxing day ,|of? YEAR", _boxing_day),
    Rule("new year POSSESSIVE eve|day", _new_year),
    Rule("new year POSSESSIVE eve|day ,|of? YEAR", _new_year),
    Rule("FEAST", _feast),
)
