"""An article's body as HTML: numbered paragraphs, passages marked, names linked."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

from markupsafe import Markup, escape

from builder.model.body import Block, Body, Kind
from builder.model.sourced import Passage
from builder.model.text import Span
from builder.model.unseen import code_point, unseen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the text that leads to another page."""

    span: Span
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage, its number on the page, and whether it has an entry beside the text."""

    passage: Passage
    number: int


@dataclass(frozen=True, slots=True)
class Labels:
    """What a screen reader calls the number of a paragraph, and that behind a passage."""

    paragraph: str
    passage: str


def render_body(
    body: Body,
    marks: Sequence[Mark],
    links: Sequence[Link],
    labels: Labels,
    shown: Collection[int] | None = None,
) -> Markup:
    """Return the body with an anchor on each paragraph, marks on passages, and names linked.

    Marks and links are sorted by place. Only the blocks of the given indices are `shown`, all if
    None; an ellipsis with their numbers stands for the others, and has their anchors.
    """
    painter = _Painter(body, marks, links, labels)
    parts: list[Markup] = []

    def kind_if_shown(item: tuple[int, Block]) -> Kind | None:
        return item[1].kind if shown is None or item[0] in shown else None

    for kind, run in groupby(enumerate(body.blocks), key=kind_if_shown):
        if kind is None:
            parts.append(painter.leave_out([index for index, _ in run]))
            continue
        tag, outer = _TAGS[kind], _OUTER.get(kind)
        lines = [
            Markup('<{0} id="p{1}">{2}</{0}>').format(tag, index + 1, painter.paint(block, index))
            for index, block in run
        ]
        if outer:
            lines = [Markup("<{}>").format(outer), *lines, Markup("</{}>").format(outer)]
        parts.extend(lines)
    return Markup("\n").join(parts)


def escape_text(text: str) -> str:
    """Escape text between tags as Markdown writers do, leaving quotation marks readable."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_TAGS = {Kind.PARAGRAPH: "p", Kind.QUOTATION: "p", Kind.HEADING: "h2", Kind.ITEM: "li"}
_OUTER = {Kind.QUOTATION: "blockquote", Kind.ITEM: "ul"}


class _Painter:
    """Paints one block after another; marks may overlap, so they are closed and opened again."""

    def __init__(
        self, body: Body, marks: Sequence[Mark], links: Sequence[Link], labels: Labels
    ) -> None:
        self._body = body
        self._labels = labels
        self._marks = _by_block(body, marks, lambda mark: mark.passage.span)
        self._links = _by_block(body, links, lambda link: link.span)

    def paint(self, block: Block, index: int) -> Markup:
        start = self._body.starts[index]
        marks, links = self._marks.get(index, []), self._links.get(index, [])
        spans = [*(mark.passage.span for mark in marks), *(link.span for link in links)]
        edges = {start, start + len(block.text)}
        edges.update(edge for span in spans for edge in (span.start, span.end))
        points = sorted(edges)
        parts: list[Markup] = [self._number(index, str(index + 1))]
        active: list[Mark] = []
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
        return Markup().join(parts)

    def leave_out(self, indices: Sequence[int]) -> Markup:
        first, *rest = indices
        number = f"{first + 1}–{rest[-1] + 1}" if rest else str(first + 1)
        anchors = Markup().join(Markup('<span id="p{}"></span>').format(n + 1) for n in rest)
        return Markup('<p id="p{}">{}[…]{}</p>').format(
            first + 1, self._number(first, number), anchors
        )

    def _number(self, index: int, shown: str) -> Markup:
        return Markup(
            '<a class="ar-number" href="#p{0}" data-n="{1}" aria-label="{2} {1}"></a>'
        ).format(index + 1, shown, self._labels.paragraph)

    def _close(self, active: list[Mark], here: int) -> Iterator[Markup]:
        """Close the marks that end here, opening again those that were inside and go on."""
        ending = [mark for mark in active if mark.passage.span.end <= here]
        if not ending:
            return
        first = active.index(ending[0])
        going_on = [mark for mark in active[first:] if mark not in ending]
        for _ in active[first:]:
            yield Markup("</mark>")
        del active[first:]
        for mark in ending:
            yield Markup(
                '<a class="ar-ref" href="#f-{0}" data-n="{1}" aria-label="{2}, {1}"></a>'
            ).format(mark.passage.anchor, mark.number, self._labels.passage)
        for mark in going_on:
            yield _open(mark, is_first=False)
            active.append(mark)

    def _text(self, start: int, end: int, hidden: Sequence[int]) -> Markup:
        """Return a piece of the text, with what nobody sees as its code point."""
        text, position = Markup(), start
        for at in hidden:
            if start <= at < end:
                text += Markup(escape_text(self._body.text[position:at]))  # noqa: S704 -- escaped
                text += Markup('<code class="ar-unseen">{}</code>').format(
                    code_point(self._body.text[at])
                )
                position = at + 1
        return text + Markup(escape_text(self._body.text[position:end]))  # noqa: S704 -- escaped


def _by_block(body: Body, items: Sequence[T], span: Callable[[T], Span]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(body.block_at(span(item).start), []).append(item)
    return found


def _open(mark: Mark, *, is_first: bool) -> Markup:
    # What goes on behind the end of another passage says which one it is a part of.
    name = "id" if is_first else "data-of"
    return Markup('<mark class="ar-passage" {}="{}">').format(name, mark.passage.anchor)


def _linked(link: Link | None, text: Markup) -> Markup:
    if link is None:
        return text
    return Markup('<a class="ar-name ar-name--{}" href="{}">{}</a>').format(
        link.kind, link.href, escape(text)
    )
