"""The records against their raw pages, read anew."""

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.authoring import read_seed
from builder.check.quoted import quotes_of
from builder.check.records import AnyEntry, Entry, Records
from builder.check.sound import sound
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path, Tree, dump_document
from builder.ingest.reading import Reading
from builder.model.article import Article
from builder.model.body import Body, dump_body
from builder.model.fields import QuoteField
from builder.model.seed import Seed
from builder.model.text import in_words, quotes
from builder.pipeline import check
from builder.store import SEEDS, Project

# What a record says and no raw page bears out, and what keeps a record from being read at all.
_EVIDENCE = frozenset(
    {
        Code.UNREADABLE_FILE,
        Code.INVALID_NAME,
        Code.INTERNAL_ERROR,
        Code.MISSING_FRONT_MATTER,
        Code.INVALID_YAML,
        Code.DUPLICATE_KEY,
        Code.UNKNOWN_KEY,
        Code.MISSING_FIELD,
        Code.WRONG_TYPE,
        Code.INVALID_DATE,
        Code.MIN_ABOVE_MAX,
        Code.PART_ABOVE_WHOLE,
        Code.MISSING_QUOTE,
        Code.TORN_QUOTE,
        Code.AMBIGUOUS_QUOTE,
        Code.UNSUPPORTED_FIGURE,
        Code.UNSUPPORTED_PHRASE,
        Code.MISSING_SEED,
        Code.CHANGED_SEED,
        Code.SHARED_SEED,
        Code.PARAGRAPH_NOT_IN_SEED,
        Code.EMPTY_BODY,
    }
)


@dataclass(frozen=True)
class Verified:
    """How much of an article was held against its raw page.

    `quotes` are those of every record that quotes it. `drift` shows how its record differs from
    what the reader makes of the page today, which a person may have meant: it is no fault.
    """

    id: str
    paragraphs: int
    quotes: int
    figures: int
    drift: tuple[str, ...]


@dataclass(frozen=True)
class Verification:
    """The articles that have a raw page, and what no raw page bears out."""

    articles: tuple[Verified, ...]
    findings: tuple[Diagnostic, ...]


def verify(project: Project) -> Verification:
    """Read every raw page anew and hold each paragraph, quote and figure against it."""
    checked = check(project)
    findings = [finding for finding in checked.findings if finding.code in _EVIDENCE]
    given = tuple(findings)
    found, _, failed = sound(lambda records: _verify(records, given), checked.records)
    return Verification(found.articles, tuple(sorted([*found.findings, *failed])))


def _verify(records: Records, given: tuple[Diagnostic, ...]) -> Verification:
    findings = list(given)
    # A quote that its article does not have is told already.
    told = {(found.path, found.line, found.column) for found in findings}
    counted: Counter[str] = Counter()
    for entry, at, article, quote in _quotes(records):
        counted[article] += 1
        if (entry.document.path, *entry.document.place(at)) not in told:
            findings.extend(_check_quote(entry, at, quote, _seed_of(article, records)))
    return Verification(
        tuple(
            _verified(entry, seed, counted[id_])
            for id_, entry in sorted(records.articles.items())
            if (seed := _seed_of(id_, records))
        ),
        tuple(sorted(findings)),
    )


def _quotes(records: Records) -> Iterator[tuple[AnyEntry, Path, str, QuoteField]]:
    for _, entry in records:
        for at, article, quote in quotes_of(entry.id, entry.record):
            yield entry, at, article, quote


def _seed_of(article: str, records: Records) -> Seed | None:
    entry = records.articles.get(article)
    return records.seeds.get(entry.record.source.file) if entry else None


def _check_quote(
    entry: AnyEntry, at: Path, quote: QuoteField, seed: Seed | None
) -> Iterator[Diagnostic]:
    """Yield a finding if the words do not stand in the raw page itself, whatever the body says."""
    if seed is not None and not quotes(seed.words, in_words(quote.exact)):
        yield entry.finding(
            at,
            Code.MISSING_QUOTE,
            f'the words "{quote.exact}" do not stand in {SEEDS}/{seed.name}',
            "the body of the article has them and the raw page has not: mend the body first",
        )


def _verified(entry: Entry[Article], seed: Seed, quotes: int) -> Verified:
    reports = entry.record.reports
    return Verified(
        entry.id,
        paragraphs=len(entry.body.kinds),
        quotes=quotes,
        figures=sum(1 for report in reports for _ in report.counts()),
        drift=tuple(_drift(entry, seed)),
    )


def _drift(entry: Entry[Article], seed: Seed) -> Iterator[str]:
    try:
        reading = read_seed(seed)
    except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
        yield f"the reader cannot read {SEEDS}/{seed.name} today: {type(error).__name__}: {error}"
        return
    yield from difflib.unified_diff(
        _lines(entry.record, entry.body),
        _lines(reading, reading.body),
        entry.document.path,
        f"{SEEDS}/{seed.name} as it is read today",
        lineterm="",
        n=0,
    )


def _lines(page: Article | Reading, body: Body) -> list[str]:
    fields: dict[str, Tree] = {
        "title": page.title,
        "published": str(page.published) if page.published else None,
        "publisher": page.publisher,
        "authors": None if page.authors is None else list(page.authors),
        "via": list(page.via),
        "language": page.language,
    }
    return dump_document(fields, dump_body(body)).split("\n")
