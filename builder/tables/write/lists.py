"""The citations of all articles, for reference managers."""

from collections.abc import Generator, Iterator

from builder.render.files.bibliography import FORMATS, CitationFormat
from builder.tables.source import TableSource
from builder.tables.written import Written, gathered, joined

_MEDIA_TYPES = (
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/vnd.citationstyles.csl+json",
)


def list_files(source: TableSource) -> Iterator[Written]:
    """Yield all citations in every format."""
    for one, media_type in zip(FORMATS, _MEDIA_TYPES, strict=True):
        title = f"Citations of all articles as {one.name}"
        yield Written(f"articles.{one.ending}", _chunks(source, one), media_type, title)


def _chunks(source: TableSource, one: CitationFormat) -> Generator[bytes, None, None]:
    site = source.site
    texts = (one.cite(site, article) for article in site.archive.articles.values())
    return gathered(joined(one.head, texts, one.between, one.tail))
