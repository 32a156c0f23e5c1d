"""A page taken out of the file that it came in, and why there may be none."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from builder.model.encoding import MOST_BYTES, Decoded

# A file that holds a page with its pictures, or several pages, unpacks to more than the page.
MOST_UNPACKED = 10 * MOST_BYTES


class UnreadablePageError(ValueError):
    """Why a file is no page that can be read, to be read after its name."""


class TextFormat(StrEnum):
    """How the text of a page is written."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page, and what its file says of it: where it was, and on which day it was saved.

    `where` names the place in the file that says so, for the person who checks it.
    """

    form: TextFormat
    source: Decoded
    address: str | None = None
    saved: dt.date | None = None
    where: str = ""


def missing_extra(kind: str, package: str) -> UnreadablePageError:
    """Return why a page of that kind cannot be read here: its package is not installed."""
    return UnreadablePageError(
        f"is a {kind}, which needs the package {package} to be read: install the extra `pages` "
        "(make .venv/site does), and run this again"
    )


@contextmanager
def reading(kind: str) -> Iterator[None]:
    """Turn whatever a library fails with at a broken file into a sentence on the file."""
    try:
        yield
    except UnreadablePageError:
        raise
    except Exception as error:
        said = str(error).partition("\n")[0][:80]
        why = f"{type(error).__name__}: {said}" if said else type(error).__name__
        raise UnreadablePageError(
            f"is broken, or no {kind} ({why}): save the page again"
        ) from error


def too_large(what: str = "unpacks to") -> UnreadablePageError:
    """Return why a file cannot be read whose content is larger than any page."""
    return UnreadablePageError(
        f"{what} more than {MOST_UNPACKED // 1_000_000} MB: save the article's page alone"
    )
