"""How well the reader of dates does on our own gold: fictional news with every date marked.

`dates/README.md` says how the files are written. The floors only rise: a change that lowers a
figure is mended, not excused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.model.dates import parse_edtf
from builder.model.text import Span
from builder.reader.dates import find_dates
from builder.reader.found import DateFound

GOLD = sorted((Path(__file__).parent / "dates").glob("*.txt"))
_MARKED = re.compile(r"\{([^{}→]+) → ([^{}]+)\}")
_OPEN = "open"
# The rules were tuned on the first half; the second is only measured.
VALUE_F1 = {"tuning": 1.0, "check": 0.98}
SPAN_F1 = {"tuning": 1.0, "check": 0.99}


@dataclass(frozen=True)
class Marked:
    """A date as the editor of the gold marked it."""

    span: Span
    text: str
    value: str


@dataclass(frozen=True)
class Page:
    """A text of the gold without its marks."""

    name: str
    text: str
    published: str
    marked: tuple[Marked, ...]

    @property
    def half(self) -> str:
        """Which half of the gold it belongs to."""
        return self.name.partition("_")[0]


def read_page(path: Path) -> Page:
    """Return a file of the gold as its text and the dates marked in it."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    text, marked, end = "", [], 0
    for match in _MARKED.finditer(body):
        text += body[end : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        marked.append(Marked(span, match[1], match[2]))
        text += match[1]
        end = match.end()
    text += body[end:]
    return Page(path.stem, text, head.removeprefix("published: ").strip(), tuple(marked))


PAGES = [read_page(path) for path in GOLD]


def found_in(page: Page) -> tuple[DateFound, ...]:
    """Return what the reader finds in a page."""
    return find_dates(page.text, parse_edtf(page.published))


def value_of(date: DateFound) -> str:
    """Return the value as the gold writes it."""
    return str(date.value) if date.value else _OPEN


def f1(right: int, found: int, marked: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (found + marked)


def value_f1(pages: Sequence[Page]) -> float:
    """Return F1 of the values: right where an expression overlaps one of the gold with its value.

    Expressions that the text leaves open count neither way, in the gold or among the found.
    """
    right = found = marked = 0
    for page in pages:
        dates = [date for date in found_in(page) if date.value]
        gold = [mark for mark in page.marked if mark.value != _OPEN]
        found += len(dates)
        marked += len(gold)
        right += sum(
            any(mark.span.overlaps(date.span) and mark.value == value_of(date) for date in dates)
            for mark in gold
        )
    return f1(right, found, marked)


def span_f1(pages: Sequence[Page]) -> float:
    """Return F1 of the expressions, right where they begin and end as marked."""
    right = found = marked = 0
    for page in pages:
        spans = {date.span for date in found_in(page)}
        gold = {mark.span for mark in page.marked}
        right += len(spans & gold)
        found += len(spans)
        marked += len(gold)
    return f1(right, found, marked)


def of_half(half: str) -> list[Page]:
    """Return the pages of one half."""
    return [page for page in PAGES if page.half == half]


@pytest.mark.parametrize("half", ["tuning", "check"])
def test_values_keep_their_floor(half: str) -> None:
    """The values of dates are right as often as they ever were."""
    assert value_f1(of_half(half)) >= VALUE_F1[half]


@pytest.mark.parametrize("half", ["tuning", "check"])
def test_spans_keep_their_floor(half: str) -> None:
    """Expressions begin and end where an editor marks them, as often as they ever did."""
    assert span_f1(of_half(half)) >= SPAN_F1[half]


def test_gold_is_large_enough_to_tell() -> None:
    """The gold has at least a dozen texts and two hundred expressions, all of them valid."""
    marks = [mark for page in PAGES for mark in page.marked]
    assert len(PAGES) >= 12
    assert len(marks) >= 200
    for mark in marks:
        assert mark.value == _OPEN or str(parse_edtf(mark.value)) == mark.value
