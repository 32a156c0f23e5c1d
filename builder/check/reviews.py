"""Who vouches for a record, and when: a known name, and a day that has been."""

import datetime as dt
from collections.abc import Iterator

from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article
from builder.model.dates import Edtf

# Somewhere on earth it is tomorrow already.
_AHEAD = dt.timedelta(days=1)


def vouching(before: tuple[str, ...] | None, now: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the names that may stand for a review in a change of an archive; None for any.

    `before` is the list of editors that the change starts from. A name that the change itself adds
    is not known yet, and one that it takes out no longer counts.
    """
    if before is None or now is None:
        return now if before is None else before
    return tuple(name for name in now if name in before)


def check_editors(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every review or note in a name that the list of editors does not have.

    An archive without a list takes any name.
    """
    if records.editors is None:
        return
    for article in records.articles.values():
        given: list[tuple[Path, str]] = []
        if article.record.reviewed:
            given.append((("reviewed", "by"), article.record.reviewed.by))
        given += [(("notes", n, "by"), note.by) for n, note in enumerate(article.record.notes)]
        for at, name in given:
            if name not in records.editors:
                yield article.finding(
                    at,
                    Code.UNKNOWN_EDITOR,
                    f'"{name}" is not in the list of editors',
                    "write the name as editors.txt has it; who is new is added there first, "
                    "by a change of its own",
                )


def check_days(records: Records, today: dt.date) -> Iterator[Diagnostic]:
    """Yield a finding for every day of our own work that is still to come."""
    for kind, entry in records:
        given: list[tuple[Path, Edtf | None]] = [
            (("corrections", n, "date"), one.date) for n, one in enumerate(entry.record.corrections)
        ]
        if kind == "articles":
            given += _days(entry)
        else:
            given += [
                (("references", n, "accessed"), one.accessed)
                for n, one in enumerate(getattr(entry.record, "references", ()))
            ]
        for at, day in given:
            if day and day.earliest and day.earliest > today + _AHEAD:
                yield entry.finding(
                    at,
                    Code.FUTURE_DAY,
                    f"{day} is still to come: today is {today}",
                    "write the day on which it was done, and look at the clock if that is wrong",
                )


def _days(entry: Entry[Article]) -> Iterator[tuple[Path, Edtf | None]]:
    record = entry.record
    yield ("accessed",), record.accessed
    if record.reviewed:
        yield ("reviewed", "on"), record.reviewed.on
    if record.withdrawn:
        yield ("withdrawn", "on"), record.withdrawn.on
    for n, note in enumerate(record.notes):
        yield ("notes", n, "on"), note.on
