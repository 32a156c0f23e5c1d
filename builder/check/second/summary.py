"""Figures and dates of a summary, which is ours, against the article that it sums up."""

from collections.abc import Iterator

from builder.check.second.compare import DateAgreement, compare
from builder.check.second.texts import ArticleText, Texts
from builder.model.facts import Aspect, Fact
from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.dates import find_dates
from builder.reader.figures import CountedHarm, Fate, figures_in
from builder.reader.found import DateFound
from builder.reader.numbers import numbers_in


def summary_facts(_: Texts, text: ArticleText) -> Iterator[Fact]:
    """Yield every summary that has a figure or a date."""
    summary = text.entry.record.summary
    if summary:
        reading, words = _read(text, summary)
        if reading is None:
            return
        if text.is_foreign and reading.verdict is Verdict.DISAGREES:
            reading, words = CANNOT_TELL, ""  # its numbers are words of another language
        reasons = text.entry.record.because
        yield Fact(
            "articles",
            text.entry.id,
            ("summary",),
            Aspect.METADATA,
            f'"{words}"' if words else f'"{summary}"',
            None,
            reading,
            "",
            reasons.summary if reasons else None,
        )


def _read(text: ArticleText, summary: str) -> tuple[SecondReading | None, str]:
    dates = find_dates(summary, text.entry.record.published)
    counted = [f for f in figures_in(summary, Span(0, len(summary))) if f.harm is not Fate.OTHER]
    numbers = _numbers(summary, dates)
    if not dates and not counted and not numbers:
        return None, ""
    for one in dates:
        if one.value and not _has_date(text, one):
            return SecondReading(Verdict.DISAGREES, "no such date in the article"), one.text
    said = numbers_in(f"{text.text} {text.entry.record.title or ''}") if numbers else numbers
    for number in sorted(numbers - said):
        return SecondReading(Verdict.DISAGREES, "no such number in the article"), str(number)
    for figure in counted:
        if not _has_figure(text, figure):
            words = summary[figure.span.start : figure.span.end]
            return SecondReading(Verdict.DISAGREES, "no such figure in the article"), words
    if any(one.value is None for one in dates):
        return CANNOT_TELL, ""
    return SecondReading(Verdict.AGREES, summary), ""


_FEW = 12  # "two attacks": how many things there are, by the editor's own count


def _numbers(summary: str, dates: tuple[DateFound, ...]) -> frozenset[int]:
    rest = summary
    for one in dates:
        rest = rest.replace(one.text, " ")
    return frozenset(number for number in numbers_in(rest) if number > _FEW)


def _has_date(text: ArticleText, one: DateFound) -> bool:
    if one.value is None:
        return True
    published = text.entry.record.published
    if published and compare(one.value, published) is not DateAgreement.OTHER:
        return True
    # Paragraph by paragraph: what is summed up stands near the beginning.
    return any(
        date.value and compare(one.value, date.value) is not DateAgreement.OTHER
        for start in text.entry.body.starts
        for date in text.dates(text.paragraph(Span(start, start + 1)))
    )


def _has_figure(text: ArticleText, figure: CountedHarm) -> bool:
    if figure.min is None and figure.max is None:
        return True
    numbers = {figure.min, figure.max} - {None}
    is_counted = False
    # Sentence by sentence: what is summed up stands near the beginning.
    for sentence in text.sentences:
        for one in text.figures.within(sentence):
            if one.has(figure.harm) or one.harm is Fate.BOTH:
                is_counted = True
                if numbers & {one.min, one.max}:
                    return True
    return not is_counted
