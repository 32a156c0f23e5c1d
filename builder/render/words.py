"""How dates, figures and kinds are put into words.

All English of generated pages that is not in a template stands here.
"""

import calendar
import datetime as dt
from enum import StrEnum

from builder.model.archive import ArticleEntry
from builder.model.article import Figure, Rights, Who
from builder.model.assess import Confidence, Level, Range
from builder.model.dates import Edtf, Precision, parse_edtf

UNKNOWN = "unknown"
UNTITLED = "Untitled article"
RELATIONS = {
    "ally": "ally of",
    "affiliate": "affiliate of",
    "splinter": "splinter of",
    "merger": "merged with",
    "rival": "rival of",
    "pledged_to": "pledged to",
}
RELATIONS_BACK = {
    "ally": "ally of",
    "affiliate": "has the affiliate",
    "splinter": "has the splinter",
    "merger": "merged with",
    "rival": "rival of",
    "pledged_to": "received the pledge of",
}
RIGHTS = {
    Rights.IN_COPYRIGHT: "In copyright",
    Rights.IN_COPYRIGHT_EDUCATIONAL: "In copyright, educational use permitted",
    Rights.IN_COPYRIGHT_NON_COMMERCIAL: "In copyright, non-commercial use permitted",
    Rights.IN_COPYRIGHT_RIGHTS_HOLDER_UNKNOWN: "In copyright, rights holder unknown",
    Rights.NO_COPYRIGHT_CONTRACTUAL: "No copyright, contractual restrictions",
    Rights.NO_COPYRIGHT_OTHER: "No copyright, other known legal restrictions",
    Rights.NO_COPYRIGHT_US: "No copyright, United States",
    Rights.NOT_EVALUATED: "Copyright not evaluated",
    Rights.UNDETERMINED: "Copyright undetermined",
    Rights.NO_KNOWN_COPYRIGHT: "No known copyright",
}
FIELDS = {
    "parent": "what it is part of",
    "relations": "its relation to another group",
    "not_same_as": "told apart from another group",
    "formed": "when it was formed",
    "dissolved": "when it was dissolved",
    "date": "when it happened",
    "location": "where it happened",
    "target": "its target",
}
_SOURCES = {1: "one independent source", 2: "two independent sources"}


class Words:
    """Puts into words what records say."""

    RELATIONS = RELATIONS
    RELATIONS_BACK = RELATIONS_BACK
    RIGHTS = RIGHTS
    FIELDS = FIELDS

    def plain(self, kind: StrEnum) -> str:
        """Return the words of a kind: "suicide bombing" for suicide-bombing."""
        return kind.value.replace("-", " ").replace("_", " ")

    def title_of(self, article: ArticleEntry) -> str:
        """Return the title of an article, or words that say that it has none."""
        return article.record.title or UNTITLED

    def date_words(self, date: Edtf | None) -> str:
        """Say a date at its own precision: "4 March 2022", "March 2022", "about 2021"."""
        if date is None:
            return UNKNOWN
        if date.precision is Precision.PERIOD:
            return self._period_words(date) + (" (uncertain)" if date.is_uncertain else "")
        words = self._day_words(date)
        if date.time:
            words += f", {date.time}"
        if date.is_approximate:
            words = f"about {words}"
        return f"{words} (uncertain)" if date.is_uncertain else words

    def _day_words(self, date: Edtf) -> str:
        first = date.earliest or dt.date.min
        month = calendar.month_name[first.month]
        match date.precision:
            case Precision.DAY | Precision.MINUTE:
                return f"{first.day} {month} {first.year}"
            case Precision.MONTH:
                return f"{month} {first.year}"
            case Precision.YEAR:
                return str(first.year)
            case Precision.DECADE:
                return f"{first.year}s"
            case _:
                return f"{first.year}–{first.year + 99}"

    def _period_words(self, date: Edtf) -> str:
        from_words, _, to_words = date.text.partition("/")
        start, end = date.earliest, date.latest
        if start is None:
            return f"until {self._bound(to_words)}"
        if end is None:
            return f"since {self._bound(from_words)}"
        return f"{self._bound(from_words)} to {self._bound(to_words)}"

    def _bound(self, text: str) -> str:
        return self.date_words(parse_edtf(text))

    def month_words(self, month: int) -> str:
        """Return the name of a month, or words for a month that is not known (0)."""
        return calendar.month_name[month] if month else "Month not known"

    def number(self, value: int) -> str:
        """Write a number with a comma between thousands."""
        return f"{value:,}"

    def count_of(self, value: int, one: str, many: str = "") -> str:
        """Write a number with its noun: "1 article", "2 articles"."""
        return f"{self.number(value)} {one if value == 1 else many or one + 's'}"

    def figure_words(self, figure: Figure) -> str:
        """Say a figure as its source does: "at least 64", "5", "scores", "over 30"."""
        low, high = figure.min, figure.max
        if low is None and high is None:
            return figure.qualifier or UNKNOWN
        if figure.qualifier:
            stated = self.number(low if low is not None else high or 0)
            return f"{figure.qualifier} {stated}"
        if low is not None and high is not None:
            return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
        return (
            f"{self.number(low)} or more" if low is not None else f"up to {self.number(high or 0)}"
        )

    def who_words(self, figure: Figure) -> str:
        """Say whom a figure counts; "" where the source does not."""
        return "" if figure.who is Who.UNSPECIFIED else self.plain(figure.who)

    def range_words(self, range_: Range | None) -> str:
        """Say a derived range: "5", "62–64", "64 or more", "no figure"."""
        if range_ is None:
            return "no figure"
        low, high = self.number(range_.low), self.number(range_.high)
        words = low if range_.low == range_.high else f"{low}–{high}"
        return f"{words} or more" if range_.is_open else words

    def confidence_words(self, confidence: Confidence) -> str:
        """Give the reason of a confidence level in one sentence."""
        sources = _SOURCES.get(confidence.sources, f"{confidence.sources} independent sources")
        if confidence.level is Level.CONTESTED:
            return f"Its reports disagree on {' and '.join(confidence.disputes)} ({sources})."
        return f"It rests on {sources} in this archive, without disagreement."
