"""Rules for years, decades and centuries, and for the numbers that are none."""

from builder.reader.dates.calendar import (
    century,
    decade_of,
    period,
    qualified,
    year_of,
)
from builder.reader.dates.pattern import DateReading, Hit, Rule, number_of
from builder.reader.dates.vocabulary import CENTURIES, DECADE_NAMES
from builder.reader.languages import english, words_in

_DATA = english("dates")

_MODERN = range(1800, 2051)
# After these a number of four digits is a year, unless a unit follows.
_STRONG = words_in(_DATA["before_year"])
# After these it may as well be a number of things.
_WEAK = words_in(_DATA["before_year_maybe"])
_NUMBERING = words_in(_DATA["about"])
_YEAR_VERBS = words_in(_DATA["year_verbs"])
_FUNCTION_WORDS = _YEAR_VERBS | words_in(_DATA["function_words"])
# "the deadly 2014 attack": a noun that goes with a year.
_OF_A_YEAR = words_in(_DATA["of_a_year"])
_OWNERS = words_in(_DATA["owners"])
_UNITS = words_in(_DATA["counted"])
_NOT_YEARS_BEFORE = words_in(_DATA["before_no_year"])
_NOT_YEARS_AFTER = words_in(_DATA["behind_no_year"])


def _year(hit: Hit) -> DateReading | None:
    """Read "2015" where the words around it make it a year."""
    if not _is_year(hit):
        return None
    return DateReading(year_of(int(hit.one("YEAR"))), "a year")


def _is_year(hit: Hit) -> bool:
    tokens, before, after = hit.story.tokens, hit.before, hit.after
    start = tokens.starts[hit.first]
    if start and not (tokens.text[start - 1].isspace() or tokens.text[start - 1] in "([“\"'‘—–-"):
        return False
    if before in _NOT_YEARS_BEFORE or after in _UNITS or after in _NOT_YEARS_AFTER:
        return False
    if after in ("%", "°", "/", ":", "+") or (after == "-" and tokens.touches(hit.last + 1)):
        return False
    if tokens.touches(hit.first) and before == "-":
        return False
    if hit.one("year") or before in _STRONG:
        return True
    is_listed = hit.story.end == hit.first - 1 and hit.story.end > 0 and before in (",", "and")
    return (is_listed or int(hit.one("YEAR")) in _MODERN) and _is_year_by_place(hit)


def _is_year_by_place(hit: Hit) -> bool:  # noqa: PLR0911 -- one line a case
    """Tell a year where no word before it says so: in brackets, at the start, before a noun."""
    tokens, before, after = hit.story.tokens, hit.before, hit.after
    is_end = not after.isalpha()
    if before in ("(", "["):
        return is_end
    if before in _OWNERS:
        return after.isalpha()
    if after in _YEAR_VERBS or after in _OF_A_YEAR:
        return True
    if before in _NUMBERING:
        return is_end or after in _FUNCTION_WORDS
    if hit.first == tokens.sentence(hit.first)[0]:
        return is_end or not after.endswith("s")
    if before in _WEAK:
        is_name_or_many = after.endswith("s") or tokens.is_capital(hit.last + 1)
        return is_end or after in _FUNCTION_WORDS or not is_name_or_many
    if hit.story.end == hit.first - 1 and before in (",", "and", "or"):
        return is_end or after in _FUNCTION_WORDS  # one more of "1912, 1914 and 1918"
    if before == ",":
        return is_end or after in ("and", "when", "after", "as", "the")
    return tokens.is_capital(hit.first - 1) and after in (",", ".", ")", "'s")


def _years(hit: Hit) -> DateReading | None:
    """Read "2014-16", "2014–2018", "2014 to 2016" and "2018/19"."""
    words = hit.all("YEAR")
    first = int(words[0])
    tokens = hit.story.tokens
    if len(words) > 1:
        last = int(words[1])
    else:
        tail = tokens.word(hit.last)
        last = first - first % 100 + int(tail) if len(tail) == 2 else 0  # noqa: PLR2004 -- "16"
    if first >= last or last - first > 150 or first not in _MODERN or hit.after in _UNITS:  # noqa: PLR2004 -- a life
        return None
    if hit.one("-") or hit.one("/"):
        if not _may_stand_alone(hit):
            return None
    elif (hit.before not in ("from", "between", "in", "during") and not hit.one("through")) or (
        hit.one("and") and hit.before != "between"
    ):
        return None
    return DateReading(period(year_of(first), year_of(last)), "from one year to another")


def _may_stand_alone(hit: Hit) -> bool:
    tokens = hit.story.tokens
    return hit.before not in _NOT_YEARS_BEFORE and not (
        tokens.touches(hit.first) and hit.before not in ("(", "[", '"', "“", "‘")
    )


def _fiscal(hit: Hit) -> DateReading | None:
    """Read "fiscal 2019" as about that year: a fiscal year begins when its owner says."""
    if hit.one("FISCALYEAR"):
        digits = hit.one("FISCALYEAR")[2:]
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)  # noqa: PLR2004 -- "FY2019"
    else:
        year = int(hit.one("YEAR"))
    return DateReading(
        qualified(year_of(year), "~"), "a fiscal year, about the year of the calendar"
    )


def _decade(hit: Hit) -> DateReading | None:
    """Read "the 1990s", "the '90s" and "the nineties"."""
    word = hit.one("DECADE")
    if word:
        digits = "".join(c for c in word if c.isdecimal())
        number = int(digits)
        if len(digits) == 2:  # noqa: PLR2004 -- "'90s"
            number += 1900 if number > 20 else 2000  # noqa: PLR2004 -- "'20s" is ours
    else:
        number = 1900 + DECADE_NAMES[hit.one("DECADEWORD")]
        if hit.before in ("her", "his", "their", "my") or not hit.one("the"):
            return None
    return DateReading(decade_of(number), "a decade")


def _century(hit: Hit) -> DateReading | None:
    """Read "the 19th century"."""
    word = hit.one("CENTURYWORD")
    number = CENTURIES[word] if word else number_of(hit.one("ORDINAL"))
    return DateReading(century(number), "a century") if number else None


RULES = (
    Rule("YEAR", _year),
    Rule("the? year YEAR", _year),
    Rule("YEAR -|to|until|through|and YEAR", _years),
    Rule("YEAR -|/ DAY|NUMBER", _years),
    Rule("FISCAL year? YEAR", _fiscal),
    Rule("FISCALYEAR", _fiscal),
    Rule("the? DECADE", _decade),
    Rule("the DECADEWORD", _decade),
    Rule("the? ORDINAL|CENTURYWORD -? century", _century),
)
