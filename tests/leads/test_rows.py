"""No cell is lost: what it says is in a field, is kept as it stands, or is named."""

from hypothesis import example, given
from hypothesis import strategies as st

from builder.leads.lead import clean, parse_lead
from builder.leads.mapping import Mapping
from builder.leads.rows import read_rows
from builder.leads.table import RawRow, RawTable
from builder.leads.values import says_nothing

FIELDS = {
    "ref": "ref",
    "date": "date",
    "place": "place",
    "killed": "killed",
    "injured": "injured",
    "lat": "lat",
    "groups": "groups",
    "url": "url",
    "published": "published",
    "cited": "cited",
}
CELLS = st.text(max_size=30) | st.sampled_from(
    "2031-03-04|4 March 2031|03/04/2031|31|31+|60-31|1,200|unknown|-99|https://news.example/a|"
    "news.example|javascript:x|34.5|340|a; b|;".split("|")
)
ROWS = st.lists(st.dictionaries(st.sampled_from(sorted(FIELDS)), CELLS), max_size=4)


@given(ROWS)
@example([{"groups": ";"}])
@example([{"cited": "x" * 2_500, "place": "x" * 2_500}])
def test_cells(rows: list[dict[str, str]]) -> None:
    """Each cell that says anything fills its field, stands under `unread`, or is in a fault."""
    table = RawTable(tuple(FIELDS), tuple(RawRow(n, row) for n, row in enumerate(rows, start=2)))
    mapping = Mapping("other", {name: (column,) for name, column in FIELDS.items()})
    read = read_rows(table, mapping, "a.csv", "a" * 64)
    leads = {lead.origin.row: lead for lead in read.leads}
    named = {(fault.row, fault.column) for fault in read.faults}
    for row in table.rows:
        for column, cell in row.cells.items():
            if says_nothing(clean(cell)):
                continue
            lead = leads.get(row.number)
            if lead is None:
                assert (row.number, None) in named
                continue
            value = getattr(lead, FIELDS[column])
            is_kept = value not in (None, ()) or column in lead.unread
            assert is_kept or (row.number, column) in named, (column, cell)
    assert all(parse_lead(lead.line()) == lead for lead in read.leads)
