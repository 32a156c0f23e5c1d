"""What the reader proposes, the check accepts: both read a passage with the same functions."""

from collections.abc import Set as AbstractSet

from builder.check.support import said_abroad, said_in
from builder.model.text import Span
from builder.reader.figures import Figures
from builder.reader.language import language_of
from tests.quality import tolls
from tests.quality.proposing import proposals

_LEAST = 64  # figures on the gold pages: with none, all would be right


def _said(language: str | None, figures: Figures, words: str, span: Span) -> AbstractSet[int]:
    """Return the numbers that the check takes the words to say."""
    if language in {None, "en"}:
        return said_in(figures, words, [span])
    return said_abroad(language, words)


def test_figures_of_short_reports_are_accepted() -> None:
    """No figure that is proposed of the reports in `tolls/` is refused either."""
    refused, count = [], 0
    for text, events in tolls.proposed():
        figures = Figures(text)
        for figure in (one for event in events for one in event.figures):
            words = text[figure.quote.start : figure.quote.end]
            said = _said(language_of(text), figures, words, figure.quote)
            count += 1
            if not {figure.count.min, figure.count.max} - {None} <= said:
                refused.append((words, figure, sorted(said)))
    assert refused == []
    assert count >= _LEAST


def test_proposed_figures_are_accepted() -> None:
    """No figure that is proposed on the gold pages, with its quote, is refused by the check."""
    refused, count = [], 0
    for page, proposal in proposals().items():
        figures = Figures(proposal["body"])
        for event in proposal["events"]:
            for figure in event["figures"]:
                span = Span(figure["quote"]["start"], figure["quote"]["end"])
                words = proposal["body"][span.start : span.end]
                said = _said(proposal["language"], figures, words, span)
                count += 1
                if not {figure["min"], figure["max"]} - {None} <= said:
                    refused.append((page, figure, words, sorted(said)))
    assert refused == []
    assert count >= _LEAST
