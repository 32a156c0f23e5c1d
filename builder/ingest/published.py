"""The date of publication among the dates of a page; none rather than a wrong one."""

from collections.abc import Iterator, Sequence

from builder.ingest.date_words import DateLabel
from builder.ingest.line import PageLine
from builder.model.dates import Edtf, Precision, parse_edtf

_ABOVE_TITLE, _BELOW_BODY = 5, 6
_HEADER, _BELOW_REPEAT = 25, 6
_HEADLINE_WORDS = 4
_DATES_OF_A_LIST = 3


def published_of(
    lines: Sequence[PageLine], title: int | None, first: int, last: int
) -> tuple[Edtf | None, int | None]:
    """Return the date of publication and the index of its line.

    `first` and `last` are the article's first and last line. A date counts when it belongs to the
    article's head, or when a line just under the article says "published". A date that is only
    that of an update is given as approximate.
    """
    head = list(_head(lines, title, first))
    is_list = _is_dated_list(lines, range(max(0, first - _HEADER), first))
    foot = range(last + 1, min(len(lines), last + 1 + _BELOW_BODY))
    for label, where in (
        (DateLabel.PUBLISHED, head),
        (DateLabel.PUBLISHED, foot),
        (DateLabel.NONE, () if is_list else head),
        (DateLabel.UPDATED, head),
        (DateLabel.UPDATED, foot),
    ):
        dates = _stamped(lines, where, label)
        if dates:
            date, at = dates[0]
            return (_about(date) if label is DateLabel.UPDATED else date), at
    return None, None


def _is_dated_list(lines: Sequence[PageLine], where: range) -> bool:
    """Tell whether so many dates stand there that they must be those of other articles."""
    stamps = {
        stamp.date
        for at in where
        if (dates := lines[at].date)
        for stamp in dates.stamps
        if stamp.label is DateLabel.NONE
    }
    return len(stamps) >= _DATES_OF_A_LIST


def _stamped(
    lines: Sequence[PageLine], where: Sequence[int], label: DateLabel
) -> list[tuple[Edtf, int]]:
    found = [
        (stamp.date, at)
        for at in where
        if (dates := lines[at].date)
        for stamp in dates.stamps
        if stamp.label is label
    ]
    # A day says more than "January 2024" beside it.
    return sorted(found, key=lambda entry: entry[0].precision >= Precision.MONTH)


def _head(lines: Sequence[PageLine], title: int | None, first: int) -> Iterator[int]:
    """Yield the lines around the title that belong to the article, the nearest first."""
    if title is None:
        yield from _unbroken(lines, range(first - 1, max(-1, first - 8), -1))
        return
    yield from _unbroken(lines, range(title + 1, min(first, title + 1 + _HEADER)))
    yield from _unbroken(lines, range(first - 1, max(title, first - _HEADER), -1))
    yield from _unbroken(lines, range(title - 1, max(-1, title - 1 - _ABOVE_TITLE), -1))
    for at in range(title):
        if lines[at].text == lines[title].text:
            yield from _unbroken(lines, range(at + 1, min(title, at + 1 + _BELOW_REPEAT)))


def _unbroken(lines: Sequence[PageLine], where: range) -> Iterator[int]:
    """Stop where the headlines of other articles begin: the dates after them are theirs."""
    headlines = 0
    for at in where:
        line = lines[at]
        if line.date is None and not line.is_byline and not line.furniture:
            headlines += line.words >= _HEADLINE_WORDS and not line.ends_sentence
        if headlines > 2:  # noqa: PLR2004 -- a second title and a caption
            return
        yield at


def _about(date: Edtf) -> Edtf:
    day = date.text.partition("T")[0]
    return parse_edtf(f"{day}~")
