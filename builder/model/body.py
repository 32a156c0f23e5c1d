"""The body of an article, and the small subset of Markdown in which it is written.

The subset has paragraphs, `## ` subheadings, `> ` quotations, `- ` list items, backslash escapes
and the references `&lt;` and `&amp;`. Everything else is literal text.
Reading never fails: any text is some body.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from builder.model.text import Span, one_line

BREAK = "\n\n"


class BlockKind(StrEnum):
    """What a block of the body is; the value is its mark in Markdown."""

    PARAGRAPH = ""
    HEADING = "## "
    QUOTATION = "> "
    ITEM = "- "


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, subheading, paragraph of a quotation, or list item; plain text on one line."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class Body:
    """The words of an article in order. Spans count the code points of `text`.

    `text` is the plain text: what the blocks say, with an empty line between two. `kinds` are those
    of the blocks. The words stand here once; a block is made when it is asked for.
    """

    text: str = ""
    kinds: tuple[BlockKind, ...] = ()

    @staticmethod
    def of(blocks: Iterable[Block]) -> "Body":
        """Return a body of blocks, of which none is empty."""
        every = tuple(blocks)
        return Body(BREAK.join(block.text for block in every), tuple(block.kind for block in every))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in their order."""
        texts = self.text.split(BREAK) if self.kinds else ()
        return tuple(map(Block, self.kinds, texts))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The position in `text` at which each block begins."""
        starts, position = [], 0
        for block in self.blocks:
            starts.append(position)
            position += len(block.text) + len(BREAK)
        return tuple(starts)

    def span(self, index: int) -> Span:
        """Return where the block of an index stands."""
        after = self.starts[index + 1] if index + 1 < len(self.starts) else None
        return Span(self.starts[index], len(self.text) if after is None else after - len(BREAK))

    def block_at(self, position: int) -> int:
        """Return the index of the block that holds the position."""
        return max(0, bisect_right(self.starts, position) - 1)

    def within_block(self, span: Span) -> bool:
        """Tell whether the span lies in a single block."""
        return self.block_at(span.start) == self.block_at(span.end - 1)


def body_of(blocks: Iterable[tuple[BlockKind, str]]) -> Body:
    """Return a body of the given blocks, each put on one line, the empty ones left out."""
    lines = ((kind, one_line(text)) for kind, text in blocks)
    return Body.of(Block(kind, line) for kind, line in lines if line)


def parse_body(markdown: str) -> Body:
    """Read a body from the subset."""
    return Body.of(Block(kind, text) for kind, text, _ in _scan(markdown))


def block_lines(markdown: str) -> list[int]:
    """Return the line of the text, counted from 0, on which each block of the body begins."""
    return [line for _, _, line in _scan(markdown)]


def _scan(markdown: str) -> list[tuple[BlockKind, str, int]]:
    found: list[tuple[BlockKind, list[str], int]] = []
    is_open = False
    for number, raw in enumerate(markdown.split("\n")):
        kind, line = _split_mark(raw.strip())
        if kind is BlockKind.HEADING:
            found.append((kind, [line], number))
            is_open = False
        elif not line:
            is_open = False
        elif is_open and (
            kind is BlockKind.PARAGRAPH or kind is found[-1][0] is BlockKind.QUOTATION
        ):
            found[-1][1].append(line)
        else:
            found.append((kind, [line], number))
            is_open = True
    blocks = ((kind, one_line(_unescape(" ".join(lines))), n) for kind, lines, n in found)
    return [block for block in blocks if block[1]]


def dump_body(body: Body) -> str:
    """Write a body in the subset, so that `parse_body` reads the same body again."""
    parts: list[str] = []
    previous = None
    for block in body.blocks:
        if previous is not None:
            parts.append("\n" if block.kind is previous is BlockKind.ITEM else BREAK)
        parts.append(block.kind + _escape(block))
        previous = block.kind
    return "".join(parts) + "\n" if parts else ""


def _split_mark(line: str) -> tuple[BlockKind, str]:
    if line.startswith(BlockKind.HEADING):
        return BlockKind.HEADING, line.removeprefix(BlockKind.HEADING).strip()
    if line.startswith(">"):
        return BlockKind.QUOTATION, line.removeprefix(">").strip()
    if line.startswith(BlockKind.ITEM):
        return BlockKind.ITEM, line.removeprefix(BlockKind.ITEM).strip()
    return BlockKind.PARAGRAPH, line


_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])|&(lt|amp);")
_REFERENCES = {"lt": "<", "amp": "&"}


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda m: m[1] or _REFERENCES[m[2]], text)


_INLINE = re.compile(r"[\\`*_\[\]]|<|&(?=#|[\w.-]+;)")
_AT_START = re.compile(r"[#>+-]|(?<=\d)[.)](?=\s|$)")
_NUMBER = re.compile(r"\d+")


def _escape(block: Block) -> str:
    text = block.text
    number = _NUMBER.match(text)
    mark = _AT_START.match(text, number.end() if number else 0)
    start = mark.end() if mark else 0
    head = f"{text[: start - 1]}\\{text[start - 1]}" if mark else ""
    rest = _INLINE.sub(_escape_inline, text[start:])
    if block.kind is BlockKind.HEADING:
        rest = rest.replace("#", "\\#")
    return head + rest


def _escape_inline(match: re.Match[str]) -> str:
    if match[0] == "<":
        return "&lt;"
    return "&amp;" if match[0] == "&" else f"\\{match[0]}"
