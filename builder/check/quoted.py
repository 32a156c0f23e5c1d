"""Every quote of a record, wherever it stands in it."""

from collections.abc import Iterator

from builder.frontmatter import Path
from builder.model.authority import Evidence
from builder.model.fields import QuoteField, Record


def quotes_of(id_: str, record: Record) -> Iterator[tuple[Path, str, QuoteField]]:
    """Yield the field of each quote, the article that it is from, and the quote."""
    yield from _quotes(record, id_, ())


def _quotes(value: object, article: str, at: Path) -> Iterator[tuple[Path, str, QuoteField]]:
    match value:
        case QuoteField():
            yield at, article, value
        case Evidence():
            yield (*at, "quote"), value.article, value.quote
        case Record():
            for name in type(value).model_fields:
                yield from _quotes(getattr(value, name), article, (*at, name))
        case tuple():
            for n, item in enumerate(value):
                yield from _quotes(item, article, (*at, n))
