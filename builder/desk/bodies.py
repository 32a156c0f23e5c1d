"""Paragraphs of an article put back or taken out, word for word, the rest left as it was typed."""

from builder.desk.facts import RefusedError
from builder.frontmatter import Document
from builder.model.body import Block, BlockKind, Body, block_lines, dump_body


def with_paragraph(document: Document, text: str, before: int, words: str) -> str:
    """Return a record's text with a line of the raw page as the paragraph before a block."""
    lines = text.split("\n")
    new = dump_body(Body.of([Block(BlockKind.PARAGRAPH, words)])).rstrip("\n")
    starts = block_lines(document.body)
    if before < len(starts):
        at = document.body_line - 1 + starts[before]
        lines[at:at] = [new, ""]
        return "\n".join(lines)
    kept = text.rstrip("\n")
    return f"{kept}\n\n{new}\n"


def without_block(document: Document, text: str, index: int) -> str:
    """Return a record's text without a block of its body.

    Raises:
        RefusedError: there is no such block.

    """
    starts = block_lines(document.body)
    if not 0 <= index < len(starts):
        raise RefusedError("there is no such paragraph any more")
    lines = text.split("\n")
    first = document.body_line - 1 + starts[index]
    if index + 1 < len(starts):
        del lines[first : document.body_line - 1 + starts[index + 1]]
        return "\n".join(lines)
    return "\n".join(lines[:first]).rstrip("\n") + "\n"
