"""Dates as pages write them, and the lines that give an article's date."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.ingest.date_words import BESIDE, DAYS, LABEL_OF, MONTHS, DateLabel
from builder.model.dates import Edtf, parse_edtf

LONGEST = 200
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_MOST_DOUBTFUL = 50
_MONTHS_IN_YEAR = 12
_WORDS_BESIDE_A_DATE = 9
_WORDS_BESIDE_A_DAY = 2
_SHORT_TAIL = 20
_TOLD_WORDS = 4

_NAME = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_TIME = re.compile(
    r"(?<![\d:.+-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?:[:.]\d\d(?:\.\d{1,6})?)?)?"
    r" ?(?P<half>[ap]\.?m\b\.?)?"
    r" ?(?P<zone>z\b|utc\b|gmt\b|[+-]\d\d:?\d\d\b)?"
)
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = rf"(?P<month>{_NAME})\.?"
_NUMBERS = r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)"
_ISO_DAY = r"(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)(?=t\d|\D|$)"
_NUMERIC = re.compile(_NUMBERS + r"(?P<year>\d{4}|\d\d)(?![\d/.-])")
_FORMS = (
    re.compile(rf"(?<!\d){_YEAR}{_ISO_DAY}"),
    re.compile(rf"(?<!\d){_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月 ?{_DAY} ?日"),
    # Some sites print the time right after the year: "Nov 20, 20194:29 AM".
    re.compile(
        rf"(?<!\w){_MONTH}[ -]?{_DAY}(?:st|nd|rd|th)?(?:,? ?| - |-)(?<=\D){_YEAR}"
        r"(?=\D|$|\d{1,2}:\d\d)"
    ),
    re.compile(
        # Arabic pages may name a month twice: "10 تموز/يوليو 2020".
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º)?[.,]?(?: of| de| من)?[ /-]?{_MONTH}(?:/(?:{_NAME}))?"
        rf"(?:,? ?| de |-|/){_YEAR}(?!\d)"
    ),
    _NUMERIC,
    re.compile(rf"(?<!\w){_MONTH},? {_YEAR}(?!\d)"),
    # Without a year it is a date line all the same, of an unknown date.
    re.compile(rf"(?<!\w){_MONTH} {_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_DAY} (?P<month>{_NAME})(?!\w)"),
)
_WORD = re.compile(r"[^\W\d_]+")
_IN_SENTENCE = re.compile(r"\b(?:in|on|since|until|of|from|before|after) ?$")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date on a line, and what the line calls it."""

    date: Edtf
    label: DateLabel


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives dates rather than tells a story; `is_bare` if it holds nothing else."""

    stamps: tuple[Stamp, ...]
    is_bare: bool


def read_date_line(line: str, *, day_first: bool | None = None) -> DateLine | None:
    """Return the dates of a line that is there for its date, or None.

    `day_first` says how the page orders 03/12/2022; None leaves such a date out.
    """
    if len(line) > LONGEST or not any(c.isdigit() for c in line):
        return None
    text = line.casefold()
    if len(text) != len(line):
        return None
    found = list(_dates(text, day_first=day_first))
    if not found:
        return DateLine((), is_bare=True) if _is_day_and_time(text) else None
    stamps: list[Stamp] = []
    rest: list[str] = []
    end = 0
    for at, (match, date) in enumerate(found):
        before = text[end : match.start()]
        upto = found[at + 1][0].start() if at + 1 < len(found) else len(text)
        time = _time_behind(_up_to_label(text[match.end() : upto])) or _time_before(before)
        rest.append(before)
        end = match.end()
        if date:
            stamps.append(Stamp(_with_time(date, time), _label(before)))
    rest.append(text[end:])
    others = [word for piece in rest for word in _WORD.findall(piece)]
    strangers = [word for word in others if word not in BESIDE and word not in LABEL_OF]
    is_labelled = _label(text) is not DateLabel.NONE
    most = _WORDS_BESIDE_A_DATE if stamps else _WORDS_BESIDE_A_DAY
    if len(strangers) > most + 3 * is_labelled or not _stands_apart(text, found):
        return None
    return DateLine(tuple(stamps), is_bare=not strangers)


def _is_day_and_time(text: str) -> bool:
    """Tell a line like "Monday 5:30 pm", which dates the article but not for us."""
    words = _WORD.findall(text)
    is_all = bool(words) and BESIDE.issuperset(words) and not DAYS.isdisjoint(words)
    return is_all and _time_behind(text) is not None


def page_orders_day_first(lines: Iterable[str]) -> bool | None:
    """Tell how a page orders day and month in 03/12/2022.

    Its dates of that kind that leave no doubt decide; or else a day that it names in words, if one
    of the two is that day or one beside it, and the other is none.
    """
    orders, doubtful = set(), []
    short = [line for line in lines if len(line) <= LONGEST]
    for match in (match for line in short for match in _NUMERIC.finditer(line)):
        one, two = int(match["one"]), int(match["two"])
        if max(one, two) > _MONTHS_IN_YEAR >= min(one, two):
            orders.add(one > two)
        elif one != two:
            doubtful.append(match)
    if not orders and doubtful:
        orders = _orders_beside(doubtful[:_MOST_DOUBTFUL], frozenset(_named_days(short)))
    return orders.pop() if len(orders) == 1 else None


def _named_days(lines: Iterable[str]) -> Iterator[dt.date]:
    for line in lines:
        low = line.casefold()
        for _, date in _dates(low, day_first=None) if any(c.isdigit() for c in low) else ():
            if date and len(date) == len("2022-12-03"):
                yield dt.date.fromisoformat(date)


def _orders_beside(doubtful: Iterable[re.Match[str]], named: frozenset[dt.date]) -> set[bool]:
    """Return the orders in which dates stand beside a day that is named, and in no other order."""
    found: set[bool] = set()
    for match in doubtful:
        beside = {
            order for order in (True, False) if _is_beside(_iso(match, day_first=order), named)
        }
        found |= beside if len(beside) == 1 else set()
    return found


def _is_beside(date: str | None, named: frozenset[dt.date]) -> bool:
    if date is None:
        return False
    day = dt.date.fromisoformat(date)
    return any(day + dt.timedelta(days=away) in named for away in (-1, 0, 1))


def _dates(text: str, *, day_first: bool | None) -> Iterator[tuple[re.Match[str], str | None]]:
    taken: list[re.Match[str]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if all(match.end() <= m.start() or m.end() <= match.start() for m in taken):
                taken.append(match)
    for match in sorted(taken, key=lambda m: m.start()):
        yield match, _iso(match, day_first=day_first)


def _iso(match: re.Match[str], *, day_first: bool | None) -> str | None:
    parts = match.groupdict()
    if "year" not in parts:
        return None  # "Nov 19" is a date line all the same
    year = int(parts["year"])
    if len(parts["year"]) == 2:  # noqa: PLR2004 -- 11/19/19
        year += 2000
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if "one" in parts:
        return _numeric(year, int(parts["one"]), int(parts["two"]), day_first=day_first)
    name = parts["month"]
    month = MONTHS.get(name) or int(name)
    text = f"{year:04}-{month:02}"
    return _valid(f"{text}-{int(parts['day']):02}" if "day" in parts else text)


def _numeric(year: int, one: int, two: int, *, day_first: bool | None) -> str | None:
    if max(one, two) > _MONTHS_IN_YEAR:
        day_first = one > two
    elif one == two:
        day_first = True
    if day_first is None:
        return None
    day, month = (one, two) if day_first else (two, one)
    return _valid(f"{year:04}-{month:02}-{day:02}")


def _valid(text: str) -> str | None:
    try:
        parse_edtf(text)
    except ValueError:
        return None
    return text


def _up_to_label(text: str) -> str:
    for match in _WORD.finditer(text):
        if match[0] in LABEL_OF:
            return text[: match.start()]
    return text


def _time_behind(text: str) -> str | None:
    for match in _TIME.finditer(text[:40]):
        if time := _clock(match):
            return time
    return None


def _time_before(text: str) -> str | None:
    times = [time for match in _TIME.finditer(text[-25:]) if (time := _clock(match))]
    return times[-1] if times else None


def _clock(match: re.Match[str]) -> str | None:
    hour, minute, half = int(match["hour"]), match["minute"], match["half"]
    if not minute and not half:
        return None
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 -- the dial has twelve hours
            hour += 0  # "22:30 pm" is written, and 22:30 is what it means
        else:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = match["zone"] or ""
    if zone in ("z", "utc", "gmt"):
        zone = "Z"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{hour:02}:{minute or '00'}{zone}"


def _with_time(date: str, time: str | None) -> Edtf:
    for text in (f"{date}T{time}", f"{date}T{(time or '')[:5]}"):
        try:
            return parse_edtf(text)
        except ValueError:
            continue  # a month has no time, and 25:61 is none
    return parse_edtf(date)


def _label(text: str) -> DateLabel:
    labels = [LABEL_OF[word] for word in _WORD.findall(text) if word in LABEL_OF]
    return labels[-1] if labels else DateLabel.NONE


def _stands_apart(text: str, found: list[tuple[re.Match[str], str | None]]) -> bool:
    """Tell a date line from a sentence with a date, which goes on around it to a full stop."""
    before, after = text[: found[0][0].start()], text[found[-1][0].end() :]
    if _label(before) is not DateLabel.NONE or text.startswith(("by ", "written by ")):
        return True
    is_told = after.strip() == "." and len(_WORD.findall(before)) >= _TOLD_WORDS
    if is_told:
        return False  # "Le chantier avait débuté en janvier 2017."
    goes_on = len(after) > _SHORT_TAIL and after.rstrip().endswith((".", "?", "!"))
    return not goes_on and _IN_SENTENCE.search(before) is None
