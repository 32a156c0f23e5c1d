"""From line and column to a position in a text."""

from itertools import accumulate

from builder.frontmatter import Place


class Offsets:
    """The positions of a text's lines."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        lengths = (len(line) + 1 for line in text.split("\n"))
        self._starts = [0, *accumulate(lengths)]

    def at(self, place: Place) -> int:
        """Return the position of a line and column, both counted from 1."""
        line, column = place
        return self._starts[min(line, len(self._starts)) - 1] + column - 1
