"""The text that a reader of an HTML or Markdown page sees."""

import re
from html.parser import HTMLParser

from builder.model.text import one_line

_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "svg"})
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del em font i ins mark q s small span strong sub sup time u "
    "var".split()
)


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)")
_STRONG = re.compile(r"\*\*|__")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")


def plain_markdown(text: str) -> str:
    """Return a Markdown page's text without front matter and without the marks of Markdown."""
    text = _FRONT_MATTER.sub("", text, count=1)
    text = _STRONG.sub("", _LINK.sub(r"\1", _HEADING.sub("", text)))
    return _ESCAPE.sub(r"\1", text)


def visible_text(html: str) -> str:
    """Return the page's text without markup, one line a block; never fails on broken markup."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (one_line(line) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def parse_html_declaration(self, i: int) -> int:
        """Take <![ for a comment, as browsers do: Python 3.11 fails on words it does not know."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "body":
            # The end of the head may be left out.
            self._hidden.clear()
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            # Line breaks in the source of a page are white space to its reader.
            self.parts.append(data.replace("\n", " "))
