"""A raw page as it was received."""

from dataclasses import dataclass
from functools import cached_property

from builder.model.encoding import Decoded, decode, fault_of
from builder.model.text import digest, in_words, squeeze
from builder.model.visible import plain_markdown, visible_text

# No news page has a tenth of these.
MOST_LINES = 20_000
MOST_TAGS = 50_000
MOST_LETTERS = 1_000_000


@dataclass(frozen=True)
class Seed:
    """A raw page; `name` is its path below seeds/."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return digest(self.data)

    @cached_property
    def fault(self) -> str | None:
        """Why this cannot be an article's page; None if it can."""
        if fault := fault_of(self.data):
            return fault
        if error := self.failure:
            return f"cannot be read: {type(error).__name__}: {error}"
        if self.is_html and self.source.text.count("<") > MOST_TAGS:
            return f"has over {MOST_TAGS:,} tags: save the article's page alone"
        if self._seen.count("\n") > MOST_LINES:
            return f"has over {MOST_LINES:,} lines: save the article's page alone"
        if len(self._seen) > MOST_LETTERS:
            return f"has over {MOST_LETTERS:,} letters of text: save the article's page alone"
        return None

    @property
    def failure(self) -> Exception | None:
        """What our reader failed with at this page: that is a fault of the reader's."""
        return self._read[3]

    @property
    def source(self) -> Decoded:
        """The page as it was written, markup and all; empty if it cannot be read."""
        return self._read[0]

    @property
    def squeezed(self) -> str:
        """The visible text without white space and invisible characters."""
        return "" if self.fault else self._read[2]

    @cached_property
    def words(self) -> str:
        """The visible text with one space between words and without invisible characters."""
        return in_words(self.text)

    @property
    def is_html(self) -> bool:
        """Tell whether the page is HTML, by the name of its file."""
        return self.name.lower().endswith((".html", ".htm"))

    @property
    def text(self) -> str:
        """The text that a reader of the page sees, one line a paragraph, heading or button."""
        return "" if self.fault else self._seen

    @property
    def _seen(self) -> str:
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Decoded, str, str, Exception | None]:
        """The page, its visible text, that without white space, and what went wrong."""
        if fault_of(self.data):
            return Decoded(""), "", "", None
        try:
            source = decode(self.data)
            # A browser's way to read tags that are opened and never closed takes long.
            is_heavy = self.is_html and source.text.count("<") > MOST_TAGS
            seen = "" if is_heavy else self._visible(source.text)
            return source, seen, squeeze(seen), None
        except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
            return Decoded(""), "", "", error

    def _visible(self, text: str) -> str:
        if self.is_html:
            return visible_text(text)
        if self.name.lower().endswith((".md", ".markdown")):
            return plain_markdown(text)
        return text
