"""Tables that nobody means well with, or that another program spoiled."""

import datetime as dt
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from builder.leads.kept import dump_leads, parse_leads
from builder.leads.mapping import guess, parse_mapping, set_columns
from builder.leads.reading import ENDINGS, read_table
from builder.leads.reading.workbook import MOST_UNPACKED
from builder.leads.rows import ReadRows, read_rows
from builder.leads.table import UnreadableTableError
from builder.leads.values import DayOrder

SHA = "a" * 64


def read(name: str, data: bytes, sheet: str | None = None) -> ReadRows:
    """Read a file to leads, as an import does."""
    table = read_table(name, data, sheet)
    return read_rows(table, guess(table), name, SHA)


def workbook(*rows: tuple[object, ...], more: int = 0) -> bytes:
    """Return a workbook with rows in its first sheet."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for number in range(more):
        book.create_sheet(f"more {number}").append(["Date"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, part: str, text: bytes) -> bytes:
    """Return a workbook with another part in the place of one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return file.getvalue()


def test_workbook() -> None:
    """Dates, whole numbers and texts of a workbook are read as people see them."""
    data = workbook(
        ("Date", "Place", "Killed", "Link"),
        (dt.datetime(2031, 3, 4), "Peshawar", 31.0, "https://news.example/a"),  # noqa: DTZ001 -- as openpyxl takes them
        (dt.date(2031, 3, 5), "Quetta", 2.5, None),
        more=1,
    )
    found = read("events.xlsx", data)
    first, second = found.leads
    assert (str(first.date), first.place, first.url) == (
        "2031-03-04",
        "Peshawar",
        "https://news.example/a",
    )
    assert first.killed
    assert (first.killed.min, first.killed.max) == (31, 31)
    assert (str(second.date), second.killed, second.unread) == (
        "2031-03-05",
        None,
        {"Killed": "2.5"},
    )
    assert read_table("events.xlsx", data).remarks == ('read the sheet "Sheet" of 2',)
    assert read("events.xlsx", data, "more 0").leads == ()
    with pytest.raises(UnreadableTableError, match='no sheet "more 1": it has Sheet, more 0'):
        read("events.xlsx", data, "more 1")


