"""The words of time that the reader of dates knows, as `languages/en/dates.toml` has them.

A word stands in one table only. The tables give it its kind, which is what the rules speak of:
`MONTH DAY` is a rule about any word of the table of months before a number up to 31.
"""

from collections.abc import Mapping

from builder.model.months import ENGLISH_MONTHS, OTHER_MONTHS
from builder.reader.languages import english, words_in

_DATA = english("dates")


def _numbers(table: Mapping[str, str]) -> dict[str, int]:
    return {word: int(number) for number, words in table.items() for word in words.split()}


MONTHS = ENGLISH_MONTHS | OTHER_MONTHS
WEEKDAYS = _numbers(_DATA["weekdays"])
FULL_WEEKDAYS = frozenset(word for word in WEEKDAYS if word.endswith("day"))
COUNTS = _numbers(_DATA["counts"])
ORDINALS = _numbers(_DATA["ordinals"])
CENTURIES = _numbers(_DATA["centuries"])
DECADE_NAMES = _numbers(_DATA["decades"])
# The last month of each season, in the north.
SEASONS = _numbers(_DATA["seasons"])
UNITS: Mapping[str, str] = _DATA["units"]

# Kind of word → the words. A word of no table is a kind of its own where a rule names it.
KINDS: dict[str, str] = {
    "WEEKDAY": " ".join(sorted(FULL_WEEKDAYS)),
    "SHORTDAY": " ".join(sorted(WEEKDAYS.keys() - FULL_WEEKDAYS)),
    "COUNTWORD": " ".join(COUNTS),
    "NTH": " ".join(ORDINALS),
    "CENTURYWORD": " ".join(CENTURIES),
    "DECADEWORD": " ".join(DECADE_NAMES),
    "SEASON": " ".join(SEASONS),
    "UNIT": " ".join(UNITS.values()),
    "UNITS": " ".join(UNITS),
    "FEAST": _DATA["feasts"],
    **_DATA["kinds"],
}
# A rule may name several kinds by one name.
UNIONS: dict[str, str] = {
    "COUNT": "COUNTWORD DAY NUMBER",
    "DATE": "DAY ORDINAL",
    "ANYDAY": "WEEKDAY SHORTDAY",
    "ANYMONTH": "MONTH FOREIGN",
    "PERIOD": "UNIT",
}

# Names of months and days that are names of people, verbs or other words as well.
NAME_MONTHS = words_in(_DATA["name_months"])
BEFORE_A_MONTH = words_in(_DATA["before_a_month"])
BEFORE_MAY = words_in(_DATA["before_may"])
FIXED_DAYS = {(9, 11): "2001-09-11", (26, 11): "2008-11-26"}
