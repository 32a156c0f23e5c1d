"""Text that was broken into lines of 70 letters or so → a line for each paragraph."""

import re
from itertools import pairwise

_ENDS = re.compile(r"[.!?\u2026:;\u06d4\u061f]['\"\u201d\u2019)\]]{0,3}\Z")
_LONGEST, _SHORTEST = 110, 50
_FEWEST = 4
_MOST_SHORT = 0.2
_NEAR = 0.75


def unwrapped(text: str) -> str:
    """Return a page with its broken lines put together; as it is, if it has not been broken.

    A line was broken where the next word would not have fitted, so how long lines may be shows in
    those that break off within a sentence.
    """
    lines = text.split("\n")
    width = _width(lines)
    if width is None:
        return text
    joined: list[list[str]] = []
    goes_on = False
    for n, line in enumerate(lines):
        if goes_on:
            joined[-1].append(line.strip())
        else:
            joined.append([line])
        following = lines[n + 1] if n + 1 < len(lines) else ""
        goes_on = _is_broken(line, following, width)
    return "\n".join(" ".join(parts) for parts in joined)


def _width(lines: list[str]) -> int | None:
    """Return the length of the longest line that breaks off, if most of them are about as long."""
    lengths = [
        len(line.rstrip())
        for line, following in pairwise(lines)
        if following[:1].islower() and line.strip() and not _ENDS.search(line.rstrip())
    ]
    if len(lengths) < _FEWEST:
        return None
    width = max(lengths)
    short = sum(length < _NEAR * width for length in lengths)
    is_even = _SHORTEST <= width <= _LONGEST and short <= _MOST_SHORT * len(lengths)
    return width if is_even else None


def _is_broken(line: str, following: str, width: int) -> bool:
    words = following.split(maxsplit=1)
    if not line.strip() or not words or len(line.rstrip()) > width + 1:
        return False
    return len(line.rstrip()) + 1 + len(words[0]) > width
