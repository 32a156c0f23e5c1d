"""How many: numbers in the words or digits of a language, with what bounds them."""

from dataclasses import dataclass
from functools import cache

from builder.reader.found import Count
from builder.reader.lexis.lexicon import Lexicon, fold_phrase
from builder.reader.lexis.row import WordRow

_HUNDRED = 100
_MAX_DIGITS = 9
_BOUNDS = ("at_least", "at_most", "about")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LexicalQuantity:
    """A count, and its words from `first` up to `end`; both bounds None is "dozens"."""

    count: Count
    first: int
    end: int


@dataclass(frozen=True)
class Numbers:
    """The number words of a language."""

    values: dict[Words, int]
    multiples: dict[Words, int]
    vague: frozenset[Words]
    before: dict[Words, str]
    behind: dict[Words, str]
    between: frozenset[str]
    ranges: frozenset[str]
    joint: str

    def at(self, row: WordRow, at: int) -> LexicalQuantity | None:
        """Return the count that begins at a word of the row."""
        bound, start = self._bound(row, at, self.before)
        first = start
        if start < len(row.words) and row.words[start] in self.between:
            first = start + 1
        vague = _longest(row, first, self.vague)
        if vague:
            return LexicalQuantity(Count(None, None), at, first + vague)
        found = self._number(row, first)
        if found is None:
            return None
        value, end = found
        other = self._other_end(row, end, value)
        if other:
            return LexicalQuantity(Count(value, other[0]), at, other[1])
        if first > start:
            return None
        if bound is None:
            bound, end = self._bound(row, end, self.behind)
        return LexicalQuantity(_bounded(bound, value), at, end)

    def _other_end(self, row: WordRow, at: int, low: int) -> tuple[int, int] | None:
        if at < len(row.words) and row.words[at] in self.ranges:
            found = self._number(row, at + 1)
            if found and found[0] > low:
                return found
        return None

    @staticmethod
    def _bound(row: WordRow, at: int, phrases: dict[Words, str]) -> tuple[str | None, int]:
        length = _longest(row, at, phrases)
        return (phrases[row.words[at : at + length]], at + length) if length else (None, at)

    def _number(self, row: WordRow, at: int) -> tuple[int, int] | None:
        """Return the number at a word, and the index after it: "cent vingt-trois", "3", "23"."""
        if at < len(row.words) and row.words[at][0].isdigit():
            return self._in_digits(row, at)
        total, part, last, end = 0, 0, 0, at
        while step := self._step(row, end, last, is_first=end == at):
            value, last, end, is_multiple = step
            part = max(part, 1) * value if is_multiple else part + value
            if is_multiple and value > _HUNDRED:
                total, part = total + part, 0
        return (total + part, end) if end > at else None

    def _in_digits(self, row: WordRow, at: int) -> tuple[int, int] | None:
        value, end = digits(row.words[at]), at + 1
        if value is None:
            return None
        while length := _longest(row, end, self.multiples):  # "4 millions", "2 lakh"
            value, end = value * self.multiples[row.words[end : end + length]], end + length
        return value, end

    def _step(
        self, row: WordRow, at: int, last: int, *, is_first: bool
    ) -> tuple[int, int, int, bool] | None:
        """Return the next word of a number: its value, twice, its end, if it multiplies."""
        here = at
        if not is_first and here < len(row.words) and row.words[here] == self.joint:
            here += 1
        if length := _longest(row, here, self.multiples):
            value = self.multiples[row.words[here : here + length]]
            return None if not is_first and last >= value else (value, value, here + length, True)
        if length := _longest(row, here, self.values):
            value = self.values[row.words[here : here + length]]
            if is_first or _goes_on(last, value, is_joined=here > at):
                return value, value, here + length, False
        return None


def _goes_on(last: int, value: int, *, is_joined: bool) -> bool:
    """Tell whether a number word goes on with the one before: "vingt-trois", "three and twenty"."""
    if last in (60, 80) and value < 20:  # noqa: PLR2004 -- "soixante-douze"
        return True
    if is_joined and last < 10 and value in range(20, 100, 10):  # noqa: PLR2004 -- "three and twenty"
        return True
    step = 1
    while last % (step * 10) == 0 and step < last:
        step *= 10
    return value < step


def digits(word: str) -> int | None:
    """Return the number that digits write, however they are grouped; None for 2.5 and dates."""
    groups = "".join(c if c.isdigit() else " " for c in word).split()
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):  # noqa: PLR2004
        return None
    figures = "".join(groups)
    return int(figures) if 0 < len(figures) <= _MAX_DIGITS and word[-1].isdigit() else None


def _longest(
    row: WordRow, at: int, phrases: "dict[Words, int] | dict[Words, str] | frozenset[Words]"
) -> int:
    for length in range(min(5, len(row.words) - at), 0, -1):
        if row.words[at : at + length] in phrases:
            return length
    return 0


def _bounded(bound: str | None, value: int) -> Count:
    return {"at_least": Count(value, None), "at_most": Count(None, value)}.get(
        bound or "", Count(value, value)
    )


@cache
def numbers_of(lexicon: Lexicon) -> Numbers:
    """Return the number words of a language."""
    table = lexicon.table("numbers")

    def phrases(suffix: str) -> dict[Words, str]:
        return {
            tuple(fold_phrase(phrase).split()): bound
            for bound in _BOUNDS
            for phrase in table.get(bound + suffix, ())
        }

    def values(key: str) -> dict[Words, int]:
        return {tuple(fold_phrase(k).split()): v for k, v in table[key].items()}

    return Numbers(
        values("values"),
        values("multiples"),
        frozenset(tuple(fold_phrase(one).split()) for one in table["vague"]),
        phrases(""),
        phrases("_after"),
        lexicon.words("numbers", "between"),
        lexicon.words("numbers", "range"),
        lexicon.joint,
    )


def numbers_in(lexicon: Lexicon, row: WordRow) -> frozenset[int]:
    """Return every number that the words of a row write."""
    numbers, found, at = numbers_of(lexicon), set(), 0
    while at < len(row.words):
        quantity = numbers.at(row, at)
        if quantity is None:
            at += 1
            continue
        found |= {bound for bound in (quantity.count.min, quantity.count.max) if bound is not None}
        at = max(quantity.end, at + 1)
    return frozenset(found)
