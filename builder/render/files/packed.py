"""The data of Explore as its own script reads it: the same, in fewer bytes.

What a script can make again is left out: an id that says the words of a title, the words and the
numbers of a day. `finding.js` puts it back; `docs/explore.md` describes `explore/data.json`, which
is for everybody else and has all of it.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

_EPOCH: Final = dt.date(1970, 1, 1)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORD: Final = re.compile("[a-z0-9]+")
_IN_ID: Final = re.compile("[^T/?~%]*")
# An id has none of these signs. The first stands for the date, the second within a run of words.
_DATED: Final = "="
_RUN: Final = "+"
_SAMPLE_YEAR, _SAMPLE_DAY = 2022, 28
_IN_QUOTES: Final = str.maketrans({"\\": r"\\", "'": r"\'"})


def packed(data: Mapping[str, Any], day_words: Callable[[dt.date], str]) -> dict[str, Any]:
    """Return the data of Explore with its ids and dates in short.

    `day_words` says a whole day as the data does. An id becomes "=" for the date of its row and a
    hyphen, and of the words after it "3+2" for the two words of the title from the third on,
    counted from 0; "=" alone has the whole title. An id without the date keeps all its letters.

    Of `dates` the column `days` has how many days each is after the whole day before it, and null
    for what is more than a day: that stands in the other columns, in its order. `months` says a
    day of each month, with {d} and {y}.
    """
    edtf = data["dates"]["edtf"]
    return {
        **data,
        **{kind: {**data[kind], "id": _ids(data[kind], edtf)} for kind in ("events", "articles")},
        "dates": _dates(data["dates"], day_words),
    }


def as_json(data: Mapping[str, Any]) -> str:
    """Return JSON, without letters that mean something to a browser around or inside a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def as_script(data: Mapping[str, Any]) -> str:
    """Return the call that hands the data on, as JSON: a browser reads it sooner within a text."""
    return f"arExplore('{as_json(data).translate(_IN_QUOTES)}');\n"


def _ids(rows: Mapping[str, Sequence[Any]], edtf: Sequence[str]) -> list[str]:
    return [
        _id(id_, title or "", _date_in_id(edtf[date]) if date >= 0 else "undated")
        for id_, title, date in zip(rows["id"], rows["title"], rows["date"], strict=True)
    ]


def _date_in_id(edtf: str) -> str:
    found = _IN_ID.match(edtf)
    return found[0] if found else ""


def _id(id_: str, title: str, date: str) -> str:
    if not id_.startswith(f"{date}-"):
        return id_
    rest, words = id_.removeprefix(f"{date}-").split("-"), _words(title)
    return _DATED if rest == words else f"{_DATED}{'-'.join(_runs(rest, words))}"


def _words(title: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", title).lower()
    return _WORD.findall("".join(one for one in letters if not "\u0300" <= one <= "\u036f"))


def _runs(rest: Sequence[str], words: Sequence[str]) -> Iterable[str]:
    at = 0
    while at < len(rest):
        start, length = max(
            ((start, _alike(rest[at:], words[start:])) for start in range(len(words))),
            key=lambda run: run[1],
            default=(0, 0),
        )
        yield f"{start}{_RUN}{length}" if length else rest[at]
        at += length or 1


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words both begin with."""
    for number, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return number
    return min(len(one), len(other))


def _dates(
    dates: Mapping[str, Sequence[Any]], day_words: Callable[[dt.date], str]
) -> dict[str, Any]:
    months = [_month(month, day_words) for month in range(1, 13)]
    days: list[int | None] = []
    others: dict[str, list[Any]] = {name: [] for name in dates}
    before = 0
    for row in zip(*dates.values(), strict=True):
        one = dict(zip(dates, row, strict=True))
        day = _whole_day(one, months)
        if day is None:
            for name, value in one.items():
                others[name].append(value)
        days.append(None if day is None else day - before)
        before = before if day is None else day
    return {"days": days, **others, "months": months}


def _month(month: int, day_words: Callable[[dt.date], str]) -> str:
    words = day_words(dt.date(_SAMPLE_YEAR, month, _SAMPLE_DAY))
    return words.replace(str(_SAMPLE_YEAR), "{y}").replace(str(_SAMPLE_DAY), "{d}")


def _whole_day(date: Mapping[str, Any], months: Sequence[str]) -> int | None:
    """Return the number of a day that is said as every other of its month; None for the rest."""
    text = date["edtf"]
    if not _DAY.fullmatch(text):
        return None
    day = dt.date.fromisoformat(text)
    number = (day - _EPOCH).days
    said = months[day.month - 1].replace("{d}", str(day.day)).replace("{y}", str(day.year))
    return (
        number if (date["first"], date["last"], date["words"]) == (number, number, said) else None
    )
