"""An article's body as HTML: numbered paragraphs, passages marked, names linked."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

from markupsafe import Markup, escape

from builder.model.body import Block, BlockKind, Body
from builder.model.sourced import Passage
from builder.model.text import Span
from builder.model.unseen import code_point, unseen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the text that leads to another page."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class PassageMark:
    """A passage, its number on the page, and whether it has an entry beside the text."""

    passage: Passage
    number: int


def render_body(
    body: Body,
    marks: Sequence[PassageMark],
    links: Sequence[Link],
    shown: Collection[int] | None = None,
) -> Markup:
    """Return the body with an anchor on each paragraph, marks on passages, and names linked.

    Marks and links are sorted by place. Only the blocks of the given indices are `shown`, all if
    None; an ellipsis with their numbers stands for the others, and has their anchors.

    An article has dozens of each, so that none has a class: a link to a name leads out of the page,
    and a number shows what its `data-n` says. What a screen reader calls it comes from a script.
    """
    painter = _Painter(body, marks, links)
    parts: list[str] = []

    def kind_if_shown(item: tuple[int, Block]) -> BlockKind | None:
        return item[1].kind if shown is None or item[0] in shown else None

    for kind, run in groupby(enumerate(body.blocks), key=kind_if_shown):
        if kind is None:
            parts.append(painter.leave_out([index for index, _ in run]))
            continue
        tag, outer = _TAGS[kind], _OUTER.get(kind)
        lines = [
            f'<{tag} id="p{index + 1}">{painter.paint(block, index)}</{tag}>'
            for index, block in run
        ]
        if outer:
            lines = [f"<{outer}>", *lines, f"</{outer}>"]
        parts.extend(lines)
    return Markup("\n".join(parts))  # noqa: S704 -- each part is escaped where it is made


def escape_text(text: str) -> str:
    """Escape text between tags as Markdown writers do, leaving quotation marks readable."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.QUOTATION: "p",
    BlockKind.HEADING: "h2",
    BlockKind.ITEM: "li",
}
_OUTER = {BlockKind.QUOTATION: "blockquote", BlockKind.ITEM: "ul"}


class _Painter:
    """Paints one block after another; marks may overlap, so they are closed and opened again.

    A body has hundreds of pieces, so they are plain text in HTML rather than `Markup`: whatever
    comes from elsewhere is escaped where a piece is put together.
    """

    def __init__(self, body: Body, marks: Sequence[PassageMark], links: Sequence[Link]) -> None:
        self._body = body
        self._marks = _by_block(body, marks, lambda mark: mark.passage.span)
        self._links = _by_block(body, links, lambda link: link.span)

    def paint(self, block: Block, index: int) -> str:
        start = self._body.starts[index]
        marks, links = self._marks.get(index, []), self._links.get(index, [])
        spans = [*(mark.passage.span for mark in marks), *(link.span for link in links)]
        edges = {start, start + len(block.text)}
        edges.update(edge for span in spans for edge in (span.start, span.end))
        points = sorted(edges)
        parts = [self._number(index, str(index + 1))]
        active: list[PassageMark] = []
        waiting_marks, waiting_links = list(reversed(marks)), list(reversed(links))
        link: Link | None = None
        hidden = [start + at for at in unseen(block.text)]
        for here, there in pairwise(points):
            parts.extend(self._close(active, here))
            while waiting_marks and waiting_marks[-1].passage.span.start <= here:
                mark = waiting_marks.pop()
                parts.append(_open(mark, is_first=True))
                active.append(mark)
            while waiting_links and waiting_links[-1].span.start <= here:
                link = waiting_links.pop()
            if link and link.span.end <= here:
                link = None
            parts.append(_linked(link, self._text(here, there, hidden)))
        parts.extend(self._close(active, points[-1]))
        return "".join(parts)

    def leave_out(self, indices: Sequence[int]) -> str:
        first, *rest = indices
        number = f"{first + 1}–{rest[-1] + 1}" if rest else str(first + 1)
        anchors = "".join(f'<span id="p{n + 1}"></span>' for n in rest)
        return f'<p id="p{first + 1}">{self._number(first, number)}[…]{anchors}</p>'

    def _number(self, index: int, shown: str) -> str:
        return f'<a href="#p{index + 1}" data-n="{shown}"></a>'

    def _close(self, active: list[PassageMark], here: int) -> Iterator[str]:
        """Close the marks that end here, opening again those that were inside and go on."""
        ending = [mark for mark in active if mark.passage.span.end <= here]
        if not ending:
            return
        first = active.index(ending[0])
        going_on = [mark for mark in active[first:] if mark not in ending]
        for _ in active[first:]:
            yield "</mark>"
        del active[first:]
        for mark in ending:
            yield f'<a href="#f-{escape(mark.passage.anchor)}" data-n="{mark.number}"></a>'
        for mark in going_on:
            yield _open(mark, is_first=False)
            active.append(mark)

    def _text(self, start: int, end: int, hidden: Sequence[int]) -> str:
        """Return a piece of the text, with what nobody sees as its code point."""
        parts, position = [], start
        for at in hidden:
            if start <= at < end:
                parts.append(escape_text(self._body.text[position:at]))
                char = code_point(self._body.text[at])
                parts.append(f'<code class="ar-unseen">{char}</code>')
                position = at + 1
        return "".join([*parts, escape_text(self._body.text[position:end])])


def _by_block(body: Body, items: Sequence[T], span: Callable[[T], Span]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(body.block_at(span(item).start), []).append(item)
    return found


def _open(mark: PassageMark, *, is_first: bool) -> str:
    # What goes on after the end of another passage says which one it is a part of.
    name = "id" if is_first else "data-of"
    return f'<mark {name}="{escape(mark.passage.anchor)}">'


def _linked(link: Link | None, html: str) -> str:
    if link is None:
        return html
    return f'<a href="{escape(link.href)}">{html}</a>'
