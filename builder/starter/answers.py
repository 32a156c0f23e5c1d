"""What `builder init` asks."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from builder.model.address import misleading
from builder.model.text import one_line

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")
_MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Answers:
    """What an archive is called and about, and on what terms.

    `subject` and `region` complete "News articles on … in …"; the region may be empty. `language`
    is that of the interface, as an IETF tag; `licence` that of the annotations; `url` the address
    of the site, ending in a slash.
    """

    name: str = "Annotated Archive"
    subject: str = "political violence"
    region: str = ""
    language: str = "en"
    licence: str = "CC BY 4.0"
    url: str = "https://archive.example.org/"

    def __post_init__(self) -> None:
        """Refuse what no page could say.

        Raises:
            ValueError: with the name of the answer and what it must be.

        """
        for key in ("name", "subject", "region", "language", "licence", "url"):
            text = getattr(self, key)
            if text != one_line(text) or not text.isprintable() or len(text) > _MOST_LETTERS:
                raise ValueError(f"{key}: one line of at most {_MOST_LETTERS} letters")
            # Material prints the name of a site as HTML.
            if "<" in text or ">" in text:
                raise ValueError(f"{key}: neither < nor >")
            if not text and key != "region":
                raise ValueError(f"{key}: cannot be empty")
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError("language: a code such as en, es or pt-BR")
        is_web = self.url.startswith(("https://", "http://")) and self.url.endswith("/")
        if not is_web or urlsplit(self.url).query or misleading(self.url):
            raise ValueError("url: an address that begins with https:// and ends with a slash")

    @property
    def scope(self) -> str:
        """What the articles are about: "on armed groups in the Lake Chad basin"."""
        return f"on {self.subject} in {self.region}" if self.region else f"on {self.subject}"

    @property
    def description(self) -> str:
        """The archive in half a sentence."""
        return f"News articles {self.scope}, read sentence by sentence"
