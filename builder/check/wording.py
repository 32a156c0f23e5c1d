"""Words that are no evidence, and words that are no name."""

from collections.abc import Iterator

from builder.check.each import each
from builder.check.quoted import quotes_of
from builder.check.records import AnyEntry, Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Report
from builder.model.authority import Authority, Group, Location
from builder.model.dates import Edtf
from builder.model.event import Event
from builder.model.kinds import KINDS
from builder.model.statement import Where, own_words, said_fields
from builder.model.stopwords import (
    has_capital,
    is_filler,
    is_ordinary,
    is_short,
    names_nobody,
    says_nothing,
)
from builder.reader.numbers import digits_in, numbers_in


@each(*KINDS)
def check_wording(entry: AnyEntry, _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every quote, name, qualifier and field of an event that says nothing."""
    for at, _article, quote in quotes_of(entry.id, entry.record):
        if says_nothing(quote.exact):
            message = f'the words "{quote.exact}" say nothing that could be evidence'
            help_text = "quote the words that state the fact"
            yield entry.finding(at, Code.EMPTY_WORDS, message, help_text)
    if isinstance(entry.record, Article):
        yield from _check_article(entry)
    if isinstance(entry.record, Event):
        for field in own_words(Event, Where.REPORTS):
            words = getattr(entry.record, field)
            if words and is_filler(words):
                message = f'"{words}" does not say what the {field} is'
                help_text = "copy the words from an article that reports the event, or leave it out"
                yield entry.finding((field,), Code.EMPTY_WORDS, message, help_text)


def _check_article(article: Entry[Article]) -> Iterator[Diagnostic]:
    for n, person in enumerate(article.record.people):
        if names_nobody(person.name) or not has_capital(person.name):
            message = f'"{person.name}" is nobody\'s name'
            help_text = "list only people whom the article names"
            yield article.finding(("people", n, "name"), Code.EMPTY_WORDS, message, help_text)
    for n, report in enumerate(article.record.reports):
        for at, words in _qualifiers(report, n):
            if is_filler(words):
                message = f'"{words}" does not say how many'
                help_text = 'copy a word such as "dozens" from the quote, or leave it out'
                yield article.finding(at, Code.EMPTY_WORDS, message, help_text)
        for at, part, _ in report.counts():
            if part.by and is_filler(part.by):
                message = f'"{part.by}" does not say who gives the figure'
                help_text = "copy the name from the article, as police or a hospital"
                place = ("reports", n, *at, "by")
                yield article.finding(place, Code.EMPTY_WORDS, message, help_text)


def _qualifiers(report: Report, n: int) -> Iterator[tuple[Path, str]]:
    for at, part, _ in report.counts():
        if part.qualifier:
            yield ("reports", n, *at, "qualifier"), part.qualifier


@each("groups", "locations", "articles")
def check_ordinary_names(entry: AnyEntry, _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every name that would link ordinary words to a group or place."""
    for at, text in _ordinary_names(entry.record):
        yield entry.finding(at, Code.EMPTY_WORDS, *_ordinary(text))


def _ordinary_names(record: object) -> Iterator[tuple[Path, str]]:
    match record:
        case Group():
            strong = set(record.strong_names)
            for at, text in _names(record):
                # A group's other names have a capital letter; a place may be "merged districts".
                is_low = at != ("name",) and not has_capital(text)
                if text in strong and (_is_no_name(text) or is_low):
                    yield at, text
            for n, text in enumerate(record.weak_aliases):
                if names_nobody(text):
                    yield ("weak_aliases", n), text
        case Location():
            yield from ((at, text) for at, text in _names(record) if _is_no_name(text))
        case Article():
            yield from ((at, text) for at, text in _own_names(record) if names_nobody(text))


def _names(record: Authority) -> Iterator[tuple[Path, str]]:
    yield ("name",), record.name
    for n, text in enumerate(record.aliases):
        yield ("aliases", n), text


def _own_names(article: Article) -> Iterator[tuple[Path, str]]:
    for key, listed in (("groups", article.groups), ("locations", article.locations)):
        for n, named in enumerate(listed):
            for i, text in enumerate(named.names):
                yield (key, n, "names", i), text


def _is_no_name(text: str) -> bool:
    return is_ordinary(text) or is_short(text)


def _ordinary(text: str) -> tuple[str, str]:
    return (
        f'"{text}" is no name: it stands in articles about anybody',
        "leave it out, or write the name in full",
    )


@each("events")
def check_titles(event: Entry[Event], records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every number in an event's title that no report of it has.

    The day of the event, its place and the words of articles in it may have numbers, too.
    """
    reporting = records.reporting.get(event.id, ())
    if records.has_unread_articles or not reporting:
        return
    said = {
        number
        for article in reporting
        for report in article.record.reports
        if report.event == event.id
        for words in _words_of(report)
        for number in _numbers(words)
    }
    for number in sorted(numbers_in(event.record.title) - said - _of_record(records, event.record)):
        yield event.finding(
            ("title",),
            Code.UNSUPPORTED_FIGURE,
            f"the title says {number}, and no report of the event does",
            "leave numbers out of titles: the figures of the reports are shown beside them",
        )


def _words_of(report: Report) -> Iterator[str]:
    yield report.quote.exact
    for _, part, quote in report.counts():
        if part.quote:
            yield quote.exact
    for attribution in (*report.attributed_to, *report.claimed_by, *report.denied_by):
        if attribution.quote:
            yield attribution.quote.exact


def _of_record(records: Records, event: Event) -> frozenset[int]:
    place = records.locations.get(event.location or "")
    said = (getattr(event, field) for field in said_fields(type(event), Where.REPORTS))
    words = (*said, place and place.record.name)
    numbers = frozenset().union(*(_numbers(text) for text in words if text))
    return numbers | _of_date(event.date)


def _numbers(text: str) -> frozenset[int]:
    # Digits alone, too: what stands there counts, whatever it is a number of.
    return numbers_in(text) | digits_in(text)


def _of_date(date: Edtf | None) -> frozenset[int]:
    return _numbers(str(date).replace("-", " ").replace("T", " ")) if date else frozenset()
