"""Rules for words that count from the day of publication, or from the date named last."""

from builder.model.dates import Edtf
from builder.reader.dates.anchor import Anchor
from builder.reader.dates.calendar import qualified, year_of
from builder.reader.dates.pattern import DateReading, Hit, Rule, number_of
from builder.reader.dates.vocabulary import COUNTS, UNITS

_SPAN_OF_TIME = frozenset("over within in during for throughout".split())
_OWNERS = frozenset(["'s", "its", "his", "their", "her"])
_LONG = {"decade": 10, "century": 100}
_SENTENCE_GOES_ON = frozenset(
    "and but when while as in on at to with by for from or that who which the".split()
)
_STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NO_DATE = "no day of publication to count from"
_OPEN = "words that fix no date"


def _today(hit: Hit) -> DateReading | None:
    """Read "yesterday", "today", "tomorrow", "tonight", "yesterday evening"."""
    word = hit.one("today") or hit.one("tonight") or hit.one("yesterday") or hit.one("tomorrow")
    tokens = hit.story.tokens
    if tokens.is_capital(hit.first) and tokens.is_capital(hit.first - 1):
        return None  # USA Today
    return _from_publication(hit, "day", _STEPS[word])


def _this_morning(hit: Hit) -> DateReading | None:
    """Read "this morning" and "last night"."""
    return _from_publication(hit, "day", -1 if hit.one("LAST") else 0)


def _day_beyond(hit: Hit) -> DateReading | None:
    """Read "the day before yesterday" and "the day after tomorrow"."""
    return _from_publication(hit, "day", -2 if hit.one("before") else 2)


def _last_unit(hit: Hit) -> DateReading | None:
    """Read "last month", "this year", "next week"."""
    unit = hit.one("UNIT")
    if unit == "weekend" or (unit == "day" and not hit.one("NEXT")):
        return None
    if hit.before == "the" or (hit.one("LAST") and (hit.one("the") or hit.before in _OWNERS)):
        return None  # "over the last year" is a length of time
    if hit.one("NEXT") and (hit.one("the") or unit == "day"):
        is_length = hit.one("the") and hit.before in _SPAN_OF_TIME
        return None if is_length else _from_named(hit, unit, 1, forward=True)
    steps = -1 if hit.one("LAST") else 1 if hit.one("NEXT") else 0
    return _from_publication(hit, unit, steps)


def _neighbour(hit: Hit) -> DateReading | None:
    """Read "the previous year", "the following day", "the next morning"."""
    unit = hit.one("UNIT") or "day"
    if hit.one("PREVIOUS"):
        return _from_named(hit, unit, -1, forward=False)
    return _from_named(hit, unit, 1, forward=True)


def _unit_before(hit: Hit) -> DateReading | None:
    """Read "the year before" and "the day after", if no word says before or after what."""
    if hit.after == "last":
        return None
    if hit.after.isalpha() and hit.after not in _SENTENCE_GOES_ON - {"the"}:
        return None
    is_before = bool(hit.one("before"))
    return _from_named(hit, hit.one("UNIT"), -1 if is_before else 1, forward=not is_before)


def _year_before_last(hit: Hit) -> DateReading | None:
    """Read "the year before last"."""
    return _from_publication(hit, hit.one("UNIT"), -2)


def _same_unit(hit: Hit) -> DateReading | None:
    """Read "the same day" and "that year" as the one of the date named last."""
    unit = hit.one("UNIT")
    if unit == "weekend":
        return None
    value = hit.story.named_before(hit.first, in_sentence=False).away(unit, 0)
    return DateReading(value, f"the {unit} of the date named last" if value else _OPEN)


def _ago(hit: Hit) -> DateReading | None:
    """Read "three years ago" at the precision of its unit: a year."""
    count, unit = _count(hit), _unit(hit)
    if unit == "weekend" or count is None:
        return None
    return _from_publication(hit, unit, -count, counted=True)


