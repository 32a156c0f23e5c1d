"""The words of time that the reader of dates knows.

A word stands in one table only. The tables give it its kind, which is what the rules speak of:
`MONTH DAY` is a rule about any word of the table of months before a number up to 31.
"""

from builder.model.months import ENGLISH_MONTHS, OTHER_MONTHS


def _numbers(table: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in table.items() for word in words.split()}


MONTHS = ENGLISH_MONTHS | OTHER_MONTHS

WEEKDAYS = _numbers(
    {
        0: "monday mon",
        1: "tuesday tue tues",
        2: "wednesday wed",
        3: "thursday thu thur thurs",
        4: "friday fri",
        5: "saturday sat",
        6: "sunday sun",
    }
)
FULL_WEEKDAYS = frozenset(word for word in WEEKDAYS if word.endswith("day"))

COUNTS = _numbers(
    {
        1: "a an one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
        15: "fifteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
    }
)
ORDINALS = _numbers({1: "first", 2: "second", 3: "third", 4: "fourth"})
CENTURIES = _numbers({18: "eighteenth", 19: "nineteenth", 20: "twentieth"})
DECADE_NAMES = _numbers(
    {20: "twenties", 30: "thirties", 40: "forties", 50: "fifties"}
    | {60: "sixties", 70: "seventies", 80: "eighties", 90: "nineties"}
)
# The last month of each season, in the north.
SEASONS = _numbers({2: "winter", 5: "spring", 8: "summer", 11: "autumn"})
UNITS = {
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "decades": "decade",
    "centuries": "century",
    "quarters": "quarter",
    "weekends": "weekend",
}
FEASTS = "ramadan ramzan eid christmas easter diwali nowruz hanukkah muharram ashura thanksgiving"

# Kind of word → the words. A word of no table is a kind of its own where a rule names it.
KINDS: dict[str, str] = {
    "WEEKDAY": " ".join(sorted(FULL_WEEKDAYS)),
    "SHORTDAY": " ".join(sorted(WEEKDAYS.keys() - FULL_WEEKDAYS)),
    "COUNTWORD": " ".join(COUNTS),
    "NTH": " ".join(ORDINALS),
    "CENTURYWORD": " ".join(CENTURIES),
    "DECADEWORD": " ".join(DECADE_NAMES),
    "SEASON": " ".join(SEASONS),
    "DAYPART": "morning afternoon evening night noon midday midnight",
    "UNIT": " ".join(UNITS.values()),
    "UNITS": " ".join(UNITS),
    "FEAST": FEASTS,
    "FALL": "fall",
    "VAGUE": "recently lately",
    "VAGUEMANY": "several few many some couple",
    "PREVIOUS": "previous preceding",
    "FOLLOWING": "following ensuing subsequent",
    "LAST": "last",
    "NEXT": "next coming upcoming",
    "THIS": "this current",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "FISCAL": "fiscal financial",
    "EDGE": "beginning start end middle close",
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
NAME_MONTHS = frozenset("april may june august march jan mar dec".split())

BEFORE_A_MONTH = frozenset(
    "in since until till by during through throughout of from before after between early late mid"
    " last next this past to for and or around about every".split()
)
BEFORE_MAY = frozenset("in since until till during early late mid last next past through".split())
FIXED_DAYS = {(9, 11): "2001-09-11", (26, 11): "2008-11-26"}