def test_formulas() -> None:
    """A formula is no value: one whose result is not in the file is named, and none is run."""
    found = read("events.xlsx", workbook(("Place", "Killed"), ("Quetta", "=1+1")))
    (fault,) = found.faults
    assert str(fault).startswith(
        "row 2, column Killed: is a formula whose result the file does not"
    )
    assert found.leads[0].killed is None


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst>&b;</sst>"""


def test_entities() -> None:
    """A workbook with declarations that grow when they are read is refused, in any encoding."""
    data = workbook(("Place",), ("Quetta",))
    for text in (BOMB, b" " * 2_000_000 + BOMB, BOMB.decode().encode("utf-16")):
        with pytest.raises(UnreadableTableError, match="declaration that no spreadsheet"):
            read("events.xlsx", changed(data, "xl/worksheets/sheet1.xml", text))


def test_bomb() -> None:
    """A workbook that unpacks to more than any table is refused before it is unpacked."""
    data = changed(workbook(("Place",)), "xl/styles.xml", b" " * (MOST_UNPACKED + 1))
    assert len(data) < 1_000_000
    with pytest.raises(UnreadableTableError, match="unpacks to over 200 MB"):
        read("events.xlsx", data)


def test_broken_workbook() -> None:
    """A workbook whose parts cannot be unpacked, or are no XML, is refused with the reason."""
    data = workbook(("Place",), ("Quetta",))
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    torn = data[:at] + b"\xff" * 20 + data[at + 20 :]
    for broken in (torn, data[: len(data) // 2], changed(data, "xl/workbook.xml", b"<workbook")):
        with pytest.raises(UnreadableTableError):
            read("events.xlsx", broken)


def test_size_that_a_sheet_claims() -> None:
    """Rows and columns that a sheet only says it has take no memory."""
    data = workbook(("Place",), ("Quetta",))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("xl/worksheets/sheet1.xml")
    wide = text.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert wide != text
    found = read("events.xlsx", changed(data, "xl/worksheets/sheet1.xml", wide))
    assert [lead.place for lead in found.leads] == ["Quetta"]
    far = text.replace(b'r="2"', b'r="1048576"')
    with pytest.raises(UnreadableTableError, match="over 100,000 rows"):
        read("events.xlsx", changed(data, "xl/worksheets/sheet1.xml", far))


REFUSED = [
    ("a.csv", b"", "is empty"),
    ("a.csv", b"\n;;\n", "no row with the names"),
    ("a.csv", b"Place\nQue\x00tta\n", "has NUL in it"),
    ("a.ods", b"x", "is of a kind that is not read"),
    ("a.xlsx", b"Place\nQuetta\n", "is no workbook"),
    ("a.xlsx", b"PK\x03\x04" + b"x" * 200, "is no workbook"),
    ("a.csv", b",".join(b"c%d" % n for n in range(501)), "over 500 columns"),
    ("a.csv", b"Place\n" + b"x\n" * 100_001, "over 100,000 rows"),
    ("a.json", b"[" * 100_000, "is no JSON"),
    ("a.json", b'{"a": 1}', "a list of items"),
    ("a.json", b"[]", "has no entries"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED, ids=range(len(REFUSED)))
def test_refused(name: str, data: bytes, why: str) -> None:
    """What is no table is refused, with what to do."""
    with pytest.raises(UnreadableTableError, match=why):
        read(name, data)


def test_cells() -> None:
    """Huge cells are cut and named; what nobody sees is taken out; text stays text."""
    huge = "x" * 300_000
    rows = f'Place,Description,Place\nQue\u202etta\u200b,"{huge}",again\n'
    found = read("a.csv", rows.encode())
    (lead,) = found.leads
    assert lead.place == "Quetta"
    assert len(lead.summary or "") == 2_000
    assert "has 300,000 letters; the first 2,000 are kept" in str(found.faults[0])


def test_encodings() -> None:
    """Text of Windows and of UTF-16 is read, and the first is said."""
    text = "Place;Killed\nQuétta;3\n"
    for encoding, remarks in (("utf-8-sig", ()), ("utf-16", ("read as utf-16",)), ("cp1252", None)):
        table = read_table("a.csv", text.encode(encoding))
        assert table.rows[0].cells["Place"] == "Quétta"
        assert remarks is None or table.remarks == remarks


def test_dates_that_may_be_two() -> None:
    """A date in numbers that may be two days is none, unless the table or a person tells."""
    found = read("a.csv", b"Place,Date\nQuetta,03/04/2031\n")
    assert found.leads[0].date is None
    assert "say which with --dates" in str(found.faults[0])
    told = read("a.csv", b"Place,Date\nQuetta,03/04/2031\nKabul,04/25/2031\n")
    assert [str(lead.date) for lead in told.leads] == ["2031-03-04", "2031-04-25"]
    both = read("a.csv", b"Place,Date\nQuetta,03/04/2031\nKabul,04/25/2031\nHerat,25/04/2031\n")
    assert [lead.date and str(lead.date) for lead in both.leads] == [
        None,
        "2031-04-25",
        "2031-04-25",
    ]
    table = read_table("a.csv", b"Place,Date\nQuetta,03/04/2031\n")
    mapping = parse_mapping(
        '{"format": "other", "dates": "day-first", "columns": {"date": ["Date"]}}'
    )
    assert mapping.dates is DayOrder.DAY_FIRST
    assert str(read_rows(table, mapping, "a.csv", SHA).leads[0].date) == "2031-04-03"


def test_columns_set_by_hand() -> None:
    """Columns are set by name; a field or a column that is none is named with those that are."""
    table = read_table("a.csv", b"Where,When\nQuetta,2031\n")
    mapping = set_columns(guess(table), ["place=Where", "date=When"], table)
    (lead,) = read_rows(table, mapping, "a.csv", SHA).leads
    assert (lead.place, str(lead.date)) == ("Quetta", "2031")
    assert "date" not in set_columns(mapping, ["date="], table).columns
    with pytest.raises(ValueError, match='no field "wher"'):
        set_columns(mapping, ["wher=Where"], table)
    with pytest.raises(ValueError, match='no column "There": it has Where, When'):
        set_columns(mapping, ["place=There"], table)


TEXTS = st.text(max_size=80) | st.sampled_from(
    ["Date,Place\n", "TY  - NEWS\n", "ER  - \n", "@misc{a,\n title={", '[{"id": "', '"}]', ";;\n"]
)


@given(st.sampled_from([e for e in ENDINGS if e != "xlsx"]), st.lists(TEXTS, max_size=6))
def test_anything(ending: str, parts: list[str]) -> None:
    """Any text is read to leads that can be kept, or refused; nothing else happens."""
    data = "".join(parts).encode("utf-8", "surrogatepass")
    try:
        found = read(f"a.{ending}", data)
    except UnreadableTableError:
        return
    kept, findings = parse_leads("leads/a.jsonl", dump_leads(found.leads))
    assert not findings
    assert [one.lead for one in kept] == list(found.leads)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are read or refused, as every kind of file."""
    for ending in ENDINGS:
        with suppress(UnreadableTableError):
            read(f"a.{ending}", data)
