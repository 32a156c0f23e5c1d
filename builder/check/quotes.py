"""Find the words that a record quotes in the article that it quotes them from."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from builder.check.records import AnyEntry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.alike import Folded, find_alike, fold_marks
from builder.model.article import Display
from builder.model.authority import Evidence
from builder.model.body import Body
from builder.model.fields import QuoteField
from builder.model.sourced import Passage
from builder.model.text import Quote, Span, find_all, is_whole, occurrences, one_line, widened

_CLOSE = 0.6
_MOST_SEARCHES = 50
# Words that stand so often in an article are evidence of nothing, whatever stands before them.
_MOST_PLACES = 1_000


@dataclass
class QuoteFinder:
    """Finds quotes, and keeps a finding for each that is missing or ambiguous."""

    records: Records
    findings: list[Diagnostic] = field(default_factory=list)
    _searches: int = 0
    # Many facts may rest on the same words.
    _found: dict[tuple[str, Quote], tuple[list[Span], list[Span]]] = field(default_factory=dict)

    def in_own(self, entry: AnyEntry, quote: QuoteField, at: Path) -> Passage | None:
        """Return the passage in the article whose record has the quote at the given field."""
        return self._find(entry, at, entry.id, quote)

    def in_part(
        self, entry: AnyEntry, quote: QuoteField | None, whole: Passage, at: Path
    ) -> Passage | None:
        """Return the passage of a part's own quote; a part without one rests on the whole's."""
        return whole if quote is None else self.in_own(entry, quote, at)

    def evidence(self, entry: AnyEntry, evidence: Evidence, at: Path) -> Passage | None:
        """Return the passage of another record's article; None where it is not there to read."""
        article = self.records.articles.get(evidence.article)
        # A withdrawn article is a finding of its own: its words are gone on purpose.
        if article is None or article.record.display is Display.WITHDRAWN:
            return None
        return self._find(entry, (*at, "evidence", "quote"), evidence.article, evidence.quote)

    def _find(self, entry: AnyEntry, at: Path, article: str, quote: QuoteField) -> Passage | None:
        body = self.records.articles[article].body
        key = (article, quote.quote())
        if key not in self._found:
            places = _places(body, quote.quote())
            self._found[key] = places, [span for span in places if is_whole(body.text, span)]
        spans, whole = self._found[key]
        if len(whole) == 1:
            return passage_at(article, body, whole[0], quote.exact)
        if spans and not whole:
            place = widened(body.text, spans[0])
            words = body.text[place.start : place.end]
            self.findings.append(
                entry.finding(
                    at,
                    Code.TORN_QUOTE,
                    f'the words "{_short(quote.exact)}" begin or end inside a word or number',
                    f'quote whole words: "{_short(words, 160)}"',
                )
            )
        elif spans:
            self.findings.append(
                entry.finding(
                    at,
                    Code.AMBIGUOUS_QUOTE,
                    f'the words "{_short(quote.exact)}" stand {_times(len(whole))} in {article}',
                    "quote more of the sentence, or add the words before it as prefix",
                )
            )
        else:
            self.findings.append(
                entry.finding(
                    at,
                    Code.MISSING_QUOTE,
                    f'the words "{_short(quote.exact)}" do not stand in {article}',
                    self._advice(body, quote.quote()),
                )
            )
        return None

    def _advice(self, body: Body, quote: Quote) -> str:
        # Looking for the nearest words takes time: after many faults, something else is wrong.
        self._searches += 1
        return _nearest(body, quote) if self._searches <= _MOST_SEARCHES else _COPY


_COPY = "copy the words letter for letter from one paragraph of the article"


def passage_at(article: str, body: Body, span: Span, words: str | None = None) -> Passage:
    """Return the passage at a span, numbered among equal words of the body.

    Who has its words already may give them, so that they are held once.
    """
    words = body.text[span.start : span.end] if words is None else words
    earlier = sum(1 for other in occurrences(body.text, words) if other.start <= span.start)
    return Passage(article, span, words, earlier)


def typed_otherwise(body: Body, quote: Quote) -> Quote | None:
    """Return a quote in the body's own words, if it differs in how it was typed alone.

    None where it stands there as it is, or could mean several places.
    """
    if _places(body, quote):
        return None
    found = find_alike(body.text, _folded(body.text), quote)
    alike = [words for place, words in found if body.within_block(place)]
    if len(alike) != 1:
        return None
    words = alike[0]
    around = Quote(words.exact, one_line(words.prefix), one_line(words.suffix))
    # What was right before and after the words stays as it was written.
    typed = (replace(quote, exact=words.exact), around)
    return next((new for new in typed if len(_places(body, new)) == 1), None)


@lru_cache(maxsize=4)
def _folded(text: str) -> Folded:
    return fold_marks(text)


def _places(body: Body, quote: Quote) -> list[Span]:
    found = find_all(body.text, quote, _MOST_PLACES)
    return [span for span in found if body.within_block(span)]


def _times(count: int) -> str:
    return f"{count} times" if count < _MOST_PLACES else f"{_MOST_PLACES} times or more"


def _nearest(body: Body, quote: Quote) -> str:
    if any(body.within_block(span) for span in occurrences(body.text, quote.exact)):
        return "the words stand there, but not with that prefix or suffix: copy those too"
    if typed_otherwise(body, quote):
        return (
            "it stands there with other quotation marks, dashes or spaces: "
            "builder check --fix mends that"
        )
    words = quote.exact
    texts = [block.text for block in body.blocks]
    if any(one_line(words).casefold() in text.casefold() for text in texts):
        return "it stands there with other capital letters: copy it letter for letter"
    close = difflib.get_close_matches(words, _windows(texts, words), n=1, cutoff=_CLOSE)
    if close:
        return f'copy the words letter for letter; the nearest are "{_short(close[0], 160)}"'
    return _COPY


def _windows(texts: Iterable[str], words: str) -> list[str]:
    # Windows of the quote's own length, so that the measure of likeness is fair.
    size = len(words.split())
    found = []
    for text in texts:
        parts = text.split()
        step = max(1, size // 4)
        found += [
            " ".join(parts[i : i + size]) for i in range(0, max(1, len(parts) - size + 1), step)
        ]
    return found[:2_000]


def _short(text: str, length: int = 70) -> str:
    return text if len(text) <= length else f"{text[: length - 3]}..."
