"""The citations of all articles, for reference managers."""

from collections.abc import Iterator

from builder.render.files.bibliography import Bibliography, as_texts
from builder.tables.source import TableSource
from builder.tables.written import Written

_FILES = (
    ("articles.bib", "application/x-bibtex", "Citations of all articles as BibTeX"),
    ("articles.ris", "application/x-research-info-systems", "Citations of all articles as RIS"),
    (
        "articles.csl.json",
        "application/vnd.citationstyles.csl+json",
        "Citations of all articles as CSL-JSON",
    ),
)


def list_files(source: TableSource) -> Iterator[Written]:
    """Yield all citations in every format."""
    texts = as_texts(Bibliography(source.site).of_all())
    for (name, media_type, title), text in zip(_FILES, texts, strict=True):
        yield Written(name, text.encode(), media_type, title)
