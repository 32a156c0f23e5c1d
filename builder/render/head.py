"""What the head of an article's page tells search engines and those who share its address."""

from builder.model.article import Article, Display, Rights
from builder.model.dates import Precision

_FREE = frozenset(
    {
        Rights.NO_COPYRIGHT_CONTRACTUAL,
        Rights.NO_COPYRIGHT_OTHER,
        Rights.NO_COPYRIGHT_US,
        Rights.NO_KNOWN_COPYRIGHT,
    }
)
_ARTICLE = ("og:type", "article")


def may_be_listed(article: Article) -> bool:
    """Tell whether search engines may list the page of an article.

    A text that is somebody's is found at its publisher; see docs/decisions/0011.
    """
    return article.display is not Display.FULL or article.rights in _FREE


def open_graph(article: Article) -> tuple[tuple[str, str], ...]:
    """Return the Open Graph properties of an article; no date that is not known to the day."""
    date = article.published
    is_known = date is not None and date.precision <= Precision.DAY
    if date is None or not is_known or date.is_uncertain or date.is_approximate:
        return (_ARTICLE,)
    return (_ARTICLE, ("article:published_time", date.text))
