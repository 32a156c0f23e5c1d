"""A paragraph of a body in the raw page that it was taken from: whole, and in its characters."""

import re
from dataclasses import dataclass

from builder.model.squeezed import Squeezed
from builder.model.text import Span, is_whole, one_line, squeeze

# A paragraph may be wrapped, and a page may have the same words again and again.
_MOST_PLACES = 200
_ENDS = re.compile(r"[.!?\u2026:;\u06d4\u061f\u3002\u0964][\"'\u201d\u2019\u00bb)\]]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Unlike:
    """What is wrong with a paragraph that the page does not have so, and what to do."""

    fault: str
    remedy: str


_ABSENT = Unlike("does not stand in the seed", "write it word for word as in the seed")
_MOVED = Unlike("comes earlier in the seed", "keep the order of the seed")
_TORN = Unlike(
    "begins or ends in the middle of a sentence of the seed", "take whole sentences of the seed"
)
_SPACED = Unlike(
    "has other spaces or unseen characters than the seed",
    "copy it from the seed as it is, soft hyphens and other unseen characters with it",
)


class Original:
    """The text of a raw page, and the same without white space and unseen characters."""

    def __init__(self, text: str, squeezed: str) -> None:
        """Take both; `squeezed` is `squeeze(text)`."""
        self._page = Squeezed(text, squeezed)
        self._text = text

    def find(self, block: str, position: int) -> int | Unlike:
        """Return where the block ends in the squeezed text, or what is wrong with it.

        It is looked for from a position there. It has to be a run of whole sentences or lines of
        the page, in the page's own characters; line breaks of the page are spaces.
        """
        words = squeeze(block)
        if not words:  # of nothing but characters that are not seen
            return position if block in self._text else _ABSENT
        squeezed = self._page.squeezed
        at = squeezed.find(words, position)
        if at < 0:
            return _MOVED if words in squeezed else _ABSENT
        worst = _TORN
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            span = self._page.span(at, len(words))
            if self._is_run(span):
                if self._page.is_written(span, one_line(block)):
                    return at + len(words)
                worst = _SPACED
            at = squeezed.find(words, at + 1)
        return worst

    def _is_run(self, span: Span) -> bool:
        return is_whole(self._text, span) and self._begins(span.start) and self._ends(span.end)

    def _begins(self, start: int) -> bool:
        line = self._text.rfind("\n", 0, start) + 1
        before = self._text[max(line, start - _NEAR) : start]
        if any(char.isalnum() for char in before):
            return _ENDS.search(before.rstrip()) is not None
        return not self._goes_on(line, start)

    def _ends(self, end: int) -> bool:
        line = self._text.find("\n", end)
        line = len(self._text) if line < 0 else line
        rest = self._text[end : min(line, end + _NEAR)]
        if any(char.isalnum() for char in rest):
            return _ENDS.search(self._text[max(0, end - _NEAR) : end].rstrip()) is not None
        return not self._goes_on(line + 1, line + 1)

    def _goes_on(self, line: int, start: int) -> bool:
        """Tell whether a sentence of a wrapped page goes on from one line to the next."""
        last = self._text[max(0, line - 1 - _NEAR) : max(0, line - 1)].rpartition("\n")[2].rstrip()
        following = self._text[start : start + _NEAR].lstrip(" \t")
        is_wrapped = len(last) > _WRAPPED and following[:1].islower()
        return is_wrapped and not _ENDS.search(last)


# What decides is next to the place.
_NEAR = 80
# The lines of a page that breaks them are about as long as this, or longer.
_WRAPPED = 40
