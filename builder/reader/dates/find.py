"""Dates in an article, each with its value where the text and the day of publication fix it.

The rules stand in the modules rules_*. At each word the longest rule that fits is asked
first; it may say that the words are no date.
"""

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from builder.model.dates import Edtf, Precision
from builder.model.text import Span
from builder.reader.dates import (
    rules_day,
    rules_feast,
    rules_month,
    rules_number,
    rules_relative,
    rules_weekday,
    rules_year,
)
from builder.reader.dates.calendar import MONTHS_IN_YEAR, days, period
from builder.reader.dates.pattern import DateReading, Hit, Rule
from builder.reader.dates.qualify import qualify
from builder.reader.dates.story import NamedDate, Story
from builder.reader.dates.tokens import LETTERS, Tokens, tokenise
from builder.reader.found import DateFound

RULES: Final = (
    *rules_day.RULES,
    *rules_weekday.RULES,
    *rules_number.RULES,
    *rules_month.RULES,
    *rules_feast.RULES,
    *rules_relative.RULES,
    *rules_year.RULES,
)
_RULES_BY_START: Final[dict[str, tuple[Rule, ...]]] = {
    letter: tuple(rule for rule in RULES if letter in rule.starts)
    for letter in sorted({letter for rule in RULES for letter in rule.starts})
}
# Most words that may begin an expression begin none: one look tells, before each rule has one.
_ANY_BY_START: Final = {
    letter: re.compile("|".join(f"(?:{rule.regex.pattern})" for rule in rules))
    for letter, rules in _RULES_BY_START.items()
}
_JOINS: Final = frozenset(["to", "until", "till", "through", "and"])
_WEEK: Final = dt.timedelta(days=7)
_OPENERS: Final = frozenset(["from", "between"])


def find_dates(text: str, published: Edtf | None) -> tuple[DateFound, ...]:
    """Return the expressions of time in a text, in order, none within another.

    A preposition is not part of the expression: in "since 2015" it is "2015". `published` is what
    "Friday" and "last month" count from; without it they stay open.
    """
    tokens = tokenise(text)
    story = Story(tokens, published, _day_first(tokens))
    rules = _RULES_BY_START
    kinds = tokens.kinds
    at = 0
    while at < len(kinds):
        letter = kinds[at]
        starting = rules.get(letter)
        is_one = starting is not None and _ANY_BY_START[letter].match(kinds, at)
        at = _read(story, at, starting) if is_one and starting else at + 1
    return tuple(_found(tokens, named) for named in story.found)


def _read(story: Story, at: int, rules: tuple[Rule, ...]) -> int:
    """Read the expression that begins at a token, if there is one, and return where to go on."""
    ends = [
        (match.end(), rule) for rule in rules if (match := rule.regex.match(story.tokens.kinds, at))
    ]
    ends.sort(key=lambda entry: -entry[0])
    for end, rule in ends:
        reading = rule.read(Hit(story, at, end - 1))
        if reading is not None:
            _add(story, at, end, reading)
            return end
    return at + 1


def _add(story: Story, first: int, end: int, reading: DateReading) -> None:
    tokens = story.tokens
    if tokens.words[end - 1] == ".":
        end -= 1  # the full stop of "Nov. " belongs to it only inside
    qualified = qualify(tokens, first, story.end, reading.value)
    named = NamedDate(
        qualified.first,
        end,
        qualified.value,
        reading.reason + qualified.remark,
        is_relative=tokens.words[end - 1] in ("year", "before"),
    )
    joined = _joined(story, named)
    if joined:
        story.found[-1] = joined
    else:
        story.found.append(named)


def _joined(story: Story, named: NamedDate) -> NamedDate | None:
    """Return "from A to B" or "between A and B" as one period, if the last date was its A."""
    words = story.tokens.words
    if not story.found or named.first - story.end != 1 or words[story.end] not in _JOINS:
        return None
    start = story.found[-1]
    opener = words[start.first - 1] if start.first else ""
    if opener not in _OPENERS or (words[story.end] == "and") != (opener == "between"):
        return None
    value = period(start.value, named.value) or _within_a_week(start.value, named.value)
    if value is None:
        return None
    return replace(named, first=start.first, value=value, reason="from one date to another")


def _within_a_week(first: Edtf | None, last: Edtf | None) -> Edtf | None:
    """Return "from Monday to Friday" where the Monday before the Friday is meant."""
    if first is None or last is None or first.latest is None or last.earliest is None:
        return None
    if Precision.DAY not in (first.precision, last.precision) or "/" in last.text:
        return None
    if not dt.timedelta() < first.latest - last.earliest < _WEEK:
        return None
    return days(first.latest - _WEEK, last.earliest)


def _found(tokens: Tokens, named: NamedDate) -> DateFound:
    start, end = tokens.starts[named.first], tokens.ends[named.end - 1]
    return DateFound(Span(start, end), tokens.text[start:end], named.value, named.reason)


def _day_first(tokens: Tokens) -> bool | None:
    """Tell the order of 03/12/2022 from the dates of the text that leave no doubt."""
    orders = set()
    at = tokens.kinds.find(LETTERS["NUMERIC"])
    while at >= 0:
        word = tokens.words[at]
        mark = next(c for c in word if not c.isdecimal())
        one, two = (int(part) for part in word.split(mark)[:2])
        if mark != "." and max(one, two) > MONTHS_IN_YEAR >= min(one, two):
            orders.add(one > two)
        at = tokens.kinds.find(LETTERS["NUMERIC"], at + 1)
    return orders.pop() if len(orders) == 1 else None
