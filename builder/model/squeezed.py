"""A text in its words alone, and the way back to its characters."""

from array import array
from collections.abc import Callable
from functools import cached_property

from builder.model.text import Span, one_line, squeeze

# So many characters that nobody sees may stand beside a word.
_NEAR = 80


class Squeezed:
    """A text, and the same without white space and unseen characters, in which words are found."""

    def __init__(self, text: str, squeezed: str | None = None) -> None:
        """Take the text, and `squeeze(text)` if it is known."""
        self.text = text
        self.squeezed = squeeze(text) if squeezed is None else squeezed

    def span(self, at: int, length: int) -> Span:
        """Return where so many characters of the squeezed text, at least one, stand in the text."""
        return Span(self._places[at], self._places[at + length - 1] + 1)

    def written(self, span: Span) -> str:
        """Return words of the text on one line, with what nobody sees right beside them."""
        return one_line(self.text[self._start(span, _is_unseen) : self._end(span, _is_unseen)])

    def is_written(self, span: Span, words: str) -> bool:
        """Tell whether words on one line are those of a span, character by character.

        What nobody sees and a space sets apart may belong to the words before it, or after it.
        """
        starts = {self._start(span, _is_unseen), self._start(span, _is_unseen_or_space)}
        ends = {self._end(span, _is_unseen), self._end(span, _is_unseen_or_space)}
        return any(one_line(self.text[a:b]) == words for a in starts for b in ends)

    def _start(self, span: Span, is_beside: Callable[[str], bool]) -> int:
        start = span.start
        while start > max(0, span.start - _NEAR) and is_beside(self.text[start - 1]):
            start -= 1
        return start

    def _end(self, span: Span, is_beside: Callable[[str], bool]) -> int:
        end = span.end
        while end < min(len(self.text), span.end + _NEAR) and is_beside(self.text[end]):
            end += 1
        return end

    @cached_property
    def _places(self) -> "array[int]":
        """Where each character of the squeezed text stands in the text."""
        kept, places = iter(self.squeezed), array("I")
        following = next(kept, None)
        for place, char in enumerate(self.text):
            if char == following:
                places.append(place)
                following = next(kept, None)
        return places


def _is_unseen(char: str) -> bool:
    return not char.isspace() and not squeeze(char)


def _is_unseen_or_space(char: str) -> bool:
    return char != "\n" and not squeeze(char)
