"""What `builder check` makes of one article's record."""

from dataclasses import dataclass

from builder.check.records import Entry, Records
from builder.diagnostics import Diagnostic
from builder.frontmatter import Document
from builder.model.archive import Archive
from builder.model.article import Article


@dataclass(frozen=True)
class Judged:
    """An article's record as `builder check` would see it if it were reviewed today.

    `entry` is None where the record cannot be read; then `findings` say why. Otherwise they are
    those of the record and of the events that it reports.
    """

    text: str
    document: Document | None
    entry: Entry[Article] | None
    archive: Archive | None
    records: Records
    findings: tuple[Diagnostic, ...]
