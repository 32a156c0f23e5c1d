"""What a record says in a source's words stands there: one rule for every field that is *said*."""

from collections.abc import Iterator
from itertools import islice

from builder.check.each import each
from builder.check.limits import MOST_SAID, said_in
from builder.check.records import AnyEntry, Records
from builder.diagnostics import Code, Diagnostic
from builder.model.fields import QuoteField
from builder.model.kinds import KINDS
from builder.model.statement import FieldValue, Where
from builder.model.text import in_words, says

_COPY = "copy the words as they stand there"
_PAGE = "copy it from the page, or write null if the page does not say"


@each(*KINDS)
def check_said(entry: AnyEntry, records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every field whose words do not stand where its model says they do."""
    for fact in islice(said_in(entry), MOST_SAID):
        if fault := _fault(entry, fact, records):
            yield entry.finding(fact.at, Code.UNSUPPORTED_PHRASE, *fault)


def _fault(entry: AnyEntry, fact: FieldValue, records: Records) -> tuple[str, str] | None:
    """Return what is wrong and how to mend it; None where the words stand, or nobody can tell."""
    words = fact.value
    match fact.stated.where:
        case Where.QUOTE:
            quote = _nearest_quote(fact)
            is_there = quote is None or says(quote.exact, words)
            fault = f'the quote does not say "{words}"', _COPY
        case Where.BODY:
            is_there = says(entry.body.text, words)
            fault = f'the article does not say "{words}"', _COPY
        case Where.REPORTS:
            known = () if records.has_unread_articles else records.reporting.get(entry.id, ())
            is_there = not known or any(says(article.body.text, words) for article in known)
            help_text = "copy the words from an article that reports it"
            fault = f'no article that reports the event says "{words}"', help_text
        case _:
            seed = records.seeds.get(entry.record.source.file)
            was_read_there = fact.stated.where is Where.PAGE_OR_ADDRESS and entry.record.url
            is_there = (
                seed is None
                or seed.fault is not None
                or bool(was_read_there)
                or says(seed.words, in_words(words))
            )
            fault = f'the seed does not say "{words}"', _PAGE
    return None if is_there else fault


def _nearest_quote(fact: FieldValue) -> QuoteField | None:
    quotes = (getattr(record, "quote", None) for record in reversed(fact.around))
    return next((quote for quote in quotes if isinstance(quote, QuoteField)), None)
