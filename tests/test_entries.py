"""Which raw pages the records of an archive were made from."""

from dataclasses import replace

from builder.entries import read_records
from builder.store import TextFile
from tests.sites.sites import ARTICLE, tiny


def _claimed(old: str, new: str) -> frozenset[str]:
    project = tiny()
    records = tuple(
        TextFile(file.path, file.text.replace(old, new, 1)) if file.path == ARTICLE else file
        for file in project.records
    )
    assert records != project.records
    return read_records(replace(project, records=records)).claimed


def test_a_record_with_a_fault_keeps_its_raw_page() -> None:
    """A page is no draft again because its record has a wrong field, or cannot be read at all."""
    assert _claimed("language: en", "language: [en") == read_records(tiny()).claimed
    assert _claimed("language: en", "language: 7") == read_records(tiny()).claimed


def test_a_page_that_is_named_in_a_text_is_free() -> None:
    """An editor may write of another file: the record was made from one."""
    old = "text: The article's date for the beginning of the group."
    assert _claimed(old, 'text: "See file: other.txt"') == read_records(tiny()).claimed
