"""One text, one record: a copy under another name is no second source."""

from collections.abc import Iterator
from functools import partial

from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.model.article import Article
from builder.model.seed import Seed
from builder.model.text import digest, squeeze


def check_texts(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every article with the raw page or the words of another."""
    pages: dict[str, Entry[Article]] = {}
    bodies: dict[str, Entry[Article]] = {}
    for article in records.articles.values():
        source = article.record.source
        seed = records.seeds.get(source.file)
        if seed is None or seed.fault:
            continue
        digests = records.memory.made(
            ("digests", article.id), (article, seed), partial(_digests, article, seed)
        )
        if digests is None:
            continue
        page = pages.setdefault(digests[0], article)
        text = bodies.setdefault(digests[1], article)
        other = page if page is not article else text
        # The same file under two records is a finding of its own.
        if other is article or other.record.source.file == source.file:
            continue
        what = "the same raw page as" if other is page else "word for word the text of"
        yield article.finding(
            ("source", "file"),
            Code.EQUAL_TEXT,
            f"has {what} {other.id}",
            "keep one record for one text, and say in a note who else printed it",
        )


def _digests(article: Entry[Article], seed: Seed) -> tuple[str, str] | None:
    """Return what stands for the words of the raw page and of the article; None without any."""
    body = squeeze(article.body.text).casefold()
    return (digest(seed.squeezed.encode()), digest(body.encode())) if body else None
