"""The sections of a page as Material's search has them, read faster than it reads them.

Material reads a page with Python's own parser, which calls it for each tag: a twelfth of a build.
What the search is given of our pages comes out of a parser (`builder/render/searched.py`), so it is
well-formed, and one regular expression takes it apart. The rest follows Material step by step, with
tags by their names alone, as it compares them.

`tests/mkdocs_plugin/test_sections.py` holds one against the other, and notices a change of either.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from material.plugins.search.plugin import Parser, void

_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:[^<>"]|"[^"]*")*)>')
_ID: Final = re.compile(r' id="([^"]*)"')
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT: Final = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_NEVER: Final = frozenset({"object", "script", "style"})
_EXCLUDED: Final = " data-search-exclude"
# What Material looks at besides, and no page of ours has.
_STRANGE: Final = re.compile(
    "headerlink|linenodiv|<!|<[A-Z]|<(?:script|style)\\b[^>]*>[^<]*<(?!/(?:script|style)>)"
)
_LEFT: Final = 1 << 30


@dataclass(slots=True)
class SearchSection:
    """A heading and what stands below it, as pieces of HTML; `tag` is hx where there is none."""

    tag: str
    depth: int = 0
    is_left_out: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def is_excluded(self) -> bool:
        """Tell whether the search is to know nothing of it."""
        return self.is_left_out


def sections_of(page: str) -> Sequence[SearchSection]:
    """Return the sections of a page that a parser wrote."""
    first, *pieces = _TAG.split(page)
    texts = pieces[3::4]
    if _STRANGE.search(page) or "<" in first or any("<" in text for text in texts):
        parser = Parser()
        parser.feed(page)
        parser.close()
        found: Sequence[SearchSection] = parser.data
        return found
    reader = _Reader()
    reader.say(first)
    for slash, tag, attributes, text in zip(
        pieces[::4], pieces[1::4], pieces[2::4], texts, strict=True
    ):
        if slash:
            reader.end(tag)
        elif tag not in void:
            reader.start(tag, attributes)
        if text:
            reader.say(text)
    return reader.sections


class _Reader:
    """Goes through the tags and the texts between them."""

    def __init__(self) -> None:
        self.sections: list[SearchSection] = []
        self._section: SearchSection | None = None
        self._context: list[str] = []
        self._skipped = set(_NEVER)
        self._is_skipping = False
        self._is_in_title = False

    def start(self, tag: str, attributes: str) -> None:
        self._context.append(tag)
        is_excluded = _EXCLUDED in attributes
        if tag in _HEADINGS and (id_ := _ID.search(attributes)):
            if tag != "h1" and not self.sections:
                self._open(SearchSection("hx", len(self._context)))
            section = SearchSection(tag, len(self._context), is_excluded)
            if self.sections:
                section.id = html.unescape(id_[1])
            self._open(section)
        elif self._section is None:
            self._open(SearchSection("hx"))
        if is_excluded:
            self._skipped.add(tag)
        self._look()
        if tag in _KEPT and not is_excluded and not self._is_skipping:
            self._kept().append(f"<{tag}>")

    def end(self, tag: str) -> None:
        context, section = self._context, self._section
        if not context or context[-1] != tag or section is None:
            return
        if section.depth > len(context):
            for earlier in reversed(self.sections):
                if earlier.depth <= len(context):
                    section.depth = _LEFT
                    self._section = earlier
                    break
        context.pop()
        if tag in self._skipped:
            self._skipped -= {tag} - _NEVER
            self._look()
            return
        self._look()
        if tag in _KEPT and not self._is_skipping:
            kept = self._kept()
            at = kept.index(f"<{tag}>")
            if all(piece.isspace() for piece in islice(kept, at + 1, None)):
                del kept[at:]
            else:
                kept.append(f"</{tag}>")

    def say(self, text: str) -> None:
        """Add words to the section."""
        if not text or self._is_skipping:
            return
        if "&" in text:
            text = html.unescape(text)
        is_space = text.isspace()
        if "pre" not in self._context:
            text = " " if is_space else text.replace("\n", " ")
        words = self._kept()
        if self._is_in_title or not is_space:
            words.append(html.escape(text, quote=False))
        elif not words or not words[-1].isspace() or "pre" in self._context:
            words.append(text)

    def _open(self, section: SearchSection) -> SearchSection:
        self._section = section
        self.sections.append(section)
        return section

    def _kept(self) -> list[str]:
        section = self._section or self._open(SearchSection("hx"))
        return section.title if self._is_in_title else section.text

    def _look(self) -> None:
        """See whether what follows is left out, and whether it belongs to the heading."""
        self._is_skipping = not self._skipped.isdisjoint(self._context)
        self._is_in_title = self._section is not None and self._section.tag in self._context
