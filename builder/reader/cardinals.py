"""Read one whole number, in digits of any script or in words."""

from collections.abc import Sequence

from builder.reader.languages import english, words_in
from builder.reader.tokens import Token

_DATA = english("numbers")
VALUES: dict[str, int] = _DATA["values"]
MULTIPLES: dict[str, int] = _DATA["multiples"]
# Before four digits they make a year, before one or two a day.
BEFORE_YEAR = words_in(_DATA["not_people"]["before_year"])
MAX_DIGITS = 12  # no count of people has more
_HUNDRED, _THOUSAND = 100, 1000
_GROUP = 3
_INDIAN_GROUP = 2


def cardinal_at(
    words: Sequence[Token], at: int, current: int | None = None
) -> tuple[int, int] | None:
    """Read a whole number, as "two lakh", and the index after it; None where none begins.

    `current` is what an article before the first word counts.
    """
    total, end = 0, at
    if current is None and words[at].low[0].isdecimal():
        return _in_digits(words, at)
    while end < len(words):
        low = words[end].low
        place = end
        if low == "and" and end > at and words[end - 1].low in MULTIPLES and current is not None:
            place, low = end + 1, words[end + 1].low if end + 1 < len(words) else ""
            if _parts(low) is None:
                break
        if low in MULTIPLES and place == end:
            if current is None:
                break
            total, current = _times(total, current, MULTIPLES[low])
        else:
            value = _parts(low)
            if value is None or not _goes_on(current, value):
                break
            current = (current or 0) + value
        end = place + 1
    return None if end == at or current is None else (total + current, end)


def _times(total: int, current: int, multiple: int) -> tuple[int, int]:
    if multiple < _THOUSAND:
        return total, current * multiple
    return total + max(current, total == 0) * multiple, 0


def _goes_on(current: int | None, value: int) -> bool:
    """Tell whether a number goes on with another: "hundred" with 49, "twenty" with "five"."""
    if current is None or current == 0:
        return True
    if current % _HUNDRED == 0:
        return value < _HUNDRED
    return current % _HUNDRED >= VALUES["twenty"] and current % 10 == 0 and 0 < value < 10  # noqa: PLR2004 -- one digit


def _parts(low: str) -> int | None:
    """Return the number of a word with or without a hyphen: "forty-nine", "two-hundred"."""
    if low in VALUES:
        return VALUES[low]
    if "-" not in low:
        return None
    total: int | None = None
    for part in low.split("-"):
        if part in MULTIPLES and total is not None:
            total *= MULTIPLES[part]
        elif part in VALUES and _goes_on(total, VALUES[part]):
            total = (total or 0) + VALUES[part]
        elif part != "and" or total is None:
            return None
    return total


def _in_digits(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "1,200", "1,50,000", "1 500", "2 dozen" and "1.2 million"."""
    whole, _, fraction = words[at].low.replace("٫", ".").partition(".")
    digits = _ungrouped(whole)
    if digits is None:
        return None
    end = at + 1
    while not fraction and is_group(words, end, at):
        digits += words[end].low
        end += 1
    multiple = MULTIPLES.get(words[end].low) if end < len(words) else None
    if len(digits) + len(fraction) > MAX_DIGITS or (fraction and not multiple):
        return None
    if multiple is None:
        return int(digits), end
    if not fraction.isdecimal():
        return (int(digits) * multiple, end + 1) if not fraction else None
    value, rest = divmod(int(digits + fraction) * multiple, 10 ** len(fraction))
    return None if rest else (value, end + 1)


def _ungrouped(whole: str) -> str | None:
    """Return the digits without the marks between thousands; None where those stand elsewhere."""
    groups = whole.replace("٬", ",").replace("'", ",").replace("’", ",").split(",")
    if not all(group.isdecimal() for group in groups):
        return None
    if len(groups) > 1:
        sizes = {len(group) for group in groups[1:-1]}
        is_grouped = len(groups[-1]) == _GROUP and len(groups[0]) <= _GROUP
        if not is_grouped or len(sizes) > 1 or not sizes <= {_GROUP, _INDIAN_GROUP}:
            return None
    return "".join(groups)


def is_group(words: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether three digits go on with the number before them, a space between."""
    if at >= len(words) or len(words[at].low) != _GROUP or not words[at].low.isdecimal():
        return False
    before = words[first].low
    is_day = first > 0 and words[first - 1].low in BEFORE_YEAR  # "on March 5 500 people"
    gap = words[at].span.start - words[at - 1].span.end
    return (
        before.isdecimal() and len(before) <= _GROUP and before != "0" and gap == 1 and not is_day
    )
