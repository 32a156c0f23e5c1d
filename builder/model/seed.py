"""A raw page as it was received."""

from dataclasses import dataclass
from functools import cached_property

from builder.model.text import decode, digest
from builder.model.visible import visible_text


@dataclass(frozen=True)
class Seed:
    """A raw page as it was received; `name` is its path below seeds/."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return digest(self.data)

    @cached_property
    def text(self) -> str:
        """The text of the page that a reader saw, one line a paragraph, heading or button."""
        text = decode(self.data)
        return visible_text(text) if self.name.lower().endswith((".html", ".htm")) else text
