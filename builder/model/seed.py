"""A raw page as it was received."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import quote

from builder.model.encoding import Decoded
from builder.model.raw.opening import is_archive, open_archive, open_page
from builder.model.raw.page import OpenedPage, TextFormat, UnreadablePageError
from builder.model.text import digest, in_words, squeeze
from builder.model.visible import plain_markdown, visible_text

# No news page has a tenth of these.
MOST_LINES = 20_000
MOST_TAGS = 50_000
MOST_LETTERS = 1_000_000


# Between the name of a file that holds several pages and the address of one of them.
_OF_FILE = re.compile(r"(?:\A|/)[^/#]*\.(?:warc|warc\.gz|wacz)(?=#)", re.IGNORECASE)
# What a record's line may hold as it is; a comma or a quotation mark would end the name.
_AS_IT_IS = "/:?#[]@!$&()*+;=%~"


@dataclass(frozen=True)
class Seed:
    """A raw page; `name` is its path below seeds/, `data` the bytes of its file.

    A page of a file that holds several has its address after the path: "trip.wacz#https://…".
    `given` is that page, taken out of its file, or why it cannot be read.
    """

    name: str
    data: bytes
    given: OpenedPage | UnreadablePageError | None = None

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return digest(self.data)

    @property
    def file(self) -> str:
        """The path of its file below seeds/."""
        return file_of(self.name)

    @property
    def fault(self) -> str | None:
        """Why this cannot be an article's page; None if it can."""
        if error := self.failure:
            return f"cannot be read: {type(error).__name__}: {error}"
        return self._read.fault

    @property
    def failure(self) -> Exception | None:
        """What our reader failed with at this page: that is a fault of the reader's."""
        return self._read.failure

    @property
    def page(self) -> OpenedPage | None:
        """The page with what its file says of it; None if it cannot be read."""
        return self._read.page

    @property
    def source(self) -> Decoded:
        """The page as it was written, markup and all; empty if it cannot be read."""
        return self.page.source if self.page else Decoded("")

    @property
    def squeezed(self) -> str:
        """The visible text without white space and invisible characters; made anew each time."""
        return squeeze(self.text)

    @property
    def words(self) -> str:
        """The visible text with one space between words and without invisible characters."""
        return _words(self.text)

    @property
    def is_html(self) -> bool:
        """Tell whether the page is HTML, whatever file it came in."""
        return self.page is not None and self.page.form is TextFormat.HTML

    @property
    def text(self) -> str:
        """The text that a reader of the page sees, one line per paragraph, heading or button."""
        return "" if self.fault else self._read.seen

    @cached_property
    def _read(self) -> "_Read":
        try:
            if isinstance(self.given, UnreadablePageError):
                return _Read(fault=str(self.given))
            page = self.given or open_page(self.name, self.data)
            # A browser's way to read tags that are opened and never closed takes long.
            if page.form is TextFormat.HTML and page.source.text.count("<") > MOST_TAGS:
                fault = f"has over {MOST_TAGS:,} tags: save the article's page alone"
                return _Read(page, fault=fault)
            seen = _visible(page)
            return _Read(page, seen, _too_much(seen))
        except UnreadablePageError as error:
            return _Read(fault=str(error))
        except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
            return _Read(failure=error)


@dataclass(frozen=True, slots=True)
class _Read:
    """A page, its visible text, and what is or went wrong."""

    page: OpenedPage | None = None
    seen: str = ""
    fault: str | None = None
    failure: Exception | None = None


# Of one page several words are looked for in turn; of all pages they would take much memory.
@lru_cache(maxsize=1)
def _words(text: str) -> str:
    return in_words(text)


def seeds_of(name: str, data: bytes) -> tuple[Seed, ...]:
    """Return the raw pages of a file: one, or each that a WARC or WACZ file holds, by its address.

    A file of which no page can be read is one that says why.
    """
    if not is_archive(name):
        return (Seed(name, data),)
    try:
        pages = open_archive(name, data)
    except UnreadablePageError as error:
        return (Seed(name, data, error),)
    return tuple(
        Seed(f"{name}#{quote(address, safe=_AS_IT_IS)}", data, page)
        for address, page in sorted(pages.items())
    )


def file_of(name: str) -> str:
    """Return the path of the file that a raw page of that name is in."""
    match = _OF_FILE.search(name)
    return name[: match.end()] if match else name


def _visible(page: OpenedPage) -> str:
    match page.form:
        case TextFormat.HTML:
            return visible_text(page.source.text)
        case TextFormat.MARKDOWN:
            return plain_markdown(page.source.text)
        case TextFormat.TEXT:
            return page.source.text


def _too_much(text: str) -> str | None:
    if text.count("\n") > MOST_LINES:
        return f"has over {MOST_LINES:,} lines: save the article's page alone"
    if len(text) > MOST_LETTERS:
        return f"has over {MOST_LETTERS:,} letters of text: save the article's page alone"
    return None
