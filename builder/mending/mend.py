"""What may be mended without asking: ids in capitals, quotes that were typed otherwise, order."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from builder.check.quoted import quotes_of
from builder.check.quotes import typed_otherwise
from builder.check.records import AnyEntry, Entry, Records
from builder.check.references import references
from builder.diagnostics import Diagnostic, failure
from builder.entries import read_records
from builder.frontmatter import Document, Path, parse_document
from builder.mending.order import in_order
from builder.mending.values import value_at, with_data_values, with_values
from builder.model.fields import QuoteField
from builder.model.text import Quote, one_line
from builder.schema import RECORD_TYPES, read_record
from builder.store import Project, TextFile

Mend = Callable[[TextFile, str, Records], str | None]


def mend(project: Project) -> Project:
    """Return the project with every record mended as far as that is safe.

    A mend is kept only where the record then says the same, read anew, and the body is untouched.
    A record at which mending fails is left as it is, with a finding.
    """
    failed: dict[str, Diagnostic] = {}
    for step in (_ids, _quotes, _order):
        records = read_records(project)
        mended = (_mended(step, file, records, failed) for file in project.records)
        project = replace(project, records=tuple(mended))
    return replace(project, findings=(*project.findings, *failed.values()))


def _mended(
    step: Mend, file: TextFile, records: Records, failed: dict[str, Diagnostic]
) -> TextFile:
    try:
        new = step(file, PurePosixPath(file.path).parts[1], records)
    except Exception as error:  # noqa: BLE001 -- one bad record never stops the rest
        failed.setdefault(file.path, failure(file.path, error))
        return file
    return file if new is None else TextFile(file.path, new)


def _entry(file: TextFile, kind: str, records: Records) -> AnyEntry | None:
    found = getattr(records, kind).get(PurePosixPath(file.path).stem)
    return found if found is not None and found.document.path == file.path else None


def _ids(file: TextFile, kind: str, records: Records) -> str | None:
    """Write ids small. Such a record could not be read, so it is read as if they were."""
    if _entry(file, kind, records):
        return None
    document, findings = parse_document(file.path, file.text)
    if document is None or findings:
        return None
    _, faults = read_record(RECORD_TYPES[kind], document)
    faulty = {(fault.line, fault.column) for fault in faults}
    values = {
        path: one_line(str(value_at(document.data, path))).lower()
        for path in document.spans
        if document.places.get(path) in faulty and value_at(document.data, path)
    }
    trial = replace(document, data=with_data_values(document.data, values))
    record, _ = read_record(RECORD_TYPES[kind], trial)
    if record is None:
        return None
    known = {
        _written_at(document, at, "id")
        for folder, id_, at in references(Entry("", trial, record))
        if id_ in records.ids[folder]
    }
    good = {path: value for path, value in values.items() if path in known}
    return with_values(document, file.text, good) if good else None


def _written_at(document: Document, at: Path, key: str) -> Path:
    """Return where a text stands that may be written alone or as a field of a mapping."""
    return (*at, key) if isinstance(value_at(document.data, at), dict) else at


def _quotes(file: TextFile, kind: str, records: Records) -> str | None:
    """Write quotes as their article does, where the two differ in how they were typed alone."""
    entry = _entry(file, kind, records)
    if entry is None:
        return None
    values: dict[Path, str] = {}
    for at, article, quote in quotes_of(entry.id, entry.record):
        source = records.articles.get(article)
        found = typed_otherwise(source.body, quote.quote()) if source else None
        if found:
            values |= _changes(entry.document, at, quote, found)
    return with_values(entry.document, file.text, values) if values else None


def _changes(document: Document, at: Path, old: QuoteField, new: Quote) -> dict[Path, str]:
    pairs = {
        "exact": (old.exact, new.exact),
        "prefix": (old.prefix, new.prefix),
        "suffix": (old.suffix, new.suffix),
    }
    return {
        _written_at(document, at, key): after
        for key, (before, after) in pairs.items()
        if before and before != after
    }


def _order(file: TextFile, kind: str, records: Records) -> str | None:
    """Put fields into the order in which records are written."""
    entry = _entry(file, kind, records)
    return in_order(entry.document, file.text, RECORD_TYPES[kind]) if entry else None
