"""A raw page as it was received."""

from dataclasses import dataclass
from functools import cached_property

from builder.model.encoding import Decoded, decode, fault_of
from builder.model.text import digest, squeeze
from builder.model.visible import plain_markdown, visible_text


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
        """Why the bytes cannot be a page's text; None if they can."""
        return fault_of(self.data)

    @cached_property
    def source(self) -> Decoded:
        """The page as it was written, markup and all; empty if it cannot be read."""
        return Decoded("") if self.fault else decode(self.data)

    @cached_property
    def squeezed(self) -> str:
        """The visible text without white space and invisible characters."""
        return squeeze(self.text)

    @property
    def is_html(self) -> bool:
        """Tell whether the page is HTML, by the name of its file."""
        return self.name.lower().endswith((".html", ".htm"))

    @cached_property
    def text(self) -> str:
        """The text that a reader of the page sees, one line a paragraph, heading or button."""
        if self.is_html:
            return visible_text(self.source.text)
        if self.name.lower().endswith((".md", ".markdown")):
            return plain_markdown(self.source.text)
        return self.source.text
