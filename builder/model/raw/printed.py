"""Lines of print → paragraphs: a sentence goes on in the next line, and on the next page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.model.text import one_line

# Lines of one paragraph are at most so many times as far apart as their letters are high.
_FARTHEST, _USUAL = 2.2, 1.5
_SLACK = 1.12
# A line is broken where the next word would not have fitted: almost as long as the longest.
_FULL = 0.85
_ENDS = re.compile(r"[.!?\u2026:;\u06d4\u061f\u3002\u0964][\"'\u201d\u2019\u00bb)\]]{0,3}\Z")
_NUMBER = re.compile(r"\d+")
_STAMP = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}"
    r"|(?:https?|file)://\S+(?: \d{1,3} ?/ ?\d{1,3})?\Z"
    r"|\d{1,3} ?(?:/|of) ?\d{1,3}\Z"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print: its page from 0, where it begins, and how high its letters are, in points.

    `y` grows upwards.
    """

    page: int
    x: float
    y: float
    size: float
    text: str

    def with_more(self, text: str) -> "Printed":
        """Return the line with another piece after it."""
        return replace(self, text=self.text + text)


def split_margins(lines: Sequence[Printed]) -> tuple[list[Printed], list[str]]:
    """Return the lines of the page, and once each those that a browser printed into the margins.

    These stand at the top and the foot of every sheet: the day, the title, the address and the
    number of the sheet. They are known by their form, or since they are the same on each but for
    numbers.
    """
    ends: dict[int, tuple[float, float]] = {}
    for line in lines:
        low, high = ends.get(line.page, (line.y, line.y))
        ends[line.page] = min(low, line.y), max(high, line.y)
    edges = {
        n: _NUMBER.sub("0", one_line(line.text))
        for n, line in enumerate(lines)
        if any(abs(line.y - end) < line.size / 2 for end in ends[line.page])
    }
    times = Counter(edges.values())
    kept: list[Printed] = []
    margins: dict[str, str] = {}
    for n, line in enumerate(lines):
        masked = edges.get(n)
        if masked and (times[masked] > 1 or _STAMP.match(one_line(line.text))):
            margins.setdefault(masked, one_line(line.text))
        else:
            kept.append(line)
    return kept, list(margins.values())


def paragraphs(lines: Sequence[Printed]) -> Iterator[str]:
    """Yield the paragraphs and headings of a page in the order in which they are drawn."""
    apart, longest = _usual(lines)
    text: list[str] = []
    before: Printed | None = None
    for line in lines:
        if before is not None and not _goes_on(before, line, apart, longest):
            yield one_line(" ".join(text))
            text = []
        text.append(line.text)
        before = line
    if text:
        yield one_line(" ".join(text))


_Sizes = dict[float, float]
_Columns = dict[tuple[float, int], int]


def _usual(lines: Sequence[Printed]) -> tuple[_Sizes, _Columns]:
    """Return how far apart lines of a size usually are, and how long those of a column."""
    gaps: dict[float, Counter[float]] = defaultdict(Counter)
    longest: _Columns = defaultdict(int)
    for line in lines:
        longest[_column(line)] = max(longest[_column(line)], len(line.text))
    for before, line in pairwise(lines):
        gap = round(before.y - line.y, 1)
        if _is_like(before, line) and 0 < gap <= _FARTHEST * line.size:
            gaps[round(line.size, 1)][gap] += 1
    usual = {
        size: min(count.items(), key=lambda item: (-item[1], item[0]))[0]
        for size, count in gaps.items()
    }
    return usual, longest


def _column(line: Printed) -> tuple[float, int]:
    return round(line.size, 1), round(line.x / 2)


def _is_like(before: Printed, line: Printed) -> bool:
    return before.page == line.page and abs(before.size - line.size) < line.size / 20


def _goes_on(before: Printed, line: Printed, apart: _Sizes, longest: _Columns) -> bool:
    if abs(before.size - line.size) >= line.size / 20:
        return False
    first = line.text.split()[0] if line.text.split() else ""
    width = max(longest[_column(before)], longest[_column(line)])
    if len(before.text.rstrip()) + 1 + len(first) < _FULL * width:
        return False
    if before.page != line.page:
        return not _ENDS.search(before.text.rstrip()) and (
            first[:1].islower() or len(before.text) > _FULL * width
        )
    gap = before.y - line.y
    size = round(line.size, 1)
    return 0 < gap <= _SLACK * apart.get(size, _USUAL * line.size)