def _count_later(hit: Hit) -> DateReading | None:
    """Read "two days later" and "a year earlier" from the date named last."""
    count, unit = _count(hit), _unit(hit)
    is_back = bool(hit.one("EARLIER") or hit.one("before"))
    if count is None or unit == "weekend":
        return None
    if (hit.one("before") or hit.one("after")) and hit.after[:1].isalnum():
        return None  # "two days before the vote" needs the day of the vote
    steps = -count if is_back else count
    return _from_named(hit, unit, steps, forward=not is_back, counted=True)


def _vague(_hit: Hit) -> DateReading | None:
    """Find "recently", "in recent years" and "decades ago", which fix no date."""
    return DateReading(None, _OPEN)


def _edge(hit: Hit) -> DateReading | None:
    """Read "the end of the year" as about that year."""
    unit = hit.one("UNIT")
    if unit in ("day", "weekend"):
        return None
    named = hit.story.named_before(hit.first, in_sentence=True, in_full=True).away(unit, 0)
    value = named or hit.story.anchor.away(unit, 0)
    return DateReading(qualified(value, "~"), f"part of the {unit}" if value else _NO_DATE)


def _from_publication(hit: Hit, unit: str, steps: int, *, counted: bool = False) -> DateReading:
    value = (_counted if counted else Anchor.away)(hit.story.anchor, unit, steps)
    return DateReading(value, f"{_steps(unit, steps)} publication" if value else _NO_DATE)


def _from_named(
    hit: Hit, unit: str, steps: int, *, forward: bool, counted: bool = False
) -> DateReading:
    """Count from the date named last; back also from publication, where the sentence names none."""
    story = hit.story
    in_sentence = not forward and unit != "day"
    away = _counted if counted else Anchor.away
    named = story.named_before(hit.first, in_sentence=in_sentence)
    value = away(named, unit, steps)
    if value:
        return DateReading(value, f"{_steps(unit, steps)} the date named before")
    if named.year is not None:
        value = away(story.day_before(hit.first), unit, steps)
        if value:
            return DateReading(value, f"{_steps(unit, steps)} the day named before")
        return DateReading(None, "the date named before is too coarse to count from")
    if forward:
        return DateReading(None, "no date named before to count from")
    return _from_publication(hit, unit, steps, counted=counted)


def _counted(anchor: Anchor, unit: str, steps: int) -> Edtf | None:
    """Return the date so many steps away; "two decades ago" is about the year twenty years back."""
    if unit in _LONG and anchor.year is not None:
        return qualified(year_of(anchor.year + steps * _LONG[unit]), "~")
    return anchor.away(unit, steps)


def _steps(unit: str, steps: int) -> str:
    if not steps:
        return f"the {unit} of"
    number = abs(steps)
    where = "before" if steps < 0 else "after"
    return f"{number} {unit}{'s' if number > 1 else ''} {where}"


def _unit(hit: Hit) -> str:
    return hit.one("UNIT") or UNITS[hit.one("UNITS")]


def _count(hit: Hit) -> int | None:
    word = hit.one("COUNT")
    return COUNTS.get(word) or number_of(word) or None


RULES = (
    Rule("today|yesterday|tomorrow|tonight DAYPART?", _today),
    Rule("THIS|LAST DAYPART", _this_morning),
    Rule("the? day before|after yesterday|tomorrow", _day_beyond),
    Rule("the? LAST|NEXT|THIS UNIT", _last_unit),
    Rule("the? PREVIOUS|FOLLOWING UNIT|DAYPART", _neighbour),
    Rule("the NEXT DAYPART", _neighbour),
    Rule("the UNIT before|after", _unit_before),
    Rule("the UNIT before LAST", _year_before_last),
    Rule("that UNIT", _same_unit),
    Rule("the? same UNIT", _same_unit),
    Rule("COUNT UNIT|UNITS AGO", _ago),
    Rule("COUNT UNIT|UNITS EARLIER|LATER|before|after", _count_later),
    Rule("the? EDGE of the UNIT", _edge),
    Rule("year POSSESSIVE|- end", _edge),
    Rule("COUNTWORD? VAGUEMANY of? UNITS AGO", _vague),
    Rule("UNITS AGO", _vague),
    Rule("recent UNITS", _vague),
    Rule("VAGUE", _vague),
)
