"""Tables that people have, each read to leads: what was guessed, what was read, what was not."""

from pathlib import Path

import pytest

from builder.leads.formats import fields, formats
from builder.leads.kept import dump_leads
from builder.leads.mapping import dump_mapping, guess, parse_mapping
from builder.leads.reading import read_table
from builder.leads.rows import columns_without_field, read_rows
from builder.model.text import digest
from tests.conftest import ROOT, Golden

TABLES = sorted(
    path for path in Path(__file__).parent.joinpath("tables").iterdir() if path.suffix != ".txt"
)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_table(path: Path, golden: Golden) -> None:
    """Its columns, leads and faults are as the file beside it says."""
    data = path.read_bytes()
    table = read_table(path.name, data)
    mapping = guess(table)
    read = read_rows(table, mapping, path.name, digest(data))
    assert parse_mapping(dump_mapping(mapping)) == mapping
    said = [
        dump_mapping(mapping),
        dump_leads(read.leads).replace(digest(data), "…"),
        *[f"{fault}\n" for fault in read.faults],
        *[f"remark: {remark}\n" for remark in table.remarks],
        f"without a field: {', '.join(columns_without_field(table, mapping))}\n",
    ]
    golden(path.with_name(f"{path.name}.txt"), "".join(said))


def test_documents() -> None:
    """Every format and every field stands in the guide."""
    text = (ROOT / "docs/leads.md").read_text(encoding="utf-8")
    assert [name for name in fields() if f"`{name}`" not in text] == []
    names = [one.name.removeprefix("UCDP ") for one in formats().values()]
    assert [name for name in names if name not in text] == []
