"""What spreadsheets do to a cell is undone where one reading is left, and refused where two are."""

from typing import Any

import pytest

from builder.frontmatter import Tree
from builder.returning.cells import UnreadableCellError, read_cell
from builder.returning.sheet import NoTableError, read_sheets
from builder.tables.all import TABLES
from builder.tables.column import Column


def column(name: str) -> Column[Any]:
    """Return a column, by its table and name."""
    table, _, own = name.partition(".")
    return next(c for t in TABLES if t.name == table for c in t.columns if c.name == own)


READ: list[tuple[str, str, Tree]] = [
    ("figures.min", "64", "64"),
    ("figures.min", "64.0", "64"),
    ("figures.min", "1,234", "1234"),
    ("figures.min", "1.234", "1234"),
    ("figures.min", "1 234 567", "1234567"),
    ("figures.min", "", None),
    ("locations.lat", "34,015", "34.015"),
    ("locations.lat", "-34.0", "-34.0"),
    ("events.date", "2022-03", "2022-03"),
    ("events.date", "2022-03-04/2022-03-06", "2022-03-04/2022-03-06"),
    ("events.date", "2022-03-04 00:00:00", "2022-03-04"),
    ("events.date", "2022/3/4", "2022-03-04"),
    ("events.date", "25/03/2022", "2022-03-25"),
    ("events.date", "03/25/2022", "2022-03-25"),
    ("events.date", "4.4.2022", "2022-04-04"),
    ("articles.authors", '["A. Writer","B. Writer"]', ["A. Writer", "B. Writer"]),
    ("events.title", "'=SUM(A1)", "=SUM(A1)"),
    ("events.title", "'Ayn", "'Ayn"),
    ("events.title", " two \r\n lines ", "two lines"),
    ("figures.who", "civilians", "civilians"),
]
REFUSED = [
    ("figures.min", "12,34", "no whole number"),
    ("figures.min", "about 60", "no whole number"),
    ("figures.min", "-3", "no whole number"),
    ("locations.lat", "34.015.2", "no number"),
    ("events.date", "04/03/2022", "2022-03-04 or 2022-04-03"),
    ("events.date", "3-4-2022", "2022-03-04 or 2022-04-03"),
    ("events.date", "Mar-22", "no date in EDTF"),
    ("events.date", "44624", "no date in EDTF"),
    ("events.date", "4/3/22", "no date in EDTF"),
    ("articles.authors", "A. Writer; B. Writer", "no list"),
    ("articles.authors", "[1]", "no list"),
    ("figures.who", "terrorists", "none of civilians"),
]


@pytest.mark.parametrize(("name", "raw", "says"), READ)
def test_read(name: str, raw: str, says: Tree) -> None:
    """A cell is read for what it says."""
    assert read_cell(raw, column(name), is_date=name.endswith(".date")) == says


@pytest.mark.parametrize(("name", "raw", "reason"), REFUSED)
def test_refused(name: str, raw: str, reason: str) -> None:
    """A cell that may mean two things, or none, is refused with what to write."""
    with pytest.raises(UnreadableCellError, match=reason):
        read_cell(raw, column(name), is_date=name.endswith(".date"))


NO_TABLES = [
    ("a.csv", b"x,y\n1,2\n", "which table it is"),
    ("events.csv", b"title\nA\n", "no column id"),
    ("events.csv", b"id,title,title\na,b,c\n", "comes twice"),
    ("events.csv", b"id,title\na,\xe9\n", "not UTF-8"),
    ("changes.csv", b"day,change\n", "worked out from the records"),
    ("events.csv", b"", "no column id"),
    ("events.csv", b'id,title\na,"' + b"x" * 300_000 + b'"\n', "no CSV"),
    ("archive.db", b"SQLite format 3\x00 and no more", "no database"),
]


@pytest.mark.parametrize(("name", "data", "reason"), NO_TABLES)
def test_no_table(name: str, data: bytes, reason: str) -> None:
    """A file that is no table of the data is refused with a reason."""
    with pytest.raises(NoTableError, match=reason):
        read_sheets(name, data)
