"""The text that a reader of an HTML or Markdown page sees."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from builder.model.text import one_line

# What a browser that runs scripts does not show, and what a reader types into.
HIDDEN_TAGS = frozenset(
    "audio canvas datalist head iframe noembed noframes noscript object script style svg template "
    "textarea video".split()
)
# What stands within a line. Every other tag begins one.
INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rb rp "
    "rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
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
    """Return the page's text without markup, one line a block; never fails on broken markup.

    It is read as a browser reads it: the standard library's parser takes minutes for 100 kB of
    tags that do not end.
    """
    lines = (one_line(line) for line in "".join(_pieces(html)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(html: str) -> Iterator[str]:
    """Yield the text in order with a line break around each block; pages nest at will."""
    node = LexborHTMLParser(html).root
    while node is not None:
        tag = node.tag or "-"
        if tag == "-text":
            # Line breaks in the source of a page are white space to its reader.
            yield (node.text_content or "").replace("\n", " ")
        elif not tag.startswith("-") and tag not in INLINE_TAGS:
            yield "\n"
        below = None if tag in HIDDEN_TAGS else node.child
        if below is not None:
            node = below
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node is not None and node.tag not in INLINE_TAGS:
                yield "\n"
        node = node.next if node is not None else None
